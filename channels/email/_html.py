"""Each block of an email as MJML with slots.

A slot is a token in the MJML; what goes into it is put there after the MJML is compiled. So
no word of a writer ever passes through the MJML compiler, which would be free to escape it,
move it or fail on it.
"""

import html
from collections.abc import Callable

from channels._content import Block
from channels._tags import map_literals, protect, restore
from channels._urls import WEB_SCHEMES, is_safe_url
from channels.email._inline import as_html
from channels.email._setting import Piece, Setting
from channels.email._structure import Chunk, items, paragraphs
from channels.email._table import table_html

__all__ = ["attribute", "block_html", "slot"]

_SIZES = {"large": 26, "medium": 20, "small": 17}
_SPACES = {"small": 12, "medium": 24, "large": 48}


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
    return Piece(_words(name, setting), ((name, copy),)) if copy else None


def _legal(block: Block, name: str, setting: Setting) -> Piece | None:
    copy = _paragraphs(block.text("text"), setting, "0 0 10px") + _unsubscribe(block, setting)
    return Piece(_words(name, setting, quiet=True), ((name, copy),)) if copy else None


def _unsubscribe(block: Block, setting: Setting) -> str:
    label, url = block.text("unsubscribe_label").strip(), block.text("unsubscribe_url").strip()
    if not label or not is_safe_url(url):
        return ""
    look = f"color:{setting.surface.link};text-decoration:underline"
    link = f'<a href="{attribute(url)}" target="_blank" style="{look}">{attribute(label)}</a>'
    return f'<p style="margin:0 0 10px">{link}</p>\n'


def _heading(block: Block, name: str, setting: Setting) -> Piece | None:
    protected, tags = protect(block.text("text").strip())
    if not protected:
        return None
    level, size = setting.levels[name], block.text("size")
    pixels = _SIZES[("large" if level == 1 else "medium") if size == "auto" else size]
    style = f"margin:0;font-size:{pixels}px;line-height:1.25;font-weight:700"
    copy = restore(as_html(protected, tags, setting.surface.link), tags)
    filled = f'<h{level} style="{style}">{copy}</h{level}>'
    # The first is as high as a text beside it in the next column.
    above = 2 if setting.first else 8
    return Piece(_words(name, setting, above, 14), ((name, filled),))


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
    return Piece(_words(name, setting), ((name, copy),))


def _table(block: Block, name: str, setting: Setting) -> Piece | None:
    copy = table_html(block, setting)
    return Piece(_words(name, setting, 4, 20), ((name, copy),)) if copy else None


def _button(block: Block, name: str, setting: Setting) -> Piece | None:
    label, url = block.text("label").strip(), block.text("url").strip()
    if not label:
        return None
    slots = [(f"{name}_label", attribute(label))]
    href = ""
    if is_safe_url(url):
        href = f' href="{slot(f"{name}_url")}"'
        slots.append((f"{name}_url", attribute(url)))
    place = f'align="{setting.side(block.text("align"))}" padding="{setting.padding(8, 24)}"'
    opening = f"<mj-button {place} {_button_style(block, setting)}{href}>"
    return Piece(f"{opening}{slot(f'{name}_label')}</mj-button>", tuple(slots))


def _button_style(block: Block, setting: Setting) -> str:
    on = setting.surface
    if block.text("style") == "primary":
        colours = f'background-color="{on.button}" color="{on.button_text}"'
        return f'css-class="b-in b-button" {colours}'
    # Its border makes it as tall as the other.
    colours = f'background-color="{on.background}" color="{on.link}" border="2px solid {on.link}"'
    return f'css-class="b-in b-second" inner-padding="12px 26px" {colours}'


def _image(block: Block, name: str, setting: Setting) -> Piece | None:
    url, link = block.text("url").strip(), block.text("link").strip()
    if not is_safe_url(url, WEB_SCHEMES):
        return None
    slots = [(f"{name}_url", attribute(url)), (f"{name}_alt", attribute(block.text("alt").strip()))]
    href = ""
    if is_safe_url(link):
        href = f' href="{slot(f"{name}_link")}"'
        slots.append((f"{name}_link", attribute(link)))
    # The slot keeps alt="" from the compiler, which would drop it.
    source = f'src="{slot(f"{name}_url")}" alt="{slot(f"{name}_alt")}"'
    place = f'css-class="b-in b-image" padding="{setting.padding(0, 20)}"'
    fluid = ' fluid-on-mobile="true"' if setting.is_column else ""
    return Piece(f"<mj-image {place}{fluid} {source}{href} />", tuple(slots))


def _divider(block: Block, name: str, setting: Setting) -> Piece | None:
    place = f'css-class="b-in b-rule" padding="{setting.padding(12, 28)}"'
    return Piece(f'<mj-divider {place} border-color="{setting.surface.rule}" />')


def _spacer(block: Block, name: str, setting: Setting) -> Piece | None:
    return Piece(f'<mj-spacer height="{_SPACES[block.text("size")]}px" />')


def _words(name: str, setting: Setting, above: int = 0, below: int = 0, quiet: bool = False) -> str:
    """Return the element that holds the text in the slot *name*."""
    on = setting.surface
    colour, kind = (on.quiet, "b-quiet") if quiet else (on.text, "b-text")
    small = 'mj-class="small" ' if quiet else ""
    place = f'css-class="b-in {kind}" padding="{setting.padding(above, below)}"'
    return f'<mj-text {small}{place} color="{colour}">{slot(name)}</mj-text>'


def _paragraphs(template: str, setting: Setting, margin: str) -> str:
    protected, tags = protect(template)
    opening = f'<p style="margin:{margin}">'
    rows = (_row(chunk, tags, setting, opening, "</p>") for chunk in paragraphs(protected, tags))
    return restore("".join(rows), tags)


def _row(chunk: Chunk, tags: tuple[str, ...], setting: Setting, opening: str, closing: str) -> str:
    if chunk.is_control:
        return chunk.text
    return f"{opening}{as_html(chunk.text, tags, setting.surface.link)}{closing}\n"


_WRITERS: dict[str, Callable[[Block, str, Setting], Piece | None]] = {
    "text": _text,
    "heading": _heading,
    "button": _button,
    "image": _image,
    "list": _list,
    "table": _table,
    "divider": _divider,
    "spacer": _spacer,
    "legal": _legal,
}
