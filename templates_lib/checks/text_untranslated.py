"""A text, or a sentence of it, still stands in the source's language.

What it finds: a text that says the same as the source text of the same part, letter for letter or
nearly so, once values, numbers, addresses and the brand's names and protected terms are taken out;
and sentences of a longer text. Nothing where source and target are the same language.

Why it hurts: the reader gets a message, or half a message, in a language that may not be theirs.

Write instead: the translation; where the words are the same in both, waive it or make them a term.

Source: check catalogue, L10N-UNTRANSLATED.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from locales.words import gettext_noop
from templates_lib import lexicons
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import with_source
from templates_lib.checks._comparison import paired
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._heads import heads, runs
from templates_lib.checks._prose import Prose, Sentence
from templates_lib.checks._reading import Places, folded_of, protected_words, readings
from templates_lib.checks._tongues import commonest

_SAME = gettext_noop("This still says what the source text says: translate it.")

_ALIKE = 90.0
"""Of a hundred: from here two texts are one, up to an edit or two."""

_WORDS = 3
"""Words from which texts that are the same are surely not translated; fewer may be the same."""

_SMALL_WORDS = 2
"""Different words of the source's commonest that only a sentence has."""

_TELLING = 3
"""Words that the target has not, one of them among the source's commonest: enough in any sentence,
which may name streets and days besides."""

_LETTERS = 4
"""Letters of a word that says something by itself: shorter ones are units and abbreviations."""


def find(member: Member) -> Iterator[Fault]:
    """Yield each text or sentence that is the source's."""
    source = member.source
    if source is None or _language(source) == _language(member):
        return
    if not (member.torn or source.torn) and _is_another(member, source):
        return
    for group in dict.fromkeys(passage.group for passage in member.copy):
        for ours, theirs in paired(member, source, group):
            if ours.spec.kind == "copy":
                yield from _untranslated(ours, theirs)


def _is_another(member: Member, source: Member) -> bool:
    """Whether the texts surely say nothing of the source's, as their runs of letters tell: they
    share none, or one of the languages has no dictionary and no word is the source's alone."""
    here = member.heads
    if here.isdisjoint(source.heads):
        return True
    tag, source_tag = member.locale.tag, source.variant.locale
    return not _all_known(tag, source_tag) and here.isdisjoint(_marks(tag, source_tag))


@lru_cache(maxsize=512)
def _marks(tag: str, source_tag: str) -> frozenset[str]:
    """A run of each of the source's commonest words that are none of the target's."""
    return runs(commonest(source_tag) - commonest(tag))


def _all_known(tag: str, source_tag: str) -> bool:
    return lexicons.get(tag) is not None and lexicons.get(source_tag) is not None


def _language(member: Member) -> str:
    return member.locale.tag.partition("-")[0]


def _untranslated(ours: Passage, theirs: Passage) -> Iterator[Fault]:
    if _said(ours).isdisjoint(_said(theirs)):
        return
    kept = protected_words(ours.member)
    if _nothing_shared(ours, theirs, kept):
        return
    said = [_bare(s, plain, kept) for _, plain, _ in readings(theirs) for s in plain.sentences]
    whole = "|".join(" ".join(words) for words in said)
    for offset, plain, places in readings(ours):
        run: dict[Sentence, tuple[str, ...]] = {}
        for sentence in plain.sentences:
            words = _bare(sentence, plain, kept)
            alike = bool(words) and (
                any(_same(ours.member, words, each) for each in said) or _is_part(words, whole)
            )
            if alike and _is_foreign(ours.member, words):
                run[sentence] = words
            elif run and words:
                yield _fault(ours, theirs, offset, run, places)
                run = {}
        if run:
            yield _fault(ours, theirs, offset, run, places)


def _said(passage: Passage) -> frozenset[str]:
    """What words are made of; two texts without any in common share no word."""
    if "{" not in passage.text:
        return heads(passage.text)
    return frozenset().union(*(heads(text) for _, text, _ in passage.spoken))


def _nothing_shared(ours: Passage, theirs: Passage, kept: frozenset[str]) -> bool:
    """Whether no word stands in both texts, as in most translations."""
    here, there = (
        frozenset().union(*(folded_of(text) for _, text, _ in each.spoken))
        for each in (ours, theirs)
    )
    return (here & there) <= kept


def _fault(
    ours: Passage,
    theirs: Passage,
    offset: int,
    run: dict[Sentence, tuple[str, ...]],
    places: Places,
) -> Fault:
    """One finding for sentences that follow each other."""
    sentences = list(run)
    start, end = places(sentences[0].start, sentences[-1].end)
    return Fault(
        ours,
        offset + start,
        offset + end,
        _SAME,
        severity=_severity(theirs, [word for words in run.values() for word in words]),
        related=(theirs, 0, len(theirs.text)),
        evidence=" ".join(sentence.text for sentence in sentences),
    )


def _severity(theirs: Passage, words: list[str]) -> Severity | None:
    """Names stand together without the small words of a language (Stripe Connect: Secret key): only
    with some of those is it surely a sentence. A single word may be a loan that no dictionary has
    yet, unless all the world says it."""
    language = commonest(theirs.member.locale.tag)
    if len(words) >= _WORDS:
        small = len(language.intersection(words)) >= _SMALL_WORDS
        return None if small else Severity.WARNING
    common = words[0] in language
    return Severity.WARNING if len(words) > 1 or common else Severity.INFO


@lru_cache(maxsize=8_000)
def _bare(sentence: Sentence, plain: Prose, kept: frozenset[str]) -> tuple[str, ...]:
    """The words of a sentence that are there to be translated."""
    inside = (w for w in plain.words if sentence.start <= w.start and w.end <= sentence.end)
    return tuple(word.folded for word in inside if word.folded not in kept)


def _same(member: Member, ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    if ours == theirs:
        return True
    if min(len(ours), len(theirs)) < _WORDS:
        return False
    from rapidfuzz.fuzz import ratio  # 2 MB, seldom needed

    if ratio(" ".join(ours), " ".join(theirs)) < _ALIKE:
        return False
    return not _is_worked_on(member, ours, theirs)


def _is_worked_on(member: Member, ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether a word was put in that is this language's and not the source's: nl "Blog RSS limiet"
    for "Blog RSS limit" is a translation, of words that are alike."""
    lexicon = lexicons.get(member.locale.tag)
    source = lexicons.get(member.family.message.source_locale)
    if lexicon is None or source is None:
        return False
    changed = set(ours) - set(theirs)
    return any(
        source.rejects(word) and not (lexicon.rejects(word) and lexicon.rejects(word.capitalize()))
        for word in changed
    )


def _is_part(words: tuple[str, ...], whole: str) -> bool:
    """Whether a sentence is the rest of one there: a point ends it in one language alone."""
    part = " ".join(words)
    return len(words) >= _WORDS and (f" {part}|" in f"{whole}|" or f"|{part} " in f"|{whole}")


def _is_foreign(member: Member, words: tuple[str, ...]) -> bool:
    """Whether the words are the source's language and not the target's own too.

    One word or two are often the same in both: each that the target's dictionaries reject must
    then be in the source's. Without dictionaries the source's commonest words decide.
    """
    source_tag = member.family.message.source_locale
    lexicon, theirs = lexicons.get(member.locale.tag), lexicons.get(source_tag)
    marks = (commonest(source_tag) - commonest(member.locale.tag)).intersection(words)
    if len(words) >= _WORDS and (len(marks) > 1 or (marks and lexicon is None)):
        return True
    if lexicon is None or theirs is None:
        return False
    unknown = [w for w in words if lexicon.rejects(w) and lexicon.rejects(w.capitalize())]
    if len(words) >= _WORDS:
        # A large dictionary has "the" and "and" as words of its own: they are the source's here.
        foreign = len(marks.union(unknown))
        return foreign * 3 > len(words) or (bool(marks) and foreign >= _TELLING)
    whole = all(len(word) >= _LETTERS and theirs.knows(word) for word in unknown)
    return bool(unknown) and whole


CHECK = Check(
    id="text_untranslated",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("L10N-UNTRANSLATED",),
    when=with_source,
    find=find,
    examples=(
        fails("nb", "Your order is on its way.", "the same", source="Your order is on its way."),
        fails(
            "pl",
            "Dziękujemy. You can follow it here: https://nordhus.example/pl/",
            "one sentence of two",
            source="Thank you. You can follow it here: https://nordhus.example/en/",
        ),
        fails(
            "nl",
            "Hi {{ name }}, your order has been shipped!",
            "one letter aside",
            source="Hi {{ name }}, your orders has been shipped!",
        ),
        passes(
            "da",
            "Din bestilling er på vej.",
            "translated",
            source="Your order is on its way.",
        ),
        passes("nb", "NordHus", "nothing to translate", source="NordHus"),
        passes("nb", "SMS: {{ code }}", "the same in both", source="SMS: {{ code }}"),
        passes("en-GB", "Your order is sent.", "the same language", source="Your order is sent."),
    ),
)
