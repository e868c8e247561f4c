"""Files that were exported here and come back: held against what is here now. Reads only.

Of every text three wordings are known: what it said when it was handed out, what the file says, and
what it says here. Where only the file changed it, the file's wording is taken; where only somebody
here did, it stays; where both did, and not alike, the variant is refused. A source that moved on
since is no reason to refuse: the draft is kept, and is marked as made from the older source.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import channels
from channels import Content
from channels._frozen import Frozen
from cms.door import message_document, to_guide
from cms.exchange.addresses import Address, Place, read_address
from cms.exchange.differences import differences
from cms.exchange.exporting import source_content, source_row, stamp, texts_of
from cms.exchange.families import checked
from cms.exchange.files import catalogue_of, is_plain_json
from cms.exchange.grouping import Ignored
from cms.exchange.locating import locale_of, tag_of
from cms.exchange.orders import Order, Upload
from cms.exchange.plan import Fate, Plan, Row, TemplateRow
from cms.exchange.planning import (
    EDITED,
    LEFT_ALONE,
    MOST_CHECKED,
    NOT_IMPORTED,
    OTHER_BRAND,
    PIECE,
    REPLACED,
    Family,
)
from cms.exchange.profile import Profile
from cms.exchange.reading import FileRefused
from cms.exchange.standing import Standing, draft_content, standing
from cms.exchange.words import Words, say
from cms.models import Brand, MessageTemplate, Variant
from locales.words import gettext_noop
from templates_lib.formats import FORMATS, Catalogue, State, Unit
from templates_lib.guide import Guide
from templates_lib.translating import Unjoinable, cut, join, pair

__all__ = [
    "Returned", "gather", "plan_of_return", "plan_return", "return_families", "returned",
]  # fmt: skip

NOT_HERE = gettext_noop("There is no message %(key)s here.")
MIXED = gettext_noop(
    "It was not exported here, and others of these files were: import them one after another."
)
NO_SOURCE = gettext_noop("It has no text in %(locale)s, the source locale, on this channel.")
STALE = gettext_noop(
    "The source changed since this was handed out: it is kept as a translation of the older text."
)
BOTH = gettext_noop("Changed both here and in the file since it was handed out: %(parts)s.")
KEPT = gettext_noop("Changed here since it was handed out, and not in the file: %(parts)s.")
NO_PLACE = gettext_noop("Its place is not there any longer: %(parts)s.")
LOST = gettext_noop("A part or a mark of the text is missing in the file: %(parts)s.")
PARTLY = gettext_noop("Not translated in the file: %(parts)s.")
FUZZY = gettext_noop("The file calls it fuzzy: somebody must look at it before it is used.")
NO_ADDRESS = gettext_noop("no text of ours is called so")
NOTHING_DONE = gettext_noop("nothing is translated in the file")


@dataclass(frozen=True)
class Returned:
    """One file that came back."""

    locale: str
    units: tuple[tuple[Address, Unit], ...]
    strange: tuple[str, ...]


def returned(order: Order) -> list[Returned] | None:
    """The files of *order* when they were exported here; None when they are other people's.

    Raises `FileRefused` when one is and one is not.
    """
    found = [_returned(upload) for upload in order.uploads]
    ours = [each for each in found if each is not None]
    if not ours:
        return None
    if len(ours) < len(found):
        raise FileRefused(order.uploads[found.index(None)].name, say(MIXED))
    return [part for parts in ours for part in parts]


def _returned(upload: Upload) -> list[Returned] | None:
    if is_plain_json(upload.name, upload.data):
        try:
            read = FORMATS["json"].read(upload.data)
        except ValueError:
            return None
    else:
        _, read = catalogue_of(upload.name, upload.data)
    parted: dict[str, list[tuple[Address, Unit]]] = {}
    strange = []
    for unit in read.units:
        if unit.locale and unit.locale == read.source_locale:
            continue  # what was translated, beside its translations
        key = f"{unit.key}[{unit.category}]" if unit.category else unit.context or unit.key
        address = read_address(key)
        if address is None:
            strange.append(key)
        else:
            parted.setdefault(unit.locale, []).append((address, unit))
    if not parted or len(strange) * 2 > len(read.units):
        return None
    return [
        Returned(_locale(upload, read, written), tuple(units), tuple(strange))
        for written, units in parted.items()
    ]


def _locale(upload: Upload, read: Catalogue, written: str) -> str:
    if written:
        return tag_of(written) or locale_of(upload.name, written)
    if upload.locale:
        return locale_of(upload.name, upload.locale)
    return tag_of(read.locale) or locale_of(upload.name)


@dataclass
class _Gathered:
    """The units of one variant, by path."""

    paths: dict[str, dict[str, Unit]] = field(default_factory=dict)

    @property
    def units(self) -> Iterator[Unit]:
        return (unit for pieces in self.paths.values() for unit in pieces.values())


Gathered: TypeAlias = dict[str, dict[tuple[Place, str], _Gathered]]
"""By the template's key; then by place and locale."""


def plan_return(
    order: Order, brand: Brand, files: Sequence[Returned], *, lock: bool = False
) -> Plan:
    """What taking *files* back would do to *brand*."""
    gathered = gather(files)
    families: list[Family] = []
    untouched: list[Ignored] = []
    for piece in return_families(order, brand, gathered, untouched, lock=lock):
        families += piece
    return plan_of_return(order, brand, files, families, untouched)


def gather(files: Sequence[Returned]) -> Gathered:
    """The units of *files* by message and variant."""
    gathered: Gathered = {}
    for file in files:
        for address, unit in file.units:
            family = gathered.setdefault(address.place.key, {})
            variant = family.setdefault((address.place, file.locale), _Gathered())
            variant.paths.setdefault(address.path, {})[address.piece] = unit
    return gathered


def return_families(
    order: Order, brand: Brand, gathered: Gathered, untouched: list[Ignored], *, lock: bool = False
) -> Iterator[list[Family]]:
    """The rows of what came back, some hundred templates at a time; many without findings."""
    guide, keys = to_guide(brand), list(gathered)
    is_small = sum(map(len, gathered.values())) <= MOST_CHECKED
    for start in range(0, len(keys), PIECE):
        here = standing(keys[start : start + PIECE], lock=lock)
        planner = _Planner(order, brand, here, guide, untouched, checks=is_small)
        yield [planner.family(key, gathered[key]) for key in keys[start : start + PIECE]]


def plan_of_return(
    order: Order, brand: Brand, files: Sequence[Returned], families: Sequence[Family],
    untouched: Sequence[Ignored],
) -> Plan:  # fmt: skip
    """The plan that *families* make."""
    return Plan(
        brand=brand.key,
        source_locale=order.source_locale,
        prefix="",
        overwrite=order.overwrite,
        profile=Profile((), Frozen({})),
        locales=tuple(dict.fromkeys(file.locale for file in files)),
        templates=tuple(head for head, _ in families),
        rows=tuple(row for _, rows in families for row in rows),
        ignored=(*_strange(files), *untouched),
        is_return=True,
    )


def _strange(files: Iterable[Returned]) -> Iterator[Ignored]:
    for file in files:
        yield from (Ignored(key, say(NO_ADDRESS), (file.locale,)) for key in file.strange)


class _Planner:
    def __init__(
        self, order: Order, brand: Brand, here: Standing, guide: Guide, untouched: list[Ignored],
        *, checks: bool,
    ) -> None:  # fmt: skip
        self.order, self.brand, self.here, self.guide = order, brand, here, guide
        self.untouched, self.checks = untouched, checks

    def family(
        self, key: str, variants: Mapping[tuple[Place, str], _Gathered]
    ) -> tuple[TemplateRow, tuple[Row, ...]]:
        template = self.here.templates.get(key)
        why: tuple[Words, ...] = ()
        if template is None:
            why = (say(NOT_HERE, key=key),)
        elif template.brand_id != self.brand.pk:
            why = (say(OTHER_BRAND, key=key, brand=template.brand.name),)
        if template is None or why:
            head = TemplateRow(
                key, template.title if template else key, Fate.REFUSE, why, Frozen({})
            )
            return head, tuple(
                Row(key, head.title, place.channel, locale, Fate.REFUSE, why,
                    persona=place.persona, arm=place.arm)
                for place, locale in variants
            )  # fmt: skip
        head = TemplateRow(key, template.title, Fate.SAME, (), Frozen({}), template.pk)
        rows = [
            row
            for (place, locale), units in variants.items()
            if (row := self._row(template, place, locale, units)) is not None
        ]
        if not self.checks:
            return head, tuple(rows)
        document = message_document(template, ())
        return head, tuple(checked(document, rows, self.here.of(template), self.guide))

    def _row(
        self, template: MessageTemplate, place: Place, locale: str, units: _Gathered
    ) -> Row | None:
        row = Row(
            place.key, template.title, place.channel, locale, Fate.CREATE,
            persona=place.persona, arm=place.arm,
        )  # fmt: skip
        source = source_row(template, self.here, place)
        content = source_content(source) if source else None
        found = self.here.variant(template, place.channel, locale, place.persona, place.arm)
        if content is None:
            return replace(
                row, fate=Fate.REFUSE, why=(say(NO_SOURCE, locale=template.source_locale),)
            )
        if found is None and not any((unit.target or "").strip() for unit in units.units):
            self.untouched.append(Ignored(str(place), say(NOTHING_DONE), (locale,)))
            return None
        return _Return(row, units, content, found, self.here, self.order.overwrite).row()


class _Return:
    """One variant that comes back."""

    def __init__(
        self, row: Row, units: _Gathered, source: Content, found: Variant | None, here: Standing,
        overwrite: bool,
    ) -> None:  # fmt: skip
        self.bare, self.units, self.source, self.found = row, units, source, found
        self.here, self.overwrite = here, overwrite
        self.channel = channels.get(row.channel)
        self.now = self._now()
        self.told: dict[str, list[str]] = {}

    def _now(self) -> Content:
        """What is here; of a variant that is not, the source's content without its words."""
        if self.found is None:
            content = self.source
            for path in texts_of(self.channel.name, content):
                content = content.replace(path, "")
            return content
        try:
            return self.channel.load(draft_content(self.found))
        except channels.ContentError:
            return self.channel.load({})

    def row(self) -> Row:
        content = self.now
        here = texts_of(self.channel.name, content)
        for path, pieces in self.units.paths.items():
            if path not in here:
                self.tell(NO_PLACE, path)
                continue
            text = self._text(path, pieces, here[path].text)
            if text is not None and text != here[path].text:
                content = content.replace(path, text)
        return self._judged(content)

    def tell(self, msgid: str, path: str) -> None:
        self.told.setdefault(msgid, []).append(path)

    def _text(self, path: str, pieces: Mapping[str, Unit], now: str) -> str | None:
        """What the text at *path* would say; None where it stays."""
        given = {piece: unit.target or "" for piece, unit in pieces.items()}
        some = next(iter(pieces.values()))
        if not any(given.values()):
            if not now:
                self.tell(PARTLY, path)
            return None
        if all(stamp(given[piece]) == unit.meta.get("base") for piece, unit in pieces.items()):
            if some.meta.get("whole") != stamp(now):
                self.tell(KEPT, path)
            return None
        try:
            text = join(_frame(some, path, self.source, self.channel.name, now), _said(given))
        except Unjoinable:
            self.tell(LOST, path)
            return None
        if text == now:
            return None
        if "whole" in some.meta and some.meta["whole"] != stamp(now):
            self.tell(BOTH, path)
        return text

    def _judged(self, content: Content) -> Row:
        digests = {unit.meta.get("digest", "") for unit in self.units.units} - {""}
        older = next((each for each in digests if each != self.source.digest), "")
        row = replace(
            self.bare,
            content=content.document(),
            notes=tuple(self._notes(bool(older))),
            made_from=older or self.source.digest,
            is_ready=self._is_ready(),
            is_fuzzy=any(unit.state is State.FUZZY for unit in self.units.units),
        )
        if self.found is None:
            return replace(row, fate=Fate.CREATE)
        row = replace(row, pk=self.found.pk, base=self.found.latest_revision_id)
        if content.digest == self.now.digest:
            return replace(row, fate=Fate.SAME, changed_by="here" if KEPT in self.told else "")
        row = replace(row, differences=differences(self.channel, self.now, content))
        if held := self.here.held.get(self.found.pk):
            return replace(row, fate=Fate.REFUSE, why=(held,))
        if why := self._conflict():
            row = replace(row, changed_by="" if why.msgid == NOT_IMPORTED else "both")
            if self.overwrite:
                return replace(row, fate=Fate.CHANGE, why=(why, say(REPLACED)))
            return replace(row, fate=Fate.REFUSE, why=(why, say(LEFT_ALONE)))
        return replace(row, fate=Fate.CHANGE, changed_by="file")

    def _conflict(self) -> Words | None:
        if both := self.told.get(BOTH):
            return say(BOTH, parts=", ".join(both))
        if all("whole" in unit.meta for unit in self.units.units):
            return None
        assert self.found is not None
        imported = self.here.imported.get(self.found.pk)  # a file that cannot carry what it was
        if imported == self.now.digest:
            return None
        return say(NOT_IMPORTED) if imported is None else say(EDITED)

    def _notes(self, is_stale: bool) -> Iterator[Words]:
        if is_stale:
            yield say(STALE)
        if any(unit.state is State.FUZZY for unit in self.units.units):
            yield say(FUZZY)
        for msgid in (KEPT, NO_PLACE, LOST, PARTLY):
            if paths := self.told.get(msgid):
                yield say(msgid, parts=", ".join(paths))

    def _is_ready(self) -> bool:
        """Whether the file calls all of it translated."""
        ready = (State.TRANSLATED, State.REVIEWED, State.FINAL)
        return all(unit.target and unit.state in ready for unit in self.units.units)


def _said(given: Mapping[str, str]) -> dict[str, str]:
    """The pieces that say something; an arm of a condition may be empty, a form is left out."""
    return {piece: text for piece, text in given.items() if text or "[" not in piece}


def _frame(unit: Unit, path: str, source: Content, channel: str, now: str) -> Mapping[str, Any]:
    """The frame that *unit* was handed out with; of a file that carries none, that of today."""
    if told := unit.meta.get("frame"):
        try:
            frame = json.loads(told)
        except (ValueError, RecursionError):
            raise Unjoinable("frame") from None
        if not isinstance(frame, dict):
            raise Unjoinable("frame")
        return frame
    if unit.meta.get("base"):
        return {}
    parts = texts_of(channel, source)
    made = parts[path].text if path in parts else ""
    return (pair(made, now)[1] if now else cut(made)).frame
