"""A mark that should format words is not whole, and readers see its signs.

What it finds: where ``*words*`` are bold, a star before or behind a word that pairs with none on
its line, and stars with a space inside (``* words *``); where ``**words**`` are bold, two stars
that pair with none, and spaces inside; where ``[words](address)`` is a link, a space between its
halves. A star that refers to a footnote is left alone.

Why it hurts: nothing is bold, the link does not work, and the reader sees the signs.

Write instead: the signs directly before the first and directly behind the last letter, on one
line.

Source: WhatsApp Help Center, "How to format your messages"; CommonMark 0.31, 6.2 and 6.3; check
catalogue, STR-MARKUP.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._markup import bare

_ALONE = gettext_noop("%(signs)s has no other half, and readers see it: write %(instead)s.")
_APART = gettext_noop("There is a space between the words and the address of a link: take it out.")
_SPACED = gettext_noop("With a space inside, “%(words)s” is not bold: write %(instead)s.")

_PAIR = re.compile(r"(?<![\w*])\*(?=[^\s*])[^*\n]*?[^\s*]\*(?![\w*])")
_SPACED_PAIR = re.compile(
    r"(?<=\S )\* (?P<a>[^\s*][^*\n]*?) ?\*(?!\w)"
    r"|(?<![\w*])\*(?P<b>[^\s*][^*\n]*?) \*(?![\w*])"
)
_APART_LINK = re.compile(r"(?<=[^\s\]]\])[ \u00a0]+(?=\((?:https?://|mailto:|\ufffc+\)))")
_BOLD = re.compile(r"\*\*(?=[^\s*])[^*]{1,2000}?(?<=[^\s*])\*\*(?!\*)")
_SPACED_BOLD = re.compile(r"(?<![\w*])\*\*(?: [^*\n]{1,300}?|[^\s*][^*\n]{0,300}? )\*\*(?![\w*])")
# A half of bold stands at one side of a word: "**Hei", "Hei**"; not "2 ** 3" nor "***".
_HALF = re.compile(r"(?<![\w*])\*\*(?=[^\W_])|(?<=[^\W_])\*\*(?![\w*])")
_OPENS = re.compile(r"(?<![\w*])\*(?=[^\W_])")
_CLOSES = re.compile(r"(?<=[^\W_])\*(?![\w*])")


def find(member: Member) -> Iterator[Fault]:
    """Yield each sign that stands alone, and each pair with a space inside."""
    markup = member.channel.markup
    for passage in member.copy:
        if "stars" in markup and "*" in passage.text:
            yield from _of(passage)
        if "markdown" in markup and passage.spec.multiline:
            yield from _of_markdown(passage)


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
            words = {"signs": "*", "instead": "*words*"}
            yield Fault(passage, offset + start, offset + end, _ALONE, words)


def _of_markdown(passage: Passage) -> Iterator[Fault]:
    text = bare(passage.text)
    for match in _APART_LINK.finditer(text):
        yield Fault(passage, *match.span(), _APART, suggestion="")
    if "**" not in text:
        return
    rest = _BOLD.sub(_blank, text)
    for match in _SPACED_BOLD.finditer(rest):
        written = passage.text[match.start() : match.end()]
        instead = f"**{written.strip('* ')}**"
        said = {"words": written[:40], "instead": instead[:40]}
        yield Fault(passage, *match.span(), _SPACED, said, suggestion=instead)
    rest = _SPACED_BOLD.sub(_blank, rest)
    for match in _HALF.finditer(rest):
        words = {"signs": "**", "instead": "**words**"}
        yield Fault(passage, *match.span(), _ALONE, words)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _message(body: str) -> dict[str, Any]:
    return {"channel": "whatsapp", "content": {"body": body}}


def _mail(text: str) -> dict[str, Any]:
    content = {"subject": "Nordhus", "body": [{"type": "text", "text": text}]}
    return {"channel": "email", "content": content}


CHECK = Check(
    id="markup_unbalanced",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("STR-MARKUP",),
    find=find,
    triggers=frozenset("*]"),
    examples=(
        fails("nb", "", "the second star is missing", **_message("Pakken er *her, hent den.")),
        fails("pl", "", "a space inside", **_message("Paczka jest *tutaj *, czeka.")),
        fails("nl", "", "one half of Markdown", **_mail("Je pakket is **er, haal het op.")),
        fails("da", "", "a link in two halves", **_mail("[Se her] (https://nordhus.example/da)")),
        passes("nl", "", "both halves", **_mail("Je [pakket](https://nordhus.example) is **er**.")),
        passes("nb", "", "both stars", **_message("Pakken er *her*, hent den.")),
        passes("pl", "", "a footnote", **_message("Lampa 99 zł*\n*Do niedzieli")),
        passes("da", "", "a list", **_message("Husk:\n* kode\n* id")),
    ),
)
