"""The contract: a reviewed file, true to what is answered."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from cms.api import examples
from cms.api.problems import KINDS
from cms.api.service import api as service
from cms.api.strict import Asked
from cms.models import Brand, MessageTemplate

SNAPSHOT = Path(__file__).resolve().parents[3] / "docs" / "openapi.json"
RENEW = "BUDSKAP_RENEW_SNAPSHOTS"
METHODS = {"get", "post"}


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    written: dict[str, Any] = json.loads(json.dumps(service.get_openapi_schema()))
    return written


def operations(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (method, path, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def test_the_contract_is_the_one_that_was_reviewed(document: dict[str, Any]) -> None:
    """A change of the contract is a change of docs/openapi.json, seen in review.

    Run with BUDSKAP_RENEW_SNAPSHOTS=1 to write it anew.
    """
    if os.environ.get(RENEW):
        SNAPSHOT.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n")
    assert json.loads(SNAPSHOT.read_text()) == document


def test_it_is_answered_to_anybody(stranger: Any, document: dict[str, Any]) -> None:
    response = stranger.get("openapi.json")
    assert response.json() == document
    etag = response["ETag"]
    assert stranger.get("openapi.json", If_None_Match=etag).status_code == 304


def test_every_call_of_the_design_is_there(document: dict[str, Any]) -> None:
    assert {f"{method} {path}" for method, path, _ in operations(document)} == {
        "get /api/v1/templates",
        "get /api/v1/templates/{key}",
        "get /api/v1/templates/{key}/{channel}",
        "post /api/v1/templates/{key}/{channel}/render",
        "get /api/v1/templates/{key}/{channel}/merge/{target}",
        "post /api/v1/templates/{key}/{channel}/merge/{target}/derive",
        "get /api/v1/releases",
        "get /api/v1/releases/{number}",
        "get /api/v1/releases/{number}/bundle",
        "get /api/v1/changes",
        "get /api/v1/drafts",
        "get /api/v1/export",
        "post /api/v1/drafts",
        "get /api/v1/snippets",
        "get /api/v1/snippets/{snippet}",
        "get /api/v1/compare",
        "get /api/v1/receipts",
        "get /api/v1/receipts/{digest}",
        "get /api/v1/provider-templates",
        "post /api/v1/check",
        "post /api/v1/measure",
        "post /api/v1/mcp",
        "get /api/v1/openapi.json",
    }


def test_every_call_is_named_once_secured_and_typed(document: dict[str, Any]) -> None:
    found = operations(document)
    assert len({operation["operationId"] for _, _, operation in found}) == len(found)
    for method, path, operation in found:
        assert method in METHODS
        is_open = path.endswith("openapi.json")
        assert operation.get("security", []) == ([] if is_open else [{"BearerToken": []}])
        for status, response in operation["responses"].items():
            if status in ("202", "304"):
                assert "content" not in response
                continue
            is_problem = int(status) >= 400
            media, *others = response["content"]
            forms = operation["operationId"] in ("check", "render") and not is_problem
            # What is no message of the assistants' protocol is refused in its own words.
            forms |= (operation["operationId"], status) == ("assistant", "400")
            assert bool(others) is forms, "only findings and batches come in several forms"
            file = {"getBundle": "application/x-ndjson", "exportTexts": "application/octet-stream"}
            usual = file.get(operation["operationId"], "application/json")
            is_file = operation["operationId"] in file
            assert media == ("application/problem+json" if is_problem else usual)
            schema = response["content"][media]["schema"]
            assert "$ref" in schema or "anyOf" in schema or (is_file and not is_problem)
        assert operation["summary"] and operation["description"]


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    text = json.dumps(document)
    names = {piece.split('"')[0] for piece in text.split("#/components/schemas/")[1:]}
    assert names == set(schemas)


def test_every_status_that_a_problem_has_is_declared(document: dict[str, Any]) -> None:
    declared = {int(status) for *_, op in operations(document) for status in op["responses"]}
    # A verb that is not for an address has no operation to be declared in.
    assert {kind.status for kind in KINDS.values()} - declared == {405}


def test_every_handler_reads_its_query_strictly() -> None:
    for router in service._get_bound_routers():
        for path, view in router.path_operations.items():
            for operation in view.operations:
                sources = [type(param.source) for param in operation.signature.params]
                assert Asked in sources, path


@pytest.mark.parametrize(
    ("path", "body"),
    [
        *(("templates/order.confirmed/sms/render", body) for body in examples.RENDER.values()),
        *(
            ("templates/order.confirmed/sms/merge/braze/derive", b)
            for b in examples.DERIVE.values()
        ),
        *(("check", body) for body in examples.CHECK.values()),
        *(("measure", body) for body in examples.MEASURE.values()),
        *(("drafts?dry_run=1", body) for body in examples.PUSH.values()),
    ],
)
def test_every_example_is_answered(api: Any, live: Any, may: Any, path: str, body: Any) -> None:
    live("nb")
    if path.startswith("drafts"):
        may("push_drafts")
        MessageTemplate.objects.update(key="another.one")
        Brand.objects.update(key="einerly")
    response = api.post(path, body)
    assert response.status_code == 200, response.content
    assert all("problem" not in result for result in response.json().get("results", []))
