"""Keys made from names: “Pick-up” becomes ``pick-up``, the second one ``pick-up-2``."""

from collections.abc import Collection

from django.utils.text import slugify

LONGEST = 50


def key_of(name: str, taken: Collection[str], otherwise: str) -> str:
    """A key for *name* that is none of *taken*; *otherwise* where no letter of it can stand."""
    base = slugify(name)[:LONGEST].strip("-").replace("_", "-") or otherwise
    key, number = base, 1
    while key in taken:
        number += 1
        key = f"{base[: LONGEST - len(str(number)) - 1]}-{number}"
    return key
