"""Plurals of other people as plurals of ours: forms a category, ICU's, and Java's ChoiceFormat.

A form is whole sentences there and a text in quotation marks here, without placeholders. So what
all forms share stays outside, word by word, and what differs becomes ``plural(…)``, between one
placeholder and the next.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from templates_lib.formats import CATEGORIES

__all__ = ["choice_forms", "count_name", "icu_forms", "joined", "printed"]

_TAG = re.compile(r"(\{\{ [\w.]+ \}\})")
_WORDS = re.compile(r"\s+|[^\s]+")
COUNTS: Final = ("count", "n", "num", "number", "quantity", "amount", "total", "antal", "antall")
EXACT: Final = re.compile(r"=(\d{1,9})")


def count_name(forms: Mapping[str, Sequence[str]]) -> str:
    """Of the placeholders in each form the one that is counted; "" when none can be told."""
    every = list(dict.fromkeys(name for names in forms.values() for name in names))
    for name in every:
        if re.split(r"[_.]", name.lower())[-1] in COUNTS or name.lower() in COUNTS:
            return name
    in_all = [name for name in every if all(name in names for names in forms.values())]
    lacking = [name for name in every if name not in in_all]
    if len(lacking) == 1:  # "one item" needs no number
        return lacking[0]
    # Where they have numbers for names (%1$d, {0}), the first is what is counted.
    is_numbered = bool(every) and re.fullmatch(r"value_\d+", every[0]) is not None
    return every[0] if len(every) == 1 or is_numbered else ""


def joined(forms: Mapping[str, str], name: str) -> str | None:
    """The text with ``plural(…)`` of *name* that says *forms*, which are in our language.

    None where their placeholders differ in more than the number.
    """
    tag = "{{ " + name + " }}"
    marked = {key: text.replace(tag, "\x01") for key, text in forms.items()}
    cut = {key: _TAG.split(text) for key, text in marked.items()}
    shapes = {tuple(pieces[1::2]) for pieces in cut.values()}
    if len(shapes) != 1 or any("{" in piece for p in cut.values() for piece in p[::2]):
        return None
    out = []
    for index in range(len(next(iter(cut.values())))):
        pieces = {key: each[index] for key, each in cut.items()}
        out.append(next(iter(pieces.values())) if index % 2 else _one(pieces, name))
    return "".join(out)


def _one(pieces: Mapping[str, str], name: str) -> str:
    """One stretch between placeholders: what is shared outside, the rest in ``plural``."""
    if len(set(pieces.values())) == 1:
        return next(iter(pieces.values())).replace("\x01", "{{ " + name + " }}")
    words = {key: _WORDS.findall(text) for key, text in pieces.items()}
    before = _shared(list(words.values()))
    after = _shared([each[before:][::-1] for each in words.values()])
    head = "".join(next(iter(words.values()))[:before])
    some = next(iter(words.values()))
    tail = "".join(some[len(some) - after :])
    middle = {key: "".join(each[before : len(each) - after]) for key, each in words.items()}
    return (
        head.replace("\x01", "{{ " + name + " }}")
        + printed(name, middle)
        + tail.replace("\x01", "{{ " + name + " }}")
    )


def _shared(rows: Sequence[Sequence[str]]) -> int:
    """How many words all *rows* begin with; none that holds the number."""
    count = 0
    for words in zip(*rows, strict=False):
        if len(set(words)) > 1 or "\x01" in words[0]:
            break
        count += 1
    return count


def printed(name: str, forms: Mapping[str, str]) -> str:
    """``{{ name | plural(…) }}``; in *forms* a number stands as U+0001, "=0" is exactly 0."""
    exact = {key[1:]: text for key, text in forms.items() if EXACT.fullmatch(key)}
    named = {key: forms[key] for key in CATEGORIES if key in forms}
    arguments = []
    if exact:
        inside = ", ".join(f"{key}: {_quoted(text)}" for key, text in exact.items())
        arguments.append("{" + inside + "}")
    arguments += [f"{key}={_quoted(text)}" for key, text in named.items()]
    return "{{ " + name + " | plural(" + ", ".join(arguments) + ") }}"


def _quoted(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("#", "##").replace("\n", "\\n")
    return '"' + plain.replace("\x01", "#") + '"'


_ICU = re.compile(r"\s*([\w.\-]+)\s*,\s*plural\s*,\s*(.*)", re.S)
_ICU_CASE = re.compile(r"\s*(=\d{1,9}|zero|one|two|few|many|other)\s*\{((?:[^{}]|\{[^{}]*\})*)\}")


def icu_forms(inner: str) -> tuple[str, dict[str, str]] | None:
    """``n, plural, one {# a} other {# b}`` -> ``n`` and the forms, numbers as U+0001."""
    parted = _ICU.fullmatch(inner)
    if parted is None:
        return None
    forms, rest = {}, parted[2]
    position = 0
    while case := _ICU_CASE.match(rest, position):
        number = re.compile(r"#|\{\s*" + re.escape(parted[1]) + r"\s*\}")
        forms[case[1]] = number.sub("\x01", case[2])
        position = case.end()
    if rest[position:].strip() or "other" not in forms or any("{" in t for t in forms.values()):
        return None
    return parted[1], forms


_CHOICE = re.compile(r"\s*([\w.\-]+)\s*,\s*choice\s*,(.*)", re.S)
_LIMIT = re.compile(r"\s*(-?[\d.]+)\s*([#≤<])(.*)", re.S)


def choice_forms(inner: str) -> tuple[str, dict[str, str]] | None:
    """``0,choice,0#a|1#b|1<c`` -> ``0`` and exactly 0, one, other.

    None for limits other than 0, 1 and more than 1: they are not what CLDR's categories are.
    """
    parted = _CHOICE.fullmatch(inner)
    if parted is None:
        return None
    forms = {}
    for part in parted[2].split("|"):
        limit = _LIMIT.fullmatch(part)
        key = {("0", "#"): "=0", ("1", "#"): "one", ("1", "<"): "other", ("2", "#"): "other"}.get(
            (limit[1], limit[2]) if limit else ("", "")
        )
        if limit is None or key is None or key in forms or "{" in limit[3]:
            return None
        forms[key] = limit[3]
    return (parted[1], forms) if {"one", "other"} <= set(forms) else None
