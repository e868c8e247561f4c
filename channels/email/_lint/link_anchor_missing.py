"""A link within the mail has no target.

What it finds: ``href="#terms"`` where nothing has the ``id`` or the ``name`` "terms".

Why it hurts: the reader touches it and nothing happens.

Write instead: the name of the target as it stands there, or the address of a page.

Source: HTML Standard, scrolling to a fragment.
"""

from collections.abc import Iterator
from urllib.parse import unquote

from channels.email._lint._addresses import short
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_MISSING = gettext_noop("Nothing in the mail is called “%(name)s”, where a link leads to.")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each link to a name that is not there."""
    within = [link for link in mail.links if len(link.href) > 1 and link.href.startswith("#")]
    tags = mail.document.tags if within else ()
    names = {"top", *(tag.get("id") for tag in tags), *(tag.get("name") for tag in tags)}
    for link in within:
        name = link.href[1:]
        if not {name, unquote(name)} & names:
            yield Fault(*link.place, _MISSING, {"name": short(name)})


RULE = Rule(
    id="link_anchor_missing",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("no such name", html='<a href="#terms">Terms</a><h2 id="term">Terms</h2>'),
        passes("an id", html='<a href="#terms">Terms</a><h2 id="terms">Terms</h2>'),
        passes("an old anchor", html='<a href="#vilkår">Terms</a><a name="vilkår"></a>'),
    ),
)
