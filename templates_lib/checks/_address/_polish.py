"""Polish: verbs in the second person, and titles.

Morfeusz 2 (IPI PAN, BSD) says what a form can be; it is loaded with the first Polish word that
may be such a verb, and asked once about each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from threading import Lock
from typing import Any

from templates_lib.checks._address._evidence import FORMAL, INFORMAL, Evidence, Strength
from templates_lib.checks._address._lexicon import Lexicon
from templates_lib.checks._address._places import opens
from templates_lib.checks._address._tokens import Token
from templates_lib.checks._wording import SENTINEL

__all__ = ["ENDS_LIKE_A_VERB", "second_person", "those", "title", "verb"]

# A verb in the second person singular, or an imperative, ends in one of these.
_VERB_ENDS = "bćjlłmńpśwzźż"
ENDS_LIKE_A_VERB = re.compile(rf"[{_VERB_ENDS}](?![\w-])")

_CACHED_WORDS = 50_000
_ONE_AT_A_TIME = Lock()
_NAMES = frozenset({"imię", "nazwisko", "nazwa_geograficzna", "nazwa_organizacji"})
_PAST = re.compile(r"[^\W\d_]+ł(?:by|a|aby)?ś|[^\W\d_]+łeś")
_CLAUSE = frozenset({"i", "a", "lub", "albo", "oraz", "nie", "więc", "teraz", "tylko"})


@cache
def _morfeusz() -> Any:
    import morfeusz2  # type: ignore[import-untyped]  # loaded by those who read Polish

    return morfeusz2.Morfeusz(generate=False)


def _analysed(word: str) -> list[Any]:
    """Each reading of a word. Morfeusz2 keeps its buffers in the object: two threads must not ask
    at once."""
    with _ONE_AT_A_TIME:
        return list(_morfeusz().analyse(word))


@lru_cache(maxsize=_CACHED_WORDS)
def second_person(word: str) -> str:
    """ "sure" for a form that is nothing else, "clause" for one that is such a verb at the
    beginning of a clause, "" for any other word."""
    if len(word) < 3:
        return ""
    if _PAST.fullmatch(word):
        return "sure"
    tags = [
        form[2].split(":") for _, _, form in _analysed(word) if not _NAMES.intersection(form[3])
    ]
    others = [tag for tag in tags if not _is_second(tag)]
    if len(others) == len(tags):
        return ""
    if not others:
        return "sure"
    return "clause" if all(tag[:3] == ["subst", "pl", "gen"] for tag in others) else ""


@lru_cache(maxsize=_CACHED_WORDS)
def those(following: str) -> bool:
    """Whether ``following`` is what "ci" can point at: people, or a word that goes with them."""
    tags = [form[2].split(":") for _, _, form in _analysed(following)]
    return not following or any(
        tag[0] in {"subst", "adj", "pact", "ppas"}
        and tag[1:2] == ["pl"]
        and "nom" in tag[2].split(".")
        and any("m1" in part.split(".") for part in tag[3:])
        for tag in tags
    )


def _is_second(tag: Sequence[str]) -> bool:
    return tag[0] in {"fin", "impt", "bedzie"} and tag[1:3] == ["sg", "sec"]


def verb(text: str, words: Sequence[Token], index: int) -> Evidence | None:
    """What the word at ``index`` tells as a verb."""
    word = words[index]
    if word.low[-1] not in _VERB_ENDS:
        return None
    if word.text[0].isupper() and not word.text.isupper() and not opens(text, word.start):
        return None  # a name
    sure = second_person(word.low)
    if sure == "clause" and not (opens(text, word.start) or _begins_clause(text, words, index)):
        return None
    return Evidence(INFORMAL, word.start, word.end, word.text, Strength.STRONG) if sure else None


def _begins_clause(text: str, words: Sequence[Token], index: int) -> bool:
    before = text[: words[index].start].rstrip()
    return before.endswith((",", "–", "-", "—")) or (index > 0 and words[index - 1].low in _CLAUSE)


def title(lexicon: Lexicon, text: str, words: Sequence[Token], index: int) -> Evidence | None:
    """What Pan, Pani or Państwo at ``index`` tells: nothing before a name ("Pan Nowak")."""
    word = words[index]
    if not word.text[0].isupper() or (word.text.isupper() and not text.isupper()):
        return None
    greeted = index > 0 and words[index - 1].low in lexicon.title_greetings
    following = words[index + 1] if index + 1 < len(words) else None
    gap = text[word.end : following.start if following else len(text)]
    first = opens(text, word.start)
    strength = Strength.STRONG
    if not greeted:
        named = following if following and not gap.strip() and _named(following, lexicon) else None
        if not _called(named.text) if named else word.low == "panie":
            return None  # a name, or ladies
        if gap.strip(" \u00a0").startswith(SENTINEL):
            strength = Strength.WEAK if first else Strength.LIKELY
        elif first and (following is None or not _after_title(word.low, following.low)):
            strength = Strength.WEAK
    return Evidence(FORMAL, word.start, word.end, word.text, strength)


@lru_cache(maxsize=_CACHED_WORDS)
def _called(name: str) -> bool:
    """Whether somebody is called by ``name``: "Panie Janie", a first name in the vocative."""
    cases = {
        case
        for _, _, form in _analysed(name)
        if "imię" in form[3] and form[2].startswith("subst:sg:")
        for case in form[2].split(":")[2].split(".")
    }
    return "voc" in cases and "nom" not in cases


def _after_title(word: str, following: str) -> bool:
    """Państwo is "the state" too, where no verb in the plural follows."""
    if word != "państwo":
        return True
    tags = [form[2] for _, _, form in _analysed(following)]
    return any(tag.startswith(("fin:pl", "praet:pl", "bedzie:pl")) for tag in tags)


def _named(following: Token, lexicon: Lexicon) -> bool:
    return following.text[0].isupper() and following.low not in lexicon.words
