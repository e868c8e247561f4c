"""What a placeholder most likely is, by its name; a person corrects that in the template."""

from __future__ import annotations

import re
from typing import Final

from cms.exchange.names import title_of

__all__ = ["declare"]

_LINKS: Final = frozenset(("url", "link", "href", "uri", "redirect"))
_PEOPLE: Final = frozenset(("user", "username", "owner", "recipient", "customer", "member"))

# What a text called so looks like. Addresses are those kept for examples: RFC 2606, RFC 5737.
_SAMPLES: Final = {
    "date": ("12 May 2027", "1 Sept. 2027"),
    "time": ("14:05", "09:30"),
    "year": ("2027",),
    "email": ("kari@example.com",),
    "ip": ("203.0.113.7",),
    "domain": ("example.com",),
    "phone": ("+47 22 00 00 00",),
    "country": ("Norway", "Poland"),
    "code": ("482913",),
    "otp": ("482913",),
    "secret": ("482913",),
    "token": ("482913",),
    "size": ("12",),
    "attempt": ("3",),
    "count": ("3",),
}
_NAMES: Final = ("Kari", "Bartłomiej")
_ADDRESS: Final = ("https://example.com/a/8Jt3",)


def declare(name: str, *, is_link: bool = False, is_counted: bool = False) -> dict[str, object]:
    """The declaration of placeholder *name* as in a message document: its type and samples.

    *is_link*: it was put in as an address, whatever its name; *is_counted*: a plural depends on it.

    Addresses and people have types of their own; all else is text, for that is what the file's
    owner fills in: a date that comes as finished words stays so.
    """
    if is_counted:
        return {"type": "count", "samples": [1, 2, 5]}
    words = title_of(name).lower().split()
    if is_link or (words and words[-1] in _LINKS):
        return {"type": "url", "samples": list(_ADDRESS)}
    if words and (words[-1] in _PEOPLE or words[-1] == "name" or re.search("name$", words[-1])):
        return {"type": "name", "samples": list(_NAMES)}
    known = next((_SAMPLES[word] for word in words if word in _SAMPLES), None)
    return {"type": "text", "samples": list(known or (title_of(name),))}
