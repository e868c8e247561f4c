"""Floor 1: the channels. One module each; the package is walked.

    >>> get("sms").measure({"body": "Hei!"}).state
    'ok'

Machinery begins with an underscore; every other module here is a channel and holds one
``CHANNEL``. Adding a channel is adding a module.
"""

import sys
from collections.abc import Mapping

from channels._channel import Channel
from channels._content import Block, Content, PartValue, TextPart
from channels._look import Look, LookError
from channels._measure import Measurement, Metric, Overrun
from channels._output import Output
from channels._parts import Blocks, BlockType, Choice, Field, Flag, Part, Text
from channels._problem import ContentError, Problem
from channels._registry import ChannelModuleError, UnknownChannelError, find, look_up
from channels._scene import Device, Scene

__all__ = [
    "CHANNELS",
    "Block",
    "BlockType",
    "Blocks",
    "Channel",
    "ChannelModuleError",
    "Choice",
    "Content",
    "ContentError",
    "Device",
    "Field",
    "Flag",
    "Look",
    "LookError",
    "Measurement",
    "Metric",
    "Output",
    "Overrun",
    "Part",
    "PartValue",
    "Problem",
    "Scene",
    "Text",
    "TextPart",
    "UnknownChannelError",
    "get",
]

CHANNELS: Mapping[str, Channel] = find(sys.modules[__name__])


def get(name: str) -> Channel:
    """Return the channel called *name*; UnknownChannelError suggests the nearest names."""
    return look_up(CHANNELS, name)
