"""Findings for somebody who may not read every locale of a brand.

A finding compares a text with others, and its words quote them. What the checker also finds in the
texts that somebody may read is told with these alone; of the rest they learn that there is a
fault, of which check and where, and nothing of the other side.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from cms import reach
from cms.models import Brand
from locales.words import gettext_noop
from templates_lib import checks
from templates_lib.checks import Finding
from templates_lib.guide import Guide
from templates_lib.message import Address, Message

VEILED = gettext_noop(
    "This does not fit a text in a locale that is out of your reach. Ask whoever looks after "
    "the brand."
)


def readable(message: Message, brand: Brand, user: Any) -> Message | None:
    """*message* with the texts that *user* may read; None where they may read all of it."""
    if not reach.is_limited(user):
        return None
    tags = reach.readable_locales(user, brand, message.source_locale)
    if tags is None or all(each.locale in tags for each in message.variants):
        return None
    lends_source = message.source_locale in tags
    return replace(
        message,
        variants=tuple(
            each if lends_source else replace(each, made_from=None)
            for each in message.variants
            if each.locale in tags
        ),
    )


def told(
    message: Message,
    guide: Guide,
    brand: Brand,
    user: Any,
    found: Iterable[Finding],
    *,
    about: list[Address],
    index: checks.Index,
) -> list[Finding]:
    """*found* in *message* as *user* may be told."""
    seen = readable(message, brand, user)
    found = list(found)
    if seen is None:
        return found
    open_ones = by_print(checks.run(seen, guide, about=about, index=index))
    return [open_ones.get((each.address, each.fingerprint), veiled(each)) for each in found]


def by_print(found: Iterable[Finding]) -> Mapping[tuple[Address, str], Finding]:
    """*found* by address and fingerprint."""
    return {(each.address, each.fingerprint): each for each in found}


def veiled(finding: Finding) -> Finding:
    """*finding* without what it says of the other side; its fingerprint stays."""
    return replace(finding, msgid=VEILED, params={}, suggestion=None, related=None)
