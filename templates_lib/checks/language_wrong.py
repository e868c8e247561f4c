"""A text is in another language than the one it is declared to be in.

What it finds: texts with words that another language has and the declared one has not, and few or
none of the other way round. Each text is judged by itself (a warning), and all channels of the
message in this locale together, which is sure enough to stop publishing. Norwegian Bokmål and
Nynorsk, Danish and Swedish are told apart by their commonest words; with dictionaries, by all.

Why it hurts: the reader gets a text meant for somebody else, in a language that is nearly theirs.

Write instead: the text of this language; perhaps two files changed places.

Source: the commonest words of each language, in locales/*.toml; check catalogue, L10N-WRONGLANG.
"""

from __future__ import annotations

from collections.abc import Iterator

import locales
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._reading import brand_words, relatives, words_of
from templates_lib.checks._tongues import Evidence, evidence, known, telling

_TEXT = gettext_noop(
    "This reads like %(language)s, and it is meant to be %(declared)s: see %(words)s."
)

_LONG = 150
"""Characters over all channels from which a judgement can stop publishing."""

_SURE = 4
"""Different words of another language that it takes for that."""

_ENOUGH = 5
"""Words that a text has, from which a single one can say what it is."""

_NAMED = 4
"""Words named in the message."""


def find(member: Member) -> Iterator[Fault]:
    """Yield each text in another language."""
    if member.locale.tag.partition("-")[0] not in known():
        return
    for passage in member.copy:
        for offset, text, places in passage.spoken:
            best = _best(member, text)
            if best is None:
                continue
            sure = _is_sure_of_all(member, best.language)
            if sure or _is_likely(member, text, best):
                start, _ = places(best.words[0].start, best.words[0].end)
                _, end = places(best.words[-1].start, best.words[-1].end)
                yield _fault(passage, offset + start, offset + end, best, sure)


def _best(member: Member, text: str) -> Evidence | None:
    """The language that most speaks for in one wording of a text."""
    found = evidence(member.locale.tag, text, brand_words(member))
    return max(found, key=lambda each: each.lead, default=None)


def _is_likely(member: Member, text: str, found: Evidence) -> bool:
    """Whether a text by itself is in the other language.

    Relatives share most words, so that two that they do not share say much, and a single one of
    the commonest says something where nothing speaks for the declared language.
    """
    words = len(found.distinct)
    if found.language not in relatives(member.locale.tag):
        return words >= 3 and words >= 2 * found.against
    if words > 1:
        return words >= 2 * found.against
    return bool(found.markers) and not found.against and len(words_of(text)) >= _ENOUGH


def _is_sure_of_all(member: Member, language: str) -> bool:
    """Whether all channels of the message in this locale, read as one, are in ``language``."""
    address = member.address
    key = ("tongue", address.locale, address.persona, address.arm, language)
    return member.family.once(key, lambda: _all_channels(member, language))


def _all_channels(member: Member, language: str) -> bool:
    texts = [
        text
        for channel in member.family.channels_of(member)
        for passage in channel.copy
        for text in dict.fromkeys(text for _, text, _ in passage.spoken)
    ]
    found = [
        each
        for text in texts
        for each in evidence(member.locale.tag, text, brand_words(member))
        if each.language == language
    ]
    words = {word for each in found for word in each.distinct}
    against = sum(each.against for each in found)
    long = sum(map(len, texts)) >= _LONG
    return long and len(words) >= _SURE and len(words) >= 3 * against


def _fault(passage: Passage, start: int, end: int, found: Evidence, sure: bool) -> Fault:
    declared = passage.member.locale.english_name
    params = {
        "language": locales.get(found.language).english_name,
        "declared": declared,
        "words": ", ".join(f"“{word}”" for word in found.distinct[:_NAMED]),
    }
    severity = Severity.ERROR if sure else Severity.WARNING
    return Fault(passage, start, end, _TEXT, params, severity, evidence=found.language)


def _telling(tag: str) -> frozenset[str] | None:
    """The words of which a text must hold one; with dictionaries, what they do not know tells."""
    if tag.partition("-")[0] not in known():
        return frozenset()
    return telling(tag)


CHECK = Check(
    id="language_wrong",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("L10N-WRONGLANG",),
    words=_telling,
    find=find,
    examples=(
        fails("nb", "Vi har modtaget din betaling. Hvad synes du om os?", "Danish"),
        fails("nn", "Hva kan vi hjelpe deg med? Jeg svarer deg selv.", "Bokmål in Nynorsk"),
        fails("da", "Hva kan vi hjelpe deg med? Svar oss nå, så fikser vi det.", "Bokmål"),
        fails("pl", "Děkujeme, vaše zásilka je na cestě. Můžete ji sledovat.", "Czech"),
        fails("nl", "Vielen Dank, wir haben Ihre Bestellung und senden sie bald.", "German"),
        passes("nb", "Vi har mottatt betalingen din. Hva synes du om oss?", "Bokmål"),
        passes("nn", "Kva kan vi hjelpe deg med? Eg svarar deg sjølv.", "Nynorsk"),
        passes("da", "Hvad kan vi hjælpe dig med? Svar os nu.", "Danish"),
        passes("nl", "Bekijk onze Black Friday deals in de app.", "English words of the trade"),
        passes("pl", "Dziękujemy, Twoja paczka jest w drodze.", "Polish"),
    ),
)
