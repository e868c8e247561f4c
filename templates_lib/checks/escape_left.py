"""A code for a character stands in the text instead of the character.

What it finds: references of HTML (``&lt;br&gt;``, ``&nbsp;``, ``&oslash;``), and escapes of
programs: a backslash with an n, t, r, quote or the number of a character. Where the source has
them too, this is advice; in a text with tags of HTML its references are left alone.

Why it hurts: the reader sees ``\\n`` or ``&oslash;``.

Write instead: the character; the suggestion does.

Source: WHATWG HTML, 13.5 (named character references); RFC 8259, 7; check catalogue, STR-MARKUP.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._markup import bare, tags

_CODE = gettext_noop("Readers see %(code)s as it stands: write the character itself.")

_REFERENCE = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,6});")
_ESCAPED_TAG = re.compile(r"&lt;/?[a-zA-Z][^&<>]{0,80}(?:&gt;)")
_ANY = re.compile(f"{_ESCAPED_TAG.pattern}|{_REFERENCE.pattern}")
_ESCAPE = re.compile(
    r"(?:\\r)?\\n|\\[rt](?![\w])|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\[\"'](?!\\)"
)
_PATH = re.compile(r"\b[A-Za-z]:\\|\\\\[\w?]|\\[dwsDWSb](?!\w)")


def find(member: Member) -> Iterator[Fault]:
    """Yield each code that stands for a character."""
    for passage in member.copy:
        text = bare(passage.text)
        if "&" in text:
            codes = _ESCAPED_TAG if tags(passage.text) else _ANY
            yield from _codes(passage, text, codes)
        if "\\" in text and not _PATH.search(text):
            yield from _codes(passage, text, _ESCAPE)


def _codes(passage: Passage, text: str, codes: re.Pattern[str]) -> Iterator[Fault]:
    for match in codes.finditer(text):
        meant = _meant(passage, match[0])
        if meant != match[0]:
            yield Fault(
                passage,
                *match.span(),
                _CODE,
                {"code": match[0][:40]},
                severity=Severity.INFO if _source_has(passage, codes) else None,
                suggestion=meant,
            )


def _meant(passage: Passage, code: str) -> str:
    """The character; what is no code stays as it is. A tag that was escaped is left out, but
    for its line break."""
    line = "\n" if passage.spec.multiline else " "
    if code.startswith("&lt;") and len(code) > 4:
        return line if re.match(r"&lt;br\b", code, re.IGNORECASE) else ""
    if code.startswith("&"):
        plain = html.unescape(code)
        return plain.replace("\u00a0", " ") if plain in ("\u00a0", code) else plain
    if code.endswith("n"):
        return line
    if code in ("\\r", "\\t"):
        return " "
    if code[1] in "ux":
        sign = chr(int(code[2:], 16))
        return "" if "\ud800" <= sign <= "\udfff" else sign
    return code[1:]


def _source_has(passage: Passage, codes: re.Pattern[str]) -> bool:
    source = passage.member.source
    return source is not None and any(codes.search(bare(each.text)) for each in source.copy)


CHECK = Check(
    id="escape_left",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("STR-MARKUP",),
    find=find,
    triggers=frozenset("&\\"),
    examples=(
        fails("nb", "Kj&oslash;p og salg", "a reference of HTML"),
        fails("de", "Dein Code:&lt;br&gt;{{ code }}", "HTML that was escaped"),
        fails("sv", "Bästa kund,\\n", "a line break of a program"),
        fails("pl", "Cze\\u015b\\u0107!", "letters by their numbers"),
        passes("nb", "Kjøp & salg; A&B", "a plain and-sign"),
        passes("pl", "Plik C:\\nowy\\raport", "a path of Windows"),
        passes("da", "Hej!\nKom ind", "a real line break"),
    ),
)
