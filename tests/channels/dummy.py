"""A channel that reaches nobody, for every test that needs "some channel".

It lies outside the package ``channels``, so it is no real one; ``test_registry.py`` puts it
among them. It is also the smallest whole channel there is: copy it to begin a new one.
"""

from collections.abc import Mapping
from typing import ClassVar

from channels import (
    Blocks,
    BlockType,
    Channel,
    Choice,
    Content,
    Device,
    Flag,
    Look,
    Measurement,
    Metric,
    Output,
    Part,
    Scene,
    Text,
)
from channels._page import element, page, text

__all__ = ["CHANNEL"]


_LINK = BlockType("link", "Link", "link", (Text("url", "Address", kind="url"),))


class Dummy(Channel):
    """Every kind of part once, every kind of limit once."""

    name: ClassVar[str] = "dummy"
    label: ClassVar[str] = "Dummy"
    icon: ClassVar[str] = "snippet"
    preview_devices: ClassVar[tuple[Device, ...]] = (Device("wall", "Wall", 320),)
    parts: ClassVar[tuple[Part, ...]] = (
        Text("title", "Title", required=True, max_length=10, advised=5, source="made up"),
        Text("code", "Code", kind="token", translatable=False),
        Choice("tone", "Tone", (("calm", "Calm"), ("loud", "Loud")), "calm"),
        Flag("urgent", "Urgent"),
        Blocks(
            "rows",
            "Rows",
            (
                BlockType(
                    "line",
                    "Line",
                    "pilcrow",
                    (Text("words", "Words", max_length=20, source="made up"), Flag("bold", "Bold")),
                ),
                _LINK,
                BlockType("group", "Group", "list-ul", (Blocks("links", "Links", (_LINK,)),)),
            ),
            max_num=2,
            source="made up",
        ),
    )

    def assemble(self, content: Content, look: Look, locale: str) -> tuple[Output, ...]:
        rows = "\n".join(part.text for part in self.texts(content) if part.block)
        return (
            Output("title", "Title", content.text("title"), "line"),
            Output("rows", "Rows", rows),
        )

    def measure_outputs(self, outputs: Mapping[str, str]) -> Measurement:
        return Measurement((Metric("title", "Title", len(outputs["title"]), 10, "characters"),))

    def preview(self, outputs: Mapping[str, str], scene: Scene) -> str:
        body = element("p", text(outputs["rows"]), lang=scene.locale, dir="auto")
        return page(outputs["title"], "", body)


CHANNEL = Dummy()
