"""``POST mcp``: tools for assistants."""

import json
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router

from cms.api.answers import JSON, ONCE
from cms.api.assistant.protocol import INVALID_REQUEST, PARSE_ERROR, Fault, answer, read
from cms.api.assistant.serving import REVISIONS, serve
from cms.api.bodies import read_json
from cms.api.openapi import BODY, REFUSALS
from cms.api.problems import Refusal
from cms.api.schemas.assistant import RpcAnswer, RpcMessage
from cms.api.strict import MEGABYTE, Asked, NoParameters

router = Router(tags=["Assistants"], by_alias=True)

LIMIT = 2 * MEGABYTE
# What stands in `params` is each tool's own: the model's schema refers to nothing beside it.
_MESSAGE = RpcMessage.model_json_schema() | {"$defs": {}}
_MESSAGE["properties"]["params"]["additionalProperties"] = True
del _MESSAGE["$defs"]
del _MESSAGE["properties"]["id"]["default"]  # a message without an id is a notification
_ASKED = {"content": {JSON: {"schema": _MESSAGE}}, "required": True}


@router.post(
    "mcp",
    operation_id="assistant",
    summary="Tools for assistants (MCP)",
    response={200: RpcAnswer, 202: None, **REFUSALS, **BODY},
    openapi_extra={"requestBody": _ASKED},
)
def assistant(request: HttpRequest, query: Annotated[NoParameters, Asked()]) -> HttpResponse:
    """One message of the Model Context Protocol: `initialize`, `ping`, `tools/list`, `tools/call`.

    Tools are calls of this API; an assistant reads, checks, renders and proposes drafts as the
    token's user may, and nothing goes live by it. A notification is answered with 202.
    """
    _refuse_foreign_pages(request)
    try:
        sent = read_json(request, LIMIT)
    except Refusal as refusal:
        if refusal.kind != "unreadable-body":
            raise
        return _answer(Fault(PARSE_ERROR, refusal.problem.detail).document(), 400)
    try:
        _require_revision(request)
        message = read(sent)
        if message is None or message.is_notification:
            return HttpResponse(status=202, headers=ONCE)
        return _answer(answer(message, serve(request, message)))
    except Fault as fault:
        return _answer(fault.document(), 400 if fault.code == INVALID_REQUEST else 200)


def _answer(document: dict[str, Any], status: int = 200) -> HttpResponse:
    content = json.dumps(document, ensure_ascii=False).encode()
    return HttpResponse(content, status=status, content_type=JSON, headers=ONCE)


def _require_revision(request: HttpRequest) -> None:
    """After the handshake a client says which revision it speaks; without it, the oldest."""
    said = request.headers.get("MCP-Protocol-Version")
    if said is not None and said not in (*REVISIONS, "2025-03-26"):
        words = f"This server speaks {' and '.join(REVISIONS)} of the protocol."
        raise Fault(INVALID_REQUEST, words)


def _refuse_foreign_pages(request: HttpRequest) -> None:
    """No page of another site calls this (the protocol, "Security Warning"); programs send none."""
    origin = request.headers.get("Origin")
    if origin and origin not in {f"{request.scheme}://{request.get_host()}", settings.BASE_URL}:
        raise Refusal("forbidden", "Pages of other sites may not call this.")
