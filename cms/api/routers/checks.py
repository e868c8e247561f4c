"""``POST check`` and ``POST measure``: texts that are not stored, for other tools and for CI."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router

from cms.api import judging
from cms.api.answers import answer_once
from cms.api.examples import CHECK, MEASURE, body_examples
from cms.api.openapi import BODY, REFUSALS
from cms.api.schemas.common import MeasurementAnswer
from cms.api.schemas.documents import CheckAnswer, CheckBody, MeasureRequest
from cms.api.strict import Asked, NoParameters, Sent

router = Router(tags=["Checking"], by_alias=True)


@router.post(
    "check",
    operation_id="check",
    summary="Findings in a message",
    response={200: CheckAnswer, **REFUSALS, **BODY},
    openapi_extra=body_examples(CHECK),
)
def check(
    request: HttpRequest,
    query: Annotated[NoParameters, Asked()],
    body: Annotated[CheckBody, Sent()],
) -> HttpResponse:
    """Check a message document, alone or wrapped with a guide document or a stored brand's key."""
    return answer_once(judging.check(body))


@router.post(
    "measure",
    operation_id="measure",
    summary="Figures of a content",
    response={200: MeasurementAnswer, **REFUSALS, **BODY},
    openapi_extra=body_examples(MEASURE),
)
def measure(
    request: HttpRequest,
    query: Annotated[NoParameters, Asked()],
    body: Annotated[MeasureRequest, Sent()],
) -> HttpResponse:
    """Measure a content as it stands, before values are filled in."""
    return answer_once(judging.measure(body))
