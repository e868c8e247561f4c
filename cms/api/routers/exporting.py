"""``GET export``: texts as a file for translators, as the page of that name makes it."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router

from cms.api.answers import answer_file
from cms.api.auth import require
from cms.api.exporting import texts_file
from cms.api.openapi import MISSING, REFUSALS
from cms.api.reading import drafting
from cms.api.rights import Verb
from cms.api.schemas.exporting import TextsQuery
from cms.api.strict import Asked

router = Router(tags=["Drafts"], by_alias=True)

FILE_TYPE = "application/octet-stream"


@router.get(
    "export",
    operation_id="exportTexts",
    summary="Texts as a file for translators",
    response={200: None, **REFUSALS, **MISSING},
    openapi_extra={
        "responses": {
            200: {"content": {FILE_TYPE: {"schema": {"type": "string", "format": "binary"}}}}
        }
    },
)
def export_texts(request: HttpRequest, query: Annotated[TextsQuery, Asked()]) -> HttpResponse:
    """Whole sentences with their limits, notes and states; what comes back is imported as it is.

    It needs the right to read drafts of the brand, and the right to import into all its locales.
    """
    name, data = texts_file(query, drafting(require(request, Verb.DRAFT)), request.user)
    return answer_file(name, data, FILE_TYPE)
