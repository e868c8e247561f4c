"""The Viber channel: Business Messages, transactional or promotional."""

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
from channels.viber._faults import faults, kind_of, too_short
from channels.viber._limits import FIRST_BUTTON, LIMITS, LIST_TEXT, SECOND_BUTTON, TEXT
from channels.viber._measure import measure
from channels.viber._parts import PARTS
from channels.viber._preview import DEVICES, preview
from locales.words import gettext_noop

__all__ = ["Viber"]


class Viber(StructuredChannel):
    """A message of a business in Viber."""

    name: ClassVar[str] = "viber"
    label: ClassVar[str] = gettext_noop("Viber")
    icon: ClassVar[str] = "comment"
    way_out_in_text: ClassVar[bool] = True
    parts: ClassVar[tuple[Part, ...]] = PARTS
    limits: ClassVar[tuple[Limit, ...]] = LIMITS
    preview_devices: ClassVar[tuple[Device, ...]] = DEVICES

    def measure_content(self, content: Content) -> Measurement:
        """Return its category, and its lengths and numbers."""
        return measure(content)

    def draw(self, content: Content, scene: Scene) -> str:
        """Return the chat, the figures, and the SMS that is sent instead."""
        return preview(content, scene)

    def further_overruns(self, content: Content) -> Iterator[Overrun]:
        """Yield what has less room in one place than in another, and the limits of the SMS."""
        yield from super().further_overruns(content)
        size = len(content.text("text"))
        if content.blocks("options") and LIST_TEXT.value < size <= TEXT.value:
            yield _overrun("text", size, LIST_TEXT)
        for index, card in enumerate(content.blocks("carousel")):
            for button in card.blocks("buttons")[:1]:
                size = len(button.text("label"))
                if FIRST_BUTTON.value < size <= SECOND_BUTTON.value:
                    yield _overrun(f"carousel.{index}.buttons.0.label", size, FIRST_BUTTON)
        yield from sms_overruns(content)

    def refusals(self, content: Content) -> Iterator[Problem]:
        """Yield what a transactional message may not have, and what Viber has no layout for."""
        yield from super().refusals(content)
        yield from faults(content)

    def advice(self, outputs: Mapping[str, str], locale: str) -> Iterator[Advice]:
        """Yield what a finished message still lacks: anything to say, words on its cards."""
        yield from super().advice(outputs, locale)
        content = self.gather(outputs)
        for fault in too_short(content, finished=True):
            yield Advice("too_short", "error", fault.path, fault.msgid, fault.params)
        if not kind_of(content):
            yield Advice("empty", "error", "text", gettext_noop("Nothing is written yet."))


def _overrun(path: str, size: int, limit: Limit) -> Overrun:
    return Overrun(path, limit.value, size, limit.unit, limit.hard, limit.source)
