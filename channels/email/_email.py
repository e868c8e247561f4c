"""The email channel: MJML blocks, and a plain-text part of its own."""

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

import locales
from channels._advice import Advice
from channels._channel import Channel, unsafe_address
from channels._content import Content
from channels._limit import Limit
from channels._look import Look
from channels._measure import Measurement, Overrun
from channels._output import Output
from channels._parts import Part
from channels._places import places
from channels._problem import Problem
from channels._scene import Device, Scene
from channels._tags import map_literals
from channels._urls import LINK_SCHEMES
from channels.email._inline import unsafe_links
from channels.email._layout import html_template
from channels.email._limits import HTML, LIMITS
from channels.email._lint import _limits as lint_limits
from channels.email._lint import lint
from channels.email._measure import measure
from channels.email._mime import _limits as mime_limits
from channels.email._parts import PARTS
from channels.email._preview import DEVICES, preview
from channels.email._table import table_problems
from channels.email._text import plain_text
from locales.words import gettext_noop

__all__ = ["Email"]

# All that could end a header line, or be hidden in one: Unicode's Cc and its two separators.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


_ORNAMENTS = frozenset({"css_unsupported", "html_unsupported"})


class Email(Channel):
    """An HTML mail with its plain-text part."""

    name: ClassVar[str] = "email"
    label: ClassVar[str] = gettext_noop("Email")
    icon: ClassVar[str] = "mail"
    markup: ClassVar[frozenset[str]] = frozenset({"markdown"})
    soft_hyphens: ClassVar[bool] = True
    way_out_by_link: ClassVar[bool] = True
    roomy: ClassVar[bool] = True
    parts: ClassVar[tuple[Part, ...]] = PARTS
    listed_parts: ClassVar[frozenset[str]] = frozenset({"subject", "preheader"})
    limits: ClassVar[tuple[Limit, ...]] = (*LIMITS, *lint_limits.LIMITS, *mime_limits.LIMITS)
    preview_devices: ClassVar[tuple[Device, ...]] = DEVICES

    def assemble(self, content: Content, look: Look, locale: str) -> tuple[Output, ...]:
        """Return subject, preheader, HTML and plain text; UnknownLocaleError.

        An address that no mail may link to leaves its words without a link.
        """
        language = locales.get(locale)
        return (
            Output("subject", gettext_noop("Subject"), _line(content.text("subject")), "line"),
            Output(
                "preheader", gettext_noop("Preheader"), _line(content.text("preheader")), "line"
            ),
            Output("html", gettext_noop("HTML"), html_template(content, look, language), "html"),
            Output("text", gettext_noop("Plain text"), plain_text(content, look), "text"),
        )

    def measure_outputs(self, outputs: Mapping[str, str]) -> Measurement:
        """Return the lengths of subject and preheader and the sizes of both bodies."""
        return measure(outputs)

    def further_overruns(self, content: Content) -> Iterator[Overrun]:
        """Yield the one limit that is on the whole: HTML that Gmail would cut off."""
        size = self.measure(content)["html"].value
        if isinstance(size, int) and size > HTML.value:
            yield Overrun("body", HTML.value, size, HTML.unit, True, HTML.source)

    def refusals(self, content: Content) -> Iterator[Problem]:
        """Yield each address that no mail may link to, those inside texts too; cells of tables
        that stand in no column."""
        yield from super().refusals(content)
        yield from _of_tables(content)
        for part in self.texts(content):
            if part.spec.kind == "copy":
                for address in unsafe_links(part.text):
                    yield unsafe_address(part.path, address, LINK_SCHEMES)

    def advice(self, outputs: Mapping[str, str], locale: str) -> Iterator[Advice]:
        """Yield what the static checks find in finished *outputs*, by output and place.

        Where a client only lacks an ornament of our layout, there is nothing for a writer to do.
        """
        yield from (
            each
            for each in lint(outputs, locale)
            if each.gravity != "info" or each.rule not in _ORNAMENTS
        )

    def preview(self, outputs: Mapping[str, str], scene: Scene) -> str:
        """Return the inbox row and the mail below it, or its plain text."""
        return preview(outputs, scene)


def _of_tables(content: Content) -> Iterator[Problem]:
    for place in places(PARTS, content.parts):
        for index, block in enumerate(place.value if isinstance(place.value, tuple) else ()):
            if block.type == "table":
                yield from table_problems(block, f"{place.path}.{index}")


def _line(template: str) -> str:
    return map_literals(template, lambda text: _CONTROLS.sub(" ", text)).strip()
