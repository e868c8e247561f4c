"""The elements of the mail are nested very deep.

What it finds: an element more than 96 deep, or a table inside more than 15 others.

Why it hurts: Outlook for Windows (Word) takes seconds to lay out tables in tables, or gives up;
other clients flatten what is too deep.

Write instead: fewer columns inside columns; tables beside one another.

Source: our choice; see the limits of the channel.
"""

from collections.abc import Iterator

from channels.email._lint._limits import ELEMENT_DEPTH, TABLE_DEPTH
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_ELEMENTS = gettext_noop("Elements are nested more than %(most)s deep.")
_TABLES = gettext_noop("Tables are nested more than %(most)s deep.")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield the first element that is too deep, and the first such table."""
    elements = mail.document.elements
    deep = next((each for each in elements if each.depth >= ELEMENT_DEPTH.value), None)
    if deep is not None:
        yield Fault(deep.start, deep.end, _ELEMENTS, {"most": str(ELEMENT_DEPTH.value)})
    around: list[int] = []
    for element in elements:
        above = around[element.parent] if element.parent >= 0 else 0
        around.append(above + (element.name == "table"))
        if around[-1] > TABLE_DEPTH.value:
            yield Fault(element.start, element.end, _TABLES, {"most": str(TABLE_DEPTH.value)})
            return


RULE = Rule(
    id="nesting_deep",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("97 elements", html="<div>" * 97),
        fails("16 tables", html="<table><tr><td>" * 16),
        passes("96 elements", html="<div>" * 96),
        passes("15 tables", html="<table><tr><td>" * 15),
    ),
)
