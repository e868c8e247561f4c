"""Each block of an email as MJML with slots.

A slot is a token in the MJML; what goes into it is put there after the MJML is compiled. So
no word of a writer ever passes through the MJML compiler, which would be free to escape it,
move it or fail on it.
"""

import html
from collections.abc import Callable
from dataclasses import dataclass

from channels._content import Block
from channels._tags import map_literals, protect, restore
from channels._urls import WEB_SCHEMES, is_safe_url
from channels.email._inline import as_html
from channels.email._structure import Chunk, items, paragraphs
from channels.email._theme import Theme

__all__ = ["Piece", "Setting", "attribute", "block_html", "slot"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a block needs to know of its mail: its colours, the side where lines begin
    ("left" or "right"), and the level of the next heading (1, then 2)."""

    theme: Theme
    start: str
    heading: int = 1


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of MJML, and what goes into its slots: templates whose literals are HTML."""

    mjml: str
    slots: tuple[tuple[str, str], ...] = ()


def slot(name: str) -> str:
    """Return the token of the slot called *name* (letters, digits, underscores)."""
    return f"slot-{name}-tols"


def attribute(template: str) -> str:
    """Return *template* for an attribute in quotes, or for text: literals escaped."""
    return map_literals(template, html.escape)


def block_html(block: Block, name: str, setting: Setting) -> Piece | None:
    """Return the MJML of *block*, its slots named after *name*; None when it shows nothing."""
    return _WRITERS[block.type](block, name, setting)


def _text(block: Block, name: str, setting: Setting) -> Piece | None:
    copy = _paragraphs(block.text("text"), setting, "0 0 16px")
    if not copy:
        return None
    return Piece(f'<mj-text css-class="b-in b-text">{slot(name)}</mj-text>', ((name, copy),))


def _legal(block: Block, name: str, setting: Setting) -> Piece | None:
    copy = _paragraphs(block.text("text"), setting, "0 0 10px")
    if not copy:
        return None
    opening = f'<mj-text mj-class="small" css-class="b-in b-quiet" color="{setting.theme.quiet}">'
    return Piece(f"{opening}{slot(name)}</mj-text>", ((name, copy),))


def _heading(block: Block, name: str, setting: Setting) -> Piece | None:
    protected, tags = protect(block.text("text").strip())
    if not protected:
        return None
    level, size = setting.heading, 26 if setting.heading == 1 else 20
    style = f"margin:0;font-size:{size}px;line-height:1.25;font-weight:700"
    copy = restore(as_html(protected, tags, setting.theme.link), tags)
    filled = f'<h{level} style="{style}">{copy}</h{level}>'
    opening = '<mj-text css-class="b-in b-text" padding="8px 40px 14px">'
    return Piece(f"{opening}{slot(name)}</mj-text>", ((name, filled),))


def _list(block: Block, name: str, setting: Setting) -> Piece | None:
    protected, tags = protect(block.text("items"))
    chunks = items(protected, tags)
    rows = "".join(
        _row(chunk, tags, setting, '<li style="margin:0 0 6px">', "</li>") for chunk in chunks
    )
    if not rows:
        return None
    element = "ol" if block["ordered"] else "ul"
    style = f"margin:0 0 16px;padding:0;padding-{setting.start}:24px"
    copy = restore(f'<{element} style="{style}">{rows}</{element}>', tags)
    return Piece(f'<mj-text css-class="b-in b-text">{slot(name)}</mj-text>', ((name, copy),))


def _button(block: Block, name: str, setting: Setting) -> Piece | None:
    label, url = block.text("label").strip(), block.text("url").strip()
    if not label:
        return None
    slots = [(f"{name}_label", attribute(label))]
    href = ""
    if is_safe_url(url):
        href = f' href="{slot(f"{name}_url")}"'
        slots.append((f"{name}_url", attribute(url)))
    opening = f'<mj-button css-class="b-in b-button"{href}>'
    return Piece(f"{opening}{slot(f'{name}_label')}</mj-button>", tuple(slots))


def _image(block: Block, name: str, setting: Setting) -> Piece | None:
    url, link = block.text("url").strip(), block.text("link").strip()
    if not is_safe_url(url, WEB_SCHEMES):
        return None
    slots = [(f"{name}_url", attribute(url)), (f"{name}_alt", attribute(block.text("alt").strip()))]
    href = ""
    if is_safe_url(link):
        href = f' href="{slot(f"{name}_link")}"'
        slots.append((f"{name}_link", attribute(link)))
    source = f'src="{slot(f"{name}_url")}" alt="{slot(f"{name}_alt")}"'
    return Piece(f'<mj-image css-class="b-in b-image" {source}{href} />', tuple(slots))


def _divider(block: Block, name: str, setting: Setting) -> Piece | None:
    return Piece('<mj-divider css-class="b-in b-rule" />')


def _spacer(block: Block, name: str, setting: Setting) -> Piece | None:
    return Piece('<mj-spacer height="24px" />')


def _paragraphs(template: str, setting: Setting, margin: str) -> str:
    protected, tags = protect(template)
    opening = f'<p style="margin:{margin}">'
    rows = (_row(chunk, tags, setting, opening, "</p>") for chunk in paragraphs(protected, tags))
    return restore("".join(rows), tags)


def _row(chunk: Chunk, tags: tuple[str, ...], setting: Setting, opening: str, closing: str) -> str:
    if chunk.is_control:
        return chunk.text
    return f"{opening}{as_html(chunk.text, tags, setting.theme.link)}{closing}\n"


_WRITERS: dict[str, Callable[[Block, str, Setting], Piece | None]] = {
    "text": _text,
    "heading": _heading,
    "button": _button,
    "image": _image,
    "list": _list,
    "divider": _divider,
    "spacer": _spacer,
    "legal": _legal,
}
