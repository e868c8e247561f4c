"""Every refusal of the API, as RFC 9457 problem documents.

    Refusal    raised anywhere below a handler; holds the `Problem` that is answered

A problem's ``type`` is ``urn:budskap:problem:`` and a name of `KINDS`. Names are stable: clients
branch on them. ``detail`` is for people, in English, and never repeats a text that was sent.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.http import HttpResponse
from pydantic import BaseModel, Field

MEDIA_TYPE = "application/problem+json"
PREFIX = "urn:budskap:problem:"


class Kind(NamedTuple):
    """A kind of problem: the status that answers it (unless the call says otherwise), its title."""

    status: int
    title: str


KINDS: Mapping[str, Kind] = {
    "bad-query": Kind(400, "The query does not fit"),
    "bad-request": Kind(400, "The request cannot be read"),
    "unreadable-body": Kind(400, "The body is not JSON"),
    "unknown-locale": Kind(404, "There is no such locale"),
    "unknown-name": Kind(404, "Nothing here has that name"),
    "unauthenticated": Kind(401, "A valid token is needed"),
    "forbidden": Kind(403, "The token may not do this"),
    "unknown-address": Kind(404, "There is no such address"),
    "unknown-template": Kind(404, "There is no such template"),
    "unknown-channel": Kind(404, "The template is not published in this channel"),
    "unknown-release": Kind(404, "There is no such release"),
    "unknown-digest": Kind(404, "Nothing went out with this digest"),
    "no-wording": Kind(404, "Nothing is published in this locale"),
    "wrong-verb": Kind(405, "This verb is not for this address"),
    "conflict": Kind(409, "What is here stands in the way"),
    "no-length": Kind(411, "The length of the body is needed"),
    "too-large": Kind(413, "The body is too large"),
    "invalid-body": Kind(422, "The body does not fit"),
    "unusable-values": Kind(422, "The values do not fill the template"),
    "cannot-carry": Kind(422, "The provider cannot carry this message"),
    "too-many-requests": Kind(429, "The token makes too many calls"),
    "internal-error": Kind(500, "The fault is ours"),
}


def is_none(value: object) -> bool:
    """For `exclude_if`: what says nothing is not answered."""
    return value is None


class Fault(BaseModel):
    """One reason among several, and where it stands."""

    detail: str = Field(examples=["is required"])
    parameter: str | None = Field(
        default=None, exclude_if=is_none, description="The query parameter it is about."
    )
    pointer: str | None = Field(
        default=None,
        exclude_if=is_none,
        description="Where in the body: a JSON Pointer as a URI fragment (RFC 6901).",
    )


class Problem(BaseModel):
    """An RFC 9457 problem document."""

    type: str = Field(examples=[f"{PREFIX}unknown-locale"])
    title: str = Field(examples=[KINDS["unknown-locale"].title])
    status: int = Field(examples=[400])
    detail: str = Field(examples=["'nbb' is not a locale we know; did you mean nb?"])
    errors: list[Fault] | None = Field(
        default=None, exclude_if=is_none, description="Each reason, where there are several."
    )
    suggestions: list[str] | None = Field(
        default=None, exclude_if=is_none, description="The nearest names, best first."
    )
    available: list[str] | None = Field(
        default=None, exclude_if=is_none, description="What there is instead."
    )

    def document(self) -> bytes:
        """This problem as JSON."""
        return self.model_dump_json().encode()


class Refusal(Exception):
    """A call, or one recipient of a call, that is refused; nothing was done."""

    def __init__(
        self,
        kind: str,
        detail: str,
        *,
        status: int | None = None,
        errors: Iterable[Fault] = (),
        suggestions: Iterable[str] = (),
        available: Iterable[str] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(kind, detail)
        usual, title = KINDS[kind]
        self.kind = kind
        self.headers = dict(headers or {})
        self.problem = Problem(
            type=PREFIX + kind,
            title=title,
            status=status or usual,
            detail=detail,
            errors=list(errors) or None,
            suggestions=list(suggestions) or None,
            available=list(available) or None,
        )


def problem_response(refusal: Refusal) -> HttpResponse:
    """The answer to a call that is refused as a whole; no cache may keep it."""
    headers = {"Cache-Control": "no-store", "Content-Language": "en", **refusal.headers}
    return HttpResponse(
        refusal.problem.document(),
        status=refusal.problem.status,
        content_type=MEDIA_TYPE,
        headers=headers,
    )


def shown(value: object) -> str:
    """*value* as it was sent, short enough for a sentence."""
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def pointer(path: Iterable[str | int]) -> str:
    """A path into a JSON document as a URI fragment (RFC 6901, sections 3 and 6)."""
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in path)
    return "#" + "".join(f"/{step}" for step in steps)
