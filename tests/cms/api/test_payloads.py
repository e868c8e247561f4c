"""``render?payload=``: a provider's own request beside the finished message."""

from types import MappingProxyType
from typing import Any, ClassVar

import pytest

import channels
from channels import CannotCarry, Handover, Payload, Problem, Provider

RENDER = "templates/order.confirmed/sms/render"
VALUES = {"first_name": "Kari", "total": "1299.50"}


class Post(Provider):
    """A provider that hands over all that it got."""

    name: ClassVar[str] = "post"
    label: ClassVar[str] = "Post"
    source: ClassVar[str] = "https://example.com"

    def payload(self, handover: Handover) -> Payload:
        envelope = handover.envelope
        if not envelope.recipient:
            raise CannotCarry(self.name, (Problem("recipient", "is missing"),))
        if "å" in handover.outputs["body"]:
            raise CannotCarry(self.name, (Problem("body", "holds an å"),))
        return {
            "to": envelope.recipient,
            "from": envelope.sender,
            "text": handover.outputs["body"],
            "variables": {each.name: each.value for each in handover.variables},
            **envelope.options,
        }


class Mail(Post):
    name: ClassVar[str] = "mail"
    content_type: ClassVar[str] = "message/rfc822"

    def payload(self, handover: Handover) -> Payload:
        return b"To: kari@example.com\r\n\r\nHei"


@pytest.fixture(autouse=True)
def posts(monkeypatch: pytest.MonkeyPatch) -> None:
    known = MappingProxyType({"post": Post(), "mail": Mail()})
    monkeypatch.setattr(channels, "providers", lambda name: known)


def test_the_request_stands_beside_the_message(api: Any, live: Any) -> None:
    live("en")
    envelope = {"recipient": "+4790000000", "sender": "Fjellheim", "options": {"ttl": 60}}
    body = {"locale": "en", "values": VALUES, "envelope": envelope}
    answer = api.post(f"{RENDER}?payload=post", body).json()
    assert answer["payload"] == {
        "to": "+4790000000",
        "from": "Fjellheim",
        "text": answer["outputs"]["body"],
        "variables": {"first_name": "Kari", "total": "NOK 1,299.50"},
        "ttl": 60,
    }
    assert answer["payload_type"] == "application/json"


def test_without_it_nothing_is_added(api: Any, live: Any) -> None:
    live("en")
    answer = api.post(RENDER, {"locale": "en", "values": VALUES}).json()
    assert not {"payload", "payload_type"} & set(answer)


def test_a_mail_comes_as_its_text(api: Any, live: Any) -> None:
    live("en")
    answer = api.post(f"{RENDER}?payload=mail", {"locale": "en", "values": VALUES}).json()
    assert answer["payload"] == "To: kari@example.com\r\n\r\nHei"
    assert answer["payload_type"] == "message/rfc822"


def test_what_the_envelope_lacks_is_pointed_at(api: Any, live: Any, problem: Any) -> None:
    live("en")
    response = api.post(f"{RENDER}?payload=post", {"locale": "en", "values": VALUES})
    document = problem(response, 422, "cannot-carry")
    assert document["errors"] == [
        {"detail": "recipient: is missing", "pointer": "#/envelope/recipient"}
    ]


def test_one_recipient_that_cannot_be_carried_stops_no_other(api: Any, live: Any) -> None:
    live("en")
    live("nb")
    envelope = {"recipient": "+4790000000"}
    recipients = [
        {"id": "1", "locale": "en", "values": VALUES, "envelope": envelope},
        {"id": "2", "locale": "nb", "values": VALUES, "envelope": envelope},
        {"id": "3", "locale": "en", "values": VALUES},
    ]
    answer = api.post(f"{RENDER}?payload=post", {"recipients": recipients}).json()
    told = [result.get("problem", {}).get("errors") for result in answer["results"]]
    assert told[0] is None
    assert told[1] == [{"detail": "body: holds an å", "pointer": "#/recipients/1"}]
    assert told[2][0]["pointer"] == "#/recipients/2/envelope/recipient"
    assert answer["results"][0]["message"]["payload"]["to"] == "+4790000000"


@pytest.mark.parametrize("name", ["postt", "x"])
def test_an_unknown_provider_is_refused_with_those_there_are(
    api: Any, live: Any, problem: Any, name: str
) -> None:
    live("en")
    response = api.post(f"{RENDER}?payload={name}", {"locale": "en", "values": VALUES})
    document = problem(response, 404, "unknown-name")
    assert document["available"] == ["post", "mail"]
    assert document["errors"][0]["parameter"] == "payload"


@pytest.mark.parametrize(
    "envelope",
    [
        pytest.param({"recipient": "a\nb"}, id="a line break"),
        pytest.param({"recipient": "x" * 201}, id="too long"),
        pytest.param({"recipient": 7}, id="a number"),
        pytest.param({"to": "x"}, id="an unknown field"),
        pytest.param({"options": []}, id="options that are no object"),
        pytest.param("x", id="no object"),
    ],
)
def test_an_envelope_is_read_strictly(api: Any, live: Any, problem: Any, envelope: Any) -> None:
    live("en")
    body = {"locale": "en", "values": VALUES, "envelope": envelope}
    problem(api.post(f"{RENDER}?payload=post", body), 422, "invalid-body")
