"""A remembered sentence with its placeholders written as those of the message at hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from templates_lib.memory._sentences import TAG, names_in

__all__ = ["Adapted", "adapted"]

_STRING = re.compile(r'"[^"]*"|\'[^\']*\'')


@dataclass(frozen=True)
class Adapted:
    """The sentence to write; ``unfit`` are its placeholders that this message does not declare and
    for which it has no counterpart.
    """

    text: str
    unfit: tuple[str, ...] = ()


def adapted(
    remembered: str,
    declared: Mapping[str, str],
    types: Mapping[str, str],
    *,
    at_hand: str = "",
) -> Adapted:
    """*remembered* for a message that declares *declared* (name -> type).

    A placeholder of the same name stays. One that is not declared becomes the first of the same
    type (*types*: what its own message declared) that the sentence *at_hand* prints and the
    remembered one does not; without such a one it stays and is told as unfit.
    """
    own = names_in(remembered)
    free = [name for name in names_in(at_hand) if name in declared and name not in own]
    names: dict[str, str] = {}
    for name in own:
        if name in declared:
            continue
        fitting = (each for each in free if declared[each] == types.get(name))
        if (chosen := next(fitting, None)) is not None:
            names[name] = chosen
            free.remove(chosen)
    unfit = tuple(name for name in own if name not in declared and name not in names)
    return Adapted(_renamed(remembered, names), unfit)


def _renamed(text: str, names: Mapping[str, str]) -> str:
    """*text* with names changed inside its tags, but not inside their strings."""
    if not names:
        return text
    pattern = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, names))})(?!\w)")

    def tag(match: re.Match[str]) -> str:
        pieces, end = [], 0
        for string in _STRING.finditer(match[0]):
            pieces += [pattern.sub(_new, match[0][end : string.start()]), string[0]]
            end = string.end()
        return "".join([*pieces, pattern.sub(_new, match[0][end:])])

    def _new(match: re.Match[str]) -> str:
        return names[match[0]]

    return TAG.sub(tag, text)
