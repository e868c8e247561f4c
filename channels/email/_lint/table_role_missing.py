"""A table of the layout does not say that it is one.

What it finds: a ``table`` without ``role="presentation"`` (or ``none``) that has nothing of a table
of facts: no ``th``, ``caption``, ``summary`` or ``scope``.

Why it hurts: a screen reader announces "table, three columns, row one" before every line.

Write instead: ``role="presentation"``; for facts, a row of ``th``.

Source: WCAG 2.2, 1.3.1; WAI-ARIA 1.2, 5.3.
"""

from collections.abc import Iterator

from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from channels.email._markup import Tag, of_tag
from locales.words import gettext_noop

_MISSING = gettext_noop("A table has neither role=“presentation” nor headings of its columns.")

_OF_FACTS = frozenset({"th", "caption", "thead"})


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each table that could be either."""
    facts = _tables_of_facts(mail) if any(map(_is_of_facts, mail.document.tags)) else ()
    for table in mail.document.named("table"):
        is_told = "role" in table.attributes or "summary" in table.attributes
        if not is_told and table.number not in facts and mail.is_shown(table):
            yield Fault(table.start, table.end, _MISSING)


@of_tag
def _is_of_facts(tag: Tag) -> bool:
    return tag.name in _OF_FACTS or "scope" in tag.attributes


def _tables_of_facts(mail: Mail) -> frozenset[int]:
    """Return the tables that the headings and captions of the mail stand in."""
    found: set[int] = set()
    around: list[int] = []
    for element in mail.document.elements:
        above = around[element.parent] if element.parent >= 0 else -1
        if _is_of_facts(element.tag):
            found.add(above)
        around.append(element.number if element.name == "table" else above)
    return frozenset(found)


RULE = Rule(
    id="table_role_missing",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("layout", html="<table><tr><td>Hi</td></tr></table>"),
        fails(
            "the inner one",
            html='<table role="none"><tr><td><table><tr><td>Hi</td></table></table>',
        ),
        passes("told", html='<table role="presentation"><tr><td>Hi</td></tr></table>'),
        passes("facts", html="<table><tr><th>Lamp</th></tr><tr><td>499 kr</td></tr></table>"),
    ),
)
