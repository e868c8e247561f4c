"""What the checks of language read: words in their places, without markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from templates_lib import lexicons
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._prose import Prose, Word, prose

__all__ = [
    "Places",
    "brand_words",
    "folded_of",
    "is_name",
    "protected_words",
    "readings",
    "relatives",
    "said",
    "unknown_in",
    "words_of",
]

_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->|&#?\w+;|`[^`]*`")

# Beside one of these a word is part of a path, a name in code or an address without its scheme.
_CODE_BEFORE = frozenset("/\\_.=&$%{[<`~^|+*")
_CODE_AFTER = frozenset("/\\_=(`{}]>|~^+*@#")

Places = Callable[[int, int], tuple[int, int]]
"""From a span of a wording to the template's."""


def _blank(markup: re.Match[str]) -> str:
    return " " * len(markup[0])


@lru_cache(maxsize=4_000)
def _plain(text: str) -> Prose:
    """The text with spaces in place of tags, entities and code: offsets stay."""
    return prose(_MARKUP.sub(_blank, text) if "<" in text or "&" in text or "`" in text else text)


def readings(passage: Passage) -> Iterator[tuple[int, Prose, Places]]:
    """What readers may see of a passage, as words and sentences."""
    for offset, text, places in passage.spoken:
        yield offset, _plain(text), places


@lru_cache(maxsize=4_000)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text's sentences: no code, no part of a path, none that a value touches."""
    plain = _plain(text)
    return tuple(word for word in plain.words if not word.beside_value and _is_prose(plain, word))


@lru_cache(maxsize=4_000)
def folded_of(text: str) -> frozenset[str]:
    """The same words as a set, without capitals."""
    return frozenset(word.folded for word in words_of(text))


@lru_cache(maxsize=4_000)
def unknown_in(tag: str, text: str) -> tuple[Word, ...]:
    """The words that the dictionaries of locale ``tag`` reject; none without dictionaries."""
    lexicon = lexicons.get(tag)
    if lexicon is None:
        return ()
    return tuple(word for word in words_of(text) if lexicon.rejects(word.text))


def _is_prose(plain: Prose, word: Word) -> bool:
    text, after = plain.text, plain.text[word.end : word.end + 2]
    if text[word.start - 1 : word.start] in _CODE_BEFORE and word.start:
        return False
    if after[:1] in _CODE_AFTER and after:
        return False
    return not (after[:1] in (".", ":") and len(after) == 2 and not after[1].isspace())


def is_name(word: Word) -> bool:
    """A capital where no sentence begins, or more than one: a name, an abbreviation, CamelCase."""
    return not (word.text.islower() or (word.first and word.text[1:].islower()))


def said(member: Member | None) -> frozenset[str]:
    """Every word of a variant, without capitals."""
    if member is None:
        return frozenset()
    return member.family.once(("said", member.address), lambda: frozenset(_said(member)))


def _said(member: Member) -> Iterator[str]:
    for passage in member.copy:
        for _, plain, _ in readings(passage):
            for word in plain.words:
                yield word.folded
                yield from word.folded.split("-")


def brand_words(member: Member) -> frozenset[str]:
    """The words of the brand's names and terms, without capitals: the brand knows how to spell
    them, in whatever language they are."""
    return member.family.once(("brand words", member.style.locale), lambda: _brand_words(member))


def _brand_words(member: Member) -> frozenset[str]:
    guide = member.family.guide
    texts = [guide.brand, *guide.names, *guide.domains, *member.style.opt_out]
    for term in member.style.terms:
        texts += [*term.approved, *term.keep, *term.forbidden]
        texts += [form for forms in term.forms.values() for form in forms]
    return frozenset(word.folded for text in texts for word in prose(text).words)


def protected_words(member: Member) -> frozenset[str]:
    """The words of the brand's names and of the terms that it never translates."""
    return member.family.once(
        ("protected words", member.style.locale), lambda: _protected_words(member)
    )


def _protected_words(member: Member) -> frozenset[str]:
    kept = (word for term in member.style.terms for word in term.keep)
    texts = (*member.family.guide.names, *kept)
    return frozenset(word.folded for text in texts for word in prose(text).words)


_RELATED = (frozenset({"nb", "nn", "da", "sv"}),)
"""Languages so near each other that a word of one is easily written in another."""


def relatives(tag: str) -> tuple[str, ...]:
    """The nearest relatives of a locale's language."""
    language = tag.partition("-")[0]
    near = next((group for group in _RELATED if language in group), frozenset())
    return tuple(sorted(near - {language}))
