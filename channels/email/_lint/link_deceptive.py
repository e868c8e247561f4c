"""A link shows one address and leads to another.

What it finds: words that are an address or a domain of another owner than the link's, a mail
address that is not the one written to, and a name before an ``@`` that looks like the host.

Why it hurts: this is what fraud looks like. Clients warn, and filters hold the mail back.

Write instead: words that say what is there ("Track the parcel"), or the very domain that it leads
to.

Source: RFC 3986, 7.6 (semantic attacks).
"""

from collections.abc import Iterator

from channels.email._lint._addresses import address, ascii_host, host_in, same_site, short
from channels.email._lint._mail import Link, Mail
from channels.email._lint._placeholders import has_placeholder
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_OTHER = gettext_noop("The link shows %(shown)s and leads to %(host)s.")
_HIDDEN = gettext_noop("The link leads to %(host)s: what stands before the @ only looks like it.")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each link that is not what it shows."""
    for link in mail.links:
        if not has_placeholder(link.href):
            yield from _deception(link)


def _deception(link: Link) -> Iterator[Fault]:
    there = address(link.href)
    if there.scheme == "mailto":
        written, shown = there.rest.partition("?")[0].strip().lower(), link.words.lower()
        if "@" in shown and " " not in shown and "@" in written and shown != written:
            yield Fault(*link.place, _OTHER, {"shown": short(shown), "host": short(written)})
    elif there.scheme in ("http", "https") and there.host:
        shown = host_in(link.words)
        if "." in there.user:
            yield Fault(*link.place, _HIDDEN, {"host": short(there.host)})
        elif shown and not same_site(shown, there.host):
            host = short(ascii_host(there.host))
            yield Fault(*link.place, _OTHER, {"shown": short(shown), "host": host})


RULE = Rule(
    id="link_deceptive",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("another owner", html='<a href="https://click.esp.example/x1">www.nordhus.no</a>'),
        fails("a whole address", html='<a href="https://b.com/">https://a.com/order</a>'),
        fails("before the @", html='<a href="https://a.com@b.com/">The order</a>'),
        fails("another mailbox", html='<a href="mailto:a@b.com">help@a.com</a>'),
        passes("the same owner", html='<a href="https://shop.nordhus.no/nb/">nordhus.no</a>'),
        passes("words", html='<a href="https://click.esp.example/x1">Your order at Nordhus</a>'),
        passes("a file", html='<a href="https://a.com/invoice">invoice.pdf</a>'),
    ),
)
