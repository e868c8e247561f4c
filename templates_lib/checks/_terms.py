"""A style guide's words in a text: one automaton for all of them, the longest match wins.

A word for which the guide lists no forms has those of its paradigm (``templates_lib.terms``). What
is approved or protected anywhere is never forbidden elsewhere, unless the guide forbids that very
form by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from templates_lib.checks._automaton import Automaton, begins_word, ends_word, folded
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._prose import prose
from templates_lib.guide import StyleGuide, Term
from templates_lib.terms import genitives, paradigm

__all__ = ["Entry", "Found", "Hit", "Vocabulary", "found", "vocabulary"]

_APPROVED, _FORBIDDEN, _KEEP, _NAME = "approved", "forbidden", "keep", "name"


@dataclass(frozen=True)
class Entry:
    """What a form in a text means: ``word`` of ``term`` in that ``form``, and which list it is in.

    ``listed``: the guide itself says this form. ``term`` is ``None`` for the brand's names.
    """

    role: str
    word: str
    form: str
    listed: bool
    term: Term | None = None

    @property
    def is_base(self) -> bool:
        """Whether the form is the word as the guide writes it."""
        return self.form == self.word


@dataclass(frozen=True)
class Hit:
    """A form at ``start:end``. ``forbidden`` is what forbids it, ``None`` where nothing does.

    ``inside``: it only begins or ends a longer word.
    """

    text: str
    start: int
    end: int
    entries: tuple[Entry, ...]
    forbidden: Entry | None
    inside: bool = False


@dataclass(frozen=True)
class Found:
    """A hit in a passage, with the offsets of the template."""

    passage: Passage
    start: int
    end: int
    hit: Hit


class Vocabulary:
    """All words of one style guide, and the brand's names."""

    def __init__(self, entries: Iterable[Entry], locale: str) -> None:
        by_key: dict[str, list[Entry]] = {}
        for entry in entries:
            by_key.setdefault(folded(entry.form), []).append(entry)
        self.locale = locale
        self._entries = [tuple(each) for each in by_key.values()]
        self._forbidden = [_forbidding(each) for each in self._entries]
        self._automaton = Automaton(list(by_key))

    def read(self, text: str) -> list[Hit]:
        """Each of the words in ``text``, whole; where two overlap, the one that begins first, and
        of those the longest. Then each forbidden one that only begins or ends a longer word
        (``inside``), not judged further."""
        matches = sorted(self._automaton.find(text), key=lambda match: (match[1], -match[2]))
        if not matches:
            return []
        found: list[Hit] = []
        partial: list[Hit] = []
        taken = 0
        for number, start, end in matches:
            begins, ends = begins_word(text, start), ends_word(text, end)
            forbidden = self._forbidden[number]
            if begins and ends:
                if start >= taken:
                    found.append(Hit(text[start:end], start, end, self._entries[number], forbidden))
                    taken = end
            elif forbidden and (begins or ends):
                part = Hit(text[start:end], start, end, self._entries[number], forbidden, True)
                partial.append(part)
        covered = [(hit.start, hit.end) for hit in found]
        return found + [hit for hit in partial if not _within(hit, covered)]


def _within(hit: Hit, spans: list[tuple[int, int]]) -> bool:
    return any(first < hit.end and hit.start < last for first, last in spans)


def _forbidding(entries: tuple[Entry, ...]) -> Entry | None:
    """The entry that forbids a form; what the guide lists goes before what a paradigm gives, and
    at one rank approving goes before forbidding."""
    for listed in (True, False):
        same = [entry for entry in entries if entry.listed is listed]
        if any(entry.role != _FORBIDDEN for entry in same):
            return None
        if same:
            return same[0]
    return None


def vocabulary(style: StyleGuide, names: tuple[str, ...]) -> Vocabulary | None:
    """The words of a style guide and the brand's ``names``; ``None`` when there is no term.

    Kept by the guide's identity first: to hash a thousand terms takes longer than to read a text.
    """
    key = (id(style), names)
    kept = _KEPT.get(key)
    if kept is None or kept[0] is not style:
        if len(_KEPT) >= _MOST:
            _KEPT.clear()
        kept = _KEPT[key] = (style, _vocabulary(style, names))
    return kept[1]


_MOST = 64
_KEPT: dict[tuple[int, tuple[str, ...]], tuple[StyleGuide, Vocabulary | None]] = {}


@lru_cache(maxsize=_MOST)
def _vocabulary(style: StyleGuide, names: tuple[str, ...]) -> Vocabulary | None:
    if not style.terms:
        return None
    return Vocabulary([*_of_terms(style), *_of_names(names, style.locale)], style.locale)


def _of_terms(style: StyleGuide) -> Iterator[Entry]:
    for term in style.terms:
        lists = ((_APPROVED, term.approved), (_FORBIDDEN, term.forbidden), (_KEEP, term.keep))
        for role, words in lists:
            for word in words:
                yield from _forms(term, role, word, style.locale)


def _forms(term: Term, role: str, word: str, locale: str) -> Iterator[Entry]:
    yield Entry(role, word, word, True, term)
    if word in term.forms:
        for form in term.forms[word]:
            yield Entry(role, word, form, True, term)
    elif role == _KEEP:
        for form in genitives(word, locale):
            yield Entry(role, word, form, False, term)
    else:
        for form in paradigm(word, locale).texts:
            if form != word:
                yield Entry(role, word, form, False, term)


def _of_names(names: tuple[str, ...], locale: str) -> Iterator[Entry]:
    for name in names:
        if not name.strip():
            continue
        yield Entry(_NAME, name, name, True)
        for form in genitives(name, locale):
            yield Entry(_NAME, name, form, True)


def found(member: Member) -> tuple[Found, ...]:
    """The words of its own style guide in the copy of a variant, those inside longer words too;
    each place once, however many wordings show it. Read once for all checks."""
    if not member.style.terms:
        return ()
    return member.family.once(("terms", member.address), lambda: tuple(_found(member)))


def _found(member: Member) -> Iterator[Found]:
    words = vocabulary(member.style, member.family.guide.names)
    if words is None:
        return
    for passage in member.copy:
        seen: set[tuple[int, int]] = set()
        for offset, text, places in passage.spoken:
            for hit in words.read(prose(text).bare):
                first, last = places(hit.start, hit.end)
                if (first + offset, last + offset) not in seen:
                    seen.add((first + offset, last + offset))
                    yield Found(passage, first + offset, last + offset, hit)
