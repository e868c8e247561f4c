"""Compiled templates, kept by the digest of all that makes them what they are."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Mapping
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING

from templates_lib.language._compile._compiled import Compiled

if TYPE_CHECKING:
    from templates_lib.placeholders import Placeholder

KEPT = 512
"""Most compiled templates kept; one takes some 10 to 100 KB."""

_kept: OrderedDict[str, Compiled] = OrderedDict()
_lock = Lock()


def kept(digest: str, make: Callable[[], Compiled]) -> Compiled:
    """Return what is kept under ``digest``, or make it; the least lately used are let go."""
    with _lock:
        if digest in _kept:
            _kept.move_to_end(digest)
            return _kept[digest]
    made = make()
    with _lock:
        _kept[digest] = made
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return made


def digest_of(
    source: str,
    locale: str,
    placeholders: Mapping[str, Placeholder] | None,
    escape: str,
    plain: bool,
) -> str:
    """Return the digest of a template, of the placeholders it uses and of how it is written."""
    told = None if placeholders is None else _told(placeholders)
    whole = json.dumps([source, locale, told, escape, plain], ensure_ascii=False)
    return sha256(whole.encode()).hexdigest()


def _told(placeholders: Mapping[str, Placeholder]) -> list[object]:
    """What decides how values are read; samples and descriptions do not."""
    return [
        [
            name,
            each.type,
            each.required,
            each.max_length,
            each.currency,
            each.choices,
            each.alphabet,
            _told(each.fields),
        ]
        for name, each in placeholders.items()
    ]
