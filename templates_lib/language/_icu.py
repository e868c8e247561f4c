"""ICU's plurals and selects in the text, which would come out half as comments: refused at once."""

from __future__ import annotations

import re

from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._foreign_marks import FOREIGN
from templates_lib.language._reading import can_print
from templates_lib.language._source import Source
from templates_lib.language.filters import FILTERS

_OPENING = re.compile(
    r"\{\s{0,9}+(?P<name>[A-Za-z][A-Za-z0-9_.]{0,63}+)\s{0,9}+,"
    r"\s{0,9}+(?P<kind>plural|selectordinal|select)\s{0,9}+,"
)
_OFFSET = re.compile(r"\s{0,99}+offset:[0-9]{1,3}+")
_CASE = re.compile(
    r"\s{0,99}+(?P<key>=[0-9]{1,9}|[A-Za-z_]\w{0,63}+)\s{0,9}+\{(?P<text>[^{}]{0,500}+)\}"
)
_END = re.compile(r"\s{0,99}+\}")
_MOST_CASES = 30
_FILTERS = {"plural": "plural", "select": "select", "selectordinal": "ordinal"}


def icu_fault(source: Source, start: int, end: int) -> TemplateSyntaxError | None:
    """Return the error about the first one that begins in ``source[start:end]``.

    It ends where it ends: the ``{#`` of its ``one {# item}`` begins a comment here.
    """
    opening = _OPENING.search(source.text, start, end)
    if opening is None:
        return None
    filter_ = _FILTERS[opening["kind"]]
    cases, stop = _cases(source.text, opening.end())
    brackets = "" if FILTERS[filter_].cases is None else f"({_arguments(cases)})"
    written = f"{opening['name']} | {filter_}{brackets}"
    fits = bool(cases) and can_print(written, in_loop=True)
    return source.refuse(
        opening.start(),
        stop,
        FOREIGN,
        suggestion=f"{{{{ {written} }}}}" if fits else None,
        instead=f"{{{{ {written} }}}}" if fits else FILTERS[filter_].example,
    )


def _cases(text: str, position: int) -> tuple[list[tuple[str, str]], int]:
    """The cases and where they end; none when they hold more than plain text."""
    found: list[tuple[str, str]] = []
    offset = _OFFSET.match(text, position)
    begin = position
    position = offset.end() if offset else position
    while len(found) < _MOST_CASES and (case := _CASE.match(text, position)) is not None:
        found.append((case["key"], case["text"]))
        position = case.end()
    end = _END.match(text, position)
    return (found, end.end()) if end and not offset else ([], begin)


def _arguments(cases: list[tuple[str, str]]) -> str:
    exact = [f'{key[1:]}: "{text}"' for key, text in cases if key.startswith("=")]
    named = [f'{key}="{text}"' for key, text in cases if not key.startswith("=")]
    return ", ".join([f"{{{', '.join(exact)}}}", *named] if exact else named)
