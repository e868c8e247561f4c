"""Twilio Content: an SMS as a content template, whose values Twilio fills in.

``POST https://content.twilio.com/v1/Content``. Each placeholder becomes a number, its first sample
(or its value) the number's default. A template goes to nobody yet, so it has no recipient and
no sender.

Options: ``friendly_name``, the name in Twilio's list; without it the reference is the name.
"""

from collections.abc import Iterator
from typing import ClassVar

import locales
from channels._numbered import Numbered, numbered
from channels._options import Option, option_path, read_options
from channels._over import over
from channels._problem import Problem
from channels._provider import CannotCarry, Handover, Payload, Provider, Variable
from channels._reading import problem, unstorable
from channels.sms.providers._limits import CONTENT_BODY, CONTENT_VALUE, CONTENT_VARIABLES
from locales.words import gettext_noop

__all__ = ["PROVIDER", "TwilioContent"]


class TwilioContent(Provider):
    """A content template of the type ``twilio/text``."""

    name: ClassVar[str] = "twilio_content"
    label: ClassVar[str] = "Twilio Content"
    kind = "template"
    schema: ClassVar[str] = "twilio_content.schema.json"
    source: ClassVar[str] = "https://www.twilio.com/docs/content/content-api-resources"
    options: ClassVar[tuple[Option, ...]] = (Option("friendly_name"),)

    def payload(self, handover: Handover) -> Payload:
        """Return the template; CannotCarry names everything that is in its way."""
        options, problems = read_options(self.options, handover.envelope.options)
        name = options.get("friendly_name") or handover.envelope.reference
        body = numbered("body", handover.content.text("body"), handover.variables)
        language = locales.get(handover.locale).tag.partition("-")[0]
        found = (*problems, *_name_faults(name), *_body_faults(body), *_language_faults(language))
        if found:
            raise CannotCarry(self.name, found)
        samples = {str(at): _sample(each) for at, each in enumerate(body.variables, 1)}
        return {
            "friendly_name": name,
            "language": language,
            **({"variables": samples} if samples else {}),
            "types": {"twilio/text": {"body": body.text}},
        }


def _sample(variable: Variable) -> str:
    return next(iter(variable.samples), variable.value)


def _name_faults(name: str) -> Iterator[Problem]:
    yield from unstorable(option_path("friendly_name"), name)
    if not name.strip():
        yield problem(option_path("friendly_name"), gettext_noop("is missing"))


def _body_faults(body: Numbered) -> Iterator[Problem]:
    yield from body.problems
    yield from unstorable("body", body.text)
    if not body.text.strip():
        yield problem("body", gettext_noop("is empty"))
    yield from over("body", len(body.text), CONTENT_BODY)
    yield from over("body", len(body.variables), CONTENT_VARIABLES)
    for variable in body.variables:
        sample = _sample(variable)
        yield from unstorable("body", sample)
        yield from over("body", len(sample), CONTENT_VALUE)
        if not sample.strip():
            message = gettext_noop("%(name)s has no sample, and a template is not approved without")
            yield problem("body", message, name=variable.name)


def _language_faults(language: str) -> Iterator[Problem]:
    if len(language) != 2:
        message = gettext_noop("Twilio knows a language by two letters, and %(language)s has none")
        yield problem("", message, language=language)


PROVIDER = TwilioContent()
