"""The push channel: one notification for Apple's devices and for Android."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from channels._advice import Advice
from channels._content import Content
from channels._limit import Limit
from channels._measure import Measurement, Overrun
from channels._parts import Part
from channels._problem import Problem
from channels._scene import Device, Scene
from channels._structured import StructuredChannel
from channels.push._actions import same_names
from channels.push._advice import advice
from channels.push._limits import COLLAPSE_BYTES, LIMITS
from channels.push._links import link_faults, scheme_faults
from channels.push._measure import measure
from channels.push._parts import LINK, PARTS
from channels.push._preview import DEVICES, preview
from channels.push._sizes import sizes
from locales.words import gettext_noop

__all__ = ["Push"]


class Push(StructuredChannel):
    """A notification on a locked phone, over an app, in a list."""

    name: ClassVar[str] = "push"
    label: ClassVar[str] = gettext_noop("Push")
    icon: ClassVar[str] = "bell"
    parts: ClassVar[tuple[Part, ...]] = PARTS
    limits: ClassVar[tuple[Limit, ...]] = LIMITS
    open_parts: ClassVar[frozenset[str]] = frozenset({"title", "subtitle"})
    preview_devices: ClassVar[tuple[Device, ...]] = DEVICES

    def measure_content(self, content: Content) -> Measurement:
        """Return lengths, sizes for both services, and what is seen where."""
        return measure(content)

    def further_overruns(self, content: Content) -> Iterator[Overrun]:
        """Yield what no service would take: a message, or a key, of too many bytes."""
        yield from super().further_overruns(content)
        yield from _too_large(content)

    def refusals(self, content: Content) -> Iterator[Problem]:
        """Yield addresses that must not be opened, and buttons that the app cannot tell apart."""
        # What the base says of links knows no app's own scheme: they are judged after it.
        yield from (each for each in super().refusals(content) if not each.path.endswith(LINK))
        yield from scheme_faults(content)
        yield from link_faults(content)
        yield from same_names(content)

    def advice(self, outputs: Mapping[str, str], locale: str) -> Iterator[Advice]:
        """Yield what is not seen of finished *outputs*, and where."""
        yield from super().advice(outputs, locale)
        yield from advice(self.gather(outputs))

    def draw(self, content: Content, scene: Scene) -> str:
        """Return the phone with the notification, and what is seen elsewhere."""
        return preview(content, scene)


def _too_large(content: Content) -> Iterator[Overrun]:
    """Yield each limit in bytes that *content* passes."""
    for limit, size in sizes(content):
        if size > limit.value:
            yield Overrun("body", limit.value, size, limit.unit, limit.hard, limit.source)
    key, limit = content.text("collapse_key").strip(), COLLAPSE_BYTES
    octets = len(key.encode("utf-8", "surrogatepass"))
    if octets > limit.value >= len(key):  # a longer one is told already, in characters
        yield Overrun("collapse_key", limit.value, octets, limit.unit, limit.hard, limit.source)
