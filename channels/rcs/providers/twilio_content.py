"""Twilio Content: an RCS message as a template, whose values Twilio fills in.

``POST https://content.twilio.com/v1/Content``. Each placeholder becomes a number, its first sample
(or its value) the number's default. A template goes to nobody yet, so it has no recipient and
no sender. The SMS of the message is its ``twilio/text``.

Options: ``friendly_name``, the name in Twilio's list; without it the reference is the name.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar

import locales
from channels._content import Block, Content
from channels._frozen import Frozen
from channels._numbered import numbered
from channels._options import Option, option_path, read_options
from channels._over import over
from channels._problem import Problem
from channels._provider import Handover, Payload, Provider, Variable
from channels._reading import problem, unstorable
from channels._requests import refuse, without_empty
from channels.rcs import CHANNEL
from channels.rcs._handing import finished, refused
from channels.rcs.providers._twilio_limits import not_carried, sizes_not_carried
from channels.sms.providers._limits import CONTENT_BODY, CONTENT_VALUE, CONTENT_VARIABLES
from locales.words import gettext_noop

__all__ = ["PROVIDER", "TwilioContent"]


class TwilioContent(Provider):
    """A content template of the type ``twilio/text``, ``twilio/card`` or ``twilio/carousel``."""

    name: ClassVar[str] = "twilio_content"
    label: ClassVar[str] = "Twilio Content"
    kind = "template"
    schema: ClassVar[str] = "twilio_content.schema.json"
    source: ClassVar[str] = "https://www.twilio.com/docs/content/twiliocard"
    options: ClassVar[tuple[Option, ...]] = (Option("friendly_name"),)

    def payload(self, handover: Handover) -> Payload:
        """Return the template; CannotCarry names what RCS or Twilio does not take."""
        options, problems = read_options(self.options, handover.envelope.options)
        name = options.get("friendly_name") or handover.envelope.reference
        language = locales.get(handover.locale).tag.partition("-")[0]
        ready = finished(handover)
        content, variables, unnumbered = _numbered(handover)
        in_the_way = (
            *problems,
            *refused(ready),
            *not_carried(handover.content),
            *sizes_not_carried(ready),
            *unnumbered,
            *_faults(name, language, variables),
            *over("text", len(content.text("text")), CONTENT_BODY),
            *over("sms_text", len(content.text("sms_text")), CONTENT_BODY),
        )
        refuse(self.name, in_the_way)
        samples = {str(at): _sample(each) for at, each in enumerate(variables, 1)}
        made = {"friendly_name": name, "language": language, "variables": samples}
        return without_empty({**made, "types": _types(content)})


def _numbered(handover: Handover) -> tuple[Content, tuple[Variable, ...], tuple[Problem, ...]]:
    """Return the content with its tags as numbers, what is behind those, and what has none."""
    content, variables = handover.content, tuple[Variable, ...]()
    problems: list[Problem] = []
    for part in CHANNEL.texts(content):
        found = numbered(part.path, part.text, handover.variables, variables)
        content, variables = content.replace(part.path, found.text), found.variables
        problems += found.problems
    return content, variables, tuple(problems)


def _sample(variable: Variable) -> str:
    return next(iter(variable.samples), variable.value)


def _faults(name: str, language: str, variables: tuple[Variable, ...]) -> Iterator[Problem]:
    yield from unstorable(option_path("friendly_name"), name)
    if not name.strip():
        yield problem(option_path("friendly_name"), gettext_noop("is missing"))
    if len(language) != 2:
        message = gettext_noop("Twilio knows a language by two letters, and %(language)s has none")
        yield problem("", message, language=language)
    yield from over("", len(variables), CONTENT_VARIABLES)
    for variable in variables:
        sample = _sample(variable)
        yield from unstorable("", sample)
        yield from over("", len(sample), CONTENT_VALUE)
        if not sample.strip():
            message = gettext_noop("%(name)s has no sample, and a template is not approved without")
            yield problem("", message, name=variable.name)


def _types(content: Content) -> dict[str, Any]:
    text, sms = content.text("text").strip(), content.text("sms_text").strip()
    instead = {"twilio/text": {"body": sms}} if sms else {}
    if cards := content.blocks("carousel"):
        carousel = {"body": sms, "cards": [_one_of_many(card) for card in cards]}
        return {"twilio/carousel": carousel, **instead}
    if cards := content.blocks("card"):
        return {"twilio/card": _card(cards[0]), **instead}
    if below := content.blocks("suggestions"):
        # Without an image a card is a text with chips.
        return {"twilio/card": {"body": text, "actions": _actions(below)}, **instead}
    return {"twilio/text": {"body": text}}


def _card(card: Block) -> dict[str, Any]:
    return without_empty(
        {
            "title": card.text("title").strip(),
            "body": card.text("description").strip(),
            "media": [card.text("media").strip()],
            "actions": _actions(card.blocks("suggestions")),
        }
    )


def _one_of_many(card: Block) -> dict[str, Any]:
    return {**_card(card), "media": card.text("media").strip()}


def _actions(suggestions: tuple[Block, ...]) -> list[dict[str, Any]]:
    return [
        {**_ACTIONS[each.type](each), "title": each.text("label").strip()} for each in suggestions
    ]


def _reply(block: Block) -> dict[str, Any]:
    identity = block.text("postback").strip() or block.text("label").strip()
    return {"type": "QUICK_REPLY", "id": identity}


def _open_url(block: Block) -> dict[str, Any]:
    action = {"type": "URL", "url": block.text("url").strip()}
    if block.text("open_in") != "browser":
        action["webviewSize"] = block.text("open_in").upper()
    return action


def _dial(block: Block) -> dict[str, Any]:
    return {"type": "PHONE_NUMBER", "phone": block.text("phone").strip()}


_ACTIONS: Mapping[str, Callable[[Block], dict[str, Any]]] = Frozen(
    {"reply": _reply, "open_url": _open_url, "dial": _dial}
)

PROVIDER = TwilioContent()
