"""What a server and a network can do wrong, and what the client makes of it."""

import gzip
import json
import socket
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from budskap import (
    BadAnswer,
    BudskapError,
    Client,
    Conflict,
    Denied,
    Missing,
    RateLimited,
    Refused,
    Unreachable,
    Unusable,
)
from tests.budskap.conftest import TOKEN, Clock
from tests.budskap.scripted import Step, answer, problem, serving

ClientOf = Callable[..., Client]
MEASURED = {"state": "ok", "metrics": [], "detail": {}}
GOOD = answer(MEASURED)
RENDERED = {
    "key": "order.confirmed", "channel": "sms", "requested_locale": "nb", "locale": "nb",
    "fallback": False, "persona": "", "arm": "", "outputs": {"body": "Hei"}, "release": 1,
    "digest": "d", "measurement": MEASURED, "ignored": [],
}  # fmt: skip
PUSHED = {
    "dry_run": False, "written": 0, "unchanged": 0, "refused": 0, "templates": [], "variants": [],
}  # fmt: skip


def measure(client: Client) -> Any:
    return client.measure("sms", {"body": "Hei"})


# -- away, and back -------------------------------------------------------------------------------

CUT_HEAD = Step(b"HTTP/1.1 200 OK\r\nContent-Le")
CUT_BODY = Step(b'HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n{"state"')
CUT_CHUNK = Step(b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{"state"')
NOT_HTTP = Step(b"220 mail.example ESMTP\r\n")
PACKED = gzip.compress(json.dumps(MEASURED).encode())
GZIP = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
CUT_GZIP = Step(GZIP + str(len(PACKED) - 9).encode() + b"\r\n\r\n" + PACKED[:-9])
AWAY = [
    Step(deaf=True), CUT_HEAD, CUT_BODY, CUT_CHUNK, NOT_HTTP, CUT_GZIP,
    answer(b"busy", 502, "text/plain"), answer(b"", 503, "text/html"), answer({}, 504),
]  # fmt: skip
NAMES = ["deaf", "cut-head", "cut-body", "cut-chunk", "not-http", "cut-gzip", "502", "503", "504"]


@pytest.mark.parametrize("step", AWAY, ids=NAMES)
def test_a_fault_that_passes_is_waited_for(client_of: ClientOf, step: Step, clock: Clock) -> None:
    with serving(step, step, GOOD) as server:
        assert measure(client_of(server.base)).state == "ok"
    assert len(server.seen) == 3
    assert clock.slept == [0.2, 0.4]


@pytest.mark.parametrize("step", AWAY, ids=NAMES)
def test_a_fault_that_stays_is_told(client_of: ClientOf, step: Step, clock: Clock) -> None:
    with serving(*[step] * 9) as server, pytest.raises(Unreachable, match="tried 4 times"):
        measure(client_of(server.base))
    assert len(server.seen) == 4
    assert clock.slept == [0.2, 0.4, 0.8]


def test_nobody_listens(client_of: ClientOf, clock: Clock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(Unreachable):
        measure(client_of(f"http://127.0.0.1:{port}"))
    assert len(clock.slept) == 3


def test_a_silent_server_is_not_waited_for_longer_than_the_timeout(client_of: ClientOf) -> None:
    with serving(Step(silent=True)) as server, pytest.raises(Unreachable, match="in time"):
        measure(client_of(server.base, timeout=0.1, retries=0))


def test_a_server_that_is_at_work_may_be_silent_until_the_deadline(
    client_of: ClientOf, clock: Clock
) -> None:
    """A long check, a push or a batch: asking again would only add to its work."""
    clock.tick = 0.5
    quiet = Step(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n" + b" " * 9000, drip=True)
    with serving(quiet) as server, pytest.raises(Unreachable):
        client_of(server.base, timeout=0.001).check({"key": "a"})
    assert (len(server.seen), clock.slept) == (1, [])


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\n", GOOD.data[:-30]])
def test_a_server_that_drips_ends_with_the_deadline(
    client_of: ClientOf, clock: Clock, start: bytes
) -> None:
    """Each byte is in time, and the whole never comes."""
    dripping = Step(start + b"X-Padding: " + b"x" * 60_000, drip=True)
    with serving(dripping) as server:
        clock.tick = 1.0
        client = client_of(server.base)
        with pytest.raises(Unreachable, match="in time"):
            measure(client)
    assert len(server.seen) == 1


def test_what_the_server_let_go_is_opened_again_at_once(client_of: ClientOf, clock: Clock) -> None:
    """A kept connection that is gone is no fault of the server's: no wait, and no try less."""
    gone = Step(GOOD.data, keep=False)
    with serving(gone, GOOD, GOOD) as server:
        client = client_of(server.base, retries=0)
        for _ in range(3):
            assert measure(client).state == "ok"
    assert [each.connection for each in server.seen] == [1, 2, 2]
    assert clock.slept == []


# -- what may be sent again -----------------------------------------------------------------------


@pytest.mark.parametrize("step", [AWAY[0], AWAY[2], AWAY[7]], ids=["deaf", "cut", "503"])
def test_a_push_is_sent_once(client_of: ClientOf, step: Step) -> None:
    with serving(step, answer(PUSHED)) as server, pytest.raises(Unreachable):
        client_of(server.base).push([{}])
    assert len(server.seen) == 1


def test_a_push_that_was_not_taken_is_sent_again(client_of: ClientOf) -> None:
    busy = problem("rate-limited", 429, headers={"Retry_After": "1"})
    with serving(busy, answer(PUSHED)) as server:
        assert client_of(server.base).push([{}]).written == 0
    assert len(server.seen) == 2


def test_a_dry_run_may_be_sent_again(client_of: ClientOf) -> None:
    with serving(Step(deaf=True), answer(PUSHED)) as server:
        client_of(server.base).push([{}], dry_run=True)
    assert [each.target for each in server.seen] == ["/api/v1/drafts?dry_run=1"] * 2


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 500])
def test_what_was_answered_is_not_asked_again(client_of: ClientOf, status: int) -> None:
    with serving(problem("some-kind", status), GOOD) as server, pytest.raises(Refused) as caught:
        measure(client_of(server.base))
    assert (caught.value.kind, caught.value.problem.status) == ("some-kind", status)
    assert len(server.seen) == 1


# -- too many calls -------------------------------------------------------------------------------


def test_the_wait_that_is_asked_for_is_kept(client_of: ClientOf, clock: Clock) -> None:
    busy = problem("rate-limited", 429, headers={"Retry_After": "7"})
    with serving(busy, GOOD) as server:
        measure(client_of(server.base))
    assert clock.slept == [7.0]


def test_the_wait_may_be_a_date(client_of: ClientOf, clock: Clock) -> None:
    when = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
    with serving(answer({}, 503, Retry_After=when), GOOD) as server:
        measure(client_of(server.base))
    assert 0 < clock.slept[0] <= 20


@pytest.mark.parametrize("told", ["soon", "-3", "9" * 30, "1e9", "Mon, 99 Foo 2026", "²"])
def test_a_wait_that_makes_no_sense_is_passed_over(
    client_of: ClientOf, clock: Clock, told: str
) -> None:
    step = Step(
        f"HTTP/1.1 503 No\r\nRetry-After: {told}\r\nContent-Length: 0\r\n\r\n".encode("latin-1"),
        keep=True,
    )
    with serving(step, GOOD) as server:
        measure(client_of(server.base))
    assert clock.slept == [0.2]


def test_a_wait_past_the_deadline_is_told_at_once(client_of: ClientOf, clock: Clock) -> None:
    busy = problem("rate-limited", 429, headers={"Retry_After": "31"})
    with serving(busy, GOOD) as server, pytest.raises(RateLimited) as caught:
        measure(client_of(server.base))
    assert caught.value.retry_after == 31
    assert (len(server.seen), clock.slept) == (1, [])


# -- answers that are none ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "step",
    [
        answer(b"<html>Hello</html>", 200, "text/html"),
        answer(b"", 200),
        answer(b'{"state": "ok"'),
        answer(b"[" * 100_000),
        answer([]),
        answer({"metrics": []}),
        answer({**MEASURED, "state": 7}),
        answer({**MEASURED, "metrics": {}}),
        answer({**MEASURED, "metrics": ["x"]}),
        answer({**MEASURED, "metrics": [{"name": "x"}]}),
        answer(b"\xff\xfe"),
        answer(b"teapot", 418, "text/plain"),
        answer(b"no", 404, "text/html"),
        answer(b"\x80"),
        Step(b"HTTP/1.1 204 No Content\r\n\r\n", keep=True),
        Step(b"HTTP/1.1 304 Not Modified\r\n\r\n", keep=True),
    ],
)
def test_what_no_budskap_answers_is_told_as_such(client_of: ClientOf, step: Step) -> None:
    with serving(step) as server, pytest.raises(BadAnswer):
        measure(client_of(server.base))
    assert len(server.seen) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(client_of: ClientOf, status: int) -> None:
    with serving(GOOD) as other:
        moved = answer(b"", status, Location=f"{other.base}/api/v1/measure")
        with serving(moved) as server, pytest.raises(BadAnswer, match="none is followed"):
            measure(client_of(server.base))
        assert other.seen == []


@pytest.mark.parametrize("packed", [False, True])
def test_a_huge_answer_is_cut_short(
    client_of: ClientOf, monkeypatch: pytest.MonkeyPatch, packed: bool
) -> None:
    monkeypatch.setattr("budskap._asking.MAX_ANSWER", 100_000)
    body = b" " * 100_001
    data = gzip.compress(body) if packed else body
    more = {"Content_Encoding": "gzip"} if packed else {}
    with serving(answer(data, **more)) as server, pytest.raises(BadAnswer, match="100,000 bytes"):
        measure(client_of(server.base))


def test_a_packed_answer_is_unpacked(client_of: ClientOf) -> None:
    with serving(answer(PACKED, Content_Encoding="gzip")) as server:
        assert measure(client_of(server.base)).state == "ok"
    assert server.seen[0].headers["accept-encoding"] == "gzip"


def test_fields_that_are_new_are_passed_over(client_of: ClientOf) -> None:
    with serving(answer({**MEASURED, "mood": "good"})) as server:
        assert measure(client_of(server.base)).state == "ok"


def test_pages_that_never_end_are_left(client_of: ClientOf) -> None:
    page = answer({"items": [], "next_cursor": "again"})
    with serving(page, page, page) as server, pytest.raises(BadAnswer, match="do not end"):
        list(client_of(server.base).releases())
    assert len(server.seen) == 2


# -- refusals -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "kind"), [(401, Denied), (403, Denied), (404, Missing), (409, Conflict)]
)
def test_each_refusal_has_its_class(
    client_of: ClientOf, status: int, kind: type[BudskapError]
) -> None:
    told = problem(
        "no-wording", status, errors=[{"detail": "is wrong", "parameter": "locale"}],
        suggestions=["nb"], available=["nb", "en"],
    )  # fmt: skip
    with serving(told) as server, pytest.raises(kind) as caught:
        measure(client_of(server.base))
    assert isinstance(caught.value, Refused)
    found = caught.value.problem
    assert (found.kind, found.suggestions, found.available) == ("no-wording", ("nb",), ("nb", "en"))
    assert [(each.parameter, each.detail) for each in found.errors] == [("locale", "is wrong")]


@pytest.mark.parametrize("document", [[], {}, {"type": 7, "detail": None, "errors": "x"}, "x"])
def test_a_problem_document_that_says_little_is_a_refusal_still(
    client_of: ClientOf, document: Any
) -> None:
    told = answer(document, 422, "application/problem+json")
    with serving(told) as server, pytest.raises(Refused) as caught:
        measure(client_of(server.base))
    assert caught.value.problem.status == 422


# -- the token ------------------------------------------------------------------------------------


@pytest.mark.parametrize("token", ["", " ", "a b", "a\nb: c", "tøken", "a\x00", "a\x7f"])
def test_what_is_no_token_is_refused_unseen(token: str) -> None:
    with pytest.raises(Unusable) as caught:
        Client("http://127.0.0.1:1", token)
    assert not token.strip() or token not in str(caught.value)


@pytest.mark.parametrize(
    "base",
    [
        "", "localhost", "ftp://x", "file:///etc/passwd", "http://", "http://u:secret@x",
        "http://x/?a=1", "http://x/#a", "http://x:99999", "http://x:0", "http://x y", "http://æ",
        "http://[::1",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(base: str) -> None:
    with pytest.raises(Unusable) as caught:
        Client(base, TOKEN)
    assert "secret" not in str(caught.value)


def test_the_token_is_sent_and_never_shown(client_of: ClientOf) -> None:
    with serving(problem("unauthenticated", 401)) as server:
        client = client_of(server.base)
        with pytest.raises(Denied) as caught:
            measure(client)
    assert server.seen[0].headers["authorization"] == f"Bearer {TOKEN}"
    assert TOKEN not in f"{client!r}{client}{caught.value!r}{caught.value}"


# -- what is asked --------------------------------------------------------------------------------


def test_each_step_of_an_address_stays_one(client_of: ClientOf) -> None:
    with serving(*[problem("unknown-template", 404)] * 3) as server:
        for key in ("../secrets", "a/b?c#d", ".."):
            with pytest.raises(Missing):
                client_of(server.base + "/under/").template(key)
    assert [each.target for each in server.seen] == [
        "/under/api/v1/templates/..%2Fsecrets",
        "/under/api/v1/templates/a%2Fb%3Fc%23d",
        "/under/api/v1/templates/%2E%2E",
    ]


def test_the_environment_is_said_where_something_published_is_read(client_of: ClientOf) -> None:
    with serving(answer({"items": [], "next_cursor": None}), answer(RENDERED)) as server:
        client = client_of(server.base, environment="staging")
        list(client.templates(brand="x"))
        client.render("order.confirmed", "sms", "nb", {}, strict=True, release=7)
    assert server.seen[0].target == "/api/v1/templates?limit=100&environment=staging&brand=x"
    assert server.seen[1].target.endswith("/render?strict=1&release=7&environment=staging")


# -- batches --------------------------------------------------------------------------------------


def one(number: int) -> dict[str, Any]:
    return {"id": f"c{number}", "locale": "nb", "values": {"n": number}}


def result(number: int) -> dict[str, Any]:
    message = {name: each for name, each in RENDERED.items() if name not in ("key", "channel")}
    return {"id": f"c{number}", "message": message}


def batch(*numbers: int) -> Step:
    return answer({"results": [result(number) for number in numbers]})


def lines(*told: Any) -> Step:
    body = b"".join(json.dumps(each).encode() + b"\n" for each in told)
    return answer(body, kind="application/x-ndjson; charset=utf-8")


def test_a_batch_is_cut_to_what_a_call_may_hold(
    client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("budskap._batches.MOST", 2)
    with serving(batch(0, 1), batch(2, 3), batch(4)) as server:
        found = list(client_of(server.base).render_many("k", "sms", (one(n) for n in range(5))))
    assert [each.id for each in found] == ["c0", "c1", "c2", "c3", "c4"]
    assert found[0].message and found[0].message["body"] == "Hei"
    assert [len(json.loads(each.body)["recipients"]) for each in server.seen] == [2, 2, 1]


def test_a_batch_is_cut_by_its_size_too(
    client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("budskap._batches.LARGEST", 100)
    with serving(batch(0, 1), batch(2)) as server:
        assert len(list(client_of(server.base).render_many("k", "sms", map(one, range(3))))) == 3
    assert len(server.seen) == 2


def test_a_batch_is_sent_as_results_are_taken(
    client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("budskap._batches.MOST", 1)
    with serving(batch(0), batch(1)) as server:
        found = client_of(server.base).render_many("k", "sms", map(one, range(2)))
        next(found)
        assert len(server.seen) == 1


def test_results_may_come_in_lines(client_of: ClientOf) -> None:
    refused = {"id": "c1", "problem": {"type": "urn:budskap:problem:no-wording", "status": 404}}
    with serving(lines(result(0), refused, {"rendered": 1, "failed": 1})) as server:
        found = list(client_of(server.base).render_many("k", "sms", map(one, range(2))))
    assert "application/x-ndjson" in server.seen[0].headers["accept"]
    assert found[0].message is not None
    assert found[1].problem and found[1].problem.kind == "no-wording"


def test_lines_may_end_with_the_connection(client_of: ClientOf) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n\r\n"
    told = [json.dumps(result(number)).encode() + b"\n" for number in range(2)]
    with serving(Step(head + b"".join(told)), Step(head + told[0])) as server:
        client = client_of(server.base)
        assert len(list(client.render_many("k", "sms", map(one, range(2))))) == 2
        with pytest.raises(BadAnswer):
            list(client.render_many("k", "sms", map(one, range(2))))


@pytest.mark.parametrize(
    "step",
    [
        batch(0),
        batch(1, 0),
        batch(0, 1, 2),
        lines(result(0)),
        lines(result(0), {"id": "c1"}),
        answer(b'{"id": "c0"', kind="application/x-ndjson"),
        answer({"results": 7}),
        answer({"results": [{"id": "c0"}, {"id": "c1"}]}),
        answer({}),
    ],
)
def test_results_that_are_not_those_that_were_asked_for(client_of: ClientOf, step: Step) -> None:
    with serving(step) as server, pytest.raises(BadAnswer):
        list(client_of(server.base).render_many("k", "sms", map(one, range(2))))


@pytest.mark.parametrize(
    "wrong",
    [7, {}, {"id": "a", "locale": "nb"}, {**one(1), "values": {"x": float("nan")}},
     {**one(1), "values": {"x": object()}}],
)  # fmt: skip
def test_a_recipient_that_cannot_be_sent_is_named(client_of: ClientOf, wrong: Any) -> None:
    with serving() as server, pytest.raises(Unusable, match="recipient 1"):
        list(client_of(server.base).render_many("k", "sms", [one(0), wrong]))
    assert server.seen == []
