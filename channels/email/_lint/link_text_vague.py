"""The words of a link say nothing about where it leads.

What it finds: links whose only words are "here", "click here", "klikk her", "kliknij tutaj" and the
like, in the message's language and in English.

Why it hurts: screen readers list the links of a mail on their own: six times "here".

Write instead: what is there: "Track the parcel".

Source: WCAG 2.2, 2.4.4 and 2.4.9, failure F84.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from channels.email._lint._addresses import short
from channels.email._lint._languages import language
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_VAGUE = gettext_noop("“%(words)s” does not say where the link leads.")

# What stands round words: arrows, quotes, full stops.
_AROUND = " .,:;!?…→›»«>‹<\"'“”„()[]"


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each link with such words."""
    tag = mail.locale or (mail.root.get("lang") if mail.root else "") or ""
    known = {*vague().get("en", ()), *vague().get(language(tag), ())}
    for link in mail.links:
        words = link.words.casefold().strip(_AROUND)
        if words in known and not link.element.get("aria-label"):
            yield Fault(*link.place, _VAGUE, {"words": short(link.words)})


@cache
def vague() -> Mapping[str, frozenset[str]]:
    """Return language -> words that say nothing, casefolded."""
    text = resources.files(__package__).joinpath("vague_links.toml").read_text("utf-8")
    return {tag: frozenset(map(str.casefold, words)) for tag, words in tomllib.loads(text).items()}


RULE = Rule(
    id="link_text_vague",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("English", html='See it <a href="https://a.example">here</a>.'),
        fails("Bokmål", "nb", html='<a href="https://a.example">Klikk her!</a>'),
        fails("Polish", "pl", html='<a href="https://a.example">Kliknij tutaj »</a>'),
        fails(
            "Dutch, by the mail's own tag", "", html='<html lang="nl"><a href="a:b">klik hier</a>'
        ),
        passes("what is there", html='<a href="https://a.example">Track the parcel</a>'),
        passes("Norwegian for somebody", "pl", html='<a href="https://a.example">Her</a>'),
    ),
)
