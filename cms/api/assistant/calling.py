"""A tool's call, made to the API itself: the same door, the same rights, the same words."""

import json
from io import BytesIO
from typing import Any
from urllib.parse import unquote

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.urls import resolve

from cms.api.assistant.tools import Tool
from cms.api.auth import COUNTED

BELOW = "/api/v1/"
# Of the assistant's own call, these go along: who calls, and where the server believes it is.
KEPT = ("HTTP_AUTHORIZATION", "HTTP_HOST", "SERVER_NAME", "SERVER_PORT", "REMOTE_ADDR")


def call(request: HttpRequest, tool: Tool, sent: dict[str, Any]) -> dict[str, Any]:
    """The result of *tool* with the arguments *sent*, as ``tools/call`` tells it.

    A refusal of the API is a result too, with ``isError``: the assistant reads it and does better.
    """
    response = _answered(_request(request, tool, sent))
    document = json.loads(response.content)
    return {
        "content": [{"type": "text", "text": json.dumps(document, ensure_ascii=False)}],
        "structuredContent": document,
        "isError": response.status_code >= 400,
    }


def _request(request: HttpRequest, tool: Tool, sent: dict[str, Any]) -> HttpRequest:
    path, _, query = tool.address(sent).partition("?")
    content = tool.content(sent)
    body = b"" if content is None else json.dumps(content).encode()
    environ = {name: request.META[name] for name in KEPT if name in request.META}
    environ |= {
        "REQUEST_METHOD": tool.method,
        # WSGI's path is decoded, octet by octet (PEP 3333).
        "PATH_INFO": unquote(BELOW + path, encoding="latin-1"),
        "QUERY_STRING": query,
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_ACCEPT": "application/json",
        "wsgi.input": BytesIO(body),
        "wsgi.url_scheme": request.scheme,
        COUNTED: True,
    }
    return WSGIRequest(environ)


def _answered(request: HttpRequest) -> HttpResponse:
    found = resolve(request.path_info)
    response: HttpResponse = found.func(request, *found.args, **found.kwargs)
    return response
