"""``POST templates/{key}/{channel}/render``: finished messages."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router

from cms.api.answers import answer_once
from cms.api.auth import caller
from cms.api.examples import RENDER, body_examples
from cms.api.openapi import BODY, MISSING, REFUSALS
from cms.api.reading import reading
from cms.api.rendering import render_many, render_one
from cms.api.rights import Verb
from cms.api.schemas.content import RenderQuery
from cms.api.schemas.render import BatchAnswer, OneAnswer, RenderBody, RenderMany
from cms.api.strict import Asked, SentBatch

router = Router(tags=["Rendering"], by_alias=True)


@router.post(
    "templates/{key}/{channel}/render",
    operation_id="render",
    summary="One message, or a batch",
    response={200: OneAnswer | BatchAnswer, **REFUSALS, **MISSING, **BODY},
    openapi_extra=body_examples(RENDER),
)
def render(
    request: HttpRequest,
    key: str,
    channel: str,
    query: Annotated[RenderQuery, Asked()],
    body: Annotated[RenderBody, SentBatch()],
) -> HttpResponse:
    """Fill a wording with values, for one or for many: a failure stops no other recipient."""
    view = reading(caller(request), Verb.RENDER, query.environment)
    if isinstance(body, RenderMany):
        return answer_once(render_many(key, channel, body, query, view))
    return answer_once(render_one(key, channel, body, query, view))
