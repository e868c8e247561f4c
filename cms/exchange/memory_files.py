"""Other people's translation memories (TMX) beside a brand's own: taken in, and removed whole.

The memory of a brand is what it has live (`cms.translation_memory`). Pairs that come from a file
are kept apart, named with it, and offered after the brand's own.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.db import transaction
from wagtail.log_actions import log

import locales
from cms.exchange.files import words_of
from cms.exchange.locating import tag_of
from cms.exchange.plan import Fate
from cms.exchange.reading import MAX_BYTES, TOO_BIG, FileRefused
from cms.exchange.words import Words, say
from cms.models import Brand, MemoryFile, MemoryUnit
from locales.words import gettext_noop
from templates_lib.formats import FORMATS, Catalogue, FormatError

__all__ = ["MAX_PAIRS", "MemoryPlan", "MemoryRow", "import_memory", "plan_memory", "read_memory",
           "remove_memory"]  # fmt: skip

MAX_PAIRS: Final = 200_000
"""Pairs that a brand may have from files."""
MAX_TEXT: Final = 5_000
"""Characters of a text that is taken in: a longer one is no sentence that anybody writes again."""

NO_PAIRS = gettext_noop("There is no pair of texts in the file.")
NO_LOCALE = gettext_noop("“%(locale)s” is no locale we know.")
NOT_SPOKEN = gettext_noop("%(locale)s is no locale of this brand.")
SAME_LOCALE = gettext_noop("Both texts are in %(locale)s.")
EMPTY = gettext_noop("One of the texts is empty.")
LONG = gettext_noop("It is longer than %(limit)s characters.")
TWICE = gettext_noop("It stands in the file before.")
FULL = gettext_noop("A brand may have %(limit)s pairs from files; remove a file first.")

_BATCH = 500


@dataclass(frozen=True)
class MemoryRow:
    """One pair of a file, and what becomes of it: new, here already, or refused."""

    source_locale: str
    locale: str
    source: str
    target: str
    fate: Fate
    why: Words | None = None

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of both texts with their locales."""
        told = "\0".join((self.source_locale, self.locale, self.source, self.target))
        return hashlib.sha256(told.encode()).hexdigest()


@dataclass(frozen=True)
class MemoryPlan:
    """All that taking in a file would do."""

    rows: tuple[MemoryRow, ...]

    @cached_property
    def counts(self) -> dict[Fate, int]:
        counted = Counter(row.fate for row in self.rows)
        return {fate: counted[fate] for fate in (Fate.CREATE, Fate.SAME, Fate.REFUSE)}

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex): two plans with one digest do the same."""
        told = "\n".join(f"{row.fate} {row.digest}" for row in self.rows)
        return hashlib.sha256(told.encode()).hexdigest()


def read_memory(name: str, data: bytes) -> Catalogue:
    """The pairs in a TMX; raises `FileRefused`."""
    if len(data) > MAX_BYTES:
        raise FileRefused(name, say(TOO_BIG, limit=MAX_BYTES // 1024**2))
    try:
        read = FORMATS["tmx"].read(data)
    except FormatError as error:
        raise FileRefused(name, words_of(error)) from None
    if not read.units:
        raise FileRefused(name, say(NO_PAIRS))
    return read


def plan_memory(brand: Brand, read: Catalogue) -> MemoryPlan:
    """What *read* would add to what *brand* has from files. A query, and one for 500 pairs."""
    source = tag_of(read.source_locale) if read.source_locale else brand.source_locale
    rows = [_row(brand, source, read.source_locale, unit.locale, unit.source, unit.target or "")
            for unit in read.units]  # fmt: skip
    here = _here(brand, [row.digest for row in rows if row.why is None])
    room = MAX_PAIRS - MemoryUnit.objects.filter(brand=brand).count()
    return MemoryPlan(tuple(_judged(rows, here, room)))


def _row(
    brand: Brand, source: str | None, written_source: str, written: str, text: str, target: str
) -> MemoryRow:
    text, target = text.strip(), target.strip()
    tag = tag_of(written)
    spoken = _spoken(brand, tag) if tag else None
    why: Words | None = None
    if source is None:
        why = say(NO_LOCALE, locale=written_source)
    elif tag is None:
        why = say(NO_LOCALE, locale=written)
    elif spoken is None:
        why = say(NOT_SPOKEN, locale=tag)
    elif spoken == source:
        why = say(SAME_LOCALE, locale=source)
    elif not (text and target):
        why = say(EMPTY)
    elif max(len(text), len(target)) > MAX_TEXT:
        why = say(LONG, limit=MAX_TEXT)
    return MemoryRow(
        source or written_source, spoken or tag or written, text, target,
        Fate.REFUSE if why else Fate.CREATE, why,
    )  # fmt: skip


def _spoken(brand: Brand, tag: str) -> str | None:
    """The brand's locale that a text in *tag* serves: itself, or what it falls back to."""
    spoken = set(brand.locales)
    return next((each for each in locales.fallback_chain(tag) if each in spoken), None)


def _here(brand: Brand, digests: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(digests), _BATCH):
        wanted = digests[start : start + _BATCH]
        rows = MemoryUnit.objects.filter(brand=brand, digest__in=wanted)
        found.update(rows.values_list("digest", flat=True))
    return found


def _judged(rows: Iterable[MemoryRow], here: set[str], room: int) -> Iterator[MemoryRow]:
    seen: set[str] = set()
    for row in rows:
        if row.why is not None:
            yield row
        elif row.digest in here:
            yield _with(row, Fate.SAME)
        elif row.digest in seen:
            yield _with(row, Fate.SAME, say(TWICE))
        elif len(seen) >= room:
            yield _with(row, Fate.REFUSE, say(FULL, limit=MAX_PAIRS))
        else:
            seen.add(row.digest)
            yield row


def _with(row: MemoryRow, fate: Fate, why: Words | None = None) -> MemoryRow:
    return MemoryRow(row.source_locale, row.locale, row.source, row.target, fate, why)


@transaction.atomic
def import_memory(brand: Brand, name: str, read: Catalogue, user: Any) -> MemoryPlan:
    """Take in what `plan_memory` says, all of it or nothing; the same file again adds nothing."""
    brand = Brand.objects.select_for_update().get(pk=brand.pk)
    plan = plan_memory(brand, read)
    new = [row for row in plan.rows if row.fate is Fate.CREATE]
    if new:
        file = MemoryFile.objects.create(brand=brand, name=name[-200:], added_by=user)
        MemoryUnit.objects.bulk_create(
            (
                MemoryUnit(
                    file=file, brand=brand, source_locale=row.source_locale, locale=row.locale,
                    source=row.source, target=row.target, digest=row.digest,
                )
                for row in new
            ),
            _BATCH,
        )  # fmt: skip
        log(instance=brand, action="wagtail.edit", user=user,
            data={"memory_file": file.name, "added": len(new)})  # fmt: skip
    return plan


@transaction.atomic
def remove_memory(file: MemoryFile, user: Any) -> None:
    """Forget *file* and every pair that came with it."""
    log(instance=file.brand, action="wagtail.edit", user=user,
        data={"memory_file": file.name, "removed": file.units.count()})  # fmt: skip
    file.delete()
