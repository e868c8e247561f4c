"""What is refused whatever the call: paths, verbs, bodies, queries, and our own faults."""

import io
import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cms import queries
from cms.api.problems import KINDS
from cms.models import Variant

Draft = Callable[..., Variant]
RENDER = "templates/order.confirmed/sms/render"
BODIED = [RENDER, "check", "measure"]
READ = [
    "templates",
    "templates/order.confirmed",
    "templates/order.confirmed/sms?locale=nb",
    "releases",
    "releases/1",
    "releases/1/bundle",
    "changes?since=0",
    "openapi.json",
]
MEGABYTE = 1024 * 1024


# -- addresses and verbs ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "",
        "nothing",
        "templates/",
        "templates//sms",
        "templates/a/b/c",
        "templates/a/b/render/d",
        "releases/1/bundles",
        "releases/1/2",
        "openapi.yaml",
        "docs",
        "%00",
        "%FF",
        "..%2Fadmin",
        "x" * 5000,
    ],
)
@pytest.mark.parametrize("verb", ["GET", "POST", "HEAD", "BREW"])
def test_what_is_no_address_is_a_problem(api: Any, problem: Any, verb: str, path: str) -> None:
    response = api.call(verb, path)
    if verb == "HEAD":
        assert (response.status_code, response.content) == (404, b"")
        assert response["Content-Type"] == "application/problem+json"
    else:
        problem(response, 404, "unknown-address")


@pytest.mark.parametrize("verb", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
@pytest.mark.parametrize("path", READ)
def test_what_is_read_takes_no_other_verb(api: Any, problem: Any, verb: str, path: str) -> None:
    response = api.call(verb, path)
    problem(response, 405, "wrong-verb")
    assert response["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("verb", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", BODIED)
def test_what_takes_a_body_takes_no_other_verb(api: Any, verb: str, path: str) -> None:
    response = api.call(verb, path)
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("path", [*READ, *(f"{path}" for path in BODIED)])
def test_an_unknown_parameter_is_refused_on_every_call(
    api: Any, live: Draft, problem: Any, path: str
) -> None:
    live("nb")
    joint = "&" if "?" in path else "?"
    verb = "POST" if path in BODIED else "GET"
    told = problem(api.call(verb, f"{path}{joint}lokale=nb", {}), 400, "bad-query")
    assert told["errors"][0]["parameter"] == "lokale"
    assert "known:" in told["errors"][0]["detail"]


def test_a_query_of_very_many_parameters_is_refused(api: Any, problem: Any) -> None:
    query = "&".join(f"p{number}=1" for number in range(500))
    told = problem(api.get(f"templates?{query}"), 400, "bad-query")
    assert len(told["errors"]) == 20
    query = "&".join(f"p{number}=1" for number in range(20_000))
    problem(api.get(f"templates?{query}"), 400, "bad-request")


# -- bodies ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"{", "line 1, column 2"),
        (b'{"locale": "nb",\n "values": {', "line 2"),
        (b"locale=nb", "line 1, column 1"),
        (b"\xff\xfe{\x00}\x00", "byte 1 is not"),
        ('{"locale": "blåbær"}'.encode("latin-1"), "byte 15 is not"),
        (b'\xef\xbb\xbf{"locale": "nb"}', "Not JSON"),
        (b'{"locale": "nb", "locale": "da"}', "'locale' is there twice"),
        (b'{"values": {"a": 1, "a": 2}}', "'a' is there twice"),
        (b'{"values": {"a": NaN}}', "NaN is not a JSON number"),
        (b'{"values": {"a": -Infinity}}', "Infinity is not"),
        (b'{"values": {"a": ' + b"9" * 5000 + b"}}", "Not usable"),
        (b"[" * 100_000, "too deeply"),
        (b'{"values": {"a": "\\ud800"}}', "surrogate"),
        (b'{"\\uDFFF": 1}', "surrogate"),
    ],
    ids=lambda value: str(value)[:30],
)
@pytest.mark.parametrize("path", BODIED)
def test_a_body_that_is_not_json_is_refused(
    api: Any, problem: Any, path: str, body: bytes, words: str
) -> None:
    assert words in problem(api.post(path, body), 400, "unreadable-body")["detail"]


def test_a_whole_surrogate_pair_is_text(api: Any) -> None:
    body = b'{"channel": "sms", "content": {"body": "\\ud83d\\ude00"}}'
    assert api.post("measure", body).json()["detail"]["encoding"] == "UCS-2"


@pytest.mark.parametrize(
    ("path", "limit"),
    [(RENDER, 20 * MEGABYTE), ("check", 2 * MEGABYTE), ("measure", 2 * MEGABYTE)],
)
def test_a_body_has_a_greatest_size(api: Any, problem: Any, path: str, limit: int) -> None:
    told = problem(api.post(path, b" " * (limit + 1)), 413, "too-large")
    assert f"{limit:,}" in told["detail"]
    problem(api.post(path, b" " * limit), 400, "unreadable-body")


class Stream(io.RawIOBase):
    """A body that gives so many bytes at each reading, or tears."""

    def __init__(self, gives: int | None) -> None:
        self.gives = gives

    def read(self, size: int = -1) -> bytes:
        if self.gives is None:
            raise OSError("the client went away")
        return b"x" * min(size, self.gives)


@pytest.mark.parametrize(
    ("gives", "length", "status", "kind"),
    [
        (50 * MEGABYTE, 50 * MEGABYTE, 413, "too-large"),
        (0, 100, 400, "unreadable-body"),
        (None, 100, 400, "unreadable-body"),
    ],
    ids=["too long", "too short", "torn"],
)
def test_a_body_that_does_not_come_as_was_said_is_refused(
    api: Any, problem: Any, gives: int | None, length: int, status: int, kind: str
) -> None:
    extra = {"wsgi.input": Stream(gives), "CONTENT_LENGTH": str(length)}
    response = api.client.post(
        "/api/v1/check", content_type="application/json", headers=api.headers, **extra
    )
    problem(response, status, kind)


def test_a_body_in_chunks_is_refused(api: Any, problem: Any) -> None:
    extra = {"CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked"}
    response = api.client.post("/api/v1/check", headers=api.headers, **extra)
    problem(response, 411, "no-length")


def test_a_refused_body_leaves_the_next_call_alone(api: Any) -> None:
    api.post("check", b"{")
    assert api.get("templates").status_code == 200


# -- our own faults --------------------------------------------------------------------------------


def test_our_own_fault_says_nothing_of_itself(
    api: Any, problem: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(*_: Any, **__: Any) -> Any:
        raise ZeroDivisionError("a secret detail")

    monkeypatch.setattr(queries, "published_templates", failing)
    with caplog.at_level(logging.ERROR, "cms.api"):
        response = api.get("templates")
    told = problem(response, 500, "internal-error")
    assert "secret" not in str(told) and "Traceback" not in response.content.decode()
    (record,) = [each for each in caplog.records if each.name == "cms.api"]
    assert record.getMessage() == "GET /api/v1/templates failed"
    assert record.exc_info is not None


def test_our_own_fault_while_asking_who_calls_is_a_problem_too(
    api: Any, problem: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(token: str) -> Any:
        raise RuntimeError(token)

    monkeypatch.setattr(queries, "bearer", failing)
    problem(api.get("templates"), 500, "internal-error")


def test_in_debug_mode_too(api: Any, problem: Any, settings: Any, monkeypatch: Any) -> None:
    settings.DEBUG = True
    monkeypatch.setattr(queries, "published_templates", lambda *_, **__: 1 / 0)
    problem(api.get("templates"), 500, "internal-error")
    problem(api.get("nothing"), 404, "unknown-address")


def test_no_problem_is_kept_by_a_cache(api: Any) -> None:
    assert api.get("nothing")["Cache-Control"] == "no-store"


def test_no_call_asks_for_a_csrf_token(token: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(
        "/api/v1/measure",
        {"channel": "sms", "content": {"body": "Hei"}},
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}"},
    )
    assert response.status_code == 200


def test_a_problem_is_in_english_whatever_is_accepted(api: Any) -> None:
    response = api.get("nothing", Accept_Language="nb")
    assert response["Content-Language"] == "en"
    assert response.json()["title"] == KINDS["unknown-address"].title
