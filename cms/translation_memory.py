"""What a brand has live, sentence by sentence, kept in the process and never read whole twice.

Like `cms.brand_index`, it stands for one release number: when there is a newer one, only the
messages that changed since are read and put in anew. While the memory of a large brand is first
made, an editor does not wait for it: it gets an empty one, and is told so.
"""

import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import close_old_connections

from cms.brand_index import changed_since, is_small, newest_release, published
from cms.models import Brand, MemoryFile, MemoryUnit
from templates_lib.memory import Memory, Pair, paired, pairs_of
from templates_lib.message import Address

_PIECE = 100  # messages read at once
_AT_ONCE = 1_000  # pairs of files that an editor waits for


@dataclass
class _Kept:
    """One brand's memory as of a release, and the lock that lets one thread at a time renew it."""

    release: int = -1
    memory: Memory = field(default_factory=Memory)
    lock: threading.Lock = field(default_factory=threading.Lock)
    is_being_made: bool = False


@dataclass
class _Imported:
    """What a brand has from files: which, by primary key, and their pairs."""

    files: frozenset[int] = frozenset()
    memory: Memory = field(default_factory=Memory)
    lock: threading.Lock = field(default_factory=threading.Lock)
    is_being_made: bool = False


_kept: dict[int, _Kept] = {}
_imported: dict[int, _Imported] = {}


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


@contextmanager
def imported(brand: Brand, *, wait: bool = True) -> Iterator[Memory]:
    """The pairs that *brand* has from files, apart from its own; the key of an address is the
    primary key of a file. One query when no file came or went; without *wait* a large file that
    came is read beside the request, and is there a moment later.
    """
    mine = _imported.setdefault(brand.pk, _Imported())
    files = frozenset(MemoryFile.objects.filter(brand=brand).values_list("pk", flat=True))
    new = files - mine.files
    if new and not wait and MemoryUnit.objects.filter(file__in=new).count() > _AT_ONCE:
        if not mine.is_being_made:
            mine.is_being_made = True
            threading.Thread(target=_read_beside, args=(mine,), daemon=True).start()
        yield Memory()
        return
    with mine.lock:
        _take_in(mine, files)
        yield mine.memory


def _read_beside(mine: _Imported) -> None:
    try:
        brand = next(pk for pk, each in _imported.items() if each is mine)
        files = frozenset(MemoryFile.objects.filter(brand=brand).values_list("pk", flat=True))
        with mine.lock:
            _take_in(mine, files)
    finally:
        mine.is_being_made = False
        close_old_connections()


def _take_in(mine: _Imported, files: frozenset[int]) -> None:
    for gone in mine.files - files:
        mine.memory.remove(str(gone))
    if new := files - mine.files:
        found: dict[int, list[Pair]] = defaultdict(list)
        rows = MemoryUnit.objects.filter(file__in=new).order_by("pk")
        for file, locale, source, target in rows.values_list(
            "file_id", "locale", "source", "target"
        ).iterator():
            at = Address(str(file), "", locale)
            found[file] += [Pair(one, other, at) for one, other in paired(source, target) if one]
        for file, pairs in found.items():
            mine.memory.put(str(file), pairs)
    mine.files = files


def forget() -> None:
    """Keep nothing: for tests, and after a database was put back."""
    _kept.clear()
    _imported.clear()


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
