"""``GET`` and ``POST drafts``: message documents as they are drafted, for tools that keep texts
elsewhere.
"""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router

from cms.api.answers import answer_once, answer_unkept
from cms.api.auth import BearerToken, caller, require
from cms.api.drafting import draft_page
from cms.api.examples import PUSH, body_examples
from cms.api.openapi import BODY, CONFLICT, MISSING, REFUSALS
from cms.api.pushing import push
from cms.api.reading import drafting
from cms.api.rights import Verb
from cms.api.schemas.drafts import DraftPage, ListDraftsQuery, PushAnswer, PushBody, PushQuery
from cms.api.strict import Asked, SentBatch

router = Router(tags=["Drafts"], by_alias=True)


@router.get(
    "drafts",
    operation_id="listDrafts",
    summary="Message documents of drafts",
    response={200: DraftPage, **REFUSALS, **MISSING},
)
def list_drafts(request: HttpRequest, query: Annotated[ListDraftsQuery, Asked()]) -> HttpResponse:
    """Message documents with the latest draft of every variant, by key, a page at a time.

    Published or not. Nobody has approved them: they are to be edited and pushed, never sent.
    """
    return answer_unkept(draft_page(query, drafting(require(request, Verb.DRAFT))))


@router.post(
    "drafts",
    auth=BearerToken("push"),
    operation_id="pushDrafts",
    summary="Write drafts",
    response={200: PushAnswer, **REFUSALS, **BODY, **CONFLICT},
    openapi_extra=body_examples(PUSH),
)
def push_drafts(
    request: HttpRequest,
    query: Annotated[PushQuery, Asked()],
    body: Annotated[PushBody, SentBatch()],
) -> HttpResponse:
    """Write one message document, or several, as drafts: all of it or nothing, never live.

    A variant's `base` is the version it was made from; where the draft was changed since, the call
    is refused with 409 and says what stands in the way. The same documents twice write nothing.
    """
    return answer_once(push(body, caller(request), dry_run=query.dry_run))
