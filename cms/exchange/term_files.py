"""Terms of a brand's style guides as files, TBX or CSV, in and out.

A file adds words and concepts, and never takes any away: what a guide has stays.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from cms.exchange.files import words_of
from cms.exchange.locating import tag_of
from cms.exchange.plan import Fate
from cms.exchange.reading import MAX_BYTES, TOO_BIG, FileRefused
from cms.exchange.words import Words, say
from cms.models import Brand, StyleGuide, Term
from locales.words import gettext_noop
from templates_lib.formats import FORMATS, Catalogue, FormatError, Unit
from templates_lib.formats.csv import bare, guarded
from templates_lib.formats.tbx import ADMITTED, DEPRECATED, PREFERRED

__all__ = ["TERM_FORMATS", "TermRow", "export_terms", "import_terms", "plan_terms", "read_terms",
           "write_terms"]  # fmt: skip

TERM_FORMATS: Final = ("tbx", "csv")
KEEP: Final = "keep"

NO_GUIDE = gettext_noop("There is no style guide for %(locale)s: add one first.")
NO_LOCALE = gettext_noop("“%(locale)s” is no locale we know.")
COLUMNS = gettext_noop("The first row must name the columns: concept, locale, status, word, forms.")
STATUS = gettext_noop("“%(status)s” is no status: preferred, admitted, deprecated or keep.")

_HEAD = ("concept", "locale", "status", "word", "forms")
_FIELD = {PREFERRED: "approved", ADMITTED: "approved", DEPRECATED: "forbidden", KEEP: "keep"}


@dataclass(frozen=True)
class TermRow:
    """What a file would add to one concept of one guide: ``words`` by field, as lines."""

    concept: str
    locale: str
    words: Mapping[str, tuple[str, ...]]
    is_new: bool = False
    why: Words | None = None

    @property
    def writes(self) -> bool:
        return self.why is None and any(self.words.values())

    @property
    def fate(self) -> Fate:
        """What becomes of the concept."""
        if self.why is not None:
            return Fate.REFUSE
        if not self.writes:
            return Fate.SAME
        return Fate.CREATE if self.is_new else Fate.CHANGE


def export_terms(brand: Brand, locale: str = "") -> Catalogue:
    """Every term of *brand*, of one *locale* or of all. Two queries."""
    guides = brand.style_guides.prefetch_related("terms").order_by("locale")
    rows = guides.filter(locale=locale) if locale else guides
    units = [unit for guide in rows for term in guide.terms.all() for unit in _units(guide, term)]
    units.sort(key=lambda unit: unit.key)
    return Catalogue(tuple(units), source_locale=brand.source_locale)


def _units(guide: StyleGuide, term: Term) -> Iterator[Unit]:
    for name, status in (("approved", PREFERRED), ("forbidden", DEPRECATED), ("keep", KEEP)):
        for index, line in enumerate(filter(str.strip, getattr(term, name).splitlines())):
            word, _, forms = line.partition(":")
            meta = {"status": ADMITTED if index and status == PREFERRED else status}
            if status == KEEP:
                meta = {"status": PREFERRED, "keep": "yes"}
            if forms.strip():
                meta["forms"] = forms.strip()
            yield Unit(term.concept, word.strip(), meta=meta, locale=guide.locale)


def write_terms(catalogue: Catalogue, name: str) -> bytes:
    """*catalogue* in the format called *name*, one of `TERM_FORMATS`."""
    if name == "tbx":
        return FORMATS["tbx"].write(catalogue)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_HEAD)
    for unit in catalogue.units:
        status = KEEP if unit.meta.get("keep") else unit.meta.get("status", PREFERRED)
        cells = (unit.key, unit.locale, status, unit.target or "", unit.meta.get("forms", ""))
        writer.writerow([guarded(cell) for cell in cells])
    return out.getvalue().encode()


def read_terms(name: str, data: bytes) -> tuple[Unit, ...]:
    """The terms in a file; raises `FileRefused`."""
    if len(data) > MAX_BYTES:
        raise FileRefused(name, say(TOO_BIG, limit=MAX_BYTES // 1024**2))
    try:
        if name.lower().endswith(".csv"):
            return tuple(_rows(data))
        return FORMATS["tbx"].read(data).units
    except FormatError as error:
        raise FileRefused(name, words_of(error)) from None


def _rows(data: bytes) -> Iterator[Unit]:
    try:
        text = data.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise FormatError(gettext_noop("No CSV: %(reason)s."), reason=error) from None
    head = [cell.strip().lower() for cell in rows[0]] if rows else []
    if not {"concept", "locale", "word"} <= set(head):
        raise FormatError(COLUMNS, line=1)
    for line, row in enumerate(rows[1:], start=2):
        cells = dict(zip(head, map(bare, row), strict=False))
        if not cells.get("word", "").strip():
            continue
        status = cells.get("status", "").strip() or PREFERRED
        if status not in _FIELD:
            raise FormatError(STATUS, line=line, status=status[:40])
        meta = {"status": PREFERRED, "keep": "yes"} if status == KEEP else {"status": status}
        if forms := cells.get("forms", "").strip():
            meta["forms"] = forms
        concept, locale = cells["concept"].strip(), cells.get("locale", "").strip()
        yield Unit(concept, cells["word"].strip(), meta=meta, locale=locale, line=line)


def plan_terms(brand: Brand, units: Iterable[Unit]) -> list[TermRow]:
    """What *units* would add to the style guides of *brand*. Two queries."""
    guides = {g.locale: g for g in brand.style_guides.prefetch_related("terms")}
    wanted: dict[tuple[str, str], list[Unit]] = {}
    for unit in units:
        wanted.setdefault((unit.key, unit.locale), []).append(unit)
    rows = []
    for (concept, written), group in wanted.items():
        locale = tag_of(written)
        if locale is None:
            rows.append(TermRow(concept, written, {}, why=say(NO_LOCALE, locale=written)))
        elif locale not in guides:
            rows.append(TermRow(concept, locale, {}, why=say(NO_GUIDE, locale=locale)))
        else:
            rows.append(_row(concept, locale, guides[locale], group))
    return rows


def _row(concept: str, locale: str, guide: StyleGuide, group: Sequence[Unit]) -> TermRow:
    here = next((term for term in guide.terms.all() if term.concept == concept), None)
    added: dict[str, list[str]] = {}
    for unit in group:
        name = "keep" if unit.meta.get("keep") else _FIELD[unit.meta.get("status", PREFERRED)]
        word, forms = (unit.target or "").strip(), unit.meta.get("forms", "")
        known = [line.partition(":")[0].strip() for line in _lines(here, name)]
        if word not in known and not any(w.partition(":")[0] == word for w in added.get(name, [])):
            added.setdefault(name, []).append(f"{word}: {forms}" if forms else word)
    words = {name: tuple(lines) for name, lines in added.items()}
    return TermRow(concept, locale, words, is_new=here is None)


def _lines(term: Term | None, name: str) -> list[str]:
    return [line for line in getattr(term, name).splitlines() if line.strip()] if term else []


@transaction.atomic
def import_terms(brand: Brand, units: Iterable[Unit], user: Any) -> list[TermRow]:
    """Add what `plan_terms` says; all of it or nothing. Raises `ValidationError`."""
    Brand.objects.select_for_update().get(pk=brand.pk)
    rows = plan_terms(brand, units)
    guides = {guide.locale: guide for guide in brand.style_guides.all()}
    for row in rows:
        if row.writes:
            _write(guides[row.locale], row)
    for locale in {row.locale for row in rows if row.writes}:
        guide = guides[locale]
        guide.save()
        log(instance=guide, action="wagtail.edit", user=user, content_changed=True)
    return rows


def _write(guide: StyleGuide, row: TermRow) -> None:
    term = guide.terms.filter(concept=row.concept).first()
    if term is None:
        term = Term(guide=guide, concept=row.concept, sort_order=guide.terms.count())
    for name, lines in row.words.items():
        setattr(term, name, "\n".join([*_lines(term, name), *lines]))
    try:
        term.full_clean()
    except ValidationError as error:
        told = [f"{row.concept} ({row.locale}): {words}" for words in error.messages]
        raise ValidationError(told) from error
    term.save()
