"""Who is to blame for UCS-2: stray characters, or the script the text is written in.

In a Polish text each "ł" is worth naming. In an Arabic one the letters are not strays: the
script needs UCS-2 as a whole, and naming forty letters helps nobody.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from channels._graphemes import clusters
from channels.sms._triggers import Trigger

__all__ = ["Stray", "script_of", "strays", "strays_by_cluster"]


@dataclass(frozen=True, slots=True)
class Stray:
    """What a reader sees as one stray character: code points [start, end) of the text, and
    the triggers among them."""

    start: int
    end: int
    text: str
    triggers: tuple[Trigger, ...]


def script_of(text: str, triggers: Iterable[Trigger]) -> str | None:
    """Return the script, as Unicode names it ("Arabic"), that most letters of *text* are in,
    when it is one that GSM-7 does not write; else None."""
    foreign = [trigger for trigger in triggers if _is_foreign_letter(trigger)]
    letters = sum(_is_letter(character) for character in text)
    if not foreign or len(foreign) * 2 <= letters:
        return None
    return Counter(map(_script, foreign)).most_common(1)[0][0].capitalize()


def strays(text: str, triggers: tuple[Trigger, ...]) -> tuple[Trigger, ...]:
    """Return the triggers to name one by one: not those of the text's own script, whose
    digits and punctuation come with its letters."""
    script = script_of(text, triggers)
    if script is None:
        return triggers
    return tuple(
        trigger
        for trigger in triggers
        if not _is_foreign_letter(trigger) and _script(trigger) != script.upper()
    )


def strays_by_cluster(text: str, triggers: tuple[Trigger, ...]) -> tuple[Stray, ...]:
    """Return the same as a reader sees them: a family, a flag or a letter with its accent
    is one."""
    named = {trigger.offset: trigger for trigger in strays(text, triggers)}
    if not named:
        return ()
    found = []
    for start, end in clusters(text):
        inside = tuple(named[place] for place in range(start, end) if place in named)
        if inside:
            found.append(Stray(start, end, text[start:end], inside))
    return tuple(found)


def _is_foreign_letter(trigger: Trigger) -> bool:
    return trigger.suggestion is None and _is_letter(trigger.character)


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LM"


def _script(trigger: Trigger) -> str:
    """Return the first word of the name: "ARABIC" of the comma and the digits, too."""
    return trigger.name.replace("-", " ").split()[0]
