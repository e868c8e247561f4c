"""Twilio Content: an RCS message as a template, filled in by Twilio when it is sent."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar

from channels._content import Block, Content
from channels._frozen import Frozen
from channels._places import places
from channels._problem import Problem
from channels._provider import Handover, Payload, Provider, Variable
from channels._reading import problem
from channels._requests import a_text, refuse, without_empty, wrong_options
from channels._tags import split
from channels.rcs import CHANNEL
from channels.rcs._handing import finished, refused
from channels.rcs.providers._twilio_limits import not_carried, sizes_not_carried
from locales.words import gettext_noop

__all__ = ["PROVIDER", "TwilioContent"]

_Numbers = Mapping[str, str]


class TwilioContent(Provider):
    """The body of ``POST /v1/Content``; the envelope's reference is its friendly name.

    Each tag that prints becomes a variable with a number, by its first place in the content.
    The SMS of the message is its ``twilio/text``. There are no options.
    """

    name: ClassVar[str] = "twilio_content"
    label: ClassVar[str] = "Twilio Content (RCS)"
    kind: ClassVar = "template"
    schema: ClassVar[str] = "twilio_content.schema.json"
    source: ClassVar[str] = "https://www.twilio.com/docs/content/twiliocard"

    def payload(self, handover: Handover) -> Payload:
        """Return the template; CannotCarry names what RCS or Twilio does not take."""
        written, ready = handover.content, finished(handover)
        numbers = {each.tag: f"{{{{{at}}}}}" for at, each in enumerate(handover.variables, 1)}
        problems = (
            *refused(ready),
            *not_carried(written),
            *sizes_not_carried(ready),
            *_unnumbered(written, numbers),
            *_refused(handover),
        )
        refuse(self.name, problems)
        return without_empty(
            {
                "friendly_name": handover.envelope.reference,
                "language": handover.locale.replace("-", "_"),
                "variables": dict(_samples(handover.variables)),
                "types": _types(written, numbers),
            }
        )


def _refused(handover: Handover) -> Iterator[Problem]:
    envelope = handover.envelope
    yield from wrong_options(envelope.options, Frozen({}))
    if envelope.reference:
        found = a_text(255)("envelope.reference", envelope.reference)
        yield from (found,) if found else ()
    for number, sample in _samples(handover.variables):
        if not sample.strip():
            message = gettext_noop("%(name)s has no sample, and Twilio asks for one")
            yield problem("", message, name=handover.variables[int(number) - 1].name)


def _unnumbered(written: Content, numbers: _Numbers) -> Iterator[Problem]:
    """Yield each text with a tag that prints nothing: a condition, a loop."""
    for place in places(CHANNEL.parts, written.parts):
        if isinstance(place.value, str):
            tags = [run.text for run in split(place.value) if run.is_tag]
            if any(tag not in numbers for tag in tags):
                message = gettext_noop("Twilio fills in values alone, no conditions and no loops")
                yield problem(place.path, message)


def _samples(variables: tuple[Variable, ...]) -> Iterator[tuple[str, str]]:
    """Yield number and sample of each variable: its value, else its first sample with words."""
    for number, variable in enumerate(variables, 1):
        known = (variable.value, *variable.samples)
        yield str(number), next((each for each in known if each.strip()), "")


def _types(written: Content, numbers: _Numbers) -> dict[str, Any]:
    sms = _numbered(written.text("sms_text"), numbers)
    text = _numbered(written.text("text"), numbers)
    instead = {"twilio/text": {"body": sms}} if sms else {}
    if cards := written.blocks("carousel"):
        carousel = {"body": sms, "cards": [_one_of_many(card, numbers) for card in cards]}
        return {"twilio/carousel": carousel, **instead}
    if cards := written.blocks("card"):
        return {"twilio/card": _card(cards[0], numbers), **instead}
    if below := written.blocks("suggestions"):
        # Without an image a card is a text with chips.
        return {"twilio/card": {"body": text, "actions": _actions(below, numbers)}, **instead}
    return {"twilio/text": {"body": text}}


def _card(card: Block, numbers: _Numbers) -> dict[str, Any]:
    return without_empty(
        {
            "title": _numbered(card.text("title"), numbers),
            "body": _numbered(card.text("description"), numbers),
            "media": [_numbered(card.text("media"), numbers)],
            "actions": _actions(card.blocks("suggestions"), numbers),
        }
    )


def _one_of_many(card: Block, numbers: _Numbers) -> dict[str, Any]:
    return {**_card(card, numbers), "media": _numbered(card.text("media"), numbers)}


def _actions(suggestions: tuple[Block, ...], numbers: _Numbers) -> list[dict[str, Any]]:
    return [
        {
            **_ACTIONS[each.type](each, numbers),
            "title": _numbered(each.text("label"), numbers),
        }
        for each in suggestions
    ]


def _reply(block: Block, numbers: _Numbers) -> dict[str, Any]:
    identity = block.text("postback").strip() or block.text("label")
    return {"type": "QUICK_REPLY", "id": _numbered(identity, numbers)}


def _open_url(block: Block, numbers: _Numbers) -> dict[str, Any]:
    action = {"type": "URL", "url": _numbered(block.text("url"), numbers)}
    if block.text("open_in") != "browser":
        action["webviewSize"] = block.text("open_in").upper()
    return action


def _dial(block: Block, numbers: _Numbers) -> dict[str, Any]:
    return {"type": "PHONE_NUMBER", "phone": _numbered(block.text("phone"), numbers)}


def _numbered(text: str, numbers: _Numbers) -> str:
    runs = split(text.strip())
    return "".join(numbers[run.text] if run.is_tag else run.text for run in runs)


_ACTIONS: Mapping[str, Callable[[Block, _Numbers], dict[str, Any]]] = Frozen(
    {"reply": _reply, "open_url": _open_url, "dial": _dial}
)

PROVIDER = TwilioContent()
