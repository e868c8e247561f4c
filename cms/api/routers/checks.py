"""``POST check`` and ``POST measure``: texts that are not stored, for other tools and for CI."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router

from cms.api import judging
from cms.api.answers import answer_once, answer_written
from cms.api.auth import require
from cms.api.examples import CHECK, MEASURE, body_examples
from cms.api.openapi import BODY, REFUSALS
from cms.api.rights import Verb
from cms.api.schemas.common import MeasurementAnswer
from cms.api.schemas.documents import CheckAnswer, CheckBody, CheckQuery, MeasureRequest
from cms.api.strict import Asked, NoParameters, Sent

router = Router(tags=["Checking"], by_alias=True)

EXIT_STATUS = "Budskap-Exit-Status"
FORMS = {"json": "application/json", "text": "text/plain", "sarif": "application/sarif+json"}
OTHER_FORMS = {
    FORMS["text"]: {"schema": {"type": "string"}},
    FORMS["sarif"]: {"schema": {"type": "object", "description": "A SARIF 2.1.0 log."}},
}


def preferred_form(request: HttpRequest) -> str:
    """The form that ``Accept`` likes best; JSON where it says nothing that we have."""
    names = {media: form for form, media in FORMS.items()}
    return names.get(request.get_preferred_type(list(names)) or "", "json")


@router.post(
    "check",
    operation_id="check",
    summary="Findings in a message",
    response={200: CheckAnswer, **REFUSALS, **BODY},
    openapi_extra={**body_examples(CHECK), "responses": {200: {"content": OTHER_FORMS}}},
)
def check(
    request: HttpRequest,
    query: Annotated[CheckQuery, Asked()],
    body: Annotated[CheckBody, Sent()],
) -> HttpResponse:
    """Check a message document, alone or wrapped with a guide document or a stored brand's key.

    Answers JSON, a line of text a finding, or a SARIF log: as `format` says, else the header
    `Accept`. The header `Budskap-Exit-Status` has what a command should end with.
    """
    who = require(request, Verb.CHECK)
    judged = judging.check(body, query.fail_on, who)
    form = query.format or preferred_form(request)
    status = {EXIT_STATUS: str(judged.exit_status)}
    if form == "json":
        return answer_once(judged.answer(), headers=status)
    return answer_written(judged.written(form), FORMS[form], headers=status)


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
    require(request, Verb.CHECK)
    return answer_once(judging.measure(body))
