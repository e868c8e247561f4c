"""The levels of headings jump.

What it finds: a heading more than one level below the one before (``h1``, then ``h3``), a first
heading that is neither ``h1`` nor ``h2``, and an empty heading.

Why it hurts: whoever moves through the mail by headings looks for a part that is not there.

Write instead: levels in their order; the size of a heading is a matter of style.

Source: WCAG 2.2, 1.3.1 and 2.4.6, techniques H42 and G141.
"""

from collections.abc import Iterator

from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_SKIPPED = gettext_noop("A heading of level %(level)s follows one of level %(before)s.")
_FIRST = gettext_noop("The first heading is of level %(level)s.")
_EMPTY = gettext_noop("A heading has no words.")

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each heading out of its order, and each empty one."""
    worded = _with_words(mail)
    before = 0
    for heading in mail.document.named(*_HEADINGS):
        level, place = int(heading.name[1]), (heading.start, heading.end)
        if not mail.is_shown(heading):
            continue
        if heading.number not in worded:
            yield Fault(*place, _EMPTY)
            continue
        if before and level > before + 1:
            yield Fault(*place, _SKIPPED, {"level": str(level), "before": str(before)})
        elif not before and level > 2:
            yield Fault(*place, _FIRST, {"level": str(level)})
        before = level


def _with_words(mail: Mail) -> frozenset[int]:
    """Return the elements that words or the text of an image stand in."""
    found: set[int] = set()
    elements = mail.document.elements
    worded = [text.parent for text in mail.words]
    worded += [image.number for image in mail.images if (image.get("alt") or "").strip()]
    for index in worded:
        while index >= 0 and index not in found:
            found.add(index)
            index = elements[index].parent
    return frozenset(found)


RULE = Rule(
    id="heading_skipped",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("from 1 to 3", html="<h1>Thank you</h1><h3>Delivery</h3>"),
        fails("begins at 4", html="<h4>Thank you</h4>"),
        fails("no words", html="<h1><span> </span></h1>"),
        passes("in order", html="<h1>Thank you</h1><h2>Delivery</h2><h2>Returns</h2>"),
        passes("and up again", html="<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2>"),
        passes("an image that speaks", html='<h1><img src="a" alt="Nordhus"></h1>'),
    ),
)
