"""An ampersand in an address is not written as HTML wants it.

What it finds: ``&`` in an ``href`` or ``src`` where ``&amp;`` should stand. A warning where the
word after it is the name of a character (``&copy=1``, ``&reg=no``), information elsewhere.

Why it hurts: a client that reads loosely turns ``&copy`` into ©, and the parameter is gone.

Write instead: ``&amp;``.

Source: HTML Standard, 13.1.2.3 and 13.2.5.73.
"""

import re
from collections.abc import Iterator
from html.entities import html5

from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from channels.email._markup import Tag, of_tag
from locales.words import gettext_noop

_BARE = gettext_noop("Write &amp; for & in an address.")
_NAMED = gettext_noop("Write &amp; for & before “%(name)s”: it is the name of a character.")

_AMPERSAND = re.compile(r"&(?!#?[A-Za-z0-9]{1,31};)([A-Za-z0-9]{0,31})")
# Names that HTML takes without their semicolon.
_NAMES = frozenset(name for name in html5 if not name.endswith(";"))
_LONGEST = max(map(len, _NAMES))


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each such ampersand."""
    for element, found in mail.document.telling(_ampersands):
        for start, end, name in found:
            place = (element.start + start, element.start + end)
            if name:
                yield Fault(*place, _NAMED, {"name": name})
            else:
                yield Fault(place[0], place[0] + 1, _BARE, gravity="info")


@of_tag
def _ampersands(tag: Tag) -> tuple[tuple[int, int, str], ...]:
    """Return where each stands in a tag, and the name of the character that it begins, or ""."""
    attributes = (tag.attributes.get(name) for name in ("href", "src"))
    return tuple(
        (*match.span(), _character(match[1]))
        for attribute in attributes
        if attribute is not None
        for match in _AMPERSAND.finditer(tag.raw, attribute.start, attribute.end)
    )


def _character(word: str) -> str:
    """Return the name of a character that *word* begins with, "" when with none."""
    lengths = range(min(len(word), _LONGEST), 1, -1)
    return next((word[:length] for length in lengths if word[:length] in _NAMES), "")


RULE = Rule(
    id="link_ampersand",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("bare", html='<a href="https://a.example/?a=1&b=2">The order</a>'),
        fails("the name of ©", html='<a href="https://a.example/?a=1&copy=2">The order</a>'),
        passes("as HTML wants it", html='<a href="https://a.example/?a=1&amp;b=2">The order</a>'),
        passes("in the text", html="<p>Fish & chips</p>"),
    ),
)
