"""Small questions that checks which compare two variants share."""

from __future__ import annotations

from collections.abc import Iterator

from templates_lib.checks._family import Member

__all__ = ["blank", "comparable", "groups", "tested"]


def comparable(member: Member, other: Member | None) -> bool:
    """Whether ``member`` can be compared with ``other``: both readable, and both written."""
    return other is not None and member.readable and other.readable and _written(member)


def _written(member: Member) -> bool:
    return any(not blank(member, passage.group) for passage in member.passages)


def groups(member: Member) -> Iterator[str]:
    """The parts of the variant that hold text, in the channel's order."""
    yield from dict.fromkeys(passage.group for passage in member.passages)


def blank(member: Member, group: str) -> bool:
    """Whether nothing is written in part ``group``."""
    return not any(p.text.strip() for p in member.passages if p.group == group)


def tested(member: Member) -> frozenset[str]:
    """Paths that decide a branch of ``member``."""
    return frozenset(use.path for use in member.uses if not use.printed)
