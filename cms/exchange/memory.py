"""What was approved, as a translation memory: pairs of source and translation that are live."""

from collections.abc import Iterator

from cms.exchange.addresses import Address, Place
from cms.exchange.exporting import source_row, texts_of
from cms.exchange.standing import Standing, standing
from cms.models import Brand, MessageTemplate, Variant
from templates_lib.formats import Catalogue, Unit
from templates_lib.translating import pair

__all__ = ["memory"]

_CHUNK = 200


def memory(brand: Brand, locale: str = "") -> Catalogue:
    """Every live translation of *brand*, of one *locale* or of all, beside the source it was
    approved against. One whose source has changed since is left out: it translates another text.
    """
    keys = list(brand.templates.order_by("key").values_list("key", flat=True))
    units: list[Unit] = []
    for start in range(0, len(keys), _CHUNK):
        here = standing(keys[start : start + _CHUNK])
        for template in here.templates.values():
            units += _of_template(template, here, locale)
    units.sort(key=lambda unit: (unit.key, unit.locale))
    return Catalogue(tuple(units), source_locale=brand.source_locale)


def _of_template(template: MessageTemplate, here: Standing, locale: str) -> Iterator[Unit]:
    if template.source_locale != template.brand.source_locale:
        return  # the file has one source locale
    for row in here.of(template):
        if row.live and row.locale != template.source_locale and locale in ("", row.locale):
            place = Place(template.key, row.channel, row.persona_key, row.arm)
            source = source_row(template, here, place)
            if source is not None and source.live:
                yield from _pairs(place, source, row)


def _pairs(place: Place, source: Variant, row: Variant) -> Iterator[Unit]:
    made = source.typed_content()
    if row.source_digest != made.digest:
        return
    theirs = texts_of(row.channel, row.typed_content())
    for path, part in texts_of(row.channel, made).items():
        if path in theirs and part.text.strip() and theirs[path].text.strip():
            before, after = pair(part.text, theirs[path].text)
            for piece, text in after.pieces.items():
                head = piece.partition("[")[0]
                told = before.pieces.get(piece) or before.pieces.get(f"{head}[other]", "")
                if text.strip() and told.strip():
                    yield Unit(str(Address(place, path, piece)), text, told, locale=row.locale)
