"""The plain-text part of an email, written from its blocks and not from its HTML."""

from collections.abc import Callable, Sequence

from channels._content import Block, Content
from channels._look import Look
from channels._tags import literal, protect, restore
from channels._urls import is_safe_url
from channels.email._inline import as_text
from channels.email._structure import items, paragraphs
from channels.email._table import table_text

__all__ = ["plain_text"]

_RULE = "-" * 24 + "\n\n"


def plain_text(content: Content, look: Look) -> str:
    """Return the template of the plain-text part: every block, then the brand's footer.

    Each piece ends its own lines, so that a branch which is not taken leaves no gap.
    """
    return (_all(content.blocks("body")) + _footer(look)).rstrip("\n") + "\n"


def _all(blocks: Sequence[Block]) -> str:
    return "".join(_WRITERS[block.type](block) for block in blocks)


def _footer(look: Look) -> str:
    lines = [literal(text.strip()) for text in (look.footer, look.address) if text.strip()]
    return _RULE + "\n".join(lines) if lines else ""


def _paragraphs(block: Block) -> str:
    protected, tags = protect(block.text("text"))
    pieces = (
        chunk.text if chunk.is_control else f"{as_text(chunk.text, tags)}\n\n"
        for chunk in paragraphs(protected, tags)
    )
    return restore("".join(pieces), tags)


def _heading(block: Block) -> str:
    protected, tags = protect(block.text("text").strip())
    return f"{restore(as_text(protected, tags), tags)}\n\n" if protected else ""


def _list(block: Block) -> str:
    protected, tags = protect(block.text("items"))
    chunks = items(protected, tags)
    # Where a branch or a loop makes the items, their numbers are not known yet.
    numbered = block["ordered"] and not any(chunk.is_control for chunk in chunks)
    pieces = (
        chunk.text
        if chunk.is_control
        else f"{f'{number}.' if numbered else '-'} {as_text(chunk.text, tags)}\n"
        for number, chunk in enumerate(chunks, 1)
    )
    return restore("".join(pieces) + "\n", tags) if chunks else ""


def _button(block: Block) -> str:
    label, url = block.text("label").strip(), block.text("url").strip()
    if not label:
        return ""
    return f"{label}:\n{url}\n\n" if is_safe_url(url) else f"{label}\n\n"


def _legal(block: Block) -> str:
    label, url = block.text("unsubscribe_label").strip(), block.text("unsubscribe_url").strip()
    link = f"{label}:\n{url}\n\n" if label and is_safe_url(url) else ""
    return _paragraphs(block) + link


def _image(block: Block) -> str:
    alt, link = block.text("alt").strip(), block.text("link").strip()
    address = f"{link}\n" if is_safe_url(link) else ""
    return f"[{alt}]\n{address}\n" if alt else f"{address}\n" if address else ""


def _section(block: Block) -> str:
    return _all(block.blocks("blocks"))


def _columns(block: Block) -> str:
    return "".join(_section(column) for column in block.blocks("columns"))


def _divider(block: Block) -> str:
    return _RULE


def _spacer(block: Block) -> str:
    return ""


_WRITERS: dict[str, Callable[[Block], str]] = {
    "text": _paragraphs,
    "heading": _heading,
    "button": _button,
    "image": _image,
    "list": _list,
    "table": table_text,
    "divider": _divider,
    "spacer": _spacer,
    "legal": _legal,
    "section": _section,
    "columns": _columns,
}
