"""Stored findings for somebody who may not read every locale: which of them may be told whole.

What is stored does not say which text a finding was compared with. So the texts that the person
may read are checked again, those of the page alone: what is found in them too is theirs to know.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from cms import brand_index, reach, veil
from cms.checking.stored import stored_message, templates_of
from cms.door import to_guide
from cms.models import Brand, FindingRow
from templates_lib import checks
from templates_lib.message import Address, MessageError

PIECE = 200


def told_apart(
    rows: Iterable[Any], brand: Brand | None, user: Any, text: str
) -> Iterator[tuple[Any, bool]]:
    """Each of *rows*, findings in *text* of *brand*, and whether *user* may read what it says."""
    if brand is None or not reach.is_limited(user) or reach.readable_locales(user, brand) is None:
        yield from ((row, True) for row in rows)
        return
    rest = iter(rows)
    while piece := list(islice(rest, PIECE)):
        known = _open(piece, brand, user, text)
        yield from ((row, (row.variant_id, row.fingerprint) in known) for row in piece)


def _open(rows: list[FindingRow], brand: Brand, user: Any, text: str) -> set[tuple[int, str]]:
    wanted = {row.variant.template_id for row in rows}
    guide = to_guide(brand)
    found: set[tuple[int, str]] = set()
    with brand_index.held(brand, guide) as index:
        for template in templates_of(brand).filter(pk__in=wanted):
            try:
                message = stored_message(template, text)
            except MessageError:
                continue
            if message is None:
                continue
            seen = veil.readable(message, brand, user) or message
            keys = {
                Address(template.key, row.channel, row.locale, row.persona_key, row.arm): row.pk
                for row in template.variants.all()
            }
            for each in checks.run(seen, guide, index=index):
                found.add((keys[each.address], each.fingerprint))
    return found
