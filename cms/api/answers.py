"""Answers: JSON with a strong ETag, 304 for who has it already, and who may keep it how long."""

import hashlib
from collections.abc import Iterable, Mapping

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from pydantic import BaseModel

from cms.delivery.compressing import VARY, compressed, gzip_tag, wants_gzip
from cms.delivery.conditions import holds
from cms.delivery.noted import NOTED, Noted, Wording

JSON = "application/json"

# Answers differ by token, so only the caller's own cache may keep them.
REVALIDATE = "private, no-cache"
UNKEPT = "private, no-store"
FOR_EVER = "private, max-age=31536000, immutable"


def answer(
    request: HttpRequest,
    body: BaseModel,
    *,
    cache: str = REVALIDATE,
    language: str = "en",
    exclude: set[str] | None = None,
    headers: Mapping[str, str] | None = None,
    wording: Wording | None = None,
) -> HttpResponse:
    """*body* as JSON, or 304 when the caller's ``If-None-Match`` has it.

    The ETag is a digest of the whole answer, so it tells apart what was asked as well. *language*
    is a BCP 47 tag. An answer that holds a *wording* may be kept by the dispatcher.
    """
    content = body.model_dump_json(by_alias=True, exclude=exclude).encode()
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    if wording:
        request.META[NOTED] = Noted(content, etag, JSON, wording)
    fields = {"Cache-Control": cache, "Vary": VARY, "Content-Language": language, **(headers or {})}
    if wants_gzip(request.headers.get("Accept-Encoding", "")) and (smaller := compressed(content)):
        content, etag = smaller, gzip_tag(etag)
        fields["Content-Encoding"] = "gzip"
    fields["ETag"] = etag
    return _conditional(request, content, fields)


def _conditional(request: HttpRequest, content: bytes, fields: dict[str, str]) -> HttpResponse:
    """*content*, or 304; both say the length of what there is (RFC 9110, 8.6)."""
    fields["Content-Length"] = str(len(content))
    if not has_already(request, fields["ETag"]):
        return HttpResponse(content, content_type=JSON, headers=fields)
    fields.pop("Content-Encoding", None)
    response = HttpResponse(status=304, headers=fields)
    del response["Content-Type"]
    return response


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


def answer_unkept(
    body: BaseModel, *, language: str = "en", exclude: set[str] | None = None
) -> HttpResponse:
    """*body* as the answer to a ``GET`` that nobody may keep: it is for this caller, now."""
    return HttpResponse(
        body.model_dump_json(by_alias=True, exclude=exclude),
        content_type="application/json",
        headers={
            "Cache-Control": UNKEPT,
            "Vary": "Authorization",
            "Content-Language": language,
        },
    )


def answer_file(name: str, data: bytes, media: str) -> HttpResponse:
    """*data* as a file called *name*, which nobody may keep."""
    return HttpResponse(
        data,
        content_type=media,
        headers={
            "Cache-Control": UNKEPT,
            "Vary": "Authorization",
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


def answer_once(body: BaseModel, *, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """*body* as the answer to a ``POST``, which no cache keeps."""
    return answer_written(
        body.model_dump_json(by_alias=True), "application/json", headers=headers or {}
    )


ONCE = {"Cache-Control": "no-store", "Content-Language": "en"}


def answer_bytes(content: bytes) -> HttpResponse:
    """JSON that is written already, as the answer to a ``POST``."""
    return HttpResponse(content, content_type=JSON, headers=ONCE)


def answer_as_made(lines: Iterable[bytes], media: str) -> HttpResponseBase:
    """*lines* as they are made, as the answer to a ``POST``."""
    return StreamingHttpResponse(lines, content_type=media, headers=ONCE)


def answer_written(text: str, media: str, *, headers: Mapping[str, str]) -> HttpResponse:
    """*text* as the answer to a ``POST``, in UTF-8, which no cache keeps."""
    kind = f"{media}; charset=utf-8" if media.startswith("text/") else media
    return HttpResponse(
        text.encode("utf-8", "backslashreplace"),
        content_type=kind,
        headers={**ONCE, **headers},
    )


def has_already(request: HttpRequest, etag: str) -> bool:
    """Whether ``If-None-Match`` is ``*`` or lists *etag*."""
    return holds(request.headers.get("If-None-Match", ""), etag)
