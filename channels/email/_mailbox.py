"""Mail addresses: which are one, and how they stand in a header."""

import re

import idna

__all__ = ["is_mail_address", "split_address"]

# RFC 5321, 4.5.3.1: in octets, of what is before and after the "@", and of both.
_LOCAL_OCTETS, _DOMAIN_OCTETS, _OCTETS = 64, 253, 254

# RFC 5322, 3.2.3: a dot-atom. Quoted local parts and addresses in numbers are refused: no
# reader has one, and many senders cannot carry them.
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)")


def split_address(text: str) -> tuple[str, str] | None:
    """Return local part and domain of a mail address, the domain in ASCII; None for no address.

    A domain in other letters becomes its IDNA 2008 form; a local part in other letters would
    need RFC 6532 all the way to the reader, and is no address here.
    """
    local, at, domain = text.rpartition("@")
    if not at or not _LOCAL.fullmatch(local) or len(local) > _LOCAL_OCTETS:
        return None
    plain = _ascii(domain)
    labels = plain.split(".")
    is_whole = len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels)
    if not is_whole or labels[-1].isdecimal() or len(plain) > _DOMAIN_OCTETS:
        return None
    return (local, plain) if len(local) + 1 + len(plain) <= _OCTETS else None


def is_mail_address(text: str) -> bool:
    """Whether *text* is the address of a mailbox."""
    return split_address(text) is not None


def _ascii(domain: str) -> str:
    if domain.isascii():
        return domain
    try:
        return idna.encode(domain, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return ""
