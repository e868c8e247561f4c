"""From a JSON document to a content: everything unknown or of the wrong type is named.

A draft may be incomplete, so what is missing becomes empty; what is there must be right.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from channels._content import Block, Content, PartValue
from channels._frozen import Frozen
from channels._parts import Blocks, Part, default_of
from channels._problem import ContentError, Problem
from channels._reading import (
    field_value,
    listed,
    problem,
    shown,
    unknown_names,
    unstorable,
    wrong_type,
)
from locales.words import gettext_noop

__all__ = ["MAX_BLOCKS", "MAX_CHARACTERS", "load"]

# Our own bounds, far above any message: they keep a hostile document out of memory and time.
# The largest limit of a channel we know is 102,400 bytes (Gmail, for the whole HTML).
MAX_CHARACTERS = 200_000
MAX_BLOCKS = 500

_TOO_MANY = gettext_noop("holds %(actual)s blocks, and more than %(limit)s are refused")


def load(channel: str, parts: Sequence[Part], document: object) -> Content:
    """Return the content of *channel* in *document*; ContentError names every problem."""
    if not isinstance(document, Mapping):
        raise ContentError((wrong_type("", gettext_noop("an object"), document),))
    problems = list(unknown_names("", document, [part.name for part in parts]))
    values, found = _fields(parts, "", document)
    problems += found
    problems += _too_large(values.values())
    if problems:
        raise ContentError(tuple(problems))
    return Content(channel, Frozen(values))


def _blocks(part: Blocks, path: str, value: object) -> tuple[PartValue, list[Problem]]:
    if not isinstance(value, list | tuple):
        return (), [wrong_type(path, gettext_noop("a list"), value)]
    if len(value) > MAX_BLOCKS:
        return (), [problem(path, _TOO_MANY, actual=len(value), limit=MAX_BLOCKS)]
    read = [_block(part, f"{path}.{index}", item) for index, item in enumerate(value)]
    blocks = tuple(block for block, _ in read if block is not None)
    return blocks, [fault for _, faults in read for fault in faults]


def _block(part: Blocks, path: str, item: object) -> tuple[Block | None, list[Problem]]:
    if not isinstance(item, Mapping):
        return None, [wrong_type(path, gettext_noop("an object"), item)]
    kind = next((known for known in part.types if known.name == item.get("type")), None)
    if kind is None:
        message = gettext_noop("%(type)s is not a type of block here; use one of %(names)s")
        names = listed(known.name for known in part.types)
        return None, [problem(f"{path}.type", message, type=shown(item.get("type")), names=names)]
    identity, problems = _identity(path, item)
    problems += unknown_names(path, item, ["type", "id", *(field.name for field in kind.fields)])
    fields, found = _fields(kind.fields, f"{path}.", item)
    return Block(kind.name, Frozen(fields), identity, kind.defaults), problems + found


def _identity(path: str, item: Mapping[Any, Any]) -> tuple[str, list[Problem]]:
    identity = item.get("id", "")
    if not isinstance(identity, str):
        return "", [wrong_type(f"{path}.id", gettext_noop("a text"), identity)]
    return identity, list(unstorable(f"{path}.id", identity))


def _fields(
    fields: Sequence[Part], prefix: str, holder: Mapping[Any, Any]
) -> tuple[dict[str, PartValue], list[Problem]]:
    """Read *fields* out of *holder*; one that is missing is at its default."""
    values: dict[str, PartValue] = {field.name: default_of(field) for field in fields}
    problems: list[Problem] = []
    for field in fields:
        if field.name in holder:
            path, value = f"{prefix}{field.name}", holder[field.name]
            found: tuple[PartValue, list[Problem]] = (
                _blocks(field, path, value)
                if isinstance(field, Blocks)
                else field_value(field, path, value)
            )
            values[field.name] = found[0]
            problems += found[1]
    return values, problems


def _too_large(values: Collection[PartValue]) -> Iterator[Problem]:
    """Yield what is too much in all, however it is spread over lists in lists."""
    count = sum(map(_count, values))
    if count > MAX_BLOCKS:
        yield problem("", _TOO_MANY, actual=count, limit=MAX_BLOCKS)
    length = sum(map(_length, values))
    if length > MAX_CHARACTERS:
        message = gettext_noop("holds %(actual)s characters, and more than %(limit)s are refused")
        yield problem("", message, actual=length, limit=MAX_CHARACTERS)


def _count(value: PartValue) -> int:
    if not isinstance(value, tuple):
        return 0
    return len(value) + sum(_count(field) for block in value for field in block.fields.values())


def _length(value: PartValue) -> int:
    if isinstance(value, tuple):
        return sum(_length(field) for block in value for field in block.fields.values())
    return len(value) if isinstance(value, str) else 0
