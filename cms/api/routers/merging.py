"""``templates/{key}/{channel}/merge/{target}``: a wording in a sender's merge language."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router

from cms.api.answers import FOR_EVER, REVALIDATE, answer, answer_once
from cms.api.auth import caller
from cms.api.choosing import Shelf
from cms.api.examples import DERIVE, body_examples
from cms.api.merging import derive_answer, merge_answer, target_of
from cms.api.names import locale_tag
from cms.api.openapi import BODY, MISSING, NOT_MODIFIED, REFUSALS
from cms.api.reading import reading
from cms.api.rights import Verb
from cms.api.schemas.merging import (
    DeriveAnswer,
    DeriveBody,
    ExportQuery,
    MergeAnswer,
    MergeQuery,
)
from cms.api.strict import Asked, Sent

router = Router(tags=["Merge languages"], by_alias=True)


@router.get(
    "templates/{key}/{channel}/merge/{target}",
    operation_id="exportWording",
    summary="One wording in a sender's merge language",
    response={200: MergeAnswer, **NOT_MODIFIED, **REFUSALS, **MISSING},
)
def export(
    request: HttpRequest,
    key: str,
    channel: str,
    target: str,
    query: Annotated[ExportQuery, Asked()],
) -> HttpResponse:
    """The texts, what must be sent beside them, and what this sender cannot carry, by name.

    The wording is chosen as when it is fetched.
    """
    view = reading(caller(request), Verb.FETCH, query.environment)
    tag = locale_tag(query.locale)
    chosen = Shelf(key, channel, [tag], query, view).choose(tag, query.recipient)
    fixed = query.release is not None and query.release.isdecimal()
    return answer(
        request,
        merge_answer(chosen, target_of(target), query, channel),
        cache=FOR_EVER if fixed else REVALIDATE,
        language=chosen.entry.locale,
    )


@router.post(
    "templates/{key}/{channel}/merge/{target}/derive",
    operation_id="deriveValues",
    summary="The values to send beside an export",
    response={200: DeriveAnswer, **REFUSALS, **MISSING, **BODY},
    openapi_extra=body_examples(DERIVE),
)
def derive(
    request: HttpRequest,
    key: str,
    channel: str,
    target: str,
    query: Annotated[MergeQuery, Asked()],
    body: Annotated[DeriveBody, Sent()],
) -> HttpResponse:
    """Compute what the contract of an export asks for, for each reader."""
    view = reading(caller(request), Verb.RENDER, query.environment)
    return answer_once(derive_answer(key, channel, target_of(target), body, query, view))
