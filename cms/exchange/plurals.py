"""Plurals of other people as plurals of ours: forms a category, ICU's, and Java's ChoiceFormat.

A form is whole sentences there and a text in quotation marks here, without placeholders. So what
all forms share stays outside, word by word, and what differs becomes ``plural(…)``, between one
placeholder and the next.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from templates_lib.translating import joined, printed

__all__ = ["choice_forms", "count_name", "icu_forms", "joined", "printed"]

COUNTS: Final = ("count", "n", "num", "number", "quantity", "amount", "total", "antal", "antall")


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
