"""Several exclamation or question marks stand in a row.

What it finds: two or more of one kind side by side, and three or more of both kinds; four full
stops and more; in a line of its own, such as a subject, three of any other sign; Spanish opening
marks too. One of each (“?!”) is left alone, and so is what stands in an address.

Why it hurts: it shouts, and spam filters count it.

Write instead: one mark; the suggestion keeps one.

Source: SpamAssassin, PLING_QUERY and its kin; Språkrådet, Skriveregler, 4; Rada Języka Polskiego
on repeated marks; check catalogue, STY-EXCLAM.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity

_REPEATED = gettext_noop("“%(marks)s”: one mark is enough.")

_WHOLE_ROW = r"[!?]{2,}|¡{2,}|¿{2,}|[！？]{2,}|\.{4,}|\${3,}|€{3,}|£{3,}"
_ROW = re.compile(_WHOLE_ROW)
# No row is without one of these, and looking for them costs next to nothing.
_PAIRS = (
    "!!",
    "??",
    "!?",
    "?!",
    "....",
    "¡¡",
    "¿¿",
    "！！",
    "？？",
    "！？",
    "？！",
    "$$",
    "€€",
    "££",
)
_ROW_OF_A_LINE = re.compile(rf"{_WHOLE_ROW}|([*=#~><+_-])\1{{2,}}")

# Finds the shortest of each such row. It begins with one set, which `re` looks for at once.
_BEGUN = re.compile(
    r"[!?¡¿！？.$€£*=#~><+_-](?:(?<=[!?])[!?]|(?<=¡)¡|(?<=¿)¿|(?<=[！？])[！？]|(?<=\.)\.{3}"
    r"|(?<=\$)\$\$|(?<=€)€€|(?<=£)££|(?<=([*=#~><+_-]))\1\1)"
)


def find(member: Member) -> Iterator[Fault]:
    """Yield each row of marks."""
    for passage in member.copy:
        rows = _ROW if passage.spec.multiline else _ROW_OF_A_LINE
        if rows is _ROW and not any(pair in passage.text for pair in _PAIRS):
            continue
        for offset, text, places in passage.spoken:
            for match in rows.finditer(text):
                if len(match[0]) > 2 or len(set(match[0])) == 1:
                    start, end = places(*match.span())
                    one = "..." if match[0][0] == "." else "".join(dict.fromkeys(match[0]))
                    marks = {"marks": match[0][:12]}
                    yield Fault(
                        passage, offset + start, offset + end, _REPEATED, marks, suggestion=one
                    )


CHECK = Check(
    id="marks_repeated",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("STY-EXCLAM",),
    sign=_BEGUN,
    sign_needs=frozenset("!?¡¿！？.$€£*=#~><+_-"),
    find=find,
    examples=(
        fails("nb", "Takk for handelen!!", "two"),
        fails("pl", "Dziękujemy!!! Do zobaczenia.", "three, in the middle"),
        fails("nl", "Ben je er nog??", "question marks"),
        fails("da", "Se her: https://nordhus.example/da!!!", "behind an address"),
        fails("es", "¡¡Hola!!", "Spanish ones on both sides"),
        fails(
            "da",
            "",
            "a sign in a subject",
            channel="email",
            content={"subject": "*** Nyt", "body": [{"type": "text", "text": "Hej"}]},
        ),
        passes("nb", "Takk for handelen!", "one"),
        passes("pl", "Już jutro?! Tak!", "one of each"),
        passes("nl", "Nu 20 % korting! Echt! Kijk snel.", "apart"),
    ),
)
