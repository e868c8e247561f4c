"""Meta: a template handed over for review: ``POST /<WABA_ID>/message_templates``.

Options: ``name`` (required), the template's name at Meta; ``parameters``, "positional" (so
without it) or "named"; ``handles``, from the path of each file ("header.0.url") to the handle
that Meta's Resumable Upload API gave for its example. Recipient, sender and reference have no
place in a template.
"""

from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from channels._options import Option
from channels._over import over
from channels._problem import Problem
from channels._provider import Handover
from channels._reading import problem
from channels.whatsapp._languages import language_of
from channels.whatsapp._limits import BODY, CARD_BODY, COUPON, HEADER_TEXT, URL
from channels.whatsapp._walk import all_buttons, is_template, takes_wording
from channels.whatsapp.providers._base import WhatsAppProvider
from channels.whatsapp.providers._meta import (
    PAGES,
    PARAMETERS,
    is_named,
    parameter_problems,
    texts,
)
from channels.whatsapp.providers._meta_components import components, media_paths
from channels.whatsapp.providers._names import NAME, name_problem, template_name
from channels.whatsapp.providers._wording import filled, sample_problems, variables_of, worded
from locales.words import gettext_noop

__all__ = ["PROVIDER", "MetaTemplate"]

_SERVICE = gettext_noop("a service message is no template: it is not handed over for review")
_NO_HANDLE = gettext_noop(
    "Meta reviews an uploaded example: give its handle as option handles, {“%(where)s”: “4::…”}"
)

# By the last name of a text's path; the message's own body has another than a card's.
_LIMITS = {"text": HEADER_TEXT, "body": CARD_BODY}


class MetaTemplate(WhatsAppProvider):
    """A message template."""

    name: ClassVar[str] = "meta_template"
    label: ClassVar[str] = gettext_noop("Meta: message template")
    kind: ClassVar[Literal["send", "template"]] = "template"
    schema: ClassVar[str] = "meta_template.schema.json"
    source: ClassVar[str] = f"{PAGES}/templates/components"
    options: ClassVar[tuple[Option, ...]] = (NAME, PARAMETERS, Option("handles", "texts"))

    def problems(self, handover: Handover) -> Iterator[Problem]:
        """Yield what Meta would not review."""
        yield from super().problems(handover)
        if not is_template(handover.content):
            yield problem("category", _SERVICE)
        yield from name_problem(handover)
        yield from parameter_problems(handover)
        yield from _handles(handover)
        samples = tuple(_samples(handover))
        yield from samples or _long(handover)

    def body(self, handover: Handover) -> dict[str, Any]:
        """Return name, language, category and components."""
        told = {
            "name": template_name(handover),
            "language": language_of(handover.content, handover.locale),
            "category": handover.content.text("category").upper(),
        }
        if takes_wording(handover.content):
            told["parameter_format"] = "NAMED" if is_named(handover) else "POSITIONAL"
        return {**told, "components": components(handover)}


def _handles(handover: Handover) -> Iterator[Problem]:
    handles = handover.envelope.options.get("handles", {})
    for path in media_paths(handover):
        if path not in handles:
            yield problem(path, _NO_HANDLE, where=path)


def _samples(handover: Handover) -> Iterator[Problem]:
    """Yield placeholders without a sample; the code of a code message needs none."""
    if not takes_wording(handover.content):
        return
    variables = variables_of(handover)
    for path, template in texts(handover):
        yield from sample_problems(path, template, variables)
    for path, button in all_buttons(handover.content):
        for name in ("url", "code"):
            if name in button.fields:
                yield from sample_problems(f"{path}.{name}", button.text(name), variables)


def _long(handover: Handover) -> Iterator[Problem]:
    """Yield texts that are too long with placeholders in them, or with their samples."""
    if not takes_wording(handover.content):
        return
    variables, named = variables_of(handover), is_named(handover)
    for path, template in texts(handover):
        limit = _LIMITS.get(path.rpartition(".")[2], BODY) if "." in path else BODY
        yield from over(path, len(worded(template, variables, named=named).text), limit)
    for path, button in all_buttons(handover.content):
        for name, most in (("url", URL), ("code", COUPON)):
            if name in button.fields:
                length = len(filled(button.text(name), variables))
                yield from over(f"{path}.{name}", length, most)


PROVIDER = MetaTemplate()
