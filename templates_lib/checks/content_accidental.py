"""Text that was never meant for readers stands in the message.

What it finds: lorem ipsum, notes to oneself (``TODO:``, ``FIXME``), gaps to fill in (``[name]``,
``XX kr``, ``xxxx``), keys hit at random (``asdf``), a text that is nothing but a test, and what
programs say for nothing (``[object Object]``, ``NaN``).

Why it hurts: a draft that goes out makes the brand look careless, and cannot be taken back.

Write instead: the words or the value that was meant.

Source: Braze, "Accidental code or test content", its campaign checklist; check catalogue,
STR-MARKUP.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import locales
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._heads import runs
from templates_lib.checks._markup import answering, bare

_LEFT = gettext_noop("“%(words)s” was never meant for readers: write what was.")
_TEST = gettext_noop("The text is only a test: “%(words)s”.")

_MONEY = r"(?:kr|NOK|DKK|SEK|EUR|PLN|USD|GBP|zł|€|\$|£|%)"
_ANYWHERE = re.compile(
    r"(?P<sure>\b[Ll]orem ipsum\b|\bdolor sit amet\b|\[object Object\])"
    r"|\bNaN\b(?=\s?" + _MONEY + r"|[.,!])|(?<=\w )(?:None|undefined|null)(?=[,!](?:\s|$)|\s"
    r"(?:kr|NOK|DKK|SEK|EUR|PLN|zł|€))"
    r"|\b(?:TODO|FIXME|TBD|XXX)(?=\s?:\s)|\b(?:FIXME|TKTK)\b"
    r"|\b[Xx]{2,}(?=\s?" + _MONEY + r"(?!\w))|(?<=kr )[Xx]{2,}\b|(?<=[€$£])\s?[Xx]{2,}\b"
    r"|\b(?:[Xx]{2,4}[ .:/-]){1,4}[Xx]{2,4}\b|\b[Xx]{4,}\b"
    r"|\b(?:asdf\w*|qwertyuiop|blah blah|bla bla bla)\b"
)
# Cheap: none of the above is without one of these.
_HINTS = re.compile(
    r"[Ll]orem|sit amet|\[obj|NaN|None|undef|null|TODO|FIXME|TBD|[Xx]{2}|TKTK|asdf|qwertyu|bla "
)


_SIGNS = (
    *("lorem", "amet", "object", "nan", "none", "undefined", "null", "todo", "fixme", "tbd"),
    *("tktk", "asdf*", "qwertyuiop", "blah", "bla", "xx*"),
)


def find(member: Member) -> Iterator[Fault]:
    """Yield what is left of a draft."""
    brackets, tests = _patterns(
        member.locale.table("filler").get("brackets", ()),
        member.locale.table("filler").get("tests", ()),
    )
    for passage in member.copy:
        yield from _of(passage, brackets, tests)


def _of(passage: Passage, brackets: re.Pattern[str], tests: re.Pattern[str]) -> Iterator[Fault]:
    text = passage.text
    if _HINTS.search(text):
        for match in _ANYWHERE.finditer(bare(text)):
            severity = None if match["sure"] else Severity.WARNING
            words = {"words": match[0][:40]}
            if match[0] not in _values_of_source(passage):
                yield Fault(passage, *match.span(), _LEFT, words, severity=severity)
    if "[" in text:
        for match in brackets.finditer(bare(text)):
            words = {"words": match[0][:40]}
            yield Fault(passage, *match.span(), _LEFT, words, severity=Severity.WARNING)
    if len(text) < 60 and passage.spec.multiline and tests.fullmatch(text.strip()):
        severity = Severity.INFO if _is_meant(passage) else Severity.WARNING
        yield Fault(passage, 0, len(text), _TEST, {"words": text.strip()}, severity=severity)


def _is_meant(passage: Passage) -> bool:
    """Whether the message is there to try a sender out: its key says so, or its source is one."""
    source = answering(passage)
    if source is None:
        return "test" in passage.member.family.message.key.lower()
    words = source.member.locale.table("filler").get("tests", ())
    return _patterns((), words)[1].fullmatch(source.text.strip()) is not None


def _values_of_source(passage: Passage) -> str:
    """All that the source says: what stands there too was meant, as a size or a code."""
    member = passage.member
    if member.source is None:
        return ""
    return "\n".join(each.text for each in member.source.copy if "orem" not in each.text)


@lru_cache(maxsize=64)
def _patterns(
    brackets: tuple[str, ...], tests: tuple[str, ...]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    gap = "|".join(map(re.escape, brackets)) or r"(?!)"
    test = "|".join(map(re.escape, tests)) or r"(?!)"
    return (
        re.compile(rf"\[(?:(?:{gap})\b[^\]\n]{{0,40}})\](?!\()", re.IGNORECASE),
        re.compile(rf"(?:{test})(?:[\s.!,-]+(?:{test}|\d{{1,4}}))*[\s.!]*", re.IGNORECASE),
    )


@lru_cache(maxsize=128)
def _draft_words(tag: str) -> frozenset[str]:
    """What stands in all that is looked for, but for gaps in brackets."""
    return runs((*_SIGNS, *locales.get(tag).table("filler").get("tests", ())))


CHECK = Check(
    id="content_accidental",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("STR-MARKUP",),
    triggers=frozenset("["),
    words=_draft_words,
    find=find,
    examples=(
        fails("nb", "Lorem ipsum dolor sit amet.", "words of a designer"),
        fails("nb", "Hei [fornavn], pakken er her.", "a gap in brackets"),
        fails("pl", "TODO: dopisać cenę", "a note to oneself"),
        fails("nl", "Nu voor XX kr bij Nordhus", "an amount to come"),
        fails("da", "Test test 123", "nothing but a test"),
        fails("en", "Dear None, thank you.", "what a program says for nothing"),
        passes("nb", "Test ny lampe hjemme i 14 dager.", "to test is a word too"),
        passes("pl", "Lampy z XX wieku, XXL i XXX-lecie sklepu", "centuries and sizes"),
        passes("nl", "Liefs, xxx", "kisses"),
        passes("da", "Ordre [annulleret]", "words in brackets that are meant"),
    ),
)
