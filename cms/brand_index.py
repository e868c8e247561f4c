"""The index of what a brand has published, kept in the process and never read whole twice.

Checks such as "this greeting differs from the brand's others" read `templates_lib.checks.Index`.
It stands for one release number: when there is a newer one, only the messages that changed since
are read and put in anew, so an edit costs one small query. What the texts are read with (the
guide) is part of what is kept: another guide makes another index.

While the index of a large brand is first made, an editor does not wait for it: it gets an empty
one, and the checks that need it stay silent for that moment. The guard waits.
"""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import close_old_connections
from django.db.models import Max

from cms.environments import entry_environment
from cms.models import Brand, LiveEntry, Release, ReleaseEntry
from templates_lib import message as messages
from templates_lib.checks import CHECKS, Index, observations_of
from templates_lib.guide import Guide

_PIECE = 200  # messages read at once: their contents are a few MB


@dataclass
class _Kept:
    """One brand's index as of a release, and the lock that lets one thread at a time renew it."""

    guide: Guide | None = None
    release: int = -1
    index: Index = field(default_factory=Index)
    lock: threading.Lock = field(default_factory=threading.Lock)
    is_being_made: bool = False


_kept: dict[int, _Kept] = {}


@contextmanager
def held(brand: Brand, guide: Guide, *, wait: bool = True) -> Iterator[Index]:
    """The index of *brand*, up to date, which nobody changes inside the block.

    One query when nothing was published since. Without *wait*, an empty one while the first is
    being made of a large brand.
    """
    if not _is_wanted():
        yield Index()
        return
    mine = _kept.setdefault(brand.pk, _Kept())
    if wait or (mine.release >= 0 and mine.guide == guide) or is_small(brand):
        # Python runs one thread at a time: checking under the lock makes nobody wait longer.
        with mine.lock:
            _bring_up_to_date(mine, brand, guide)
            yield mine.index
        return
    if not mine.is_being_made:
        mine.is_being_made = True
        threading.Thread(target=_make, args=(brand, guide), daemon=True).start()
    yield Index()


def _bring_up_to_date(mine: _Kept, brand: Brand, guide: Guide) -> None:
    newest = newest_release()
    if mine.guide != guide or mine.release > newest:
        mine.guide, mine.release, mine.index = guide, -1, Index()
    if mine.release < newest:
        _renew(mine, brand, newest)


def forget() -> None:
    """Keep nothing: for tests, and after a database was put back."""
    _kept.clear()


def _is_wanted() -> bool:
    """Whether any check looks at the brand's other messages."""
    return any(check.observe for check in CHECKS.values())


def is_small(brand: Brand) -> bool:
    """Whether so little is live that making the index is not felt."""
    live = LiveEntry.objects.filter(
        environment=entry_environment(), template__brand=brand
    ).order_by()
    return len(live.values_list("pk")[: _PIECE + 1]) <= _PIECE


def _make(brand: Brand, guide: Guide) -> None:
    try:
        with held(brand, guide):
            pass
    finally:
        _kept[brand.pk].is_being_made = False
        close_old_connections()


def _renew(mine: _Kept, brand: Brand, newest: int) -> None:
    """Put in what changed after the release that is held; everything, when none is."""
    wanted = changed_since(brand, mine.release, newest)
    for start in range(0, len(wanted), _PIECE):
        _put(mine, brand, wanted[start : start + _PIECE])
    mine.release = newest


def newest_release() -> int:
    """The number of the newest release; 0 before the first."""
    return Release.objects.aggregate(newest=Max("number"))["newest"] or 0


def changed_since(brand: Brand, release: int, newest: int) -> list[str]:
    """The keys of *brand* that a release after *release*, up to *newest*, tells of; with a negative
    *release*, of all that is live.
    """
    rows: Any = LiveEntry.objects.filter(environment=entry_environment(), template__brand=brand)
    if release >= 0:
        rows = ReleaseEntry.objects.filter(
            environment=entry_environment(),
            brand_key=brand.key,
            release_id__gt=release,
            release_id__lte=newest,
        )
    return sorted(rows.order_by().values_list("key", flat=True).distinct())


def _put(mine: _Kept, brand: Brand, keys: list[str]) -> None:
    for key in keys:
        mine.index.remove(key)
    for message in published(brand, keys):
        mine.index.put(message.key, observations_of(message, mine.guide))


def published(brand: Brand, keys: Iterable[str] | None = None) -> Iterable[messages.Message]:
    """The messages of *brand* as they are live, those of *keys* or all, if readable."""
    rows = LiveEntry.objects.filter(environment=entry_environment(), template__brand=brand)
    if keys is not None:
        rows = rows.filter(key__in=list(keys))
    families: dict[str, list[LiveEntry]] = {}
    found = rows.select_related("entry__content", "template").order_by("key", "pk")
    for row in found:
        families.setdefault(row.key, []).append(row)
    for key, entries in families.items():
        try:
            yield messages.load(_document(brand, key, entries))
        except messages.MessageError:
            continue


def _document(brand: Brand, key: str, entries: list[LiveEntry]) -> dict[str, object]:
    stored = [entry.entry.content.document for entry in entries if entry.entry.content]
    return {
        "key": key,
        "brand": brand.key,
        "source_locale": entries[0].template.source_locale,
        "purpose": entries[0].template.purpose,
        "placeholders": stored[-1].get("placeholders", {}) if stored else {},
        "variants": [
            {
                "channel": entry.channel,
                "locale": entry.locale,
                "persona": entry.persona,
                "arm": entry.arm,
                "content": entry.entry.content.document["content"],
            }
            for entry in entries
            if entry.entry.content
        ],
    }
