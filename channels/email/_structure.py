"""Paragraphs and control tags of a text, so that layout never crosses a branch.

A writer puts ``{% if %}`` round a few words or round whole paragraphs. In the second case
the tags stand alone on their lines, and the paragraphs are laid out inside the branch. Where
a branch begins inside a line, an empty line in it begins no new paragraph: half a paragraph
in a branch would leave its element open when the branch is not taken.

Everything here works on protected text (``channels._tags.protect``).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from channels._tags import TOKEN, control_word

__all__ = ["Chunk", "is_whole", "items", "paragraphs", "step_of"]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A paragraph or an item; or, with ``is_control``, tags that stand between those."""

    text: str
    is_control: bool = False


def paragraphs(protected: str, tags: Sequence[str]) -> tuple[Chunk, ...]:
    """Return the paragraphs of a text: empty lines part them."""
    return tuple(_chunks(protected, tags, lines_part=False))


def items(protected: str, tags: Sequence[str]) -> tuple[Chunk, ...]:
    """Return the items of a list: each line is one, empty lines are none."""
    return tuple(_chunks(protected, tags, lines_part=True))


def is_whole(fragment: str, tags: Sequence[str]) -> bool:
    """Whether every branch and loop in *fragment* begins and ends there."""
    depth = 0
    for number in _numbers(fragment):
        change = step_of(tags[number])
        depth += change or 0
        if depth < 0 or (depth == 0 and change == 0):
            return False
    return depth == 0


def step_of(tag: str) -> int | None:
    """Return how *tag* changes the depth: 1, -1, 0 for an ``else``; None for other tags."""
    word = control_word(tag)
    if word in ("else", "elif"):
        return 0
    if word.startswith("end"):
        return -1
    return 1 if word else None


def _chunks(protected: str, tags: Sequence[str], lines_part: bool) -> Iterator[Chunk]:
    lines = protected.split("\n")
    between = _between(lines, tags)
    gathered: list[str] = []
    depth = 0  # of branches that began inside a line
    for index, line in enumerate(lines):
        if index in between:
            yield from _gathered(gathered)
            yield Chunk("".join(match[0] for match in TOKEN.finditer(line)), True)
            continue
        depth += sum(step_of(tags[number]) or 0 for number in _numbers(line))
        if line.strip() or depth > 0:
            gathered.append(line)
        if depth <= 0 and (lines_part or not line.strip()):
            yield from _gathered(gathered)
    yield from _gathered(gathered)


def _gathered(lines: list[str]) -> Iterator[Chunk]:
    text = "\n".join(lines).strip()
    lines.clear()
    if text:
        yield Chunk(text)


@dataclass(slots=True, eq=False)
class _Group:
    """The tags of one branch or loop: its first, each ``else``, its last; and what is in it."""

    parent: "_Group | None"
    lines: set[int] = field(default_factory=set)
    inner: list["_Group"] = field(default_factory=list)


def _between(lines: Sequence[str], tags: Sequence[str]) -> set[int]:
    """Return the lines that hold only control tags of branches lying wholly between lines.

    A branch with a tag inside a line draws after it the branches in it, and those that share
    a line with it.
    """
    groups = _groups(lines, tags)
    alone = {index for index, line in enumerate(lines) if _is_alone(line, tags)}
    sharing: dict[int, list[_Group]] = {}
    for group in groups or ():
        for index in group.lines:
            sharing.setdefault(index, []).append(group)
    inside = [group for group in groups or () if not group.lines <= alone]
    seen = set(inside)
    while inside:
        group = inside.pop()
        alone -= group.lines
        drawn = [
            *group.inner,
            *(other for index in group.lines for other in sharing.pop(index, ())),
        ]
        fresh = [other for other in drawn if other not in seen]
        seen.update(fresh)
        inside += fresh
    return alone if groups is not None else set()


def _groups(lines: Sequence[str], tags: Sequence[str]) -> list[_Group] | None:
    """Return the branches and loops, or None when they do not close in order."""
    groups: list[_Group] = []
    current: _Group | None = None
    for index, line in enumerate(lines):
        for number in _numbers(line):
            change = step_of(tags[number])
            if change is None:
                continue
            if change == 1:
                current = _opened(current, groups)
            if current is None:
                return None
            current.lines.add(index)
            if change == -1:
                current = current.parent
    return groups if current is None else None


def _opened(parent: _Group | None, groups: list[_Group]) -> _Group:
    group = _Group(parent)
    groups.append(group)
    if parent is not None:
        parent.inner.append(group)
    return group


def _is_alone(line: str, tags: Sequence[str]) -> bool:
    numbers = list(_numbers(line))
    others = TOKEN.sub("", line).strip()
    return bool(numbers) and not others and all(step_of(tags[n]) is not None for n in numbers)


def _numbers(text: str) -> Iterable[int]:
    return (int(match[1]) for match in TOKEN.finditer(text))
