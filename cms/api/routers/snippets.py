"""``GET snippets``: the pieces of text that messages share, for tools that keep texts elsewhere."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router

from cms.api.answers import answer_unkept
from cms.api.auth import require
from cms.api.openapi import MISSING, REFUSALS
from cms.api.reading import drafting
from cms.api.rights import Verb
from cms.api.schemas.snippets import SnippetAnswer, SnippetList, SnippetsQuery
from cms.api.snippets import all_snippets, one_snippet
from cms.api.strict import Asked

router = Router(tags=["Drafts"], by_alias=True)


@router.get(
    "snippets",
    operation_id="listSnippets",
    summary="Snippets of a brand",
    response={200: SnippetList, **REFUSALS, **MISSING},
)
def list_snippets(request: HttpRequest, query: Annotated[SnippetsQuery, Asked()]) -> HttpResponse:
    """Every snippet of a brand with its texts by locale and channel, by key.

    What is published says its snippets already: this is for those who write texts.
    """
    return answer_unkept(all_snippets(query.brand, drafting(require(request, Verb.DRAFT))))


@router.get(
    "snippets/{snippet}",
    operation_id="getSnippet",
    summary="One snippet",
    response={200: SnippetAnswer, **REFUSALS, **MISSING},
)
def get_snippet(
    request: HttpRequest, snippet: str, query: Annotated[SnippetsQuery, Asked()]
) -> HttpResponse:
    """One snippet of a brand."""
    view = drafting(require(request, Verb.DRAFT))
    return answer_unkept(one_snippet(snippet, query.brand, view))
