"""The SMS channel: one text, and its cost by the segment."""

from collections.abc import Hashable, Iterator, Mapping
from typing import Any, ClassVar

from channels._channel import Channel
from channels._content import Content
from channels._costing import Costing
from channels._limit import Limit
from channels._look import Look
from channels._measure import Overrun
from channels._output import Output
from channels._parts import Part, Text
from channels._scene import Device, Scene
from channels.sms._alike import alike
from channels.sms._count import count
from channels.sms._limits import (
    LIMITS,
    MAX_SEGMENTS,
    MAX_SEGMENTS_SOURCE,
    TWILIO_CHARACTERS,
    TWILIO_SOURCE,
)
from channels.sms._measure import SmsMeasurement, measure
from channels.sms._paid import BySegment
from channels.sms._preview import preview
from locales.words import gettext_noop

__all__ = ["Sms"]

_MOST_SURELY = MAX_SEGMENTS * 33
"""Characters that surely fit: any segment holds 33, each of which takes two of its 67 units."""


class Sms(Channel):
    """A text message by 3GPP TS 23.038 and 23.040."""

    name: ClassVar[str] = "sms"
    label: ClassVar[str] = gettext_noop("SMS")
    icon: ClassVar[str] = "mobile-alt"
    plain_typography: ClassVar[bool] = True
    way_out_in_text: ClassVar[bool] = True
    shows_sender: ClassVar[bool] = False
    limits: ClassVar[tuple[Limit, ...]] = LIMITS
    surely_fits: ClassVar[int] = min(TWILIO_CHARACTERS, _MOST_SURELY)
    costing: ClassVar[Costing | None] = BySegment()
    parts: ClassVar[tuple[Part, ...]] = (
        Text(
            "body",
            gettext_noop("Message"),
            help=gettext_noop("Each segment is paid for. The preview shows where they end."),
            required=True,
            multiline=True,
            advised=TWILIO_CHARACTERS,
            source=TWILIO_SOURCE,
        ),
    )
    preview_devices: ClassVar[tuple[Device, ...]] = (Device("phone", gettext_noop("Phone"), 375),)

    def assemble(self, content: Content, look: Look, locale: str) -> tuple[Output, ...]:
        """Return the body as it was written."""
        return (Output("body", gettext_noop("Message"), content.text("body")),)

    def measure_outputs(self, outputs: Mapping[str, str]) -> SmsMeasurement:
        """Return encoding, segments and what is left."""
        return measure(outputs["body"])

    def alike(self, outputs: Mapping[str, str]) -> Hashable | None:
        """Return the length of a short text in GSM-7, which decides all its figures."""
        return alike(outputs["body"])

    def measure(
        self,
        content: Content | Mapping[str, Any],
        look: Look | None = None,
        locale: str = "en",
    ) -> SmsMeasurement:
        """Return encoding, segments and what is left, of the text as it stands."""
        body = (content if isinstance(content, Content) else self.load(content)).text("body")
        return measure(body)

    def further_overruns(self, content: Content) -> Iterator[Overrun]:
        """Yield the one hard limit: more segments than the header can number."""
        if len(content.text("body")) <= _MOST_SURELY:
            return
        segments = count(content.text("body"))
        if segments > MAX_SEGMENTS:
            unit = gettext_noop("segments")
            yield Overrun("body", MAX_SEGMENTS, segments, unit, True, MAX_SEGMENTS_SOURCE)

    def preview(self, outputs: Mapping[str, str], scene: Scene) -> str:
        """Return a phone with the message as a bubble, and what it costs below."""
        return preview(outputs["body"], scene)
