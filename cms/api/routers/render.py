"""``POST templates/{key}/{channel}/render``: finished messages."""

from collections.abc import Iterator
from typing import Annotated

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from msgspec import to_builtins
from ninja import Router

from cms.api.answers import JSON, answer_as_made, answer_bytes, answer_once
from cms.api.batches import batch_answer, batch_lines
from cms.api.examples import RENDER, body_examples
from cms.api.openapi import BODY, MISSING, REFUSALS
from cms.api.quick import QuickBatch
from cms.api.rendering import Order, order_for, render_many, render_one, result_of
from cms.api.schemas.content import RenderQuery
from cms.api.schemas.render import BatchAnswer, OneAnswer, RenderBody, RenderMany, RenderOne
from cms.api.strict import Asked, SentBatch

LINES = "application/x-ndjson"
AS_LINES = {LINES: {"schema": {"type": "string", "description": "A Result a line."}}}

router = Router(tags=["Rendering"], by_alias=True)


@router.post(
    "templates/{key}/{channel}/render",
    operation_id="render",
    summary="One message, or a batch",
    response={200: OneAnswer | BatchAnswer, **REFUSALS, **MISSING, **BODY},
    openapi_extra={**body_examples(RENDER), "responses": {200: {"content": AS_LINES}}},
)
def render(
    request: HttpRequest,
    key: str,
    channel: str,
    query: Annotated[RenderQuery, Asked()],
    body: Annotated[RenderBody, SentBatch()],
) -> HttpResponseBase:
    """Fill a wording with values, for one or for many: a failure stops no other recipient.

    With `Accept: application/x-ndjson` the results of a batch come a line each, as they are made.
    """
    if isinstance(body, RenderOne):
        return answer_once(render_one(key, channel, body, query))
    if isinstance(body, QuickBatch) and query.payload:
        body = RenderMany.model_validate(to_builtins(body))
    order = order_for(key, channel, body.recipients, query)
    if request.get_preferred_type([JSON, LINES]) == LINES:
        return answer_as_made(_lines(order, body), LINES)
    if isinstance(body, QuickBatch):
        return answer_bytes(batch_answer(order, body))
    return answer_once(render_many(order, body))


def _lines(order: Order, body: RenderMany | QuickBatch) -> Iterator[bytes]:
    """A result a line, as it is made."""
    if isinstance(body, QuickBatch):
        yield from batch_lines(order, body)
        return
    for index, recipient in enumerate(body.recipients):
        result = result_of(order, recipient, index)
        yield result.model_dump_json(by_alias=True).encode() + b"\n"
