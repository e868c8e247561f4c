"""What every provider of WhatsApp does: look for all that it cannot carry, then write."""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar

from channels._options import Option, envelope_path, read_options
from channels._problem import Problem
from channels._provider import CannotCarry, Handover, Payload, Provider
from channels._reading import unstorable
from channels.whatsapp import CHANNEL
from channels.whatsapp.providers._common import (
    brace_problems,
    finished_content,
    language_problem,
    message_problems,
)

__all__ = ["WhatsAppProvider"]


class WhatsAppProvider(Provider):
    """A provider that names every reason at once: it declares ``options``, and writes ``body``
    and its own ``problems``. Both see the options that are given and faultless, no others."""

    options: ClassVar[tuple[Option, ...]] = ()

    def payload(self, handover: Handover) -> Payload:
        """Return the body of the request; CannotCarry names what this provider cannot carry."""
        values, faults = read_options(self.asked(handover), handover.envelope.options)
        read = replace(handover, envelope=replace(handover.envelope, options=values))
        found = tuple(dict.fromkeys((*faults, *self.problems(read))))
        if found:
            raise CannotCarry(self.name, found)
        return self.body(read)

    def asked(self, handover: Handover) -> tuple[Option, ...]:
        """Return the options as they are for this message."""
        return self.options

    def problems(self, handover: Handover) -> Iterator[Problem]:
        """Yield what stands in the way; a provider adds its own."""
        yield from self.message_problems(handover)
        yield from unstorable(envelope_path("reference"), handover.envelope.reference)

    def message_problems(self, handover: Handover) -> Iterator[Problem]:
        """Yield what is wrong with the message: here, with a template."""
        finished = finished_content(CHANNEL, handover)
        yield from message_problems(CHANNEL, handover.content, finished)
        yield from brace_problems(CHANNEL, handover.content)
        yield from language_problem(handover)

    @abstractmethod
    def body(self, handover: Handover) -> dict[str, Any]:
        """Return the body for a handover that has no problems."""
