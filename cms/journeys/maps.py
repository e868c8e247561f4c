"""A map as a frozen value: stages, their steps, the messages of each with their marks, and gaps."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from cms.board.matrix import Mark
from cms.board.names import channel_label, locale_name
from cms.board.states import State
from cms.journeys.lanes import Lane, feeling


@dataclass(frozen=True, slots=True)
class Policy:
    """Which channels a stage lets messages go by; empty ``allowed`` means every one."""

    allowed: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()

    def lets(self, channel: str) -> bool:
        return channel not in self.forbidden and (not self.allowed or channel in self.allowed)

    def __bool__(self) -> bool:
        return bool(self.allowed or self.forbidden)

    @property
    def allowed_labels(self) -> tuple[str, ...]:
        return tuple(map(channel_label, self.allowed))

    @property
    def forbidden_labels(self) -> tuple[str, ...]:
        return tuple(map(channel_label, self.forbidden))


@dataclass(frozen=True, slots=True)
class Chip:
    """Where one text of a message stands: a mark in its channel and locale."""

    channel: str
    locale: str
    mark: Mark

    @property
    def locale_name(self) -> str:
        return locale_name(self.locale)


@dataclass(frozen=True, slots=True)
class Row:
    """The chips of a message in one channel."""

    channel: str
    chips: tuple[Chip, ...]
    is_let: bool
    """Whether the stage's policy lets a message go by this channel."""

    @property
    def label(self) -> str:
        return channel_label(self.channel)


@dataclass(frozen=True, slots=True)
class Message:
    """A message template at a step. ``is_own``: this step is its own, and not only linked."""

    template: int
    key: str
    title: str
    is_own: bool
    rows: tuple[Row, ...]

    @property
    def chips(self) -> Iterator[Chip]:
        return (chip for row in self.rows for chip in row.chips)

    def counts(self) -> Mapping[State, int]:
        """Its texts by state, the most pressing first."""
        found = Counter(chip.mark.state for chip in self.chips)
        return {state: found[state] for state in State if found[state]}

    def missing(self) -> frozenset[str]:
        """The locales in which it is missing on a channel that it is written for."""
        return frozenset(c.locale for c in self.chips if c.mark.state == State.MISSING)


@dataclass(frozen=True, slots=True)
class Step:
    """One column of the map."""

    pk: int
    key: str
    name: str
    stage: int
    written: Mapping[str, str]
    """What is written in each lane, "" for nothing."""
    emotion: int | None
    day: float | None
    messages: tuple[Message, ...]

    def shown(self, lane: Lane) -> str:
        """What a lane says of this step, in words."""
        if lane.kind == "emotion":
            return feeling(self.emotion)
        if lane.kind == "messages":
            return "\n".join(f"{each.title} ({each.key})" for each in self.messages)
        return self.written.get(lane.name, "")


@dataclass(frozen=True, slots=True)
class MapStage:
    """A group of columns."""

    pk: int
    key: str
    name: str
    goal: str
    policy: Policy
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class JourneyMap:
    """The whole map of one journey."""

    title: str
    stages: tuple[MapStage, ...]
    locales: tuple[str, ...]
    adrift: tuple[tuple[str, str], ...] = ()
    """(key, title) of messages of the brand that stand at no step, the first few."""
    adrift_count: int = 0

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        return tuple(step for stage in self.stages for step in stage.steps)

    @cached_property
    def silent(self) -> tuple[Step, ...]:
        """The steps without a message."""
        return tuple(step for step in self.steps if not step.messages)

    @cached_property
    def missing(self) -> Mapping[str, int]:
        """How many texts are missing in each locale where any is; a message at two steps is one."""
        places = {
            (message.template, chip.channel, chip.locale)
            for step in self.steps
            for message in step.messages
            for chip in message.chips
            if chip.mark.state == State.MISSING
        }
        found = Counter(locale for *_place, locale in places)
        return {tag: found[tag] for tag in self.locales if found[tag]}

    @cached_property
    def refused(self) -> tuple[tuple[MapStage, Step, Message, Row], ...]:
        """Every message that goes by a channel which its stage does not let it go by."""
        return tuple(
            (stage, step, message, row)
            for stage in self.stages
            for step in stage.steps
            for message in step.messages
            for row in message.rows
            if not row.is_let
        )

    @cached_property
    def is_whole(self) -> bool:
        """Whether there is nothing to mend."""
        return not (self.silent or self.missing or self.refused or self.adrift_count)
