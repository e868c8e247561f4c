"""What every SMS provider does: read the envelope, look at the words, refuse or write."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from channels._options import Option, envelope_path, read_options
from channels._over import over
from channels._problem import Problem
from channels._provider import CannotCarry, Handover, Payload, Provider
from channels._reading import problem, unstorable
from channels.sms import count
from channels.sms.providers._addresses import (
    SenderKind,
    kind_of,
    recipient_faults,
    sender_faults,
)
from channels.sms.providers._limits import SEGMENTS
from locales.words import gettext_noop

__all__ = ["ShortMessage", "SmsProvider"]


@dataclass(frozen=True, slots=True)
class ShortMessage:
    """One SMS, in order: ``recipient`` in E.164, ``sender`` a number in E.164, a short number,
    a name or "" (``sender_kind`` says which), ``options`` those that are given."""

    recipient: str
    sender: str
    sender_kind: SenderKind | None
    text: str
    reference: str
    options: Mapping[str, Any]


class SmsProvider(Provider):
    """One who sends an SMS: declares ``options``, writes ``request``, and where it has limits or
    rules of its own ``refusals``."""

    options: ClassVar[tuple[Option, ...]] = ()

    @abstractmethod
    def request(self, sms: ShortMessage) -> Payload:
        """Return the body of the request for *sms*, which this provider can carry."""

    def refusals(self, sms: ShortMessage) -> Iterator[Problem]:
        """Yield what only this provider cannot carry in *sms*."""
        yield from ()

    def payload(self, handover: Handover) -> Payload:
        """Return the body of the request; CannotCarry names everything that is in its way."""
        envelope = handover.envelope
        options, problems = read_options(self.options, envelope.options)
        sms = ShortMessage(
            envelope.recipient,
            envelope.sender,
            kind_of(envelope.sender),
            handover.outputs["body"],
            envelope.reference,
            options,
        )
        found = (*problems, *_faults(sms), *self.refusals(sms))
        if found:
            raise CannotCarry(self.name, found)
        return self.request(sms)


def _faults(sms: ShortMessage) -> Iterator[Problem]:
    yield from recipient_faults(sms.recipient)
    yield from sender_faults(sms.sender)
    yield from unstorable(envelope_path("reference"), sms.reference)
    yield from unstorable("body", sms.text)
    if not sms.text.strip():
        yield problem("body", gettext_noop("is empty"))
    yield from over("body", count(sms.text), SEGMENTS)
