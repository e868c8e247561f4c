"""From a stored content to what a channel's provider makes of it, with samples for values."""

from collections.abc import Mapping
from typing import Any

import channels
from channels import Envelope, Handover
from cms.api.compiled import compiled
from cms.models import StoredContent
from templates_lib.handover import handover
from templates_lib.rendering import SETS, sample_values

__all__ = ["category_of", "handed", "payload"]


def handed(content: StoredContent, options: Mapping[str, Any]) -> Handover:
    """*content* as a provider is handed it, filled with its typical samples."""
    source = compiled(content).source
    values = sample_values(source.placeholders, source.locale)[SETS[0]]
    return handover(source, values, Envelope(options=dict(options)))


def payload(content: StoredContent, provider: str, **options: Any) -> dict[str, Any]:
    """The body of *provider*'s request; `CannotCarry` and `TemplateError` say why there is none."""
    channel: str = content.document["channel"]
    made = channels.get_provider(channel, provider).payload(handed(content, options))
    assert not isinstance(made, bytes)  # a template is JSON
    return dict(made)


def category_of(content: StoredContent) -> str:
    """The category that the content asks for, as providers write it; "" where it has none."""
    asked = content.document["content"].get("category", "")
    return asked.upper() if isinstance(asked, str) else ""
