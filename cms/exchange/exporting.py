"""The texts of a brand for translators: one file a locale, one unit a sentence to translate.

A unit carries what its translator needs (the limit, where it is used, samples of placeholders, a
link to it) and what its way back needs: the digest of the source it was made from, what its
translation said when it was handed out, and the frame of texts with plurals and conditions.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django.conf import settings
from django.contrib.admin.utils import quote
from django.db.models import QuerySet
from django.urls import reverse

import channels
import locales
from channels import Content, TextPart
from cms.exchange.addresses import Address, Place
from cms.exchange.standing import Standing, draft_content, standing
from cms.models import Brand, MessageTemplate, Variant
from templates_lib.formats import CATEGORIES, FORMATS, Catalogue, State, Unit
from templates_lib.translating import Cut, cut, pair

__all__ = [
    "EXPORTS", "Wanted", "export_catalogue", "source_row", "stamp", "texts_of",
    "wanted_templates", "written",
]  # fmt: skip

EXPORTS: Final = (
    "xliff", "xliff2", "po", "xlsx", "csv", "json", "rails", "properties", "android", "strings",
    "arb", "xcstrings",
)  # fmt: skip
"""Formats of an export, the safest for translators' tools first."""
CARRYING: Final = ("xliff", "xliff2", "po", "xlsx", "csv")
"""Those that bring back what they were made from."""

_CHUNK = 200


@dataclass(frozen=True)
class Wanted:
    """Which texts: of one target locale; ``channel`` and ``keys`` (beginnings of) narrow them.

    ``only_open``: those alone that lack a translation or were made from an older source.
    ``source``: of messages first written in this locale alone.
    """

    locale: str
    channel: str = ""
    prefix: str = ""
    only_open: bool = False
    source: str = ""


def export_catalogue(brand: Brand, wanted: Wanted) -> Catalogue:
    """What translators into one locale get of *brand*. Queries per 200 templates, not per text."""
    units: list[Unit] = []
    keys = list(wanted_templates(brand, wanted).values_list("key", flat=True))
    source = wanted.source or brand.source_locale
    for start in range(0, len(keys), _CHUNK):
        here = standing(keys[start : start + _CHUNK])
        for key in keys[start : start + _CHUNK]:
            template = here.templates[key]
            source = template.source_locale
            units += _of_template(template, here, wanted)
    return Catalogue(tuple(units), wanted.locale, source)


def wanted_templates(brand: Brand, wanted: Wanted) -> QuerySet[MessageTemplate]:
    """The messages that may have texts for such a file, by key."""
    rows = MessageTemplate.objects.filter(brand=brand, key__startswith=wanted.prefix)
    if wanted.source:
        rows = rows.filter(source_locale=wanted.source)
    return rows.exclude(source_locale=wanted.locale).order_by("key")


def written(catalogue: Catalogue, name: str) -> bytes:
    """*catalogue* in the format called *name*."""
    format_ = FORMATS[name]
    units: Iterable[Unit] = catalogue.units
    if name == "po":
        units = [replace(u, key=f"{u.key}\x04{u.source}", context=u.key) for u in units]
    elif "locales" in format_.carries and name not in CARRYING:
        units = [replace(unit, locale=catalogue.locale) for unit in units]
    if name not in CARRYING:
        units = [replace(unit, meta={}) for unit in units if unit.target is not None]
    return format_.write(replace(catalogue, units=tuple(units)))


def stamp(text: str) -> str:
    """A short digest of one text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def source_row(template: MessageTemplate, here: Standing, place: Place) -> Variant | None:
    """What *place* is translated from: the source's own persona and arm, else everybody's."""
    locale = template.source_locale
    own = here.variant(template, place.channel, locale, place.persona, place.arm)
    return own or here.variant(template, place.channel, locale)


def source_content(row: Variant) -> Content | None:
    """The text that is translated: what is live, else the latest draft; None when unreadable."""
    return _read(row.channel, row.content if row.live else draft_content(row))


def texts_of(channel: str, content: Content) -> Mapping[str, TextPart]:
    """The texts of *content* that are translated, by their paths."""
    return {
        part.path: part
        for part in channels.get(channel).texts(content)
        if part.spec.translatable and part.spec.kind == "copy"
    }


def _read(channel: str, document: Any) -> Content | None:
    try:
        return channels.get(channel).load(document)
    except (channels.ContentError, channels.UnknownChannelError):
        return None


def _of_template(template: MessageTemplate, here: Standing, wanted: Wanted) -> Iterator[Unit]:
    for place in _places(template, here, wanted):
        source = source_row(template, here, place)
        content = source_content(source) if source else None
        if source is None or content is None:
            continue
        found = here.variant(template, place.channel, wanted.locale, place.persona, place.arm)
        target = _read(place.channel, draft_content(found)) if found else None
        is_open = target is None or (
            found is not None and found.source_digest not in ("", content.digest)
        )
        if wanted.only_open and not is_open:
            continue
        state = _state(found, here)
        yield from _of_variant(
            template, place, source, content, found, target, state, wanted.locale
        )


def _places(template: MessageTemplate, here: Standing, wanted: Wanted) -> list[Place]:
    """Everybody's of each channel that has a source, and what personas and arms have already."""
    found: dict[Place, None] = {}
    for row in here.of(template):
        if wanted.channel and row.channel != wanted.channel:
            continue
        if row.locale == template.source_locale and not row.persona_id and not row.arm:
            found[Place(template.key, row.channel)] = None
        elif row.locale in (wanted.locale, template.source_locale):
            found[Place(template.key, row.channel, row.persona_key, row.arm)] = None
    return sorted(found)


def _state(found: Variant | None, here: Standing) -> State:
    if found is None:
        return State.UNKNOWN
    if found.live and not found.has_unpublished_changes:
        return State.FINAL
    return State.TRANSLATED if found.pk in here.held else State.DRAFT


def _of_variant(
    template: MessageTemplate, place: Place, source: Variant, content: Content,
    found: Variant | None, target: Content | None, state: State, wanted: str,
) -> Iterator[Unit]:  # fmt: skip
    theirs = texts_of(place.channel, target) if target is not None else {}
    row = found or source
    link = settings.BASE_URL + reverse(
        Variant.snippet_viewset.get_url_name("edit"), args=[quote(row.pk)]
    )
    for path, part in texts_of(place.channel, content).items():
        if not part.text.strip():
            continue
        written_ = theirs[path].text if path in theirs else ""
        made, done = pair(part.text, written_) if written_ else (cut(part.text), None)
        notes = _notes(template, place.channel, part)
        meta = {"digest": content.digest, "whole": stamp(written_), "preview": link}
        frame = (done or made).frame
        if frame:
            meta["frame"] = json.dumps(dict(frame), ensure_ascii=False, separators=(",", ":"))
        for piece, text in _pieces(made, done, wanted):
            target_text = done.pieces.get(piece) if done else None
            yield Unit(
                key=str(Address(place, path, piece)),
                source=text,
                target=target_text or None,
                notes=(*notes, *_piece_notes(made, piece)),
                limit=part.spec.max_length,
                state=state if target_text else State.UNKNOWN,
                meta={**meta, "base": stamp(target_text or "")},
            )


def _pieces(made: Cut, done: Cut | None, locale: str) -> Iterator[tuple[str, str]]:
    """Each piece with its source: of a plural those that *locale* has, and those it has already."""
    categories = locales.get(locale).plural_categories
    given: dict[str, None] = {}
    for piece in (*made.pieces, *(done.pieces if done else ())):
        head, bracket, rest = piece.partition("[")
        form = rest.removesuffix("]")
        if bracket and form in CATEGORIES and not _is_select(made, head):
            wanted = categories if piece in made.pieces else (form,)
            given |= {f"{head}[{each}]": None for each in wanted}
        else:
            given[piece] = None
    for piece in given:
        head, bracket, _ = piece.partition("[")
        other = made.pieces.get(f"{head}[other]", "") if bracket else ""
        yield piece, made.pieces.get(piece, other)


def _is_select(made: Cut, head: str) -> bool:
    told = made.frame.get(f"{head}[]")
    return isinstance(told, Mapping) and bool(told.get("select"))


def _piece_notes(made: Cut, piece: str) -> Iterator[str]:
    head, bracket, rest = piece.partition("[")
    if condition := made.notes.get(head):
        yield f"Only where: {condition}"
    if bracket:
        form = rest.removesuffix("]")
        exact = form.removeprefix("=")
        yield f"Used for exactly {exact}." if form != exact else f"The form for: {form}."


def _notes(template: MessageTemplate, channel: str, part: TextPart) -> tuple[str, ...]:
    """What a translator must know of one text, in English, as translators' tools are."""
    label = f"{part.block}: {part.label}" if part.block and part.block != part.label else part.label
    notes = [f"{template.title} — {channels.get(channel).label}, {label}."]
    if template.description:
        notes.append(template.description)
    if part.spec.max_length is not None:
        notes.append(f"At most {part.spec.max_length} characters.")
    elif part.spec.advised is not None:
        notes.append(f"Better not more than {part.spec.advised} characters.")
    used = [row for row in template.placeholders.all() if row.name in part.text]
    for row in used:
        told = row.document()
        sample = next(iter(told.get("samples", ())), "")
        most = told.get("max_length")
        notes.append(
            f"{row.name}: {told['type']}"
            + (f", such as {sample}" if sample else "")
            + (f", at most {most} characters" if most else "")
        )
    return tuple(notes)
