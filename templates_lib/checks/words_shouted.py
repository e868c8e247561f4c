"""Several words running are all capitals.

What it finds: words in capitals one behind another, so many and so long that they are no
abbreviations: two of five letters, or three with twelve letters in all and one of six, or four
with twelve. Names of the brand, words to answer with, and words that the source writes in
capitals too are left out.

Why it hurts: it reads like a shout, is read more slowly, and a screen reader may spell it; spam
filters count it.

Write instead: capitals where the language has them.

Source: SpamAssassin, SUBJ_ALL_CAPS; W3C, WCAG 2.2 techniques on text in capitals; check
catalogue, STY-CAPS.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._prose import prose
from templates_lib.checks._wording import SENTINEL

_SHOUTED = gettext_noop("“%(words)s” is all capitals: write them where the language has them.")

_BLOCKS = (*range(0x41, 0x250), *range(0x370, 0x588), *range(0x1E00, 0x2000))
_CAPITAL = "".join(chr(point) for point in _BLOCKS if unicodedata.category(chr(point)) == "Lu")
_WORD = rf"(?<![\w@#&.-])[{_CAPITAL}][{_CAPITAL}'’-]*+(?![\w@])"
# What may stand between two of them: spaces and light marks, a value, a number, a code.
_CODE = rf"\b[{_CAPITAL}]{{2,20}}\d{{1,8}}\b"
_BETWEEN = rf"(?:[ \u00a0\n,;:!?.–»«“”„\"]|{SENTINEL}|{_CODE}|\d)+"
_RUN = re.compile(rf"{_WORD}(?:{_BETWEEN}{_WORD})+")
_WORDS = re.compile(_WORD)
# Quickly: two capitals with a capital or a tag near behind them.
_PAIR = re.compile(
    rf"[{_CAPITAL}]{{2}}(?:[^\w]{{1,6}}[{_CAPITAL}]|[^\w{{]{{0,4}}{{[{{%]|[{_CAPITAL}]{{5}}[.!?])"
)
_STOP = re.compile(r"[.!?]+(?:\s|\Z)|\n")
_NEXT = re.compile(rf"[.!?]+\s+[{_CAPITAL}]\Z")
# So many letters make a sentence of two words, or of three and more, no abbreviations.
_LEAST_LETTERS = {2: 10, 3: 8}
_LONGEST_SENTENCE = 400
# A whole sentence of one long word.
_LONE = re.compile(rf"(?:^|(?<=[.!?] ))[{_CAPITAL}]{{7,40}}[.!?]++(?=\s|$)", re.MULTILINE)


def find(member: Member) -> Iterator[Fault]:
    """Yield each run of shouted words."""
    for passage in member.copy:
        if not _PAIR.search(passage.text):
            continue
        for offset, text, places in passage.spoken:
            bare = prose(text).bare
            for match in _RUN.finditer(bare):
                run = _own(match)
                words = [word for word in _WORDS.findall(run) if not _is_known(member, word)]
                if _is_a_shout(words) or _is_whole(bare, match, words):
                    start, end = places(match.start(), match.start() + len(run))
                    shown = run.replace(SENTINEL, "…")[:60]
                    yield Fault(passage, offset + start, offset + end, _SHOUTED, {"words": shown})
            for match in _LONE.finditer(text):
                word = match[0].rstrip(".!?")
                if not _is_known(member, word) and not text.isupper():
                    start, end = places(match.start(), match.start() + len(word))
                    yield Fault(passage, offset + start, offset + end, _SHOUTED, {"words": word})


def _is_a_shout(words: list[str]) -> bool:
    lengths = sorted((len(word) for word in words), reverse=True)
    letters = sum(lengths)
    return (
        sum(length >= 5 for length in lengths) >= 2
        or (len(lengths) >= 3 and letters >= 12 and lengths[0] >= 6)
        # Not NOK, SEK, DKK: of four, one is too short or too long for an abbreviation.
        or (len(lengths) >= 4 and letters >= 12 and (lengths[-1] <= 2 or lengths[0] >= 5))
    )


def _is_whole(text: str, run: re.Match[str], words: list[str]) -> bool:
    """Whether a sentence has no small letter at all, and is long enough to be words."""
    letters = sum(map(len, words))
    if len(words) < 2 or letters < _LEAST_LETTERS[min(len(words), 3)]:
        return False
    near, last = max(run.start() - _LONGEST_SENTENCE, 0), run.start() + len(_own(run))
    begins = max((each.end() for each in _STOP.finditer(text, near, run.start())), default=near)
    stop = _STOP.search(text, last - 1, last + _LONGEST_SENTENCE)
    return (
        text[begins : stop.end() if stop else last + _LONGEST_SENTENCE]
        .replace(SENTINEL, "")
        .isupper()
    )


def _own(run: re.Match[str]) -> str:
    """The run without a capital that only begins the next sentence: “NÅ! I dag”."""
    return _NEXT.sub("", run[0])


def _is_known(member: Member, word: str) -> bool:
    return word in member.family.once(("shouted", member.address), lambda: _known(member))


def _known(member: Member) -> frozenset[str]:
    """Words whose capitals are their own: names, answers, what the source writes so."""
    guide, style, source = member.family.guide, member.style, member.source
    texts = [*guide.names, *style.opt_out]
    texts += [text for term in style.terms for text in (*term.approved, *term.keep)]
    texts += [passage.text for passage in source.copy] if source else []
    return frozenset(word for text in texts for word in _WORDS.findall(text))


_NAME = {"names": ["NORDHUS KØBENHAVN"]}

CHECK = Check(
    id="words_shouted",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("STY-CAPS",),
    sign=_PAIR,
    find=find,
    examples=(
        fails("nb", "SISTE SJANSE: Salget slutter i kveld.", "two long words"),
        fails("pl", "NIE PRZEGAP OKAZJI! Tylko dziś.", "a whole sentence"),
        fails("da", "SE HER, {{ name }}, NU ER DEN HER", "short words, and many of them"),
        passes("nb", "Svar STOPP for å slippe SMS.", "words by themselves"),
        passes("pl", "Kod PIN i SMS z banku", "abbreviations"),
        passes("nl", "Betaal met IBAN, BIC of iDEAL.", "abbreviations in a list"),
        passes("da", "NORDHUS KØBENHAVN", "the brand's name", brand=_NAME),
    ),
)
