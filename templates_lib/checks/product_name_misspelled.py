"""A product's name is not written as in the catalogue.

What it finds: one of the brand's product names with one letter wrong, left out, added or swapped,
with other capitals, or with another space or hyphen. An ending (the Norwegian ``-en``, a Polish
case) is no fault.

Why it hurts: a name written three ways is found by no search, and looks like three products.

Write instead: the name as the catalogue has it.

Source: check catalogue, FACT-PRODUCT.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._distance import within
from templates_lib.checks._facts import in_address
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity

_MISSPELLED = gettext_noop("The product is called %(name)s, not %(here)s.")

_NAMES = Setting(
    name="product_names",
    kind="words",
    label=gettext_noop("Product names"),
    help=gettext_noop("Names of products and plans as the catalogue writes them: NordLys Mini."),
    default=(),
)
_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 5
"""Letters from which on one wrong letter still shows which name is meant."""
_LONGEST_ENDING = 3


def find(member: Member) -> Iterator[Fault]:
    """Yield each name that is nearly a product's."""
    names = member.setting(_NAMES)
    if not isinstance(names, tuple) or not names:
        return
    known = _known(names)
    for passage in member.copy:
        for offset, text, places in passage.spoken:
            for start, end, name in _near_misses(text, known):
                first, last = places(start, end)
                yield Fault(
                    passage,
                    offset + first,
                    offset + last,
                    _MISSPELLED,
                    {"name": name, "here": text[start:end]},
                    suggestion=name,
                    rule="settings.product_names",
                )


@lru_cache(maxsize=64)
def _known(names: tuple[str, ...]) -> tuple[tuple[str, str, int], ...]:
    """Name, its letters without spaces and hyphens, and of how many words it is; those without a
    capital or digit are words like any other."""
    return tuple(
        (name, _close(name), len(_WORD.findall(name)))
        for name in names
        if name != name.lower() and len(_close(name)) > 1
    )


def _close(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold()


def _near_misses(
    text: str, known: Sequence[tuple[str, str, int]]
) -> Iterator[tuple[int, int, str]]:
    """Runs of words that are nearly a name: as many words, one more or one fewer."""
    words = list(_WORD.finditer(text))
    right = [match.span() for name, _, _ in known for match in re.finditer(re.escape(name), text)]
    done = 0
    for index, word in enumerate(words):
        if word.start() < done or any(s <= word.start() < e for s, e in right):
            continue
        for name, close, count in known:
            for last in words[max(index + count - 2, index) : index + count + 1]:
                here = text[word.start() : last.end()]
                if _is_near(here, name, close) and not in_address(text, word.start(), last.end()):
                    yield word.start(), last.end(), name
                    done = last.end()
                    break
            if done > word.start():
                break


def _is_near(here: str, name: str, close: str) -> bool:
    if "\n" in here or len(here) > len(name) + _LONGEST_ENDING:
        return False
    mine = _close(here)
    if mine == close:
        return here != name and (not here.isupper() or name.isupper())
    if len(close) < _SHORTEST or mine[0] != close[0]:
        return False
    ending = mine.startswith(close) or mine[:-1] == close[:-1] or close.startswith(mine)
    return not ending and within(mine, close, 1) and (here[0].isupper() or here[0].isdecimal())


_STYLE = {"settings": {"product_names": ["NordLys Mini", "Fjordstol"]}}


def _may_be(circumstances: Circumstances) -> bool:
    return bool(circumstances.setting(_NAMES))


CHECK = Check(
    id="product_name_misspelled",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("FACT-PRODUCT",),
    settings=(_NAMES,),
    when=_may_be,
    find=find,
    examples=(
        fails("nb", "NordLsy Mini er på lager.", "two letters swapped", style=_STYLE),
        fails("pl", "Nordlys Mini jest w magazynie.", "another capital", style=_STYLE),
        fails("da", "Fjord-stol på lager.", "a hyphen", style=_STYLE),
        passes("nb", "NordLys Mini og Fjordstolen er på lager.", "an ending", style=_STYLE),
        passes("pl", "Kupiono Fjordstola.", "a Polish case", style=_STYLE),
        passes("da", "En stol ved fjorden.", "no name", style=_STYLE),
    ),
)
