"""What every provider of WhatsApp does: look for all that it cannot carry, then write."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import Any, ClassVar

from channels._problem import Problem
from channels._provider import CannotCarry, Handover, Payload, Provider
from channels._reading import listed, problem, shown
from channels.whatsapp import CHANNEL
from channels.whatsapp.providers._common import finished_content, language_problem, message_problems
from locales.words import gettext_noop

__all__ = ["WhatsAppProvider", "text_option"]

_NOT_AN_OPTION = gettext_noop("is no option of this provider; it has %(names)s")
_NEEDED = gettext_noop("is needed: %(what)s")


class WhatsAppProvider(Provider):
    """A provider that names every reason at once.

    ``options`` are the names it knows in ``Envelope.options``.
    """

    options: ClassVar[tuple[str, ...]] = ()

    def payload(self, handover: Handover) -> Payload:
        """Return the body of the request; CannotCarry names what this provider cannot carry."""
        found = tuple(dict.fromkeys(self.problems(handover)))
        if found:
            raise CannotCarry(self.name, found)
        return self.body(handover)

    def problems(self, handover: Handover) -> Iterator[Problem]:
        """Yield what stands in the way; a provider adds its own."""
        for name in handover.envelope.options:
            if name not in self.options:
                names = listed(self.options) or "-"
                yield problem(f"options.{shown(name)}", _NOT_AN_OPTION, names=names)
        yield from self.message_problems(handover)

    def message_problems(self, handover: Handover) -> Iterator[Problem]:
        """Yield what is wrong with the message: here, with a template."""
        finished = finished_content(CHANNEL, handover)
        yield from message_problems(CHANNEL, handover.content, finished)
        yield from language_problem(handover)

    @abstractmethod
    def body(self, handover: Handover) -> dict[str, Any]:
        """Return the body for a handover that has no problems."""


def text_option(handover: Handover, name: str, what: str) -> Iterator[Problem]:
    """Yield the problem of an option that must be a text, and is not; *what* says what it is."""
    value = handover.envelope.options.get(name)
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        yield problem(f"options.{name}", _NEEDED, what=what)
