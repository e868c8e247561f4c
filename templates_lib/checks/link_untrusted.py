"""A link looks like one of a fraud.

What it finds: public shorteners (bit.ly), a bare number in place of a name, a host that is
written in the code of other alphabets (``xn--``), a name before an ``@`` that looks like the
host, and addresses that are not encrypted. Domains of the brand itself are trusted.

Why it hurts: the reader cannot see where it leads and is told not to follow such links; carriers
and spam filters hold the message back.

Write instead: the whole address of the brand's own site with ``https:``, or a short domain of its
own.

Source: SpamAssassin, DecodeShortURLs and NORMAL_HTTP_TO_IP; CTIA, Messaging Principles and Best
Practices, on shared shorteners; RFC 3986, 7.6; check catalogue, STY-SHORTURL.
"""

from __future__ import annotations

from collections.abc import Iterator

from channels.email._lint._addresses import Address, address, short
from channels.email._lint.link_shortened import SHORTENERS
from channels.email._lint.link_to_number import is_public_number
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._wording import SENTINEL
from templates_lib.checks._written_links import WrittenLink, hosts_own, written_links

_SHORTENED = gettext_noop(
    "The link goes through the public shortener %(host)s: write the whole address, or use a short "
    "domain of your own."
)
_NUMBER = gettext_noop("The link leads to the number %(host)s instead of a name.")
_DISGUISED = gettext_noop("What stands before the @ only looks like the host, which is %(host)s.")
_CODED = gettext_noop("The host %(host)s is written in code: readers take it for a fraud.")
_BARE = gettext_noop("The link %(address)s is not encrypted: write https.")


def find(member: Member) -> Iterator[Fault]:
    """Yield each link that a reader is right to mistrust, with its gravest fault."""
    for passage in member.passages:
        for link in written_links(passage):
            there = address(link.url if "//" in link.url else f"https://{link.url}")
            said = _said(member, link, there)
            if said is not None:
                msgid, severity = said
                words = {"host": short(there.host), "address": short(link.url)}
                end, better = link.end, None
                if msgid == _BARE:  # only the scheme is at fault
                    end, better = link.start + len("http"), "https"
                    words["address"] = words["address"].replace(SENTINEL, "…")
                yield Fault(passage, link.start, end, msgid, words, severity, better)


def _said(member: Member, link: WrittenLink, there: Address) -> tuple[str, Severity | None] | None:
    host = there.host.removeprefix("www.").rstrip(".")
    if there.scheme not in ("http", "https") or hosts_own(member, host):
        insecure = there.scheme == "http" and link.url.lower().startswith("http:")
        return (_BARE, Severity.WARNING) if insecure else None
    if host in SHORTENERS and _leads_on(there):
        return _SHORTENED, None
    if is_public_number(host):
        return _NUMBER, None
    if there.user and SENTINEL not in there.user and "." in there.user:
        return _DISGUISED, None
    if any(label.startswith("xn--") for label in host.split(".")):
        return _CODED, Severity.WARNING
    if link.url.lower().startswith("http:") and host:
        return _BARE, Severity.WARNING
    return None


def _leads_on(there: Address) -> bool:
    """Whether it goes through the shortener: its bare address only names it."""
    return bool(there.rest.strip("/"))


_OWN = {"domains": ["t.ly"]}


def _button(url: str) -> dict[str, object]:
    return {"subject": "Hei", "body": [{"type": "button", "label": "Se", "url": url}]}


CHECK = Check(
    id="link_untrusted",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("STY-SHORTURL", "STR-URL"),
    find=find,
    triggers=frozenset("/"),
    examples=(
        fails("nb", "Følg pakken: https://bit.ly/3xYz", "a public shortener"),
        fails("pl", "Zobacz: tinyurl.com/lampa", "without a scheme"),
        fails("da", "Se http://nordhus.example/da", "not encrypted"),
        fails("nl", "Kijk op https://8.8.8.8/pakket", "a number"),
        fails("en", "See https://nordhus.example@fraud.example/", "a host in disguise"),
        fails("nb", "", "a button", channel="email", content=_button("https://bit.ly/3xYz")),
        passes("nb", "Følg pakken: https://nordhus.example/nb/spor", "the brand's own site"),
        passes("pl", "Zobacz: https://t.ly/lampa", "its own short domain", brand=_OWN),
        passes("da", "Se rabbit.ly.example/da", "ends alike"),
    ),
)
