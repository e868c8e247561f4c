"""A provider's own request for a finished message, beside it in the answer."""

from collections.abc import Mapping
from typing import Any

from pydantic import JsonValue

import channels
from channels import CannotCarry, Envelope, Provider, UnknownProviderError
from cms.api.compiled import Compiled
from cms.api.names import nearest
from cms.api.problems import Fault, Refusal, pointer
from cms.api.schemas.render import EnvelopeBody
from templates_lib.handover import handover


def provider_of(channel: str, name: str) -> Provider:
    """The provider that a call asks for; `Refusal` names those that the channel has."""
    try:
        return channels.get_provider(channel, name)
    except UnknownProviderError as error:
        fault = Fault(parameter="payload", detail="is no provider of this channel")
        raise Refusal(
            "unknown-name",
            str(error),
            errors=[fault],
            suggestions=nearest(name, error.known),
            available=list(error.known),
        ) from error


def payload_of(
    provider: Provider,
    ready: Compiled,
    outputs: Mapping[str, str],
    values: Mapping[str, JsonValue],
    envelope: EnvelopeBody | None,
) -> Any:
    """The body of the provider's request: JSON, or the text of a mail; `Refusal` names what the
    provider cannot carry.
    """
    handed = handover(ready.source, values, _envelope(envelope), outputs)
    try:
        found = provider.payload(handed)
    except CannotCarry as error:
        raise _cannot_carry(error) from error
    # A mail as RFC 5322 has it is 7-bit, whatever it says.
    return found.decode("ascii") if isinstance(found, bytes) else dict(found)


def _envelope(sent: EnvelopeBody | None) -> Envelope:
    if sent is None:
        return Envelope()
    return Envelope(sent.recipient, sent.sender, sent.reference, dict(sent.options))


def _in_envelope(path: str) -> str | None:
    """Where in the body it stands, when it is the sender's to mend and not the text's."""
    steps = path.removeprefix("envelope.").split(".")
    return pointer(["envelope", *steps]) if steps[0] in EnvelopeBody.model_fields else None


def _cannot_carry(error: CannotCarry) -> Refusal:
    faults = [
        Fault(pointer=_in_envelope(problem.path), detail=f"{problem.path}: {problem.message}")
        for problem in error.problems
    ]
    return Refusal("cannot-carry", str(error)[:1000], errors=faults)
