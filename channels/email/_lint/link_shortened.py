"""A link goes through a public shortener.

What it finds: hosts that shorten links for everybody, such as bit.ly and tinyurl.com.

Why it hurts: the reader cannot see where it leads; filters treat the host as its worst user
deserves.

Write instead: the whole address, or a short domain of the brand's own.

Source: SpamAssassin, plugin DecodeShortURLs.
"""

from collections.abc import Iterator

from channels.email._lint._addresses import address, short
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from channels.email._markup import names
from locales.words import gettext_noop

_SHORTENED = gettext_noop("The link goes through the public shortener %(host)s.")

SHORTENERS = names(
    "adf.ly amzn.to bit.do bit.ly bl.ink buff.ly clck.ru cutt.ly dlvr.it fb.me goo.gl is.gd "
    "j.mp lnkd.in mcaf.ee ow.ly qr.ae rb.gy rebrand.ly s.id short.io shorturl.at soo.gd t.co t.ly "
    "tiny.cc tinyurl.com tr.im trib.al u.to urlz.fr v.gd wp.me"
)


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each link to a shortener."""
    for link in mail.links:
        host = address(link.href).host.removeprefix("www.")
        if host in SHORTENERS:
            yield Fault(*link.place, _SHORTENED, {"host": short(host)})


RULE = Rule(
    id="link_shortened",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("bit.ly", html='<a href="https://bit.ly/3x">The offer</a>'),
        fails("with www and capitals", html='<a href="https://www.TinyURL.com/3x">The offer</a>'),
        passes("the brand's own", html='<a href="https://nord.example/3x">The offer</a>'),
        passes("ends alike", html='<a href="https://rabbit.ly.example/">The offer</a>'),
    ),
)
