"""What tests of RCS and Viber have in common."""

from collections.abc import Mapping
from typing import Any

import channels
from channels import Channel, Content, Envelope, Handover
from tests.channels import handovers

__all__ = ["handover", "outputs_of", "paths_refused", "payload_of"]

TO = Envelope("+4791234567", "Nordhus", "order-4711")


def outputs_of(
    channel: Channel, content: Content, values: Mapping[str, str] | None = None
) -> Mapping[str, str]:
    """The finished outputs of *content*: each ``{{ name }}`` is its value."""
    return handovers.handover(channel, content.document(), values).outputs


def handover(
    channel: str,
    document: Mapping[str, Any],
    values: Mapping[str, str] | None = None,
    to: Envelope = TO,
    **options: Any,
) -> Handover:
    """The handover of *document* to somebody, with these *options*."""
    sent = Envelope(to.recipient, to.sender, to.reference, {**to.options, **options})
    return handovers.handover(channel, document, values, envelope=sent)


def payload_of(channel: str, provider: str, message: Handover) -> Any:
    """What the provider makes of *message*."""
    return channels.get_provider(channel, provider).payload(message)


def paths_refused(channel: str, provider: str, message: Handover) -> list[str]:
    """The paths of what the provider refuses in *message*, each once."""
    found = handovers.refused(channels.get_provider(channel, provider), message)
    assert all(words for _, words in found)
    return list(dict.fromkeys(path for path, _ in found))
