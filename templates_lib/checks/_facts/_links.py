"""Web addresses in a text, and when two of them lead to the same place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

import locales
from templates_lib.checks._facts._values import Link
from templates_lib.checks._wording import SENTINEL, Wording
from templates_lib.guide import Guide
from templates_lib.language import Filtered, Name, Print

__all__ = ["ADDRESSES", "Target", "links", "may_hold_address", "target"]

_REST = r"""[^\s<>"«»“”„|\[\]\x00-\x20]"""
# A label has at most 63 characters (RFC 1035), a name before @ 64 (RFC 5321); unbounded, a long
# text without either would be read once from each of its letters.
_HOST = r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,20}[^\W\d_]{2,63}"
_LINK = re.compile(
    rf"(?:https?://[\w{SENTINEL}]{_REST}*|(?<![\w@./-])www\.{_HOST}(?::\d+)?(?:[/?#]{_REST}*)?"
    rf"|(?<![\w@./-]){_HOST}/{_REST}*)",
    re.IGNORECASE,
)
ADDRESSES = re.compile(
    rf"(?:https?://{_REST}+|(?:mailto:|tel:){_REST}+|(?<![\w.+-])[\w.+-]{{1,64}}@{_HOST}"
    rf"|(?<![\w@]){_HOST}(?:/{_REST}*)?)",
    re.IGNORECASE,
)
"""Everything that is an address, e-mail addresses too: no words and no numbers in there."""

_SIGN = re.compile(r":[^\s]|\w\.[^\W_]")

_TRAILING = ".,;:!?)'’*_…"
_NOT_THE_TARGET = re.compile(r"utm_\w+|gclid|fbclid|msclkid|mc_[ce]id", re.IGNORECASE)
_LANGUAGE_PARAMETERS = frozenset({"lang", "locale", "language", "hl", "lc"})
_LOCALE_SEGMENT = re.compile(r"[a-z]{2}(?:[-_][a-z]{2})?", re.IGNORECASE)


@dataclass(frozen=True)
class Target:
    """Where a link leads, as far as locales may not differ in it.

    ``localised``: it said the language in its path.
    """

    host: str
    path: str
    query: tuple[tuple[str, str], ...]
    localised: bool

    @property
    def depth(self) -> int:
        """How many steps its path has."""
        return self.path.count("/")


def may_hold_address(text: str) -> bool:
    """Whether ``text`` has a sign of one: a colon or a point with something right behind it."""
    return _SIGN.search(text) is not None


def links(wording: Wording, whole: bool) -> tuple[Link, ...]:
    """The literal web addresses of a wording; ``whole`` says that all of it is one address."""
    if "/" not in wording.text and "ww." not in wording.text.lower():
        return ()
    found = []
    for match in _LINK.finditer(wording.text):
        url = _without_trailing(match[0])
        if whole and match.start() > 0:
            break
        start, end = match.start(), match.start() + len(url)
        found.append(Link(_named(url, wording, start), start, end))
    return tuple(found)


def _without_trailing(url: str) -> str:
    while url and url[-1] in _TRAILING and not (url[-1] == ")" and "(" in url):
        url = url[:-1]
    return url


def _named(url: str, wording: Wording, start: int) -> str:
    """The address with ``{name}`` where a value will stand."""
    pieces = []
    for index, character in enumerate(url):
        value = wording.print_at(start + index)
        pieces.append(f"{{{_name(value)}}}" if value else character)
    return "".join(pieces)


def _name(value: Print) -> str:
    expression = value.expression
    operand = expression.operand if isinstance(expression, Filtered) else expression
    return operand.written if isinstance(operand, Name) else ""


def target(url: str, tag: str, guide: Guide, prefix: str) -> Target:
    """Where ``url``, found in locale ``tag``, leads.

    Left out: scheme, ``www.``, port, a slash at the end, tracking parameters, and what says the
    language: the brand's ``prefix``, a first path segment such as ``/nb/``, a country's domain.
    """
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
    except ValueError:  # an IPv6 address gone wrong: compare it as it stands
        return Target(url, "", (), False)
    path, localised = _without_locale(parts.path, tag, prefix)
    query = tuple(
        sorted(
            (name, value)
            for name, value in parse_qsl(parts.query, keep_blank_values=True)
            if not _NOT_THE_TARGET.fullmatch(name) and name.lower() not in _LANGUAGE_PARAMETERS
        )
    )
    return Target(_host(parts.netloc, guide), path, query, localised)


def _host(netloc: str, guide: Guide) -> str:
    """The host; any of the brand's own domains is one, and so are its countries' (.no, .dk)."""
    host = netloc.rpartition("@")[2].partition(":")[0].lower().removeprefix("www.")
    if any(host == own or host.endswith(f".{own}") for own in map(str.lower, guide.domains)):
        return "(brand)"
    name, _, top = host.rpartition(".")
    if len(top) == 2 or top == "com":
        return name.removesuffix(".co").removesuffix(".com")
    return host


def _without_locale(path: str, tag: str, prefix: str) -> tuple[str, bool]:
    """The path without the part that says the language, and whether it had one."""
    folded = path.rstrip("/").lower()
    own = prefix.strip("/").lower()
    if own and (f"{folded}/").startswith(f"/{own}/"):
        return folded[len(own) + 1 :], True
    first, _, rest = folded.lstrip("/").partition("/")
    if _LOCALE_SEGMENT.fullmatch(first) and _is_locale(first):
        return f"/{rest}" if rest else "", True
    return folded, False


def _is_locale(segment: str) -> bool:
    """Whether the segment names a locale or a country that stands for one (/no/, /dk/, /en-gb/)."""
    try:
        locales.get(segment)
    except locales.UnknownLocaleError:
        return segment in {"dk", "se", "uk", "us", "gb", "at", "cz", "gr", "jp", "cn"}
    return True
