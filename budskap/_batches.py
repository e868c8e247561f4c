"""Many recipients in few calls: cut to what a call may hold, and read back as they come."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from budskap import _shape
from budskap._wire import Response
from budskap.answers import Rendered, Result
from budskap.errors import BadAnswer, Problem, Unusable

__all__ = ["ACCEPT", "chunks", "results"]

MOST = 10_000
LARGEST = 18 * 1024 * 1024
"""Bytes of the recipients of one call; the server takes 20 MB."""
NDJSON = "application/x-ndjson"
ACCEPT = f"{NDJSON}, application/json;q=0.9"

Recipients = list[Mapping[str, Any]]


def chunks(recipients: Iterable[Mapping[str, Any]]) -> Iterator[Recipients]:
    """*recipients* in pieces that one call may hold, in their order; `Unusable` names the one
    that has no id, locale and values, or is no JSON."""
    piece: Recipients = []
    size = 0
    for number, one in enumerate(recipients):
        length = _length(one, number)
        if piece and (len(piece) == MOST or size + length > LARGEST):
            yield piece
            piece, size = [], 0
        piece.append(one)
        size += length
    if piece:
        yield piece


def _length(one: Mapping[str, Any], number: int) -> int:
    if not isinstance(one, Mapping) or not {"id", "locale", "values"} <= set(one):
        raise Unusable(f"recipient {number} must have id, locale and values")
    try:
        return len(json.dumps(dict(one), ensure_ascii=False, allow_nan=False).encode()) + 2
    except (TypeError, ValueError) as error:
        raise Unusable(f"recipient {number} cannot be sent as JSON: {error}") from error


def results(
    response: Response, key: str, channel: str, sent: Sequence[Mapping[str, Any]]
) -> list[Result]:
    """A result for each that was *sent*, from JSON or from a line each; `BadAnswer` for fewer."""
    kind = response.headers.get("content-type", "").partition(";")[0].strip()
    try:
        told = _of_lines(response.body) if kind == NDJSON else json.loads(response.body)["results"]
        found = [_result(each, key, channel) for each in told]
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise BadAnswer("the answer has no results, or not all of it came") from error
    if [each.id for each in found] != [one["id"] for one in sent]:
        raise BadAnswer("the results are not those of the recipients that were sent")
    return found


def _of_lines(body: bytes) -> Iterator[Any]:
    """The results in a line each; other lines count them up."""
    for line in body.splitlines():
        told = json.loads(line)
        if "message" in told or "problem" in told:
            yield told


def _result(told: Mapping[str, Any], key: str, channel: str) -> Result:
    if told.get("message") is not None:
        message = _shape.read(Rendered, {"key": key, "channel": channel, **told["message"]})
        return Result(told["id"], message)
    problem = told["problem"]
    return Result(told["id"], problem=Problem.read(problem, int(problem.get("status", 422))))
