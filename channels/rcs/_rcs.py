"""The RCS channel: a text, a card or a carousel from a verified sender, and suggestions."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from channels._advice import Advice
from channels._content import Content
from channels._failover import sms_overruns
from channels._limit import Limit
from channels._measure import Measurement, Overrun
from channels._parts import Part
from channels._problem import Problem
from channels._scene import Device, Scene
from channels._structured import StructuredChannel
from channels.rcs._agent_message import payload_bytes
from channels.rcs._faults import faults, says_anything, unreadable
from channels.rcs._limits import LIMITS, PAYLOAD
from channels.rcs._measure import measure
from channels.rcs._parts import PARTS
from channels.rcs._preview import DEVICES, preview
from locales.words import gettext_noop

__all__ = ["Rcs"]


class Rcs(StructuredChannel):
    """A message by GSMA RCS Universal Profile, as Google's RCS for Business takes it."""

    name: ClassVar[str] = "rcs"
    label: ClassVar[str] = gettext_noop("RCS")
    icon: ClassVar[str] = "comment"
    way_out_in_text: ClassVar[bool] = True
    parts: ClassVar[tuple[Part, ...]] = PARTS
    limits: ClassVar[tuple[Limit, ...]] = LIMITS
    preview_devices: ClassVar[tuple[Device, ...]] = DEVICES

    def measure_content(self, content: Content) -> Measurement:
        """Return what it is billed as, and its lengths, numbers and size."""
        return measure(content)

    def draw(self, content: Content, scene: Scene) -> str:
        """Return the conversation, what it costs, and the SMS that is sent instead."""
        return preview(content, scene)

    def further_overruns(self, content: Content) -> Iterator[Overrun]:
        """Yield the limit on the whole message, and those of the SMS."""
        yield from super().further_overruns(content)
        size = payload_bytes(content)
        if size > PAYLOAD.value:
            written = (name for name in ("card", "carousel") if content.blocks(name))
            path = next(written, "text")
            yield Overrun(path, PAYLOAD.value, size, PAYLOAD.unit, PAYLOAD.hard, PAYLOAD.source)
        yield from sms_overruns(content)

    def refusals(self, content: Content) -> Iterator[Problem]:
        """Yield text beside card, empty cards, lone cards of a carousel, values no phone knows."""
        yield from super().refusals(content)
        yield from faults(content)

    def advice(self, outputs: Mapping[str, str], locale: str) -> Iterator[Advice]:
        """Yield what a finished message still lacks: anything to say, values a phone knows."""
        yield from super().advice(outputs, locale)
        content = self.gather(outputs)
        for fault in unreadable(content, finished=True):
            yield Advice("unreadable_value", "error", fault.path, fault.msgid, fault.params)
        if not says_anything(content):
            yield Advice("empty", "error", "text", gettext_noop("Nothing is written yet."))
