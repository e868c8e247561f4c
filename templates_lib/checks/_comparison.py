"""Small questions that checks which compare two variants share."""

from __future__ import annotations

from collections.abc import Iterator

from templates_lib.checks._family import Member, Passage

__all__ = ["blank", "comparable", "fewer_here", "groups", "paired", "tested"]


def comparable(member: Member, other: Member | None) -> bool:
    """Whether ``member`` can be compared with ``other``: both readable, and both written."""
    return other is not None and member.readable and other.readable and _written(member)


def _written(member: Member) -> bool:
    return any(passage.text and not passage.text.isspace() for passage in member.passages)


def groups(member: Member) -> Iterator[str]:
    """The parts of the variant that hold text, in the channel's order."""
    yield from dict.fromkeys(passage.group for passage in member.passages)


def blank(member: Member, group: str) -> bool:
    """Whether nothing is written in part ``group``."""
    return not any(p.text.strip() for p in member.passages if p.group == group)


def paired(member: Member, other: Member, group: str) -> tuple[tuple[Passage, Passage], ...]:
    """Texts of part ``group`` that answer to each other: of one kind, and as many on both sides."""
    key = ("paired", id(member), id(other), group)
    return member.family.once(key, lambda: tuple(_paired(member, other, group)))


def _paired(member: Member, other: Member, group: str) -> Iterator[tuple[Passage, Passage]]:
    if len(member.passages) == len(other.passages) == 1:
        mine, its = member.passages[0], other.passages[0]
        same = mine.spec is its.spec or mine.spec == its.spec
        if same and mine.group == its.group == group:
            yield mine, its
        return
    ours, theirs = _by_kind(member, group), _by_kind(other, group)
    for kind, texts in ours.items():
        if len(texts) == len(theirs.get(kind, ())):
            yield from zip(texts, theirs[kind], strict=True)


def fewer_here(
    member: Member, other: Member, group: str
) -> Iterator[tuple[list[Passage], list[Passage]]]:
    """Texts of one kind in part ``group``, of which ``member`` has some, but not as many: which
    answers to which is not known. Not asked where ``member`` has as many texts in all: mostly."""
    if len(member.passages) >= len(other.passages):
        return
    ours = _by_kind(member, group)
    for kind, theirs in _by_kind(other, group).items():
        if 0 < len(ours.get(kind, ())) < len(theirs):
            yield ours[kind], theirs


def _by_kind(member: Member, group: str) -> dict[object, list[Passage]]:
    kinds: dict[object, list[Passage]] = {}
    for passage in member.passages:
        if passage.group == group:
            kinds.setdefault(passage.spec, []).append(passage)
    return kinds


def tested(member: Member) -> frozenset[str]:
    """Paths that decide a branch of ``member``."""
    return frozenset(use.path for use in member.uses if not use.printed)
