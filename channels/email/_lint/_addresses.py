"""Addresses of links and images, cut into the parts that rules look at."""

import re
from typing import NamedTuple

import idna

from channels.email._markup import names

__all__ = ["Address", "address", "ascii_host", "host_in", "same_site", "short"]

# What a browser drops from an address before it reads it (WHATWG URL, section 4.4).
_DROPPED = re.compile(r"^[\x00-\x20]+|[\x00-\x20]+$|[\t\n\r]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_AUTHORITY = re.compile(r"//([^/?#\\]*)")
_HOST_AND_PORT = re.compile(r"(\[[^\]]*\]|[^:]*)(?::(.*))?$", re.DOTALL)

# Words that end like a host but are none: only these endings are taken for a domain.
_ENDINGS = (
    "com|org|net|info|biz|io|co|app|dev|shop|store|eu|uk|no|dk|se|fi|is|pl|nl|be|de|at|ch|fr|es|"
    "it|pt|ie|cz|sk|hu|ro|bg|gr|lt|lv|ee|ua|us|ca|au|nz|jp|cn|in|br|example"
)
_WRITTEN_HOST = re.compile(
    rf"(?:https?://)?((?:[\w-]+\.)+(?:{_ENDINGS}))(?::[0-9]+)?(?:[/?#]\S*)?", re.IGNORECASE
)
# Where registries sell names one level down, as the Public Suffix List has them: the common ones.
_SHARED_ENDINGS = names(
    "co.uk org.uk ac.uk gov.uk com.pl net.pl org.pl gov.pl edu.pl com.au net.au co.nz com.br "
    "co.jp co.in com.tr com.ua co.za com.mx com.cn"
)


class Address(NamedTuple):
    """``scheme`` and ``host`` are in lower case, "" where there is none; ``user`` is what
    stands before an "@"; ``port`` is as written; ``rest`` follows the host, or the scheme."""

    scheme: str
    host: str
    user: str
    port: str
    rest: str


def address(href: str) -> Address:
    """Return the parts of *href*; any text has some."""
    text = _DROPPED.sub("", href)
    scheme = _SCHEME.match(text)
    rest = text[scheme.end() :] if scheme else text
    name = scheme[1].lower() if scheme else ""
    authority = _AUTHORITY.match(rest)
    if authority is None:
        return Address(name, "", "", "", rest)
    user, _, place = authority[1].rpartition("@")
    parts = _HOST_AND_PORT.match(place)
    assert parts is not None
    return Address(name, parts[1].lower(), user, parts[2] or "", rest[authority.end() :])


def ascii_host(host: str) -> str:
    """Return *host* as the network knows it (IDNA 2008); as it stands when it is no host."""
    if host.isascii():
        return host.lower()
    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return host.lower()


def host_in(words: str) -> str:
    """Return the host that *words* name when they are an address or a domain, else ""."""
    match = _WRITTEN_HOST.fullmatch(words.strip().rstrip(".,;:!"))
    return match[1].lower() if match else ""


def same_site(one: str, other: str) -> bool:
    """Whether two hosts are of one owner: the same but for what stands before the domain."""
    return _domain(ascii_host(one)) == _domain(ascii_host(other))


def short(text: str, most: int = 60) -> str:
    """Return *text* for a message: cut, and on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _domain(host: str) -> str:
    labels = host.strip(".").split(".")
    count = 3 if ".".join(labels[-2:]) in _SHARED_ENDINGS else 2
    return ".".join(labels[-count:])
