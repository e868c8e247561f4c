"""Addresses a reader may follow: links, mail addresses, phone numbers."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import phonenumbers

from locales.words import gettext_noop
from templates_lib.language.values._text import line
from templates_lib.language.values._unfit import Unfit

MAX_URL = 2_048
"""Longest link; some mail clients and gateways cut longer ones (Sitemaps protocol: 2,048)."""

MAX_EMAIL = 254
"""Longest mail address (RFC 5321, 4.5.3.1.3, less the two angle brackets)."""

MAX_PHONE = 40

_URL = gettext_noop("a link such as https://example.com/order")
_EMAIL = gettext_noop("a mail address such as kari@example.com")
_PHONE = gettext_noop("a phone number with its country, such as +4722123456")

# RFC 3986 has no place for these in a link; browsers differ on what they make of them.
_NOT_IN_URL = re.compile(r"[\s\\<>\"`{}|^]")
# RFC 5321, sections 4.1.2 and 4.5.3.1, without quoted local parts, which nobody sends to.
_ADDRESS = re.compile(
    r"[^\s@<>()\[\]\\,;:\"]{1,64}@[^\s@<>()\[\]\\,;:\"]{1,189}\.[^\s@.,;:<>]{2,63}"
)
_DIALLED = re.compile(r"\+[0-9][0-9 ()./\xa0-]{5,30}")


def url(value: object, max_length: int = MAX_URL) -> str:
    """Read an ``http`` or ``https`` link without user name or password."""
    if not isinstance(value, str):
        raise Unfit(_URL)
    found = line(value, max_length)
    try:
        parts = urlsplit(found)
        fits = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
        fits = fits and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        fits = False
    if not fits or _NOT_IN_URL.search(found):
        raise Unfit(_URL)
    return found


def email(value: object, max_length: int = MAX_EMAIL) -> str:
    """Read a mail address."""
    if not isinstance(value, str) or not _ADDRESS.fullmatch(found := line(value, max_length)):
        raise Unfit(_EMAIL)
    return found


def phone(value: object, max_length: int = MAX_PHONE) -> str:
    """Read a phone number in international form, as it was written."""
    if not isinstance(value, str) or not _DIALLED.fullmatch(found := line(value, max_length)):
        raise Unfit(_PHONE)
    try:
        possible = phonenumbers.is_possible_number(phonenumbers.parse(found))
    except phonenumbers.NumberParseException:
        possible = False
    if not possible:
        raise Unfit(_PHONE)
    return found
