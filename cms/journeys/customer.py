"""The journey as one customer reads it: every message in order, in their language, with their
values, and what is to be said of the sequence.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

import channels
from cms.board.names import channel_label, in_declared_order, locale_name
from cms.board.reading import variants_for
from cms.door import drafted
from cms.journeys.maps import JourneyMap, MapStage, Message, Step
from cms.journeys.reading import on_map, read_map, templates_for
from cms.journeys.said import Finished
from cms.models import Brand, Journey, LiveEntry, MessageTemplate, Persona, Variant
from cms.releases import frozen_document
from cms.saying import say, say_error
from templates_lib import sequence
from templates_lib.language import TemplateError
from templates_lib.message import Address, MessageError
from templates_lib.sequence import Said

DRAFTS = "drafts"
"""In place of an environment: what is being written."""
UNREADABLE = (
    TemplateError,
    MessageError,
    channels.ContentError,
    channels.UnknownChannelError,
    KeyError,  # a document of an earlier shape has fewer names
)


@dataclass(frozen=True)
class Source:
    """One text that may be read: where it stands, and its document once it is asked for."""

    pk: int
    address: Address
    document: Any


Shelf = Mapping[tuple[str, str, str], list[Source]]
"""(key, channel, locale) -> its texts: for personas and arms, those for everybody first."""


@dataclass
class Letter:
    """One message on one channel as the customer gets it; ``pk`` is None where it is missing."""

    stage: MapStage
    step: Step
    message: Message
    channel: str
    wanted: str
    locale: str = ""
    pk: int | None = None
    persona: str = ""
    is_let: bool = True
    refusal: str = ""
    """Why it cannot be finished."""
    remarks: list[str] = field(default_factory=list)
    words: tuple[Any, ...] = ()
    sender: str = ""
    address: Address | None = None

    @property
    def channel_label(self) -> str:
        return channel_label(self.channel) if self.channel else _("no channel yet")

    @property
    def is_fallback(self) -> bool:
        return bool(self.pk) and self.locale != self.wanted

    @property
    def locale_name(self) -> str:
        return locale_name(self.locale)

    @property
    def width(self) -> int:
        """CSS pixels of the device that it is drawn on."""
        return 375


@dataclass(frozen=True)
class Walk:
    """The whole way: letters by step, the empty steps too, and how many remarks there are."""

    map: JourneyMap
    steps: tuple[tuple[MapStage, Step, tuple[Letter, ...]], ...]
    wanted: str

    @property
    def letters(self) -> Iterator[Letter]:
        return (letter for *_place, letters in self.steps for letter in letters)

    @property
    def remarks(self) -> int:
        return sum(len(letter.remarks) for letter in self.letters)

    @property
    def missing(self) -> int:
        return sum(1 for letter in self.letters if letter.pk is None)

    @property
    def fallbacks(self) -> int:
        return sum(1 for letter in self.letters if letter.is_fallback)


def walk(
    journey: Journey, user: Any, *, persona: Persona | None, locale: str, source: str, channel: str
) -> Walk:
    """The way of *persona* in *locale*: of *source*, an environment or `DRAFTS`; *channel* alone,
    where one is named.
    """
    read = read_map(journey, user)
    chain = journey.brand.chain(locale)
    shelf = _shelf(journey, user, chain, source)
    key = persona.key if persona else ""
    used = {where[1] for where in shelf} | {
        row.channel for step in read.steps for each in step.messages for row in each.rows
    }
    steps = tuple(
        (
            stage,
            step,
            tuple(
                _letter(stage, step, message, name, shelf, chain, key)
                for message in step.messages
                for name in in_declared_order(_channels_of(message, used, channel))
            ),
        )
        for stage in read.stages
        for step in stage.steps
    )
    found = Walk(read, steps, locale)
    _finish(found, shelf, persona)
    return found


def _channels_of(message: Message, used: Iterable[str], only: str) -> set[str]:
    """The channels that a message is written for; what nobody wrote yet is missed on each."""
    own = {row.channel for row in message.rows} or set(used) or {only}
    return own & {only} if only else own


def _letter(
    stage: MapStage,
    step: Step,
    message: Message,
    channel: str,
    shelf: Shelf,
    chain: tuple[str, ...],
    persona: str,
) -> Letter:
    letter = Letter(stage, step, message, channel, chain[0], is_let=stage.policy.lets(channel))
    for tag in chain:
        fitting = [
            source
            for source in shelf.get((message.key, channel, tag), ())
            if source.address.persona in ("", persona)
        ]
        if fitting:  # the persona's own comes before everybody's, the first arm before the others
            best = min(fitting, key=lambda each: each.address.persona != persona)
            letter.pk, letter.locale, letter.address = best.pk, tag, best.address
            letter.persona = best.address.persona
            return letter
    return letter


def _finish(found: Walk, shelf: Shelf, persona: Persona | None) -> None:
    """Fill every letter's texts, and hang the remarks of the sequence on them."""
    documents = {source.pk: source for sources in shelf.values() for source in sources}
    purposes = dict(_purposes(found))
    read: list[Letter] = []
    for letter in found.letters:
        if letter.pk is None:
            continue
        try:
            finished = Finished(documents[letter.pk].document, persona)
            letter.words = finished.words()
            letter.sender = finished.look.sender
            read.append(letter)
        except UNREADABLE as error:
            letter.refusal = say_error(error)
    said = [_said(letter, purposes) for letter in read]
    for remark in sequence.read(said):
        read[remark.at].remarks.append(say(remark.msgid, remark.params))


def _purposes(found: Walk) -> Iterator[tuple[int, str]]:
    wanted = {letter.message.template for letter in found.letters}
    yield from MessageTemplate.objects.filter(pk__in=wanted).values_list("pk", "purpose")


def _said(letter: Letter, purposes: Mapping[int, str]) -> Said:
    assert letter.address
    return Said(
        address=letter.address,
        texts=letter.words,
        purpose=purposes.get(letter.message.template, ""),
        sender=letter.sender,
        day=letter.step.day,
        step=str(letter.step.pk),
    )


# -- what there is to read -------------------------------------------------------------------------


def _shelf(journey: Journey, user: Any, chain: tuple[str, ...], source: str) -> Shelf:
    rows = (
        _drafts(journey, user, chain) if source == DRAFTS else _live(journey, user, chain, source)
    )
    shelf: defaultdict[tuple[str, str, str], list[Source]] = defaultdict(list)
    for each in rows:
        where = each.address.key, each.address.channel, each.address.locale
        shelf[where].append(each)
    for sources in shelf.values():
        sources.sort(key=lambda each: (each.address.persona, each.address.arm, each.pk))
    return shelf


def _drafts(journey: Journey, user: Any, chain: tuple[str, ...]) -> Iterator[Source]:
    rows = (
        variants_for(user)
        .filter(
            template__in=templates_for(user, journey.brand).filter(on_map(journey)),
            locale__in=chain,
            channel__in=list(channels.CHANNELS),
        )
        .select_related("template", "persona", "latest_revision")
        .prefetch_related("template__placeholders")
    )
    for row in rows:
        row.template.brand = journey.brand
        yield Source(row.pk, _address(row), _Draft(row, journey.brand))


class _Draft(Mapping[str, Any]):
    """A draft's document, made when it is first looked into: a draft may be unreadable."""

    def __init__(self, row: Variant, brand: Brand) -> None:
        self.row, self.look = row, brand.look(row.locale)
        self._made: dict[str, Any] | None = None

    @property
    def made(self) -> dict[str, Any]:
        if self._made is None:
            self._made = frozen_document(drafted(self.row), self.look)
        return self._made

    def __getitem__(self, name: str) -> Any:
        return self.made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.made)

    def __len__(self) -> int:
        return len(self.made)


def _address(row: Variant) -> Address:
    return Address(row.template.key, row.channel, row.locale, row.persona_key, row.arm)


def _live(
    journey: Journey, user: Any, chain: tuple[str, ...], environment: str
) -> Iterator[Source]:
    rows = LiveEntry.objects.filter(
        environment=environment,
        template__in=templates_for(user, journey.brand).filter(on_map(journey)),
        variant__in=variants_for(user).order_by().values("pk"),
        locale__in=chain,
    ).select_related("entry__content")
    for row in rows:
        if row.entry.content is not None:
            address = Address(row.key, row.channel, row.locale, row.persona, row.arm)
            yield Source(row.pk, address, row.entry.content.document)


def document_of(journey: Journey, user: Any, source: str, pk: int) -> Any:
    """The document of one text of this journey's messages; None where *user* may not see it."""
    allowed = variants_for(user).filter(
        template__in=templates_for(user, journey.brand).filter(on_map(journey))
    )
    if source == DRAFTS:
        row = allowed.select_related("template__brand", "persona", "latest_revision").filter(pk=pk)
        found = row.first()
        return _Draft(found, journey.brand) if found else None
    live = LiveEntry.objects.filter(
        pk=pk, environment=source, variant__in=allowed.order_by().values("pk")
    )
    entry = live.select_related("entry__content").first()
    return entry.entry.content.document if entry and entry.entry.content else None
