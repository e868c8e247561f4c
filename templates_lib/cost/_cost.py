"""What a variant costs over the samples of its placeholders."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product
from math import prod

import channels
from channels import Costing, Extent, Look, Output
from templates_lib import rendering
from templates_lib.cost._bound import bound
from templates_lib.language import MAX_OUTPUT, Compiled, Template, TemplateError, parse
from templates_lib.message import Message, Variant
from templates_lib.placeholders import Placeholder

__all__ = ["MOST_TRIED", "Cause", "Cost", "cost"]

MOST_TRIED = 2_000
"""Combinations that are all tried; of more than that, so many are drawn."""

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Cause:
    """A value of the worst case that costs ``adds`` units more than a usual one in its place."""

    name: str
    value: object
    adds: int


@dataclass(frozen=True, slots=True)
class Cost:
    """What a template costs for one reader, in ``unit`` (a msgid): a count of segments, say.

    ``least``, ``typical`` and ``worst`` are over the samples: all ``combinations`` of them when
    ``exact``, else ``tried`` of them, drawn the same way each time. ``spread`` is how many of
    those tried cost how much. ``causes`` say which values make the worst case. ``bound`` is what
    no values within the declared lengths and alphabets exceed.
    """

    unit: str
    least: int
    typical: int
    worst: int
    bound: int
    combinations: int
    tried: int
    spread: Mapping[int, int]
    causes: tuple[Cause, ...]

    @property
    def exact(self) -> bool:
        """Whether every combination was tried."""
        return self.tried == self.combinations


def cost(
    variant: Variant, message: Message, *, look: Look, most_tried: int = MOST_TRIED
) -> Cost | None:
    """Return what *variant* costs; None where its channel's price does not go by size.

    A ``TemplateError`` when its text cannot be rendered with typical values.
    """
    channel = channels.get(variant.channel)
    costing = channel.costing
    if costing is None:
        return None
    assembled = channel.assemble(variant.content, look, variant.locale)
    (output,) = (each for each in assembled if each.name == costing.output)
    counting = _Counting(
        output, message.placeholders, variant.locale, costing, channel.plain_typography
    )
    return counting.cost(most_tried)


@dataclass(frozen=True)
class _Counting:
    output: Output
    placeholders: Mapping[str, Placeholder]
    locale: str
    costing: Costing
    plain: bool

    def cost(self, most_tried: int) -> Cost:
        typical = dict(rendering.sample_values(self.placeholders, self.locale)["typical"])
        usual = self._count(typical)
        samples = {name: self._samples(name, typical[name]) for name in self._used()}
        rows = list(_combined(samples, most_tried))
        counts = [self._try({**typical, **each}) for each in rows]
        known = [(count, each) for count, each in zip(counts, rows, strict=True) if count]
        # Of the worst, the one that differs most from the usual: it shows every value to blame.
        worst, by = max(reversed(known), key=lambda pair: pair[0], default=(usual, {}))
        return Cost(
            unit=self.costing.unit,
            least=min((count for count, _ in known), default=usual),
            typical=usual,
            worst=worst,
            bound=max(worst, self.costing.most(self._extent())),
            combinations=prod(map(len, samples.values())),
            tried=len(rows),
            spread=dict(sorted(Counter(count for count, _ in known).items())),
            causes=tuple(self._causes(typical, by, usual, worst)),
        )

    @cached_property
    def _template(self) -> Template:
        return parse(self.output.template, max_length=MAX_OUTPUT)

    @cached_property
    def _form(self) -> Compiled:
        """What writes the text for one reader: once for all combinations."""
        return self._template.compile(
            self.locale,
            placeholders=self.placeholders or None,
            escape=self.output.escape,
            plain=self.plain,
        )

    def _used(self) -> list[str]:
        """The placeholders that occur, in the order in which they were declared."""
        found = self._template.placeholders
        return [name for name in self.placeholders if name in found]

    def _samples(self, name: str, typical: object) -> Sequence[object]:
        """The values to try: the typical one first; none at all, where it may be missing."""
        declared = self.placeholders[name]
        others = [each for each in declared.sample_values(self.locale) if each != typical]
        return [typical, *others, *([] if declared.required else [None])]

    def _extent(self) -> Extent:
        return bound(
            self._template.nodes, self.placeholders, self.locale, self.costing, plain=self.plain
        )

    def _count(self, values: Values) -> int:
        return self.costing.count(self._form.render(values))

    def _try(self, values: Values) -> int:
        """The count, or 0 where these values make no message."""
        try:
            return self._count(values)
        except TemplateError:
            return 0

    def _causes(self, typical: Values, worst: Values, usual: int, most: int) -> Iterator[Cause]:
        """Yield each value that raises the cost, alone or beside the others; the dearest first."""
        found = []
        for name, value in worst.items():
            if value != typical[name] and most > usual:
                without = self._try({**typical, **worst, name: typical[name]}) or most
                alone = self._try({**typical, name: value})
                found.append(Cause(name, value, max(most - without, alone - usual)))
        yield from sorted((each for each in found if each.adds > 0), key=lambda each: -each.adds)


def _combined(samples: Mapping[str, Sequence[object]], most: int) -> Iterator[Mapping[str, object]]:
    """Yield every combination where there are at most *most*, else so many, always the same:
    each value alone, the last of all, then some that are drawn."""
    names = list(samples)
    if prod(map(len, samples.values())) <= most:
        for each in product(*samples.values()):
            yield dict(zip(names, each, strict=True))
        return
    yield from islice(_drawn(samples), most)


def _drawn(samples: Mapping[str, Sequence[object]]) -> Iterator[Mapping[str, object]]:
    usual = {name: found[0] for name, found in samples.items()}
    yield usual
    yield {name: found[-1] for name, found in samples.items()}
    for name, found in samples.items():
        for value in found[1:]:
            yield {**usual, name: value}
    # Reproducible, so that the figure under a text stands still while nothing changes.
    draw = random.Random("budskap")
    while True:
        yield {name: draw.choice(found) for name, found in samples.items()}
