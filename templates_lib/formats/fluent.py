"""Fluent (Project Fluent, "Syntax 1.0"): messages and their attributes, ``-terms`` too.

A text is the pattern as it is written, placeables and all. A pattern that is nothing but one choice
among CLDR's categories is a plural, one unit a category.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fluent.syntax import FluentParser, ast

from locales.words import gettext_noop
from templates_lib.formats._encoding import line_of, require_text
from templates_lib.formats._errors import FormatError
from templates_lib.formats._format import Found, TextFormat
from templates_lib.formats._values import CATEGORIES, Catalogue, Unit

__all__ = ["FORMAT"]

JUNK = gettext_noop("This is no Fluent: %(text)s.")
NO_KEY = gettext_noop("“%(key)s” cannot be a name in Fluent.")
ALONE = gettext_noop("A plural in Fluent begins as a whole: “%(key)s”.")

_NAME = re.compile(r"-?[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z][A-Za-z0-9_-]*)?")
_BRACE = re.compile(r"[{}]")
_WORD = r"[A-Za-z][A-Za-z0-9_-]*"
_SIMPLE = re.compile(
    rf"\{{[ \n]*(?:\${_WORD}|-?{_WORD}(?:\.{_WORD})?|[A-Z][A-Z0-9_-]*\([^{{}}()\"]*\))[ \n]*\}}"
)
_CHOICE = re.compile(r"\{[ \n]*[$A-Z-]")


class Fluent(TextFormat):
    name = "fluent"
    label = "Fluent"
    endings = (".ftl",)
    carries = frozenset({"notes", "plural"})

    def scan(self, text: str) -> Iterator[Found]:
        text = text.replace("\r\n", "\n") if "\r\n" in text else text
        if text.count("{") > 200_000:
            raise FormatError(JUNK, text="{…")
        try:
            resource = FluentParser().parse(text)
        except RecursionError:
            raise FormatError(JUNK, text="{…") from None
        for entry in resource.body:
            if isinstance(entry, ast.Junk):
                at = entry.span.start if entry.span else 0
                shown = repr((entry.content or "")[:40])
                raise FormatError(JUNK, line=line_of(text, at), text=shown)
            if isinstance(entry, ast.Message | ast.Term):
                yield from _entry(entry, text)

    def encode(self, value: str, raw: str) -> str:
        return _pattern(
            value, "    " if not raw.startswith(" ") else raw[: len(raw) - len(raw.lstrip())]
        )

    def extend(self, text: str, units: Iterable[Unit], catalogue: Catalogue) -> str:
        by_key: dict[str, list[Unit]] = {}
        for unit in units:
            if unit.target is not None:
                by_key.setdefault(unit.key, []).append(unit)
        out = text + ("\n" if text and not text.endswith("\n") else "")
        for key, group in by_key.items():
            if not _NAME.fullmatch(key):
                raise FormatError(NO_KEY, key=key[:60])
            out += _written(key, group)
        return out


def _indent_of(raw: str) -> str:
    found = re.search(r"\n( +)\S", raw)
    return found[1] if found else "    "


def _entry(entry: ast.Message | ast.Term, text: str) -> Iterator[Found]:
    sign = "-" if isinstance(entry, ast.Term) else ""
    name = f"{sign}{entry.id.name}"
    notes = tuple(filter(None, [(entry.comment.content or "") if entry.comment else ""]))
    patterns = [(name, entry.value), *((f"{name}.{a.id.name}", a.value) for a in entry.attributes)]
    for key, pattern in patterns:
        if pattern is None:
            continue
        variants = _plural(pattern)
        if variants:
            for category, variant in variants:
                yield _found(key, category, variant, notes, text)
        else:
            yield _found(key, "", pattern, notes, text)


def _plural(pattern: ast.Pattern) -> list[tuple[str, ast.Pattern]]:
    """The variants of a pattern that is one choice among categories; else nothing."""
    if len(pattern.elements) != 1 or not isinstance(pattern.elements[0], ast.Placeable):
        return []
    choice = pattern.elements[0].expression
    if not isinstance(choice, ast.SelectExpression):
        return []
    found = [
        (each.key.name, each.value)
        for each in choice.variants
        if isinstance(each.key, ast.Identifier)
    ]
    names = {name for name, _ in found}
    is_plural = len(found) == len(choice.variants) and names <= set(CATEGORIES)
    return found if is_plural and "other" in names else []


def _found(
    key: str, category: str, pattern: ast.Pattern, notes: tuple[str, ...], text: str
) -> Found:
    assert pattern.span is not None
    start, end = pattern.span.start, pattern.span.end
    pieces = []
    for each in pattern.elements:
        if isinstance(each, ast.TextElement):
            pieces.append(each.value)
        elif isinstance(each.expression, ast.StringLiteral):
            pieces.append(each.expression.parse()["value"])
        else:
            assert each.span is not None
            pieces.append(text[each.span.start : each.span.end])
    value = "".join(pieces)
    line = line_of(text, start)
    require_text(value, line)
    return Found(Unit(key, value, category=category, notes=notes, line=line), start, end)


def _pattern(value: str, indent: str) -> str:
    """*value* as a pattern; what Fluent would take for something else stands in quotes."""
    safe = "".join(_pieces(value))
    safe = re.sub(r"(?m)^([\[*.])", _in_quotes, safe)
    safe = re.sub(r"(?m)^ +| +$", _in_quotes, safe)
    lines = safe.split("\n")
    if not lines[0]:
        lines[0] = '{""}'
    if not lines[-1]:
        lines[-1] = '{""}'
    return "\n".join([lines[0], *(indent + line if line else "" for line in lines[1:])])


def _in_quotes(match: re.Match[str]) -> str:
    return '{"' + match[0] + '"}'


def _pieces(value: str) -> Iterator[str]:
    """*value* with its placeables as they are, and every other brace in quotes."""
    position = 0
    while (opening := _BRACE.search(value, position)) is not None:
        yield value[position : opening.start()]
        placeable = _placeable(value, opening.start()) if opening[0] == "{" else ""
        yield placeable or '{"' + opening[0] + '"}'
        position = opening.start() + (len(placeable) or 1)
    yield value[position:]


def _placeable(value: str, start: int) -> str:
    """The placeable that begins at *start*; "" when the brace begins none."""
    if simple := _SIMPLE.match(value, start):
        return simple[0]
    if not _CHOICE.match(value, start):
        return ""
    depth = 0
    for brace in _BRACE.finditer(value, start, start + 5000):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            text = value[start : brace.end()]
            read = FluentParser().parse_entry(f"x = {text}\n")
            if isinstance(read, ast.Message) and read.value and len(read.value.elements) == 1:
                return text
            return ""
    return ""


def _written(key: str, group: list[Unit]) -> str:
    name, dot, attribute = key.partition(".")
    head = f"{name} =\n    .{attribute} =" if dot else f"{key} ="
    notes = "".join(f"# {line}".rstrip() + "\n" for n in group[0].notes for line in n.splitlines())
    if not any(unit.category for unit in group):
        return f"{notes}{head} {_pattern(group[0].target or '', '    ')}\n"
    if "other" not in {unit.category for unit in group}:
        raise FormatError(ALONE, key=key)
    lines = "".join(
        f"       {'*' if unit.category == 'other' else ' '}[{unit.category}] "
        f"{_pattern(unit.target or '', ' ' * 12)}\n"
        for unit in group
    )
    return f"{notes}{head} {{ $count ->\n{lines}    }}\n"


FORMAT = Fluent()
