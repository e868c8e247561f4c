"""A template as its readers see it: plain text, with one sentinel where a value will stand.

Each combination of branches is one wording, with a map back to the template's own offsets.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from templates_lib.language import Branch, Loop, Node, Print, Template, Text

__all__ = ["MAX_CHARACTERS", "MAX_WORDINGS", "SENTINEL", "Wording", "unread", "wordings"]

SENTINEL = "\ufffc"
"""U+FFFC OBJECT REPLACEMENT CHARACTER: neither letter, digit nor space."""

MAX_WORDINGS = 64
"""Branch combinations looked at: those of six independent ``if``s."""

MAX_CHARACTERS = 200_000
"""Characters read over all wordings of a text, so that no text can keep the checker busy."""


@dataclass(frozen=True)
class Wording:
    """One wording: ``text``, and for each run where it begins there and in the template."""

    text: str
    runs: tuple[Text | Print, ...]
    starts: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The template's span of the wording's ``start:end``."""
        if not self.runs:
            return (0, 0)
        if len(self.runs) == 1 and isinstance(self.runs[0], Text):
            run = self.runs[0]
            last = run.start + max(start, end - 1) + 1
            return (min(run.start + start, run.end), min(last, run.end))
        return (self._offset(start, 0), self._offset(max(start, end - 1), 1))

    def _offset(self, position: int, after: int) -> int:
        """Where the character at ``position`` begins (or, with ``after`` 1, ends)."""
        index = max(bisect_right(self.starts, position) - 1, 0)
        run = self.runs[index]
        if isinstance(run, Print):
            return run.end if after else run.start
        return min(run.start + position - self.starts[index] + after, run.end)

    def print_at(self, position: int) -> Print | None:
        """The tag whose value stands at ``position``."""
        run = self.runs[max(bisect_right(self.starts, position) - 1, 0)] if self.runs else None
        return run if isinstance(run, Print) else None


def wordings(template: Template) -> tuple[Wording, ...]:
    """The wordings of ``template``: all, or as many as the two limits allow, at least one."""
    if "{" not in template.source and len(template.nodes) == 1:
        (node,) = template.nodes
        assert isinstance(node, Text)
        return (Wording(template.source, (node,), (0,)),)
    found: list[Wording] = []
    room = MAX_CHARACTERS
    for runs in template.variations(MAX_WORDINGS):
        found.append(_wording(template.source, runs))
        room -= len(found[-1].text)
        if room <= 0:
            break
    return tuple(found)


def unread(template: Template, known: Iterable[Wording]) -> tuple[Wording, ...]:
    """What stands in none of the ``known`` wordings: each arm beyond the limits by itself."""
    read = {run.start for wording in known for run in wording.runs}
    pieces: list[list[Text | Print]] = [[]]
    for run in _all_runs(template.nodes):
        if run.start in read:
            pieces.append([])
        else:
            pieces[-1].append(run)
    return tuple(_wording(template.source, tuple(piece)) for piece in pieces if piece)


def _all_runs(nodes: tuple[Node, ...]) -> Iterator[Text | Print]:
    for node in nodes:
        if isinstance(node, Text | Print):
            yield node
        elif isinstance(node, Loop):
            yield from _all_runs(node.body)
        elif isinstance(node, Branch):
            for arm in node.arms:
                yield from _all_runs(arm.body)


def _wording(source: str, runs: tuple[Text | Print, ...]) -> Wording:
    texts = [SENTINEL if isinstance(run, Print) else source[run.start : run.end] for run in runs]
    starts = (0, *accumulate(len(text) for text in texts))
    return Wording("".join(texts), runs, starts[: len(runs)])
