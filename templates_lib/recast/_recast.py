"""An outline poured into the parts that a channel declares, as much of it as fits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from channels import Blocks, BlockType, Channel, Content, Text
from templates_lib.recast._outline import Outline, Said, outline, paragraphs_of

__all__ = ["Recast", "recast"]

Fits = Callable[[Content], bool]


@dataclass(frozen=True)
class Recast:
    """``content`` is a content document. ``left_out`` are the sentences, and the title or the link,
    for which there was no room or no place.
    """

    content: dict[str, Any]
    left_out: tuple[str, ...] = ()


def recast(source: Content, channel: Channel, fits: Fits) -> Recast:
    """*source* as a first text for *channel*; *fits* says whether a content is short enough.

    A text of the essential sentence and the link alone is returned even where it does not fit:
    the editor says what is too long.
    """
    told = outline(source)
    kept = list(told.said)
    while True:
        document = _poured(told, kept, channel)
        if len(kept) <= 1 or fits(channel.load(document)):
            break
        kept.remove(_dispensable(kept, told))
    left = [each.text for each in told.said if each not in kept]
    return Recast(document, (*_unplaced(told, document), *left))


def _dispensable(kept: list[Said], told: Outline) -> Said:
    """What goes first: a greeting, else the last sentence that is not the essential one."""
    spare = [each for each in kept if each != told.essential]
    return next((each for each in spare if each.is_greeting), spare[-1])


def _poured(told: Outline, kept: list[Said], channel: Channel) -> dict[str, Any]:
    document: dict[str, Any] = {}
    texts = paragraphs_of(kept)
    link = _link_place(channel)
    body = next((part for part in channel.parts if _is_body(part)), None)
    if (head := next((part for part in channel.parts if _is_head(part)), None)) and told.title:
        document[head.name] = told.title
    if told.link and link is not None:
        document[link.name] = _button(link, told) if isinstance(link, Blocks) else told.link
    elif told.link and isinstance(body, Text):
        texts = [*texts[:-1], f"{texts[-1]} {told.link}"] if texts else [told.link]
    if isinstance(body, Text):
        document[body.name] = _joined(texts, channel)
    elif isinstance(body, Blocks) and (kind := _prose_block(body)):
        name = next(field.name for field in kind.fields if _is_body(field))
        blocks = [{"type": kind.name, name: text} for text in texts]
        document[body.name] = [*blocks, *document.get(body.name, [])]
    return document


def _joined(texts: list[str], channel: Channel) -> str:
    """Paragraphs stay apart where they cost nothing."""
    if channel.costing is not None:
        return " ".join(" ".join(text.split()) for text in texts)
    return "\n\n".join(texts)


def _is_head(part: Any) -> bool:
    return isinstance(part, Text) and part.kind == "copy" and part.required and not part.multiline


def _is_body(part: Any) -> bool:
    """A text of several lines, or a list of blocks of which one kind holds such a text."""
    if isinstance(part, Text):
        return part.kind == "copy" and part.multiline
    return isinstance(part, Blocks) and part.required and _prose_block(part) is not None


def _prose_block(part: Blocks) -> BlockType | None:
    """The simplest kind of block that is a text of several lines."""
    able = (kind for kind in part.types if _needs_only_prose(kind))
    return next(able, None)


def _needs_only_prose(kind: BlockType) -> bool:
    needed = [field for field in kind.fields if isinstance(field, Text) and field.required]
    return len(needed) == 1 and _is_body(needed[0])


def _link_place(channel: Channel) -> Text | Blocks | None:
    """Where *channel* opens an address: a part of its own, or a button."""
    for part in channel.parts:
        if isinstance(part, Text) and part.kind == "url" and part.name in ("link", "url"):
            return part
    for part in channel.parts:
        if isinstance(part, Blocks) and _button_kind(part):
            return part
    return None


def _button_kind(part: Blocks) -> BlockType | None:
    for kind in part.types:
        needed = {field.name: field for field in kind.fields if isinstance(field, Text)}
        required = {name for name, field in needed.items() if field.required}
        urls = {name for name, field in needed.items() if field.kind == "url"}
        if "label" in needed and urls & required and required <= {"label", *urls}:
            return kind
    return None


def _button(part: Blocks, told: Outline) -> list[dict[str, Any]]:
    kind = _button_kind(part)
    assert kind is not None
    url = next(
        field.name for field in kind.fields if isinstance(field, Text) and field.kind == "url"
    )
    return [{"type": kind.name, "label": told.label or told.title, url: told.link}]


def _unplaced(told: Outline, document: dict[str, Any]) -> tuple[str, ...]:
    """The title or the link, where this channel has no place for them."""
    said = str(document)
    lost = [each for each in (told.title, told.link) if each and repr(each)[1:-1] not in said]
    return tuple(lost)
