"""Answers: JSON with a strong ETag, 304 for who has it already, and who may keep it how long."""

import hashlib
from collections.abc import Iterable, Mapping

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import parse_etags
from pydantic import BaseModel

# Answers differ by token, so only the caller's own cache may keep them.
REVALIDATE = "private, no-cache"
FOR_EVER = "private, max-age=31536000, immutable"


def answer(
    request: HttpRequest,
    body: BaseModel,
    *,
    cache: str = REVALIDATE,
    language: str = "en",
    exclude: set[str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """*body* as JSON, or 304 when the caller's ``If-None-Match`` has it.

    The ETag is a digest of the whole answer, so it tells apart what was asked as well. *language*
    is a BCP 47 tag.
    """
    content = body.model_dump_json(by_alias=True, exclude=exclude).encode()
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    fields = {
        "ETag": etag,
        "Cache-Control": cache,
        "Vary": "Authorization",
        "Content-Language": language,
        **(headers or {}),
    }
    if has_already(request, etag):
        response = HttpResponse(status=304, headers=fields)
        del response["Content-Type"]
        return response
    return HttpResponse(content, content_type="application/json", headers=fields)


def answer_lines(
    request: HttpRequest,
    lines: Iterable[bytes],
    *,
    etag: str,
    content_type: str,
    cache: str = FOR_EVER,
) -> HttpResponseBase:
    """*lines* as they are made; 304 where the caller has them already.

    *etag* must stand for them.
    """
    fields = {"ETag": etag, "Cache-Control": cache, "Vary": "Authorization"}
    if has_already(request, etag):
        response = HttpResponse(status=304, headers=fields)
        del response["Content-Type"]
        return response
    return StreamingHttpResponse(lines, content_type=content_type, headers=fields)


def answer_once(body: BaseModel, *, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """*body* as the answer to a ``POST``, which no cache keeps."""
    return answer_written(
        body.model_dump_json(by_alias=True), "application/json", headers=headers or {}
    )


def answer_written(text: str, media: str, *, headers: Mapping[str, str]) -> HttpResponse:
    """*text* as the answer to a ``POST``, in UTF-8, which no cache keeps."""
    kind = f"{media}; charset=utf-8" if media.startswith("text/") else media
    return HttpResponse(
        text.encode("utf-8", "backslashreplace"),
        content_type=kind,
        headers={"Cache-Control": "no-store", "Content-Language": "en", **headers},
    )


def has_already(request: HttpRequest, etag: str) -> bool:
    """Whether ``If-None-Match`` is ``*`` or lists *etag*, compared weakly (RFC 9110, 13.1.2)."""
    held = [
        each.removeprefix("W/") for each in parse_etags(request.headers.get("If-None-Match", ""))
    ]
    return "*" in held or etag in held
