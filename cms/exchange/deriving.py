"""Keys for texts that have none: a catalogue whose msgids are the source texts themselves.

Such texts are taken in the order in which the program uses them (their references, else the file).
A line that is followed at once by a text of several lines is the subject of a mail and its body;
a text of several lines alone is a body. Everything else is a text among others. Where msgids, or
contexts, are keys already, those are the keys.

Java's ``emailVerificationSubject`` is parted before the last word where that is a field.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from cms.exchange.habits import is_known
from templates_lib.formats import Catalogue, Unit

__all__ = ["Key", "keys_of"]

Key: TypeAlias = tuple[str, ...]
"""What a text is called here: one key, or several where the program uses it several times."""

_BETWEEN: Final = "\x04"
_KEY = re.compile(r"[A-Za-z0-9_\-]+(?:[.:/#|\x04][A-Za-z0-9_\-\[\]]+)*")
_STEPS = re.compile(r"[:/#|\x04]")
_HUMP = re.compile(r"(.+[a-z0-9])([A-Z][A-Za-z]*?)", re.S)
_HTML = re.compile(r"Html$")
_CODES = re.compile(r"[%$]?\{[^{}]*\}|%\([^()]*\)\w|\{%.*?%\}")
_SHORT: Final = 200
"""Characters of a line that may be a subject."""


def keys_of(catalogues: Sequence[tuple[str, Catalogue]]) -> Mapping[str, Key]:
    """For the key of each unit what it is called here. *catalogues* with their formats' names."""
    keys: dict[str, Key] = {}
    sources = [read.units for name, read in catalogues if name == "po"]
    if sources:
        units = list({unit.key: unit for each in sources for unit in each}.values())
        keys |= _of_messages(units)
    for name, read in catalogues:
        if name != "po":
            keys |= _of_names([unit.key for unit in read.units])
    return keys


def _of_names(names: Sequence[str]) -> dict[str, Key]:
    """Keys of a format that has keys: ``/`` and its like are steps, humps part flat names."""
    if any("." in name for name in names):
        return {name: (_STEPS.sub(".", name),) for name in names}
    parted = {name: _parted(name) for name in names}
    subjects = [name for name in names if parted[name].endswith(".Subject")]
    return {name: (parted[name] if subjects else _STEPS.sub(".", name),) for name in names}


def _parted(name: str) -> str:
    """``emailVerificationBodyHtml`` -> ``emailVerification.BodyHtml``."""
    for hump in re.finditer(r"(?<=[a-z0-9])(?=[A-Z])", name):
        field = name[hump.start() :]
        if is_known(_HTML.sub("", field)):
            return f"{name[: hump.start()]}.{field}"
    return _STEPS.sub(".", name)


def _of_messages(units: Sequence[Unit]) -> dict[str, Key]:
    """Keys of a PO: its contexts, its msgids, or names made of its texts."""
    contexts = Counter(unit.context for unit in units)
    if (
        all(_KEY.fullmatch(unit.context) for unit in units)
        and max(contexts.values(), default=0) == 1
    ):
        return {unit.key: (_STEPS.sub(".", unit.context),) for unit in units}
    bare = [unit.key.rpartition(_BETWEEN)[2] for unit in units]
    alike = sum(1 for text in bare if _KEY.fullmatch(text) and re.search(r"[._]", text))
    if alike * 2 > len(bare):
        return {unit.key: (_STEPS.sub(".", unit.key),) for unit in units}
    return _of_texts(units)


def _of_texts(units: Sequence[Unit]) -> dict[str, Key]:
    found: dict[str, list[str]] = {}
    taken: set[str] = set()
    for kind, members in _grouped(_in_order(units)):
        name = _free(kind, members, taken)
        for field, unit in members:
            found.setdefault(unit.key, []).append(
                f"{kind}.{name}.{field}" if field else f"{kind}.{name}"
            )
    return {key: tuple(dict.fromkeys(names)) for key, names in found.items()}


def _in_order(units: Sequence[Unit]) -> list[tuple[str, Unit]]:
    """The texts as the program uses them, each with the file that it is used in."""
    used: list[tuple[str, int, int, Unit]] = []
    for index, unit in enumerate(units):
        for reference in unit.references or ("",):
            file, _, line = reference.rpartition(":")
            is_numbered = line.isdecimal() and len(line) < 9
            used.append(
                (file if is_numbered else reference, int(line) if is_numbered else 0, index, unit)
            )
    used.sort(key=lambda each: each[:3])
    return [(file, unit) for file, _, _, unit in used]


def _grouped(used: Sequence[tuple[str, Unit]]) -> Iterator[tuple[str, list[tuple[str, Unit]]]]:
    position = 0
    while position < len(used):
        file, unit = used[position]
        following = used[position + 1] if position + 1 < len(used) else None
        if _is_long(unit):
            yield "mail", [("text", unit)]
        elif following and following[0] == file and _is_long(following[1]) and _is_short(unit):
            yield "mail", [("subject", unit), ("text", following[1])]
            position += 1
        else:
            yield "text", [("", unit)]
        position += 1


def _is_long(unit: Unit) -> bool:
    return "\n" in (unit.source or unit.target or "").strip()


def _is_short(unit: Unit) -> bool:
    return len(unit.source or unit.target or "") <= _SHORT


def _free(kind: str, members: Sequence[tuple[str, Unit]], taken: set[str]) -> str:
    """A name made of the first text; where that is taken, of the body's too, then a number."""
    texts = [unit.source or unit.target or "" for _, unit in members]
    name = _slug(texts[0], 6)
    if f"{kind}.{name}" in taken and len(texts) > 1:
        sentences = [line for line in texts[1].splitlines() if len(line.split()) > 3]
        name = f"{name}_{_slug(' '.join(sentences), 8)}"[:80].strip("_")
    number, free = 2, name
    while f"{kind}.{free}" in taken:
        free, number = f"{name}_{number}", number + 1
    taken.add(f"{kind}.{free}")
    return free


def _slug(text: str, words: int) -> str:
    plain = re.findall(r"[a-z0-9]+", _CODES.sub(" ", text).lower())
    return "_".join(plain[:words])[:60].strip("_") or "text"
