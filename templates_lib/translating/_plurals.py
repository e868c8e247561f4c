"""A plural put together from whole sentences, one a category.

What all forms share stays outside ``plural(…)``, word by word; what differs goes in, between one
placeholder and the next, since a form is a text in quotation marks and holds none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

__all__ = ["EXACT", "NUMBER", "joined", "printed", "quoted"]

NUMBER: Final = "\x01"
"""Stands for the number in a form."""
EXACT: Final = re.compile(r"=(\d{1,9})")

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_TAG = re.compile(r"(\{[{%](?:\"[^\"]*\"|'[^']*'|(?![}%]\}).)*[}%]\})", re.S)
_WORDS = re.compile(r"\s+|\w[\w\u0300-\u036f]*|[^\w\s]")


def joined(forms: Mapping[str, str], name: str, tag: str = "") -> str | None:
    """The text with ``plural(…)`` of *name* that says *forms*, which are in our language.

    The number stands in them as *tag* (``{{ name }}`` when none is given). None where their
    placeholders differ in more than the number.
    """
    tag = tag or "{{ " + name + " }}"
    marked = {key: text.replace(tag, NUMBER) for key, text in forms.items()}
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
        return next(iter(pieces.values())).replace(NUMBER, "{{ " + name + " }}")
    words = {key: _WORDS.findall(text) for key, text in pieces.items()}
    before = _shared(list(words.values()))
    after = _shared([each[before:][::-1] for each in words.values()])
    head = "".join(next(iter(words.values()))[:before])
    some = next(iter(words.values()))
    tail = "".join(some[len(some) - after :])
    middle = {key: "".join(each[before : len(each) - after]) for key, each in words.items()}
    return (
        head.replace(NUMBER, "{{ " + name + " }}")
        + printed(name, middle)
        + tail.replace(NUMBER, "{{ " + name + " }}")
    )


def _shared(rows: Sequence[Sequence[str]]) -> int:
    """How many words all *rows* begin with; none that holds the number."""
    count = 0
    for words in zip(*rows, strict=False):
        if len(set(words)) > 1 or NUMBER in words[0]:
            break
        count += 1
    return count


def printed(name: str, forms: Mapping[str, str]) -> str:
    """``{{ name | plural(…) }}``; in *forms* a number stands as U+0001, "=0" is exactly 0."""
    exact = {key[1:]: text for key, text in forms.items() if EXACT.fullmatch(key)}
    named = {key: forms[key] for key in _CATEGORIES if key in forms}
    arguments = []
    if exact:
        inside = ", ".join(f"{key}: {quoted(text)}" for key, text in exact.items())
        arguments.append("{" + inside + "}")
    arguments += [f"{key}={quoted(text)}" for key, text in named.items()]
    return "{{ " + name + " | plural(" + ", ".join(arguments) + ") }}"


def quoted(text: str, mark: str = '"') -> str:
    """*text* as a form between *mark*: a # of its own is ##."""
    plain = text.replace("\\", "\\\\").replace(mark, "\\" + mark).replace("#", "##")
    return mark + plain.replace("\n", "\\n").replace(NUMBER, "#") + mark
