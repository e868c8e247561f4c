"""A star that should make words bold has no other half.

What it finds: on channels where ``*words*`` are bold, a star before or behind a word that pairs
with none on its line, and stars with a space inside (``* words *``). A star that refers to a
footnote is left alone.

Why it hurts: nothing is bold, and the reader sees the star.

Write instead: a star directly before the first and directly behind the last letter, on one line.

Source: WhatsApp Help Center, "How to format your messages"; check catalogue, STR-MARKUP.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity

_ALONE = gettext_noop("This star has no other half, and readers see it: write *words*.")
_SPACED = gettext_noop("With a space inside, “%(words)s” is not bold: write %(instead)s.")

_PAIR = re.compile(r"(?<![\w*])\*(?=[^\s*])[^*\n]*?[^\s*]\*(?![\w*])")
_SPACED_PAIR = re.compile(
    r"(?<=\S )\* (?P<a>[^\s*][^*\n]*?) ?\*(?!\w)"
    r"|(?<![\w*])\*(?P<b>[^\s*][^*\n]*?) \*(?![\w*])"
)
_OPENS = re.compile(r"(?<![\w*])\*(?=[^\W_])")
_CLOSES = re.compile(r"(?<=[^\W_])\*(?![\w*])")


def find(member: Member) -> Iterator[Fault]:
    """Yield each star that stands alone, and each pair with a space inside."""
    if "stars" in member.channel.markup:
        for passage in member.copy:
            if "*" in passage.text:
                yield from _of(passage)


def _of(passage: Passage) -> Iterator[Fault]:
    for offset, text, places in passage.spoken:
        rest = _PAIR.sub(_blank, text)
        for match in _SPACED_PAIR.finditer(rest):
            start, end = places(*match.span())
            instead = f"*{(match['a'] or match['b']).strip()}*"
            words = {"words": match[0][:40], "instead": instead[:40]}
            plain = passage.text[offset + start : offset + end] == match[0]
            yield Fault(
                passage,
                offset + start,
                offset + end,
                _SPACED,
                words,
                suggestion=instead if plain else None,
            )
        rest = _SPACED_PAIR.sub(_blank, rest)
        opens, closes = list(_OPENS.finditer(rest)), list(_CLOSES.finditer(rest))
        if closes and (opens or len(closes) > 1):
            continue  # a footnote: "Pris* ... *Gjelder", or "99 kr* 199 kr*"
        for match in (*opens, *closes):
            start, end = places(*match.span())
            yield Fault(passage, offset + start, offset + end, _ALONE)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _message(body: str) -> dict[str, Any]:
    return {"channel": "whatsapp", "content": {"body": body}}


CHECK = Check(
    id="stars_unbalanced",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("STR-MARKUP",),
    find=find,
    triggers=frozenset("*"),
    examples=(
        fails("nb", "", "the second star is missing", **_message("Pakken er *her, hent den.")),
        fails("pl", "", "a space inside", **_message("Paczka jest *tutaj *, czeka.")),
        passes("nb", "", "both stars", **_message("Pakken er *her*, hent den.")),
        passes("pl", "", "a footnote", **_message("Lampa 99 zł*\n*Do niedzieli")),
        passes("da", "", "a list", **_message("Husk:\n* kode\n* id")),
    ),
)
