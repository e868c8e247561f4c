"""The OpenAPI document: Ninja's, finished to say what is really answered."""

from typing import Any

from ninja.openapi.schema import OpenAPISchema

from cms.api.problems import MEDIA_TYPE, Problem

DESCRIPTION = (
    "Fetch and render what was approved and published: exact version, explicit locale fallback, "
    "and never a draft unless a call says so. Every refusal is an RFC 9457 problem document. "
    "See docs/api.md."
)

# What any call may be refused with, for its `response` declaration.
REFUSALS: dict[int, type[Problem]] = {status: Problem for status in (400, 401, 403, 429, 500)}
MISSING: dict[int, type[Problem]] = {404: Problem}
BODY: dict[int, type[Problem]] = {411: Problem, 413: Problem, 422: Problem}
CONFLICT: dict[int, type[Problem]] = {409: Problem}
NOT_MODIFIED: dict[int, None] = {304: None}

_PATH = {
    "key": ("The template's key.", "order.confirmed"),
    "snippet": ("The snippet's key.", "signature"),
    "channel": ("The channel's name.", "sms"),
    "target": ("Whose merge language.", "braze"),
    "number": ("The release's number, or a label of it.", "1"),
    "digest": ("The digest of a content, as answered with it.", "0" * 64),
}
_ETAG = {"description": "Strong; send it in If-None-Match.", "schema": {"type": "string"}}
_CACHE = {"description": "Who may keep the answer how long.", "schema": {"type": "string"}}
_NEWEST = {
    "description": "The newest release when this was answered; pin later calls with it.",
    "schema": {"type": "integer"},
}
_CHALLENGE = {"description": "RFC 6750.", "schema": {"type": "string"}}
_RETRY = {"description": "Seconds until the next call may come.", "schema": {"type": "integer"}}
RELEASE_HEADER = "Budskap-Release"


def finished(document: OpenAPISchema) -> OpenAPISchema:
    """*document* with problems as such, headers, and parameters without nulls."""
    for path in document["paths"].values():
        for method, operation in path.items():
            _finish_parameters(operation)
            for status, response in operation["responses"].items():
                _finish_response(operation["operationId"], method, int(status), response)
    _prune(document)
    for schema in document["components"]["schemas"].values():
        _without_titles(schema)
    return document


def _finish_parameters(operation: dict[str, Any]) -> None:
    """A query cannot hold null: a parameter that may be left out is just not required."""
    for parameter in operation["parameters"]:
        schema = parameter["schema"]
        if parameter["in"] == "path":
            parameter["description"], parameter["example"] = _PATH[parameter["name"]]
        if (null := {"type": "null"}) in schema.get("anyOf", ()):
            (kept,) = [each for each in schema.pop("anyOf") if each != null]
            schema.update(kept)
        if schema.get("default", ...) is None:
            del schema["default"]
        for said_beside_it in ("title", "description", "examples"):
            schema.pop(said_beside_it, None)
        if isinstance(parameter.get("examples"), list):  # JSON Schema's, not OpenAPI's
            parameter["example"] = parameter.pop("examples")[0]


def _without_titles(schema: dict[str, Any]) -> None:
    """Pydantic's titles say the name again."""
    if isinstance(schema.get("title"), str):
        del schema["title"]
    for each in schema.get("properties", {}).values():
        _without_titles(each)


def _finish_response(operation: str, method: str, status: int, response: dict[str, Any]) -> None:
    if status >= 400:
        response["content"] = {MEDIA_TYPE: response["content"].pop("application/json")}
    if status == 400 and operation == "assistant":  # a body that is none of the protocol's
        answer = {"$ref": "#/components/schemas/RpcAnswer"}
        response["content"]["application/json"] = {"schema": answer}
    if status == 401:
        response["headers"] = {"WWW-Authenticate": _CHALLENGE}
    if status == 429:
        response["headers"] = {"Retry-After": _RETRY}
    if status in (200, 304) and method == "get":
        response["headers"] = {"ETag": _ETAG, "Cache-Control": _CACHE}
        if operation == "fetchWording":
            response["headers"][RELEASE_HEADER] = _NEWEST


def _prune(document: OpenAPISchema) -> None:
    """Take out the schemas that nothing refers to: those of queries stand as parameters."""
    schemas = document["components"]["schemas"]
    while unused := schemas.keys() - _referred(document):
        for name in unused:
            del schemas[name]


def _referred(value: Any) -> set[str]:
    if isinstance(value, dict):
        found = {value["$ref"].rpartition("/")[2]} if isinstance(value.get("$ref"), str) else set()
        return found.union(*(_referred(each) for each in value.values()))
    if isinstance(value, list):
        return set().union(*(_referred(each) for each in value))
    return set()
