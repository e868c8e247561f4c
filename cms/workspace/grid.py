"""The workspace as a frozen value: locales down, channels across, variants in the cells."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cms.board.matrix import MISSING, Mark
from cms.board.names import channel_label, locale_name
from cms.board.states import State

Place = tuple[str, str]
"""Channel and locale."""

SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Size:
    """The figure a channel counts first: segments, or the characters of a subject."""

    value: str
    label: str
    state: str = "ok"


@dataclass(frozen=True)
class Tile:
    """One variant in its cell, or the lack of one (`State.MISSING`)."""

    mark: Mark
    counts: Mapping[str, int] = field(default_factory=dict)
    size: Size | None = None
    may_write: bool = False

    @property
    def state(self) -> State:
        return self.mark.state

    @property
    def found(self) -> tuple[tuple[str, int], ...]:
        """(severity, how many), the gravest first, without those that there are none of."""
        return tuple((name, self.counts[name]) for name in SEVERITIES if self.counts.get(name))


@dataclass(frozen=True)
class Cell:
    """One place; ``tiles`` is never empty: the wording for everybody first, then personas' own."""

    channel: str
    locale: str
    tiles: tuple[Tile, ...]

    @property
    def first(self) -> Tile:
        return self.tiles[0]

    @property
    def more(self) -> int:
        return len(self.tiles) - 1

    @property
    def is_missing(self) -> bool:
        return self.first.mark.variant is None

    @property
    def name(self) -> str:
        """What a person calls it: "SMS, polski"."""
        return f"{channel_label(self.channel)}, {locale_name(self.locale)}"


@dataclass(frozen=True)
class Row:
    """One locale."""

    locale: str
    is_source: bool
    cells: tuple[Cell, ...]

    @property
    def name(self) -> str:
        return locale_name(self.locale)


@dataclass(frozen=True)
class Grid:
    """The whole family of one message template."""

    channels: tuple[str, ...]
    locales: tuple[str, ...]
    source_locale: str
    tiles: Mapping[Place, tuple[Tile, ...]]
    may_add: bool = False
    writable: frozenset[str] | None = None
    """The locales in which one may add, if one may; None: every one."""

    @property
    def headings(self) -> tuple[tuple[str, str], ...]:
        """(name, label) of each channel."""
        return tuple((name, channel_label(name)) for name in self.channels)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The source locale first: everything else is made from it."""
        order = sorted(self.locales, key=lambda tag: tag != self.source_locale)
        return tuple(
            Row(
                tag,
                tag == self.source_locale,
                tuple(self.cell(name, tag) for name in self.channels),
            )
            for tag in order
        )

    def cell(self, channel: str, locale: str) -> Cell:
        """The cell at a place, whether anything is written there or not."""
        within = self.writable is None or locale in self.writable
        missing = (Tile(MISSING, may_write=self.may_add and within),)
        return Cell(channel, locale, self.tiles.get((channel, locale), missing))

    def states(self) -> tuple[tuple[State, int], ...]:
        """How many texts stand in each state, the most pressing first; none that is empty."""
        found = Counter(tile.state for tile in self._all())
        return tuple((state, found[state]) for state in State if found[state])

    def found(self) -> tuple[tuple[str, int], ...]:
        """How many findings there are in all, by severity."""
        total = Counter({name: 0 for name in SEVERITIES})
        for tile in self._all():
            total.update(tile.counts)
        return tuple((name, total[name]) for name in SEVERITIES if total[name])

    def _all(self) -> Iterator[Tile]:
        return (tile for row in self.rows for cell in row.cells for tile in cell.tiles)
