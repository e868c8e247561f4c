"""The WhatsApp channel: a message template of Meta's, or a free answer."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import ClassVar

from channels._advice import Advice
from channels._content import Content
from channels._limit import Limit
from channels._look import Look
from channels._measure import Measurement, Overrun
from channels._output import Escape, Output
from channels._parts import Part
from channels._problem import Problem
from channels._scene import Device, Scene
from channels._structured import StructuredChannel
from channels.whatsapp._advice import advice
from channels.whatsapp._button_rules import button_problems, plain_problems
from channels.whatsapp._form_rules import form_problems
from channels.whatsapp._limits import LIMITS
from channels.whatsapp._measure import measure
from channels.whatsapp._overruns import overruns
from channels.whatsapp._parts import PARTS
from channels.whatsapp._preview import DEVICES, preview
from channels.whatsapp._tag_rules import tag_problems
from channels.whatsapp._walk import is_template, takes_wording
from locales.words import gettext_noop

__all__ = ["WhatsApp"]


class WhatsApp(StructuredChannel):
    """A message by the WhatsApp Business Platform."""

    name: ClassVar[str] = "whatsapp"
    label: ClassVar[str] = gettext_noop("WhatsApp")
    icon: ClassVar[str] = "comment"
    markup: ClassVar[frozenset[str]] = frozenset({"stars"})
    way_out_in_text: ClassVar[bool] = True
    parts: ClassVar[tuple[Part, ...]] = PARTS
    limits: ClassVar[tuple[Limit, ...]] = LIMITS
    preview_devices: ClassVar[tuple[Device, ...]] = DEVICES
    # The body and the texts of cards are formatted by WhatsApp; nothing else is.
    copy_escape: ClassVar[Escape] = "marks"

    def assemble(self, content: Content, look: Look, locale: str) -> tuple[Output, ...]:
        """Return the content laid flat, every text as it was written.

        Where the body is nothing but a code, its value must arrive as it is: no mark in it is
        made harmless.
        """
        outputs = super().assemble(content, look, locale)
        if takes_wording(content):
            return outputs
        return tuple(
            replace(output, escape="line") if output.escape == "marks" else output
            for output in outputs
        )

    def measure_content(self, content: Content) -> Measurement:
        """Return characters, buttons, cards, placeholders, and the lines on a phone."""
        return measure(content)

    def draw(self, content: Content, scene: Scene) -> str:
        """Return the chat with the message, or its notification."""
        return preview(content, scene)

    def further_overruns(self, content: Content) -> Iterator[Overrun]:
        """Yield what hangs on the category, the form or the kind of button."""
        yield from super().further_overruns(content)
        yield from overruns(content)

    def refusals(self, content: Content) -> Iterator[Problem]:
        """Yield what WhatsApp would not take, as it was written."""
        yield from super().refusals(content)
        if is_template(content):
            yield from tag_problems(content)
            yield from plain_problems(content)
        yield from button_problems(content)
        yield from form_problems(content)

    def advice(self, outputs: Mapping[str, str], locale: str) -> Iterator[Advice]:
        """Yield the language that is undecided, the fold, and what a computer does not show."""
        yield from super().advice(outputs, locale)
        yield from advice(self.gather(outputs), locale)
