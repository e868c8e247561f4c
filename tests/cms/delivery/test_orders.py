"""Batches through the dispatcher: what Django would answer, without asking the database."""

import json
from typing import Any

import pytest

from tests.cms.delivery import doors
from tests.cms.delivery.doors import differences

RENDER = "/api/v1/templates/order.confirmed/sms/render"
GOOD = {"id": "1", "locale": "nb", "values": {"first_name": "Kari", "total": "12.50"}}


@pytest.fixture
def send(dispatcher: Any, token: str) -> Any:
    return sending(doors.through(dispatcher), token)


@pytest.fixture
def send_django(token: str) -> Any:
    return sending(doors.WsgiClient(doors.WSGIHandler()), token)


def sending(client: Any, token: str) -> Any:
    def send(body: Any, query: str = "", **headers: str) -> Any:
        data = body if isinstance(body, bytes) else json.dumps({"recipients": body}).encode()
        named = {"Authorization": f"Bearer {token}", **headers}
        return client.post(RENDER + query, data, content_type="application/json", headers=named)

    return send


def test_the_second_batch_reads_nothing_but_the_sequence(
    send: Any, send_django: Any, live: Any, django_assert_num_queries: Any
) -> None:
    live("nb")
    assert differences(send_django([GOOD]), send([GOOD])) == []
    others = [{**GOOD, "id": "2"}, {**GOOD, "values": {}}, {**GOOD, "locale": "nbb"}]
    with django_assert_num_queries(1):
        hot = send(others)
    assert differences(send_django(others), hot) == []
    assert hot.json()["failed"] == 2


@pytest.mark.parametrize(
    ("body", "query", "headers"),
    [
        ([GOOD, {**GOOD, "locale": "pl"}], "", {}),
        ([{**GOOD, "locale": "da"}], "?strict=1", {}),
        ([GOOD], "?release=1", {}),
        ([GOOD], "?release=9", {}),
        ([GOOD], "?payload=twilio", {}),
        ([GOOD], "?payload=twilio&measure=0", {}),
        ([GOOD, {**GOOD, "locale": "pl"}], "?measure=0", {}),
        ([GOOD], "?measure=1", {}),
        ([GOOD], "?measure=no", {}),
        ([GOOD], "?lokale=nb", {}),
        ([{**GOOD, "vaules": 1}], "", {}),
        ([], "", {}),
        (b"{", "", {}),
        (b'{"recipients": [{"id": "1", "id": "2"}]}', "", {}),
        (json.dumps(GOOD | {"recipient": "x"}).encode(), "", {}),
        ([GOOD], "", {"Authorization": "Bearer x"}),
        ([GOOD], "", {"Accept": "text/html"}),
        ([GOOD], "", {"Host": "evil.example"}),
    ],
    ids=lambda value: str(value)[:40],
)
def test_both_doors_say_the_same(
    send: Any, send_django: Any, live: Any, body: Any, query: str, headers: dict[str, str]
) -> None:
    live("nb")
    send([GOOD])
    for _ in range(2):
        assert differences(send_django(body, query, **headers), send(body, query, **headers)) == []


def test_a_new_release_and_a_shut_door_are_seen(
    send: Any, live: Any, copywriter: Any, manager: Any
) -> None:
    from wagtail.models import APIToken

    variant = live("nb")
    for _ in range(2):
        assert "Hei Kari" in send([GOOD]).content.decode()
    variant.content = {"body": "Hallo {{ first_name }}, {{ total | money }}."}
    variant.save_revision(user=copywriter).publish(user=manager)
    assert "Hallo Kari" in send([GOOD]).content.decode()
    APIToken.objects.get().revoke()
    assert send([GOOD]).status_code == 401


def test_a_body_cut_short_is_djangos_to_refuse(send: Any, dispatcher: Any, token: str) -> None:
    import io

    said: list[Any] = []
    environ = {
        "REQUEST_METHOD": "POST", "PATH_INFO": RENDER, "QUERY_STRING": "",
        "CONTENT_TYPE": "application/json", "CONTENT_LENGTH": "100", "HTTP_HOST": "testserver",
        "HTTP_AUTHORIZATION": f"Bearer {token}", "wsgi.input": io.BytesIO(b'{"recipients": ['),
        "wsgi.url_scheme": "http", "SERVER_NAME": "testserver", "SERVER_PORT": "80",
        "wsgi.errors": io.StringIO(), "SCRIPT_NAME": "", "SERVER_PROTOCOL": "HTTP/1.1",
    }  # fmt: skip
    with doors._one_connection():
        body = b"".join(dispatcher(environ, lambda *args: said.append(args)))
    assert said[0][0].startswith("400")
    assert b"ended before its length" in body
