"""``GET openapi.json``: the contract, which needs no token."""

import json
from functools import cache
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import JsonValue, RootModel

from cms.api.answers import answer
from cms.api.openapi import NOT_MODIFIED
from cms.api.problems import Problem
from cms.api.strict import Asked, NoParameters

router = Router(tags=["Contract"], by_alias=True)


class Contract(RootModel[dict[str, JsonValue]]):
    """An OpenAPI 3.1 document."""


@router.get(
    "openapi.json",
    auth=None,
    operation_id="getContract",
    summary="This document",
    response={200: Contract, **NOT_MODIFIED, 400: Problem, 500: Problem},
)
def get_contract(request: HttpRequest, query: Annotated[NoParameters, Asked()]) -> HttpResponse:
    """The OpenAPI 3.1 document of this API."""
    return answer(request, _contract())


@cache
def _contract() -> Contract:
    from cms.api.service import api

    written = json.dumps(api.get_openapi_schema())  # JSON's names are texts: statuses too
    return Contract.model_validate_json(written)
