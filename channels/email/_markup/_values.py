"""What the values of CSS are made of."""

import re
from typing import NamedTuple

from channels.email._markup._caching import remembered
from channels.email._markup._css import COMMENTS, STRING

__all__ = ["Words", "words_of"]


class Words(NamedTuple):
    """What a value is made of, in lower case: ``functions``, ``units``, ``idents``; and the
    addresses in ``url()`` as they stand."""

    functions: frozenset[str]
    units: frozenset[str]
    idents: frozenset[str]
    urls: tuple[str, ...]


_WORD = re.compile(
    rf"""
      (?P<quoted>{STRING})
    | (?<![\w-])[uU][rR][lL]\(\s*+(?P<address>"[^"]*+"|'[^']*+'|(?:[^)\\]|\\.)*+)\s*+\)?
    | \#[\w-]++
    | [-+]?(?:[0-9]*\.)?[0-9]++(?:[eE][-+]?[0-9]++)?(?P<unit>%|[A-Za-z]++)?
    | (?P<name>-{{0,2}}[A-Za-z_][\w-]*+)(?P<call>\()?
    """,
    re.VERBOSE | re.DOTALL,
)


@remembered(maxsize=2048)
def words_of(value: str) -> Words:
    """Return what *value* is made of."""
    found: dict[str, list[str]] = {"unit": [], "name": [], "call": [], "address": []}
    for match in _WORD.finditer(COMMENTS.sub(" ", value)):
        if match["unit"]:
            found["unit"].append(match["unit"].lower())
        elif match["name"]:
            found["call" if match["call"] else "name"].append(match["name"].lower())
        elif match["address"] is not None:
            found["address"].append(match["address"].strip("\"' \t\n\f\r"))
    return Words(
        frozenset(found["call"]),
        frozenset(found["unit"]),
        frozenset(found["name"]),
        tuple(found["address"]),
    )
