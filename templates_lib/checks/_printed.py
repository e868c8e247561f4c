"""Which values a variant prints, on all branches or on some: what parity compares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from templates_lib.checks._family import Member, Passage
from templates_lib.language import Print, Use

__all__ = ["Printed", "printed", "printed_alike", "printed_in"]


@dataclass(frozen=True)
class Printed:
    """How often a value is printed: at least and at most, over all branches."""

    path: str
    least: int
    most: int
    where: Passage
    use: Use

    @property
    def always(self) -> bool:
        return self.least > 0


def printed(member: Member, group: str = "") -> Mapping[str, Printed]:
    """Path -> how it is printed in part ``group`` of ``member``, or in all parts."""
    return printed_in(passage for passage in member.passages if group in ("", passage.group))


def printed_alike(member: Member, other: Member) -> bool:
    """Whether the same values surely stand in the same texts of both, as often."""
    if member.torn or other.torn:
        return False
    return _by_path(member) == _by_path(other)


def _by_path(member: Member) -> dict[str, list[str]]:
    return {
        passage.path: sorted([use.path for use in passage.uses if use.printed])
        for passage in member.passages
    }


def printed_in(passages: Iterable[Passage]) -> Mapping[str, Printed]:
    """Path -> how it is printed in these texts together."""
    found: dict[str, Printed] = {}
    for passage in passages:
        for path, counts in _counts(passage).items():
            found[path] = _joined(found.get(path), _printed(passage, path, counts))
    return found


def _counts(passage: Passage) -> dict[str, list[int]]:
    """Path -> how often it is printed in each wording."""
    if not passage.uses:
        return {}
    by_tag: dict[tuple[int, int], list[str]] = {}
    for use in passage.uses:
        if use.printed:
            by_tag.setdefault(use.tag, []).append(use.path)
    wordings = [Counter(_paths(wording.runs, by_tag)) for wording in passage.wordings]
    paths = {path for wording in wordings for path in wording}
    return {path: [wording[path] for wording in wordings] for path in sorted(paths)}


def _paths(runs: tuple[object, ...], by_tag: Mapping[tuple[int, int], list[str]]) -> Iterator[str]:
    for run in runs:
        if isinstance(run, Print):
            yield from by_tag.get((run.start, run.end), ())


def _printed(passage: Passage, path: str, counts: list[int]) -> Printed:
    use = next(use for use in passage.uses if use.printed and use.path == path)
    return Printed(path, min(counts), max(counts), passage, use)


def _joined(before: Printed | None, after: Printed) -> Printed:
    if before is None:
        return after
    least, most = before.least + after.least, before.most + after.most
    return Printed(before.path, least, most, before.where, before.use)
