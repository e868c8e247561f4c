"""Mails for tests and benchmarks: every block, each alone and all together."""

from typing import Any

import channels
import locales
from channels import Look
from channels._content import Content

EMAIL = channels.get("email")
LOOK = Look(
    brand_name="Nordhus",
    accent="#1f6f54",
    footer="Nordhus AS · Org.nr. 912 345 678",
    address="Storgata 1, 0155 Oslo",
)

TEXT = {
    "type": "text",
    "text": "Hei **Kari**, takk for at du handlet hos oss. Se [vilkårene](https://a.example/v).",
}
BUTTON = {"type": "button", "label": "Følg pakken", "url": "https://a.example/"}
IMAGE = {"type": "image", "url": "https://a.example/b.png", "alt": "Lampe i eik"}
TABLE = {
    "type": "table",
    "columns": [
        {"type": "column", "heading": "Vare"},
        {"type": "column", "heading": "Antall", "align": "center"},
        {"type": "column", "heading": "Pris", "align": "end"},
    ],
    "rows": "Lampe i eik | 1 | 1 299 kr\nPære E27 | 2 | 98 kr",
    "total": "Totalt | 1 397 kr",
}


def column(*blocks: dict[str, Any]) -> dict[str, Any]:
    """A column with *blocks* in it."""
    return {"type": "column", "blocks": list(blocks)}


def columns(*inner: dict[str, Any], **fields: str) -> dict[str, Any]:
    """Columns beside each other."""
    return {"type": "columns", "columns": list(inner), **fields}


def section(*blocks: dict[str, Any], background: str = "tint") -> dict[str, Any]:
    """A section with *blocks* in it."""
    return {"type": "section", "background": background, "blocks": list(blocks)}


_CARD = column({"type": "heading", "text": "Lampe", "size": "small"}, IMAGE, TEXT)
_SMALL = column({"type": "text", "text": "Oslo"}, BUTTON)

ALONE: dict[str, list[dict[str, Any]]] = {
    "text": [TEXT],
    "headings": [
        {"type": "heading", "text": f"Overskrift {size}", "size": size}
        for size in ("auto", "auto", "large", "medium", "small")
    ],
    "buttons": [
        {**BUTTON, "align": align, "style": style}
        for align in ("start", "center", "end")
        for style in ("primary", "secondary")
    ],
    "images": [IMAGE, {**IMAGE, "link": "https://a.example/", "alt": ""}],
    "lists": [
        {"type": "list", "items": "Lampe\nPære"},
        {"type": "list", "items": "Lampe\nPære", "ordered": True},
    ],
    "table": [TABLE],
    "divider": [TEXT, {"type": "divider"}, TEXT],
    "spaces": [
        block
        for size in ("small", "medium", "large")
        for block in (TEXT, {"type": "spacer", "size": size})
    ],
    "legal": [
        {"type": "legal", "text": "Midt i."},
        TEXT,
        {
            "type": "legal",
            "text": "Du får denne fordi du er kunde.",
            "unsubscribe_label": "Meld deg av",
            "unsubscribe_url": "https://a.example/av",
        },
    ],
    "section none": [TEXT, section(TEXT, BUTTON, background="none"), TEXT],
    "section tint": [TEXT, section(TEXT, {**BUTTON, "style": "secondary"}, TABLE), TEXT],
    "section accent": [
        section(TEXT, BUTTON, {**BUTTON, "style": "secondary"}, TABLE, background="accent")
    ],
    "two columns": [columns(_CARD, _CARD)],
    "two columns 1:2": [columns(_SMALL, _CARD, ratio="narrow_first", background="tint")],
    "two columns 2:1": [columns(_CARD, _SMALL, ratio="wide_first", background="accent"), TEXT],
    "three columns": [TEXT, columns(_CARD, _SMALL, _SMALL)],
    "three columns 2:1": [columns(_CARD, _SMALL, _CARD, ratio="wide_first")],
}

TOGETHER = [block for blocks in ALONE.values() for block in blocks]


def content(*blocks: dict[str, Any], subject: str = "Emne", preheader: str = "Kort") -> Content:
    """A mail with *blocks* in its body."""
    return EMAIL.load({"subject": subject, "preheader": preheader, "body": list(blocks)})


def mail(*blocks: dict[str, Any], look: Look = LOOK, locale: str = "nb", **parts: str):
    """The outputs of a mail with *blocks* in its body."""
    made = EMAIL.assemble(content(*blocks, **parts), look, locales.get(locale).tag)
    return {output.name: output.template for output in made}
