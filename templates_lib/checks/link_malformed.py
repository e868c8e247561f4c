"""A web address is broken, or stands for another.

What it finds: no host, a doubled or misspelt scheme, one slash for two, a host that cannot exist or
that no reader can reach (localhost, ``.test``), spaces and backslashes, ``%`` that encodes nothing,
and addresses of examples (example.com) left from a draft.

Why it hurts: the page opens for some readers only, or for none.

Write instead: the address as the browser shows it once the page is open.

Source: RFC 3986, 2.1 and 3.2; RFC 2606 and 6761 (reserved names); WHATWG URL, 4; check catalogue,
STR-URL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from channels.email._lint._addresses import address, short
from channels.email._lint.link_malformed import trouble
from channels.email._lint.link_unreachable import is_private
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._wording import SENTINEL
from templates_lib.checks._written_links import WrittenLink, hosts_own, written_links

_UNREACHABLE = gettext_noop("No reader can reach %(host)s.")
_EXAMPLE = gettext_noop("%(host)s is the address of an example: write your own.")

_EXAMPLES = re.compile(
    r"(?:.*\.)?(?:example\.(?:com|org|net|edu|no|dk|se|fi|pl|nl|de|fr|es|it|eu)"
    r"|(?:your|my)-?(?:domain|site|website|company|shop|brand)\.\w+|(?:domain|website)\.com"
    r"|(?:dittdomene|minside|dinhjemmeside|twojadomena|twojastrona|jouwdomein|jouwsite)\.\w+)",
    re.IGNORECASE,
)

_SCHEME = re.compile(r"[a-z]+:/+", re.IGNORECASE)
_HOST_BEHIND = re.compile(r"\s?[\w-]+\.[\w.-]+")


def find(member: Member) -> Iterator[Fault]:
    """Yield each address that is wrong, with its gravest fault."""
    # Where no text has a slash there is at most a scheme alone: the channel refuses that itself.
    for passage in member.passages if "/" in member.characters else ():
        for link in written_links(passage):
            said = None if _is_mention(passage.text, link) else _said(member, link)
            if said is not None:
                msgid, severity = said
                url = link.url.replace(SENTINEL, "…")
                words = {"address": short(url), "host": short(address(_whole(link)).host)}
                yield Fault(passage, link.start, link.end, msgid, words, severity)


def _is_mention(text: str, link: WrittenLink) -> bool:
    """Whether a scheme alone is spoken of, and does not miss the host behind a space."""
    return _SCHEME.fullmatch(link.url) is not None and not _HOST_BEHIND.match(text, link.end)


def _whole(link: WrittenLink) -> str:
    return link.url if "//" in link.url or ":" in link.url[:8] else f"https://{link.url}"


def _said(member: Member, link: WrittenLink) -> tuple[str, Severity] | None:
    """A value may be any part of an address; around it, the rest is read."""
    url = re.sub(f"{SENTINEL}+", "x", _whole(link))
    if link.url.startswith(SENTINEL):
        return None
    found = trouble(url)
    if found is not None:
        return found[0], Severity(found[1])
    host = address(url).host.removeprefix("www.").rstrip(".")
    if hosts_own(member, host):
        return None
    if is_private(host):
        return _UNREACHABLE, Severity.ERROR
    return (_EXAMPLE, Severity.WARNING) if _EXAMPLES.fullmatch(host) else None


def _button(url: str) -> dict[str, object]:
    return {"subject": "Hei", "body": [{"type": "button", "label": "Se", "url": url}]}


CHECK = Check(
    id="link_malformed",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("STR-URL",),
    find=find,
    triggers=frozenset("/"),
    examples=(
        fails("nb", "Se htps://nordhus.example/nb", "a misspelt scheme"),
        fails("pl", "Zobacz https://https://nordhus.example/pl", "twice"),
        fails("da", "Se https:/nordhus.example/da", "one slash"),
        fails("nl", "Kijk op https://www.example.com/nl", "left from a draft"),
        fails("nb", "", "a space", channel="email", content=_button("https://a.example/min side")),
        fails("en", "See http://localhost:8000/order", "the writer's own machine"),
        passes("nb", "Se https://nordhus.example/nb?kode={{ code }}&r=10%25", "whole"),
        passes("pl", "Zobacz {{ link }}/pl i nordhus.example/pl", "a value, and no scheme"),
        passes("da", "Enten/eller, 24/7, og/eller", "no addresses"),
        passes("nl", "https://{{ host }}/nl", "the host is a value"),
    ),
)
