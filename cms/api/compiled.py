"""Stored contents made ready to answer and to render, kept by digest in a bounded cache.

A digest stands for the content and all that renders it, so what is kept can never be stale.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

import channels
from channels import Channel, Output
from cms.api.schemas.common import MeasurementAnswer, ValuesSchema
from cms.models import StoredContent
from templates_lib.handover import Source
from templates_lib.message import load_placeholders
from templates_lib.placeholders import Placeholder
from templates_lib.rendering import Prepared, prepare

# A mail takes about 200 KB here, most of it parsed HTML.
KEPT = 256


@dataclass(frozen=True)
class Compiled:
    """A stored content with what would otherwise be worked out on each call."""

    channel: Channel
    source: Source
    locale: str
    outputs: tuple[Output, ...]
    placeholders: dict[str, Placeholder]
    prepared: Prepared
    values_schema: ValuesSchema
    measurement: MeasurementAnswer


_kept: OrderedDict[str, Compiled] = OrderedDict()
_lock = Lock()


def compiled(stored: StoredContent) -> Compiled:
    """*stored*, made ready; the least lately used are let go."""
    with _lock:
        if stored.digest in _kept:
            _kept.move_to_end(stored.digest)
            return _kept[stored.digest]
    made = _compile(stored)
    with _lock:
        _kept[stored.digest] = made
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return made


def _compile(stored: StoredContent) -> Compiled:
    document = stored.document
    channel = channels.get(document["channel"])
    outputs = tuple(Output(**output) for output in stored.outputs)
    placeholders = dict(load_placeholders(document["placeholders"]))
    prepared = prepare(outputs, placeholders, document["locale"], channel.plain_typography)
    as_written = {output.name: output.template for output in outputs}
    return Compiled(
        channel=channel,
        source=Source(channel.load(document["content"]), outputs, placeholders, document["locale"]),
        locale=document["locale"],
        outputs=outputs,
        placeholders=placeholders,
        prepared=prepared,
        values_schema=values_schema(placeholders),
        measurement=MeasurementAnswer.of(channel.measure_outputs(as_written)),
    )


def values_schema(placeholders: Mapping[str, Placeholder]) -> ValuesSchema:
    """JSON Schema of the values that fill a template with these placeholders."""
    return ValuesSchema(
        properties={name: _schema(each) for name, each in placeholders.items()},
        required=sorted(name for name, each in placeholders.items() if each.required),
    )


def _schema(placeholder: Placeholder) -> Any:
    """One placeholder's JSON Schema: plain JSON, whatever its static type."""
    return placeholder.json_schema()
