"""A link leads nowhere.

What it finds: an ``a`` whose ``href`` is empty or ``#``, or that has none and is no anchor.

Why it hurts: the reader touches it and nothing happens, or the mail jumps to its top.

Write instead: the address; or plain words, if there is none.

Source: HTML Standard, 4.6.2: without an address an element is no link.
"""

from collections.abc import Iterator

from channels.email._lint._addresses import short
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_EMPTY = gettext_noop("The link “%(words)s” leads nowhere: it has no address.")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each link without an address."""
    for link in mail.links:
        if link.href in ("", "#"):
            yield Fault(*link.place, _EMPTY, {"words": short(link.words)})
    for element in mail.document.named("a"):
        if not {"href", "name", "id"} & set(element.attributes):
            yield Fault(element.start, element.end, _EMPTY, {"words": ""})


RULE = Rule(
    id="link_empty",
    gravity="error",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("only a hash", html='<a href="#">Track the parcel</a>'),
        fails("nothing in it", html='<a href=" ">Track the parcel</a>'),
        fails("no address at all", html="<a>Track the parcel</a>"),
        passes("an address", html='<a href="https://a.example">Track the parcel</a>'),
        passes("an anchor", html='<a name="terms"></a><a href="#terms">Terms</a>'),
    ),
)
