"""Who reaches which brand and which locale in the editor.

What a page shows to somebody it takes from here::

    reach.variants_for(user)              the variants they may look at
    reach.brands_for(user)                the brands
    reach.changeable(user, Variant)       the rows they may change (or another action)
    reach.may(user, "change", row)        whether they may, with one row
    reach.limited(user, queryset)         any queryset of ours, without what is out of reach
    reach.readable_locales(user, brand)   the locales whose texts they may read; None: all

A view of one object of a viewset is guarded by itself (`cms.reach.door`).
"""

from cms.reach.asking import (
    ACTIONS,
    ANY,
    brands_for,
    brands_where,
    changeable,
    handled,
    limited,
    may,
    only_in,
    readable_locales,
    release_brands,
    released,
    released_locales,
    variants_for,
    writable_locales,
)
from cms.reach.holding import is_limited, reached

__all__ = [
    "ACTIONS",
    "ANY",
    "brands_for",
    "brands_where",
    "changeable",
    "handled",
    "is_limited",
    "limited",
    "may",
    "only_in",
    "reached",
    "readable_locales",
    "release_brands",
    "released",
    "released_locales",
    "variants_for",
    "writable_locales",
]
