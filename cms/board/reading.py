"""From rows to the board: three queries, whatever the number of templates and variants."""

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

import channels
from cms import reach
from cms.board.matrix import Board, Column, Line, Mark, Place, Stage, natural
from cms.board.names import in_declared_order
from cms.board.states import State, with_state
from cms.models import Brand, MessageTemplate, Variant
from cms.models import Stage as StageRow
from cms.reach import ACTIONS, variants_for

__all__ = [
    "ACTIONS",
    "NO_STAGE",
    "BoardReader",
    "BrandReader",
    "Wanted",
    "brands_for",
    "variants_for",
]

NO_STAGE = "-"
"""Stands for "without a stage" in the address; a stage's key begins with a letter or digit."""


@dataclass(frozen=True)
class Wanted:
    """What the address asks for; an empty collection means all."""

    stages: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    states: tuple[State, ...] = ()
    text: str = ""

    def __bool__(self) -> bool:
        """Whether it asks for anything less than the whole board."""
        return bool(self.stages or self.channels or self.locales or self.states or self.text)


def brands_for(user: Any) -> list[Brand]:
    """The brands that *user* may look at, by name."""
    return list(reach.brands_for(user))


Used = Set[tuple[str, str]]
"""(channel, locale) of everything that a brand has written."""


def channels_of(used: Used) -> tuple[str, ...]:
    """The channels a brand writes for; every one while nothing is written."""
    return in_declared_order(channel for channel, locale in used) or tuple(channels.CHANNELS)


def locales_of(brand: Brand, used: Used) -> tuple[str, ...]:
    """The brand's locales in its own order, then others that something is written in."""
    others = sorted(locale for channel, locale in used)
    return tuple(dict.fromkeys([*brand.writes_in(), *others]))


class BrandReader:
    """Reads one brand for one user; each property asks the database once."""

    def __init__(self, brand: Brand, user: Any) -> None:
        self.brand, self.user = brand, user

    @cached_property
    def stages(self) -> list[StageRow]:
        """The brand's stages in the order of their journeys."""
        rows = StageRow.objects.filter(journey__brand=self.brand).select_related("journey")
        return list(rows.order_by("journey__title", "journey_id", "sort_order", "pk"))

    @cached_property
    def variants(self) -> QuerySet[Variant]:
        return variants_for(self.user).filter(template__brand=self.brand)

    @cached_property
    def used(self) -> Used:
        pairs = self.variants.order_by().values_list("channel", "locale").distinct()
        return frozenset(pairs)

    @property
    def locales(self) -> tuple[str, ...]:
        tags = locales_of(self.brand, self.used)
        return reach.only_in(tags, reach.readable_locales(self.user, self.brand))

    def columns(self, wanted: Wanted) -> tuple[Column, ...]:
        """The columns for *wanted*. A channel nobody uses yet shows when it is asked for."""
        chosen = in_declared_order(wanted.channels) or channels_of(self.used)
        tags = tuple(tag for tag in self.locales if not wanted.locales or tag in wanted.locales)
        return tuple(Column(channel, tag) for channel in chosen for tag in tags)


class BoardReader(BrandReader):
    """Reads a brand for its board, which draws every variant anyway: nothing is asked twice."""

    @cached_property
    def used(self) -> Used:
        return frozenset((channel, locale) for _template, channel, locale in self.marks)

    def board(self, wanted: Wanted) -> Board:
        """The whole board for *wanted*."""
        return Board(
            self._lines(wanted), self.columns(wanted), self.marks, frozenset(wanted.states)
        )

    def _lines(self, wanted: Wanted) -> tuple[Line, ...]:
        """Templates in the order of stages, then naturally by key; those without a stage last."""
        rows = self._templates(wanted).values_list("pk", "key", "title", "stage_id")
        found = [row for row in rows if _mentions(wanted.text, row[1], row[2])]
        stages = self._headings({row[3] for row in rows})
        rank = {pk: place for place, pk in enumerate(stages)}
        without = Stage("", _("Without a stage"), "")
        found.sort(key=lambda row: (rank.get(row[3], len(rank)), natural(row[1])))
        return tuple(
            Line(pk, key, title or key, stages.get(stage, without))
            for pk, key, title, stage in found
        )

    def _templates(self, wanted: Wanted) -> QuerySet[MessageTemplate]:
        rows = MessageTemplate.objects.filter(brand=self.brand).order_by()
        if not wanted.stages:
            return rows
        chosen = Q(stage__key__in=wanted.stages)
        return rows.filter(chosen | Q(stage=None) if NO_STAGE in wanted.stages else chosen)

    def _headings(self, used: Set[int | None]) -> dict[int, Stage]:
        """Each stage, with its journey's title where those *used* are of more than one journey."""
        several = len({row.journey_id for row in self.stages if row.pk in used}) > 1
        return {
            row.pk: Stage(row.key, row.name, row.journey.title if several else "")
            for row in self.stages
        }

    @cached_property
    def marks(self) -> Mapping[Place, tuple[Mark, ...]]:
        """Every variant's mark, by its place."""
        marks: defaultdict[Place, list[Mark]] = defaultdict(list)
        rows = (
            with_state(self.variants)
            .order_by(F("persona__name").asc(nulls_first=True), "arm", "pk")
            .values_list(
                "template_id",
                "channel",
                "locale",
                "pk",
                "state",
                "persona__name",
                "arm",
                "live",
                "is_stale",
                "has_unpublished_changes",
            )
        )
        for template, channel, locale, pk, state, persona, arm, live, stale, changed in rows:
            who = " · ".join(filter(None, (persona, arm)))
            mark = Mark(State(state), pk, who, live, stale, live and changed)
            marks[template, channel, locale].append(mark)
        return {place: tuple(found) for place, found in marks.items()}


def _mentions(text: str, *words: str) -> bool:
    """Whether every word of *text* stands in one of *words*, whatever the case.

    Of Æ, Ø and Å too, for which SQLite's LIKE minds the case.
    """
    hay = "\n".join(words).casefold()
    return all(word in hay for word in text.casefold().split())
