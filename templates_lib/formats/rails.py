"""Rails' YAML (Rails guide, "Internationalization"): everything below the locale, nested.

A group whose keys are CLDR's categories, ``other`` among them, is a plural. What YAML would take
for a number or for no (``no:``) is the text that was written, where it is a key. Anchors, aliases
and tags are refused: nobody needs them here, and they are how a small file becomes a huge one.
"""

from __future__ import annotations

import io
import json as stdlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import AliasEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from locales.words import gettext_noop
from templates_lib.formats._encoding import require_text
from templates_lib.formats._errors import FormatError
from templates_lib.formats._format import Found, TextFormat
from templates_lib.formats._limits import MAX_DEPTH
from templates_lib.formats._values import CATEGORIES, Catalogue, Unit
from templates_lib.formats.json import IN_THE_WAY, NOT_AN_OBJECT, TOO_DEEP

__all__ = ["FORMAT"]

NOT_YAML = gettext_noop("No YAML: %(reason)s.")
NO_ALIASES = gettext_noop("YAML with anchors, aliases or tags is not read.")

_TEXT = "tag:yaml.org,2002:str"
_KINDS = {
    "bool": gettext_noop("true or false"),
    "int": gettext_noop("a number"),
    "float": gettext_noop("a number"),
    "null": gettext_noop("null"),
}


class Rails(TextFormat):
    name = "rails"
    label = "Rails YAML"
    endings = (".yml", ".yaml")
    carries = frozenset({"plural"})

    def scan(self, text: str) -> Iterator[Found]:
        yield from _with_plurals(
            _found(path, node)
            for path, node in _leaves(_root(text))
            if isinstance(node, ScalarNode) and _is_text(node)
        )

    def head(self, catalogue: Catalogue, text: str) -> Catalogue:
        root = _root(text)
        left = tuple(
            (".".join(_below(path)), _kind(node))
            for path, node in _leaves(root)
            if not (isinstance(node, ScalarNode) and _is_text(node))
        )
        locale = root.value[0][0].value if len(root.value) == 1 else ""
        return replace(catalogue, locale=str(locale), left_out=left)

    def encode(self, value: str, raw: str) -> str:
        ended = raw[len(raw.rstrip()) :] if raw[:1] in "|>" else ""
        return stdlib.dumps(value, ensure_ascii=False) + ended

    def extend(self, text: str, units: Iterable[Unit], catalogue: Catalogue) -> str:
        yaml = _round_trip()
        root = yaml.load(text) if text.strip() else {catalogue.locale or "en": {}}
        top = next(iter(root))
        if len(root) != 1 or not isinstance(root[top], dict):
            raise FormatError(IN_THE_WAY, key=str(top))
        for unit in units:
            if unit.target is not None:
                _put(root[top], unit)
        out = io.StringIO()
        yaml.dump(root, out)
        return out.getvalue()


def _round_trip() -> YAML:
    yaml = YAML(typ="rt", pure=True)
    yaml.preserve_quotes = True
    yaml.width = 4096
    return yaml


def _put(group: Any, unit: Unit) -> None:
    *steps, last = [*unit.key.split("."), *([unit.category] if unit.category else [])]
    for step in steps:
        group = group.setdefault(step, {})
        if not isinstance(group, dict):
            raise FormatError(IN_THE_WAY, key=unit.key)
    if isinstance(group.get(last), dict):
        raise FormatError(IN_THE_WAY, key=unit.key)
    # In quotes, since a bare "no" or "12" would be read as something else by other readers.
    group[last] = DoubleQuotedScalarString(unit.target or "")


def _root(text: str) -> MappingNode:
    try:
        for event in YAML(typ="rt", pure=True).parse(text):
            if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
                raise FormatError(NO_ALIASES, line=event.start_mark.line + 1)
        root = YAML(typ="rt", pure=True).compose(text)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = str(getattr(error, "problem", None) or error).splitlines()[0]
        raise FormatError(NOT_YAML, line=mark.line + 1 if mark else 0, reason=reason) from None
    except RecursionError:
        raise FormatError(TOO_DEEP, limit=MAX_DEPTH) from None
    except (ValueError, TypeError, AttributeError, IndexError, AssertionError, KeyError) as error:
        if isinstance(error, FormatError):
            raise
        raise FormatError(NOT_YAML, reason=type(error).__name__) from None
    if not isinstance(root, MappingNode):
        raise FormatError(NOT_AN_OBJECT)
    return root


def _leaves(root: MappingNode) -> Iterator[tuple[tuple[str, ...], Node]]:
    waiting: list[tuple[tuple[str, ...], Node]] = [((), root)]
    while waiting:
        path, node = waiting.pop()
        if not isinstance(node, MappingNode):
            yield path, node
            continue
        if len(path) > MAX_DEPTH:
            raise FormatError(TOO_DEEP, line=node.start_mark.line + 1, limit=MAX_DEPTH)
        inner = []
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                raise FormatError(NOT_AN_OBJECT, line=key.start_mark.line + 1)
            inner.append(((*path, str(key.value)), value))
        waiting += reversed(inner)


def _is_text(node: ScalarNode) -> bool:
    return str(node.tag) == _TEXT or bool(node.style)


def _kind(node: Node) -> str:
    if not isinstance(node, ScalarNode):
        return gettext_noop("a list")
    return _KINDS.get(str(node.tag).rpartition(":")[2], gettext_noop("something else"))


def _below(path: tuple[str, ...]) -> tuple[str, ...]:
    """*path* without the locale above it."""
    return path[1:] if len(path) > 1 else path


def _found(path: tuple[str, ...], node: ScalarNode) -> Found:
    line = node.start_mark.line + 1
    key, value = ".".join(_below(path)), str(node.value)
    require_text(key, line)
    require_text(value, line)
    return Found(Unit(key, value, line=line), node.start_mark.index, node.end_mark.index)


def _with_plurals(found: Iterable[Found]) -> Iterator[Found]:
    """Groups of nothing but categories, ``other`` among them, as the units of one plural."""
    every = list(found)
    groups: dict[str, set[str]] = {}
    for each in every:
        parent, _, last = each.unit.key.rpartition(".")
        groups.setdefault(parent, set()).add(last)
    for each in every:
        parent, _, last = each.unit.key.rpartition(".")
        inner = groups[parent]
        if parent and "other" in inner and inner <= set(CATEGORIES):
            yield replace(each, unit=replace(each.unit, key=parent, category=last))
        else:
            yield each


FORMAT = Rails()
