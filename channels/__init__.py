"""Floor 1: the channels. One module each; the package is walked.

    >>> get("sms").measure({"body": "Hei!"}).state
    'ok'

Machinery begins with an underscore; every other module here is a channel and holds one
``CHANNEL``. Adding a channel is adding a module.
"""

import sys
from collections.abc import Mapping
from functools import cache

from channels._advice import Advice
from channels._channel import Channel
from channels._content import Block, Content, PartValue, TextPart
from channels._costing import NOTHING, Alphabet, Costing, Dear, Extent
from channels._emoji import emoji
from channels._frozen import Frozen
from channels._handlebars import handlebars
from channels._limit import Limit
from channels._look import Look, LookError
from channels._measure import Measurement, Metric, Overrun
from channels._output import Output
from channels._parts import Blocks, BlockType, Choice, Field, Flag, Part, Text
from channels._places import Place, places
from channels._problem import ContentError, Problem
from channels._provider import CannotCarry, Envelope, Handover, Payload, Provider, Variable
from channels._registry import (
    ChannelModuleError,
    UnknownChannelError,
    UnknownProviderError,
    find,
    look_up,
    look_up_provider,
    providers_of,
)
from channels._scene import Device, Scene
from channels._structured import StructuredChannel

__all__ = [
    "CHANNELS",
    "NOTHING",
    "Advice",
    "Alphabet",
    "Block",
    "BlockType",
    "Blocks",
    "CannotCarry",
    "Channel",
    "ChannelModuleError",
    "Choice",
    "Content",
    "ContentError",
    "Costing",
    "Dear",
    "Device",
    "Envelope",
    "Extent",
    "Field",
    "Flag",
    "Handover",
    "Limit",
    "Look",
    "LookError",
    "Measurement",
    "Metric",
    "Output",
    "Overrun",
    "Part",
    "PartValue",
    "Payload",
    "Place",
    "Problem",
    "Provider",
    "Scene",
    "StructuredChannel",
    "Text",
    "TextPart",
    "UnknownChannelError",
    "UnknownProviderError",
    "Variable",
    "emoji",
    "get",
    "get_provider",
    "handlebars",
    "places",
    "providers",
]

CHANNELS: Mapping[str, Channel] = find(sys.modules[__name__])


def get(name: str) -> Channel:
    """Return the channel called *name*; UnknownChannelError suggests the nearest names."""
    return look_up(CHANNELS, name)


@cache
def providers(name: str) -> Mapping[str, Provider]:
    """Return name -> provider of the channel called *name*; UnknownChannelError."""
    module = f"{__name__}.{get(name).name}"
    return providers_of(sys.modules[module]) if module in sys.modules else Frozen({})


def get_provider(channel: str, name: str) -> Provider:
    """Return a provider of a channel; UnknownChannelError, UnknownProviderError."""
    return look_up_provider(providers(channel), channel, name)
