"""Addresses of the List-Unsubscribe header: what stands between its angle brackets."""

import re
from urllib.parse import quote, unquote

from channels.email._mailbox import split_address
from channels.email._mime._limits import LINE_CHARACTERS

__all__ = ["unsubscribe_address"]

_HTTPS = re.compile(r"https://([^/?#@\\]+)([/?#].*)?", re.IGNORECASE)
_HOST = re.compile(r"([^:]+)(:[0-9]{1,5})?")
# RFC 3986, 2: what may stand in an address; "%" begins what is encoded already.
_KEPT = "!#$%&'()*+,/:;=?@[]-._~"


def unsubscribe_address(text: str, scheme: str) -> str | None:
    """Return *text* as it stands in the header, in ASCII; None when it cannot.

    ``scheme`` is "https", or "mailto" for the address of a mailbox with or without it. Spaces,
    quotes and angle brackets are refused: they would end the address before its end.
    """
    if re.search(r"[\s<>\"\x00-\x1f\x7f-\x9f\ud800-\udfff]", text):
        return None
    found = _https(text) if scheme == "https" else _mailto(text)
    # Brackets and a space before them; what cannot be folded must fit the line.
    return found if found and len(found) + 4 <= LINE_CHARACTERS.value else None


def _https(text: str) -> str | None:
    match = _HTTPS.fullmatch(text)
    host = _HOST.fullmatch(match[1]) if match else None
    address = split_address(f"x@{host[1]}") if host else None
    if match is None or host is None or address is None:
        return None
    return f"https://{address[1]}{host[2] or ''}{quote(match[2] or '', safe=_KEPT)}"


def _mailto(text: str) -> str | None:
    written, mark, headers = text.removeprefix("mailto:").partition("?")
    address = split_address(unquote(written))
    if address is None:
        return None
    local, domain = address
    kept = quote(local, safe="!$&'*+/=^_`{|}~.-")
    return f"mailto:{kept}@{domain}{mark}{quote(headers, safe=_KEPT)}"
