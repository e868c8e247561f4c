"""Who is to blame for UCS-2: stray characters, or the script the text is written in.

In a Polish text each "ł" is worth naming. In an Arabic one the letters are not strays: the
script needs UCS-2 as a whole, and naming forty letters helps nobody.
"""

import unicodedata
from collections import Counter

from channels.sms._triggers import Trigger

__all__ = ["script_of", "strays"]


def script_of(text: str, triggers: tuple[Trigger, ...]) -> str | None:
    """Return the script, as Unicode names it ("Arabic"), that most letters of *text* are in,
    when it is one that GSM-7 does not write; else None."""
    foreign = [trigger for trigger in triggers if _is_foreign_letter(trigger)]
    letters = sum(_is_letter(character) for character in text)
    if not foreign or len(foreign) * 2 <= letters:
        return None
    first_words = Counter(trigger.name.split()[0] for trigger in foreign)
    return first_words.most_common(1)[0][0].capitalize()


def strays(text: str, triggers: tuple[Trigger, ...]) -> tuple[Trigger, ...]:
    """Return the triggers to name one by one: not the letters of the text's own script."""
    if script_of(text, triggers) is None:
        return triggers
    return tuple(trigger for trigger in triggers if not _is_foreign_letter(trigger))


def _is_foreign_letter(trigger: Trigger) -> bool:
    return trigger.suggestion is None and _is_letter(trigger.character)


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LM"
