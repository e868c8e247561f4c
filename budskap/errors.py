"""Every error of the client.

BudskapError          whatever goes wrong here
├── Unusable          what the caller gave cannot be used: an address, a token, a file, a folder
├── Unreachable       the server is away, or too slow: nothing is known of the call
├── BadAnswer         the server answered what no Budskap answers
└── Refused           the server said no; `problem` has its reasons
    ├── Denied        401, 403: the token is not valid, or may not do this
    ├── Missing       404: no such template, channel, locale or release
    ├── Conflict      409: what is there stands in the way; nothing was written
    └── RateLimited   429: too many calls; `retry_after` seconds says when again
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = [
    "BadAnswer",
    "BudskapError",
    "Conflict",
    "Denied",
    "Fault",
    "Missing",
    "Problem",
    "RateLimited",
    "Refused",
    "Unreachable",
    "Unusable",
    "refusal",
]

_PREFIX = "urn:budskap:problem:"


@dataclass(frozen=True)
class Fault:
    """One reason among several, and where it stands: a query parameter, or a place in the body."""

    detail: str
    parameter: str = ""
    pointer: str = ""


@dataclass(frozen=True)
class Problem:
    """A refusal (RFC 9457). ``kind`` is its stable name: branch on that, show ``detail``."""

    kind: str
    status: int
    detail: str
    title: str = ""
    errors: tuple[Fault, ...] = ()
    suggestions: tuple[str, ...] = ()
    available: tuple[str, ...] = ()

    @classmethod
    def read(cls, document: Mapping[str, Any], status: int) -> Problem:
        """A problem document as a value; whatever is missing in it stays empty."""
        return cls(
            kind=_text(document, "type").removeprefix(_PREFIX) or f"http-{status}",
            status=status,
            detail=_text(document, "detail") or _text(document, "title") or f"HTTP {status}",
            title=_text(document, "title"),
            errors=tuple(
                Fault(_text(each, "detail"), _text(each, "parameter"), _text(each, "pointer"))
                for each in _items(document, "errors")
                if isinstance(each, Mapping)
            ),
            suggestions=_words(document, "suggestions"),
            available=_words(document, "available"),
        )


class BudskapError(Exception):
    """Whatever goes wrong here."""


class Unusable(BudskapError):
    """What the caller gave cannot be used."""


class Unreachable(BudskapError):
    """The server is away, or too slow: nothing is known of the call."""


class BadAnswer(BudskapError):
    """The server answered what no Budskap answers: another product, a proxy, half an answer."""


class Refused(BudskapError):
    """The server said no. ``from_bundle`` is whether a bundle did, while the server was away."""

    def __init__(self, problem: Problem, *, from_bundle: bool = False) -> None:
        super().__init__(problem.detail)
        self.problem, self.from_bundle = problem, from_bundle

    @property
    def kind(self) -> str:
        """The stable name of the problem, such as ``no-wording``."""
        return self.problem.kind


class Denied(Refused):
    """The token is not valid, or may not do this."""


class Missing(Refused):
    """No such template, channel, locale or release."""


class Conflict(Refused):
    """What is there stands in the way; nothing was written."""


class RateLimited(Refused):
    """Too many calls. ``retry_after`` is in seconds; None when the server did not say."""

    def __init__(self, problem: Problem, retry_after: float | None) -> None:
        super().__init__(problem)
        self.retry_after = retry_after


_KINDS: Mapping[int, type[Refused]] = {401: Denied, 403: Denied, 404: Missing, 409: Conflict}


def refusal(problem: Problem, retry_after: float | None = None) -> Refused:
    """The error that *problem* is."""
    if problem.status == 429:
        return RateLimited(problem, retry_after)
    return _KINDS.get(problem.status, Refused)(problem)


def _text(document: Mapping[str, Any], name: str) -> str:
    value = document.get(name)
    return value if isinstance(value, str) else ""


def _items(document: Mapping[str, Any], name: str) -> list[Any]:
    value = document.get(name)
    return value if isinstance(value, list) else []


def _words(document: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(each for each in _items(document, name) if isinstance(each, str))
