"""Where the CSS of a mail uses what some client lacks."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from channels.email._lint._support import Feature, Quirk, support
from channels.email._markup import (
    Declaration,
    Sheet,
    declarations,
    remembered,
    selectors,
    sheet,
    words_of,
)

__all__ = ["Shown", "Trouble", "in_sheet", "in_style"]


class Shown(NamedTuple):
    """How a feature shows: its ``probe`` among the data, and ``words`` as a person writes it."""

    probe: str
    words: str


class Trouble(NamedTuple):
    """A use of ``trouble`` at [start, end) of a style sheet or a style.

    ``around`` are the probes of at-rules that it stands in: a client that lacks one of them
    never comes to it, and the mail is whole without it as well.
    """

    shown: Shown
    trouble: Feature | Quirk
    start: int
    end: int
    around: frozenset[str] = frozenset()


_MEDIA_FEATURE = re.compile(r"\(\s*(-?[a-z][\w-]*)", re.IGNORECASE)
_PSEUDO = re.compile(r"(::?)([a-z][\w-]*)(?:\([^()]*\))?", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
# The at-rule inside which a mail keeps what is for clients that know it.
_ENHANCEMENT = "at:supports"
_NONE: frozenset[str] = frozenset()
_MOST_CONDITIONS = 32
# Values that leave a property as it is anyway.
_IDLE = frozenset(
    {"normal", "none", "auto", "initial", "inherit", "static", "visible", "0", "unset"}
)


@remembered(maxsize=2048)
def in_style(style: str, element: str) -> tuple[Trouble, ...]:
    """Return the troubles of a ``style`` attribute on an *element* of that name."""
    return tuple(_in_declarations(declarations(style), element))


def in_sheet(text: str, vocabulary: frozenset[str]) -> tuple[Trouble, ...]:
    """Return the troubles of a style sheet in a document of that *vocabulary*.

    A rule that selects nothing in the document does no harm.
    """
    return _in_sheet(text, vocabulary & _asked(text))


@remembered(maxsize=128, longest=20_000)
def _asked(text: str) -> frozenset[str]:
    """Return the words that the selectors of a style sheet ask for."""
    preludes = (block.prelude for block in sheet(text).blocks if not block.at)
    plain = (each for prelude in preludes for each in _plain(prelude))
    return frozenset().union(*(read[0].needs for each in plain if (read := selectors(each))))


@remembered(maxsize=128, longest=20_000)
def _in_sheet(text: str, vocabulary: frozenset[str]) -> tuple[Trouble, ...]:
    return tuple(_of_sheet(sheet(text), vocabulary))


def _of_sheet(sheet: Sheet, vocabulary: frozenset[str]) -> Iterator[Trouble]:
    around = _around(sheet)
    silent = {
        index
        for index, block in enumerate(sheet.blocks)
        if _ENHANCEMENT in around[index]
        or not (block.at or _could_apply(block.prelude, vocabulary))
    }
    for index, block in enumerate(sheet.blocks):
        if index not in silent:
            for shown in _of_block(sheet, index):
                for trouble in _troubles(shown, "", block.prelude, (block.start, block.end)):
                    yield trouble._replace(around=around[index] - {shown.probe})
    for index, inside in _by_block(sheet.declarations).items():
        if index not in silent:
            for trouble in _in_declarations(inside, ""):
                yield trouble._replace(around=around[index])


def _around(sheet: Sheet) -> Sequence[frozenset[str]]:
    """Return for each block the probes of the at-rules around it, and its own."""
    found: list[frozenset[str]] = []
    for index, block in enumerate(sheet.blocks):
        above = found[block.parent] if block.parent >= 0 else _NONE
        if block.at and len(above) < _MOST_CONDITIONS:
            above |= {shown.probe for shown in _of_block(sheet, index)}
        found.append(above)
    return found


def _by_block(found: Iterable[Declaration]) -> Mapping[int, list[Declaration]]:
    blocks: dict[int, list[Declaration]] = {}
    for declaration in found:
        if declaration.block >= 0:
            blocks.setdefault(declaration.block, []).append(declaration)
    return blocks


def _could_apply(prelude: str, vocabulary: frozenset[str]) -> bool:
    for each in _plain(prelude):
        read = selectors(each)
        if not read or read[0].needs <= vocabulary:
            return True
    return False


def _plain(prelude: str) -> Iterator[str]:
    """Yield the selectors of a rule without what they ask of a state."""
    return (_PSEUDO.sub("", each).strip() or "*" for each in prelude.split(","))


def _of_block(sheet: Sheet, index: int) -> Iterator[Shown]:
    block = sheet.blocks[index]
    if block.at:
        yield Shown(f"at:{block.at}", f"@{block.at}")
        for match in _MEDIA_FEATURE.finditer(block.prelude):
            yield Shown(f"media:{match[1].lower()}", f"@media ({match[1].lower()})")
        return
    for match in _PSEUDO.finditer(block.prelude):
        yield Shown(f"pseudo:{match[2].lower()}", f"{match[1]}{match[2].lower()}")
    if block.parent >= 0 and not sheet.blocks[block.parent].at:
        yield Shown("nesting", "CSS nesting")


def _in_declarations(found: Sequence[Declaration], element: str) -> Iterator[Trouble]:
    names = {declaration.name for declaration in found}
    for place, declaration in enumerate(found):
        for shown in _of_declaration(declaration.name, declaration.value):
            if _has_fallback(shown, found[:place], declaration):
                continue
            value = _BRACKETS.sub("", declaration.value)
            yield from _troubles(shown, element, value, declaration[3:5], names)


def _troubles(
    shown: Shown,
    element: str,
    value: str,
    place: tuple[int, int],
    beside: Container[str] = (),
) -> Iterator[Trouble]:
    known = support()
    feature = known.features.get(shown.probe)
    if feature and feature.without and feature.effect != "nothing":
        yield Trouble(shown, feature, *place)
    for quirk in known.quirks.get(shown.probe, ()):
        spared = element in quirk.not_on or (quirk.unless and quirk.unless in beside)
        if not spared and quirk.value.search(value):
            yield Trouble(shown, quirk, *place)


@remembered(maxsize=4096)
def _of_declaration(name: str, value: str) -> tuple[Shown, ...]:
    """Return how the features in ``name: value`` show, of those that some client lacks."""
    if value.lower() in _IDLE:
        return ()
    words = words_of(value)
    shown = [
        Shown(f"property:{name}", name),
        *(
            Shown(f"function:{each.removeprefix('repeating-')}", f"{each}()")
            for each in words.functions
        ),
        *(Shown(f"unit:{each}", each) for each in words.units),
        *(Shown(f"ident:{each}", each) for each in words.idents),
        *(Shown(f"value:{name}:{each}", f"{name}: {each}") for each in words.idents),
    ]
    known = support()
    return tuple(
        each for each in sorted(shown) if each.probe in known.features or each.probe in known.quirks
    )


def _has_fallback(shown: Shown, before: Sequence[Declaration], wanted: Declaration) -> bool:
    """Whether the same is said before, in a way that does not need this feature."""
    if shown.probe.startswith("property:"):
        return False
    return any(
        _family(other.name) == _family(wanted.name)
        and shown not in _of_declaration(other.name, other.value)
        for other in before
    )


def _family(name: str) -> str:
    return "background" if name.startswith("background") else name
