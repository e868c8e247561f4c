"""Cursors: where a page ended, as an opaque text that survives what is published meanwhile."""

import base64
import binascii
import json

from cms.api.problems import Fault, Refusal


def to_cursor(*place: str | int) -> str:
    """*place*, the sort key of a page's last item, as an opaque text."""
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


def text_place(cursor: str | None) -> str:
    """The text in *cursor*, "" without one; `Refusal` for a cursor that is not ours."""
    if cursor is None:
        return ""
    (place,) = _place(cursor, [str])
    return str(place)


def number_places(cursor: str | None, count: int) -> tuple[int, ...] | None:
    """The *count* numbers in *cursor*, None without one; `Refusal` for one that is not ours."""
    if cursor is None:
        return None
    return tuple(int(number) for number in _place(cursor, [int] * count))


def places(cursor: str | None, types: list[type]) -> list[str | int] | None:
    """The values in *cursor*, each of its type, None without one; `Refusal` for another cursor."""
    return None if cursor is None else _place(cursor, types)


def _place(cursor: str, types: list[type]) -> list[str | int]:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        place = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError):
        place = None
    if not isinstance(place, list) or [type(step) for step in place] != types or not _sane(place):
        fault = Fault(parameter="cursor", detail="is not a cursor of ours")
        raise Refusal("unknown-name", "Send next_cursor as it was answered.", errors=[fault])
    return place


def _sane(place: list[str | int]) -> bool:
    """Whether a database can compare with it."""
    return all(
        step.isascii() and "\0" not in step if isinstance(step, str) else 0 <= step < 2**63
        for step in place
    )
