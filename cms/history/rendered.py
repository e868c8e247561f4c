"""A stored content as its readers had it: filled with the samples that it was published with."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

import channels
import locales
from channels import Look, Output, Scene
from cms.models import StoredContent
from templates_lib import message as messages
from templates_lib.cost import Cost, cost
from templates_lib.message import load_placeholders
from templates_lib.rendering import Rendered, fill, sample_values

SAMPLES = ("shortest", "longest")
"""The sets of sample values between which every message lies."""


def rendered(stored: StoredContent, samples: str) -> Rendered:
    """*stored* filled with one of `templates_lib.rendering.SETS`.

    A `TemplateError` when it cannot be, `channels.UnknownChannelError` when its channel is gone.
    """
    document = stored.document
    channel = channels.get(document["channel"])
    placeholders = load_placeholders(document["placeholders"])
    values = sample_values(placeholders, document["locale"])[samples]
    outputs = tuple(Output(**output) for output in stored.outputs)
    filled = fill(outputs, placeholders, values, document["locale"], channel.plain_typography)
    return Rendered(filled, channel.measure_outputs(filled))


def drawn(stored: StoredContent, samples: str, device: str = "") -> str:
    """HTML of *stored* on one of its channel's devices; the errors of `rendered`."""
    document = stored.document
    scene = Scene(
        locale=document["locale"],
        direction=locales.get(document["locale"]).direction,
        look=Look(**document["look"]),
        device=device,
        translate=_,
    )
    return channels.get(document["channel"]).preview(rendered(stored, samples).outputs, scene)


def cost_of(document: Mapping[str, Any], *, most_tried: int) -> Cost | None:
    """What a frozen document costs over its samples, of which at most *most_tried* combinations
    are tried; None where its channel's price does not go by size. The errors of `rendered`.
    """
    if channels.get(document["channel"]).costing is None:
        return None
    message = messages.load(
        {
            "key": "log",
            "source_locale": document["locale"],
            "placeholders": document["placeholders"],
            "variants": [{name: document[name] for name in ("channel", "locale", "content")}],
        }
    )
    look = Look(**document["look"])
    return cost(message.variants[0], message, look=look, most_tried=most_tried)
