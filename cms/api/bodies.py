"""Reading a JSON body strictly, without trusting its size, its encoding or its depth."""

import json
import re
from typing import Any

from django.http import HttpRequest
from django.http.request import UnreadablePostError

from cms.api.problems import Refusal, shown

# An escape that may leave half a surrogate pair behind, which no text can hold (RFC 8259, 8.2).
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def read_json(request: HttpRequest, limit: int) -> Any:
    """The body as JSON; `Refusal` when it is larger than *limit* bytes, or is not JSON."""
    return as_json(read_body(request, limit))


def as_json(data: bytes) -> Any:
    """*data* as JSON; `Refusal` when it is not."""
    text = _decoded(data)
    if not text.strip():
        raise Refusal("unreadable-body", "The body is empty; send a JSON document.")
    try:
        document = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise Refusal("unreadable-body", f"Not JSON at {where}: {error.msg}.") from error
    except RecursionError as error:
        raise Refusal("unreadable-body", "The body is nested too deeply.") from error
    except ValueError as error:  # such as a number of more than 4,300 digits
        raise Refusal("unreadable-body", f"Not usable JSON: {error}.") from error
    if _SURROGATE.search(text):
        _refuse_half_pairs(document)
    return document


def read_body(request: HttpRequest, limit: int) -> bytes:
    """At most *limit* bytes, read past Django's own limit, which is for forms."""
    too_large = Refusal("too-large", f"The body may have {limit:,} bytes at most.")
    length = request.META.get("CONTENT_LENGTH") or "0"
    if length == "0" and request.headers.get("Transfer-Encoding"):
        # Django reads no more than the length that was said, and chunks say none.
        raise Refusal("no-length", "Send the body with a Content-Length, and not in chunks.")
    if length.isdecimal() and int(length) > limit:
        raise too_large
    try:
        data = request.read(limit + 1)
    except UnreadablePostError as error:
        raise Refusal("unreadable-body", "The body ended before its length was read.") from error
    if len(data) > limit:
        raise too_large
    if length.isdecimal() and len(data) < int(length):
        raise Refusal("unreadable-body", "The body ended before its length was read.")
    return data


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        detail = f"JSON is UTF-8 (RFC 8259), and byte {error.start + 1} is not."
        raise Refusal("unreadable-body", detail) from error


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the name {shown(twice)} is there twice in one object")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a JSON number")


def _refuse_half_pairs(document: Any) -> None:
    try:
        json.dumps(document, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        detail = "The body holds half a surrogate pair (\\ud800 to \\udfff), which is not text."
        raise Refusal("unreadable-body", detail) from error
