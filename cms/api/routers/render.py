"""``POST templates/{key}/{channel}/render``: finished messages."""

from collections.abc import Iterator
from typing import Annotated

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from msgspec import to_builtins
from ninja import Router

from cms.api.answers import JSON, answer_as_made, answer_bytes, answer_once
from cms.api.auth import caller
from cms.api.batches import batch_answer, batch_lines
from cms.api.caller import Caller
from cms.api.examples import RENDER, body_examples
from cms.api.openapi import BODY, MISSING, REFUSALS
from cms.api.quick import QuickBatch
from cms.api.reading import reading
from cms.api.rendering import Order, order_for, render_one
from cms.api.rights import Verb
from cms.api.schemas.content import RenderQuery
from cms.api.schemas.render import BatchAnswer, OneAnswer, RenderBody, RenderMany, RenderOne
from cms.api.strict import Asked, SentBatch
from cms.delivery import usage
from cms.delivery.noted import ORDER

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
    who = caller(request)
    view = reading(who, Verb.RENDER, query.environment)
    if isinstance(body, RenderOne):
        one = render_one(key, channel, body, query, view)
        usage.count((who.token_id, key, channel, one.locale, view.environment))
        return answer_once(one)
    if isinstance(body, QuickBatch) and query.payload:
        body = RenderMany.model_validate(to_builtins(body))
    order = order_for(key, channel, body.recipients, query, view)
    if isinstance(body, QuickBatch):
        request.META[ORDER] = order
    if request.get_preferred_type([JSON, LINES]) == LINES:
        return answer_as_made(counted(batch_lines(order, body), order, who), LINES)
    answer = batch_answer(order, body)
    count_uses(order, who)
    return answer_bytes(answer)


def counted(lines: Iterator[bytes], order: Order, who: Caller) -> Iterator[bytes]:
    """*lines*, and at their end, or where they are cut off, a count of what was rendered."""
    try:
        yield from lines
    finally:
        count_uses(order, who)


def count_uses(order: Order, who: Caller) -> None:
    """Count what a batch rendered."""
    shelf = order.shelf
    usage.count_many(
        ((who.token_id, shelf.key, shelf.channel, locale, shelf.reading.environment), number)
        for locale, number in order.uses.items()
    )
