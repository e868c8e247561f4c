"""What RCS cannot carry in a content, by name and path."""

from collections.abc import Callable, Iterator, Mapping

from channels._content import Block, Content
from channels._failover import sms_refusals
from channels._frozen import Frozen
from channels._native import degrees, moment, phone_number
from channels._problem import Problem
from channels._reading import problem
from channels._tags import split
from channels.rcs._limits import CARDS_LEAST
from locales.words import gettext_noop

__all__ = ["faults", "says_anything", "suggestions_of", "unreadable"]


def faults(content: Content, finished: bool = False) -> Iterator[Problem]:
    """Yield what cannot be sent, of a content *finished* or as it was written."""
    yield from _one_of_three(content)
    for path, card in _cards(content):
        yield from _card(path, card)
    yield from _carousel(content)
    yield from unreadable(content, finished)
    yield from sms_refusals(content)


def unreadable(content: Content, finished: bool = False) -> Iterator[Problem]:
    """Yield the numbers, places and moments that no phone would understand.

    A text with a tag in it is judged when it is *finished*; nothing in a finished one is a tag.
    """
    for path, suggestion in suggestions_of(content):
        yield from _suggestion(path, suggestion, finished)


def says_anything(content: Content) -> bool:
    """Whether there is a message at all: a text, a card or a carousel."""
    return bool(_written(content))


def suggestions_of(content: Content) -> Iterator[tuple[str, Block]]:
    """Yield every suggestion with its path: those on cards, then those of the message."""
    for path, card in _cards(content):
        yield from _numbered(f"{path}.suggestions", card.blocks("suggestions"))
    yield from _numbered("suggestions", content.blocks("suggestions"))


def _cards(content: Content) -> Iterator[tuple[str, Block]]:
    for name in ("card", "carousel"):
        yield from _numbered(name, content.blocks(name))


def _numbered(path: str, blocks: tuple[Block, ...]) -> Iterator[tuple[str, Block]]:
    return ((f"{path}.{index}", block) for index, block in enumerate(blocks))


def _one_of_three(content: Content) -> Iterator[Problem]:
    """Yield each kind of message but the first, and what hangs below no message at all."""
    written = _written(content)
    for name in written[1:]:
        yield problem(name, _BESIDE[written[0], name])
    if not written:
        hanging = {
            "suggestions": bool(content.blocks("suggestions")),
            "sms_text": bool(content.text("sms_text").strip()),
        }
        for name in (name for name, is_there in hanging.items() if is_there):
            yield problem(name, gettext_noop("is written, and there is no message with it"))


def _written(content: Content) -> list[str]:
    text = ["text"] if content.text("text").strip() else []
    return text + [name for name in ("card", "carousel") if content.blocks(name)]


def _card(path: str, card: Block) -> Iterator[Problem]:
    if not any(card.text(name).strip() for name in ("title", "description", "media")):
        message = gettext_noop("a card needs a title, a description or an image")
        yield problem(path, message)
    if card.text("thumbnail").strip() and not card.text("media").strip():
        message = gettext_noop("stands for an image or a video, and there is none")
        yield problem(f"{path}.thumbnail", message)


def _carousel(content: Content) -> Iterator[Problem]:
    cards = content.blocks("carousel")
    if 0 < len(cards) < CARDS_LEAST.value:
        message = gettext_noop("holds %(count)s card, and a carousel needs %(least)s or more")
        yield problem("carousel", message, count=len(cards), least=CARDS_LEAST.value)
    for path, card in _numbered("carousel", cards):
        if card.text("height") == "tall" and content.text("card_width") == "small":
            message = gettext_noop("tall images need cards of medium width")
            yield problem(f"{path}.height", message)


def _suggestion(path: str, suggestion: Block, finished: bool) -> Iterator[Problem]:
    for name, (is_right, message) in _VALUES.get(suggestion.type, {}).items():
        text = suggestion.text(name)
        if text.strip() and _is_settled(text, finished) and not is_right(text):
            yield problem(f"{path}.{name}", message, value=text.strip()[:40])
    if suggestion.type == "event":
        yield from _order(path, suggestion, finished)


def _order(path: str, event: Block, finished: bool) -> Iterator[Problem]:
    texts = event.text("start"), event.text("end")
    if all(_is_settled(text, finished) for text in texts):
        start, end = map(moment, texts)
        if start is not None and end is not None and end <= start:
            message = gettext_noop("the event ends before it has begun")
            yield problem(f"{path}.end", message)


def _is_settled(text: str, finished: bool) -> bool:
    return finished or not any(run.is_tag for run in split(text))


_BESIDE = Frozen(
    {
        ("text", "card"): gettext_noop(
            "a message is a text or a card: put the text into the card, or send two messages"
        ),
        ("text", "carousel"): gettext_noop(
            "a message is a text or a carousel: take one out, or send two messages"
        ),
        ("card", "carousel"): gettext_noop(
            "a message is a card or a carousel: put the card into the carousel, or take one out"
        ),
    }
)

_MOMENT = gettext_noop("%(value)s is no moment such as 2026-03-14T15:00+01:00")

# Type of suggestion -> field -> what makes its value right, and what is said when it is not.
_VALUES: Mapping[str, Mapping[str, tuple[Callable[[str], bool], str]]] = Frozen(
    {
        "dial": {
            "phone": (
                lambda text: phone_number(text) is not None,
                gettext_noop("%(value)s is no telephone number such as +4722123456"),
            )
        },
        "location": {
            "latitude": (
                lambda text: degrees(text, 90) is not None,
                gettext_noop("%(value)s is no latitude, which is a number from -90 to 90"),
            ),
            "longitude": (
                lambda text: degrees(text, 180) is not None,
                gettext_noop("%(value)s is no longitude, which is a number from -180 to 180"),
            ),
        },
        "event": {
            "start": (lambda text: moment(text) is not None, _MOMENT),
            "end": (lambda text: moment(text) is not None, _MOMENT),
        },
    }
)
