"""What Twilio's content types cannot carry of an RCS message, by name and path."""

from collections.abc import Iterator

from channels._content import Block, Content
from channels._problem import Problem
from channels._reading import problem
from channels._tags import split
from channels.rcs._faults import suggestions_of
from channels.rcs._limits import TWILIO_ACTIONS, TWILIO_CARD
from locales.words import gettext_noop

__all__ = ["kinds_of_actions", "not_carried", "sizes_not_carried"]


def not_carried(written: Content) -> Iterator[Problem]:
    """Yield what of a content, as it was *written*, no content type has a place for."""
    for path, suggestion in suggestions_of(written):
        yield from _suggestion(path, suggestion)
    for index, card in enumerate(written.blocks("card")):
        yield from _card(f"card.{index}", card)
    for index, card in enumerate(written.blocks("carousel")):
        yield from _card(f"carousel.{index}", card)
    yield from _carousel(written)
    yield from _whole(written)


def sizes_not_carried(finished: Content) -> Iterator[Problem]:
    """Yield the cards of a carousel whose *finished* words are too long together."""
    for index, card in enumerate(finished.blocks("carousel")):
        size = len(card.text("title").strip()) + len(card.text("description").strip())
        if size > TWILIO_CARD.value:
            message = gettext_noop(
                "title and description hold %(size)s characters together, and Twilio takes "
                "%(limit)s"
            )
            yield problem(f"carousel.{index}", message, size=size, limit=TWILIO_CARD.value)


def kinds_of_actions(card: Block) -> list[str]:
    """Return the types of the suggestions on *card*, in their order."""
    return [each.type for each in card.blocks("suggestions")]


def _suggestion(path: str, suggestion: Block) -> Iterator[Problem]:
    if suggestion.type in ("location", "event"):
        message = gettext_noop("Twilio has replies, addresses and calls, and nothing else to tap")
        yield problem(path, message)
    elif suggestion.type != "reply" and suggestion.text("postback").strip():
        message = gettext_noop("Twilio sends a postback for replies alone: leave it empty here")
        yield problem(f"{path}.postback", message)


def _card(path: str, card: Block) -> Iterator[Problem]:
    if not card.text("media").strip():
        yield problem(f"{path}.media", gettext_noop("Twilio needs an image to make a card"))
    if card.text("thumbnail").strip():
        message = gettext_noop("Twilio makes the small image itself: leave this empty")
        yield problem(f"{path}.thumbnail", message)
    if card.text("height") != "medium":
        message = gettext_noop("Twilio sets the height itself: choose medium")
        yield problem(f"{path}.height", message)
    if card.fields.get("orientation") == "horizontal":
        message = gettext_noop("Twilio puts the image above the text: choose that")
        yield problem(f"{path}.orientation", message)
    if not (card.text("title").strip() or card.text("description").strip()):
        yield problem(path, gettext_noop("Twilio needs a title or a description beside the image"))


def _carousel(written: Content) -> Iterator[Problem]:
    cards = written.blocks("carousel")
    for index, card in enumerate(cards):
        yield from _one_of_many(f"carousel.{index}", card)
        if kinds_of_actions(card) != kinds_of_actions(cards[0]):
            message = gettext_noop(
                "Twilio wants the same kinds of suggestions on each card, in the same order"
            )
            yield problem(f"carousel.{index}.suggestions", message)
    if cards and not written.text("sms_text").strip():
        message = gettext_noop("Twilio wants a text with a carousel, for SMS: write one")
        yield problem("sms_text", message)
    if cards and written.text("card_width") != "medium":
        yield problem("card_width", gettext_noop("Twilio sets the width itself: choose medium"))


def _one_of_many(path: str, card: Block) -> Iterator[Problem]:
    count = len(card.blocks("suggestions"))
    if not 1 <= count <= TWILIO_ACTIONS.value:
        message = gettext_noop("Twilio takes 1 to %(limit)s suggestions on a card of a carousel")
        yield problem(f"{path}.suggestions", message, limit=TWILIO_ACTIONS.value)
    if not card.text("description").strip():
        message = gettext_noop("Twilio needs a description on each card of a carousel")
        yield problem(f"{path}.description", message)
    elif any(run.is_tag for run in split(card.text("description"))):
        message = gettext_noop("Twilio takes no placeholder here: put it into the title")
        yield problem(f"{path}.description", message)


def _whole(written: Content) -> Iterator[Problem]:
    has_cards = written.blocks("card") or written.blocks("carousel")
    if has_cards and written.blocks("suggestions"):
        message = gettext_noop("Twilio has suggestions on cards or below a text, not below cards")
        yield problem("suggestions", message)
    if written.text("sms_sender").strip():
        message = gettext_noop("Twilio's messaging service names the sender: leave this empty")
        yield problem("sms_sender", message)
    sms = written.text("sms_text").strip()
    alone = not has_cards and not written.blocks("suggestions")
    if sms and alone and sms != written.text("text").strip():
        message = gettext_noop("Twilio sends the text itself as SMS: leave this empty")
        yield problem("sms_text", message)
