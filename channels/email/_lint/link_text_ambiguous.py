"""The same words lead to different places.

What it finds: two links with the same words and different addresses. Parameters of tracking are not
compared, nor what follows ``#``.

Why it hurts: in a list of links, as a screen reader shows it, nobody can tell them apart.

Write instead: words of their own: "Read about the lamp", "Read about the chair".

Source: WCAG 2.2, 2.4.4; ACT rule fd3a94.
"""

from collections.abc import Iterator

from channels.email._lint._addresses import short
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_AMBIGUOUS = gettext_noop("“%(words)s” leads to more than one place.")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each link whose words led elsewhere before."""
    first: dict[str, str] = {}
    for link in mail.links:
        words, place = link.words.casefold(), link.href.partition("#")[0].partition("?")[0]
        if words and place and first.setdefault(words, place) != place:
            yield Fault(*link.place, _AMBIGUOUS, {"words": short(link.words)})


RULE = Rule(
    id="link_text_ambiguous",
    gravity="info",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails(
            "two places",
            html='<a href="https://a.example/1">Read</a> <a href="https://a.example/2">Read</a>',
        ),
        passes(
            "one place, tracked",
            html='<a href="https://a.example/?u=1">Shop</a><a href="https://a.example/?u=2">Shop</a>',
        ),
        passes("one link", html='<a href="https://a.example/1">Read on</a>'),
    ),
)
