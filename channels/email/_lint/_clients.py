"""The clients that we know of, and their names.

A client is named as caniemail names it: "family.platform".
"""

from collections.abc import Mapping
from functools import lru_cache

__all__ = ["MAIN", "OUTLOOK_WINDOWS", "named"]

OUTLOOK_WINDOWS = "outlook.windows"
"""Outlook for Windows as it was up to 2024: it shows mail with Word."""

MAIN = frozenset(
    {
        "gmail.desktop-webmail", "gmail.ios", "gmail.android",
        OUTLOOK_WINDOWS, "outlook.outlook-com", "outlook.macos", "outlook.ios", "outlook.android",
        "apple-mail.macos", "apple-mail.ios",
        "yahoo.desktop-webmail", "yahoo.ios", "yahoo.android",
        "samsung-email.android",
    }
)  # fmt: skip
"""Those for which a mail has to work: what only others lack is told as information."""

_FAMILIES: Mapping[str, str] = {
    "gmail": "Gmail",
    "outlook": "Outlook",
    "apple-mail": "Apple Mail",
    "yahoo": "Yahoo Mail",
    "samsung-email": "Samsung Email",
    "thunderbird": "Thunderbird",
    "aol": "AOL",
    "protonmail": "Proton Mail",
    "gmx": "GMX",
    "web-de": "WEB.DE",
    "fastmail": "Fastmail",
    "hey": "HEY",
}
_PLATFORMS: Mapping[str, str] = {
    "desktop-webmail": "web",
    "mobile-webmail": "mobile web",
    "outlook-com": "web",
    "windows": "Windows",
    "macos": "macOS",
    "ios": "iOS",
    "android": "Android",
}


@lru_cache(maxsize=512)
def named(clients: tuple[str, ...], known: tuple[str, ...]) -> str:
    """Return the names of *clients* for a person: "Gmail, Outlook (Windows, macOS)".

    A family of which all *known* platforms are there is named alone.
    """
    wanted = set(clients)
    found = []
    for family, name in _FAMILIES.items():
        all_of_it = [each for each in known if each.partition(".")[0] == family]
        here = [each for each in all_of_it if each in wanted]
        if here == all_of_it:
            found += [name] if here else []
        elif here:
            platforms = (_PLATFORMS[each.partition(".")[2]] for each in here)
            found.append(f"{name} ({', '.join(platforms)})")
    return ", ".join(found)
