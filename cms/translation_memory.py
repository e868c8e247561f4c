"""What a brand has live, sentence by sentence, kept in the process and never read whole twice.

Like `cms.brand_index`, it stands for one release number: when there is a newer one, only the
messages that changed since are read and put in anew. While the memory of a large brand is first
made, an editor does not wait for it: it gets an empty one, and is told so.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import close_old_connections

from cms.brand_index import changed_since, is_small, newest_release, published
from cms.models import Brand
from templates_lib.memory import Memory, pairs_of

_PIECE = 100  # messages read at once


@dataclass
class _Kept:
    """One brand's memory as of a release, and the lock that lets one thread at a time renew it."""

    release: int = -1
    memory: Memory = field(default_factory=Memory)
    lock: threading.Lock = field(default_factory=threading.Lock)
    is_being_made: bool = False


_kept: dict[int, _Kept] = {}


def is_ready(brand: Brand) -> bool:
    """Whether asking now answers from all that *brand* has live."""
    return (brand.pk in _kept and _kept[brand.pk].release >= 0) or is_small(brand)


@contextmanager
def held(brand: Brand, *, wait: bool = True) -> Iterator[Memory]:
    """The memory of *brand*, up to date, which nobody changes inside the block.

    One query when nothing was published since. Without *wait*, an empty one while the first is
    being made of a large brand.
    """
    mine = _kept.setdefault(brand.pk, _Kept())
    if wait or mine.release >= 0 or is_small(brand):
        with mine.lock:
            _bring_up_to_date(mine, brand)
            yield mine.memory
        return
    if not mine.is_being_made:
        mine.is_being_made = True
        threading.Thread(target=_make, args=(brand,), daemon=True).start()
    yield Memory()


def forget() -> None:
    """Keep nothing: for tests, and after a database was put back."""
    _kept.clear()


def _bring_up_to_date(mine: _Kept, brand: Brand) -> None:
    newest = newest_release()
    if mine.release > newest:
        mine.release, mine.memory = -1, Memory()
    if mine.release == newest:
        return
    wanted = changed_since(brand, mine.release, newest)
    for start in range(0, len(wanted), _PIECE):
        piece = wanted[start : start + _PIECE]
        for key in piece:
            mine.memory.remove(key)
        for message in published(brand, piece):
            mine.memory.put(message.key, pairs_of(message))
    mine.release = newest


def _make(brand: Brand) -> None:
    try:
        with held(brand):
            pass
    finally:
        _kept[brand.pk].is_being_made = False
        close_old_connections()
