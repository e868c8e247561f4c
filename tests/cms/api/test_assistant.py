"""Tools for assistants: what they list, what they call, and what they cannot do."""

import asyncio
import json
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import httpx2
import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from wagtail.models import APIToken

from cms.api.assistant.tools import TOOLS
from cms.api.service import api as whole
from cms.delivery.limits import Bucket
from cms.models import Release, Variant
from tests.cms.api.conftest import Caller

Draft = Callable[..., Variant]
pytestmark = pytest.mark.django_db


def rpc(method: str, params: dict[str, Any] | None = None, id: Any = 1) -> dict[str, Any]:
    sent = {"jsonrpc": "2.0", "id": id, "method": method}
    return sent if params is None else {**sent, "params": params}


def call(caller: Caller, tool: str, **arguments: Any) -> dict[str, Any]:
    answer = caller.post("mcp", rpc("tools/call", {"name": tool, "arguments": arguments}))
    assert answer.status_code == 200, answer.content
    result: dict[str, Any] = answer.json()["result"]
    assert json.loads(result["content"][0]["text"]) == result["structuredContent"]
    return result


def error(answer: HttpResponse, status: int, code: int) -> str:
    assert answer.status_code == status, answer.content
    document = answer.json()
    assert document["error"]["code"] == code
    assert "result" not in document
    words: str = document["error"]["message"]
    return words


# -- the handshake -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [("2025-06-18", "2025-06-18"), ("2025-11-25", "2025-11-25"), ("2031-01-01", "2025-11-25")],
)
def test_the_revision_that_was_asked_for_is_spoken_where_we_know_it(
    api: Caller, asked: str, spoken: str
) -> None:
    hello = {"protocolVersion": asked, "capabilities": {}, "clientInfo": {"name": "x"}}
    answer = api.post("mcp", rpc("initialize", hello, id="a"))
    document = answer.json()
    assert document["id"] == "a"
    assert document["result"]["protocolVersion"] == spoken
    assert document["result"]["capabilities"] == {"tools": {}}
    assert "people review" in document["result"]["instructions"]


def test_a_notification_is_taken_and_not_answered(api: Caller) -> None:
    sent = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    answer = api.post("mcp", sent)
    assert (answer.status_code, answer.content) == (202, b"")


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        (b"{", 400, -32700),
        (b"", 400, -32700),
        (b'{"jsonrpc":"2.0","jsonrpc":"2.0"}', 400, -32700),
        ([rpc("ping")], 400, -32600),
        ({"id": 1, "method": "ping"}, 400, -32600),
        ({"jsonrpc": "1.0", "id": 1, "method": "ping"}, 400, -32600),
        ({"jsonrpc": "2.0", "id": 1}, 400, -32600),
        ({"jsonrpc": "2.0", "id": None, "method": "ping"}, 400, -32600),
        ({"jsonrpc": "2.0", "id": 1.5, "method": "ping"}, 400, -32600),
        ({"jsonrpc": "2.0", "id": True, "method": "ping"}, 400, -32600),
        ({"jsonrpc": "2.0", "id": 1, "method": "ping", "params": []}, 400, -32600),
        ({"jsonrpc": "2.0", "id": 1, "method": "ping", "params": None}, 400, -32600),
        (rpc("resources/list"), 200, -32601),
        (rpc("tools/call", {"name": "publish", "arguments": {}}), 200, -32602),
        (rpc("tools/call", {"name": ["check"], "arguments": {}}), 200, -32602),
        (rpc("tools/call", {"name": "check", "arguments": []}), 200, -32602),
        (rpc("tools/call", {"name": "get_template", "arguments": {}}), 200, -32602),
        (
            rpc("tools/call", {"name": "get_template", "arguments": {"key": "a", "b": 1}}),
            200,
            -32602,
        ),
    ],
)
def test_a_message_that_does_not_fit_is_an_error_of_the_protocol(
    api: Caller, sent: Any, status: int, code: int
) -> None:
    assert error(api.post("mcp", sent), status, code)


def test_an_answer_to_us_is_taken_and_dropped(api: Caller) -> None:
    assert api.post("mcp", {"jsonrpc": "2.0", "id": 1, "result": {}}).status_code == 202


def test_an_unknown_revision_in_the_header_is_refused(api: Caller) -> None:
    body = rpc("ping")
    assert api.call("POST", "mcp", body, MCP_Protocol_Version="2025-11-25").status_code == 200
    assert "2025-11-25" in error(
        api.call("POST", "mcp", body, MCP_Protocol_Version="1999-01-01"), 400, -32600
    )


def test_there_is_no_stream(api: Caller, problem: Callable[..., Any]) -> None:
    problem(api.get("mcp"), 405, "wrong-verb")


@pytest.mark.parametrize(
    ("origin", "status"),
    [("http://testserver", 200), ("https://evil.example", 403), ("null", 403)],
)
def test_no_page_of_another_site_calls(api: Caller, origin: str, status: int) -> None:
    assert api.call("POST", "mcp", rpc("ping"), Origin=origin).status_code == status


def test_without_a_token_there_is_nothing(stranger: Caller, problem: Callable[..., Any]) -> None:
    problem(stranger.post("mcp", rpc("tools/list")), 401, "unauthenticated")


# -- tools ---------------------------------------------------------------------------------------


def test_only_what_the_token_may_do_is_listed(api: Caller, may: Callable[[str], None]) -> None:
    def listed() -> set[str]:
        tools = api.post("mcp", rpc("tools/list")).json()["result"]["tools"]
        return {tool["name"] for tool in tools}

    published = {"list_templates", "get_template", "read_text", "render", "check", "measure"}
    assert listed() == published | {"list_changes"}
    may("push_drafts")
    may("read_drafts")
    assert listed() == set(TOOLS)


def test_no_tool_makes_anything_live() -> None:
    assert {tool.name for tool in TOOLS.values() if tool.writes} == {"propose_drafts"}
    assert all(tool.path != "releases" for tool in TOOLS.values())


@pytest.mark.parametrize("tool", TOOLS.values(), ids=list(TOOLS))
def test_a_tool_is_a_call_that_the_contract_has(tool: Any) -> None:
    operation = whole.get_openapi_schema()["paths"][f"/api/v1/{tool.path}"][tool.method.lower()]
    known = {each["name"] for each in operation["parameters"]}
    in_path = {step[1:-1] for step in tool.path.split("/") if step.startswith("{")}
    assert {*tool.query, *tool.fixed, *in_path} <= known
    assert in_path <= set(tool.required) <= set(tool.arguments)
    assert set(tool.query) <= set(tool.arguments)


def test_a_published_text_is_read_and_rendered(api: Caller, live: Draft) -> None:
    live("en")
    listed = call(api, "list_templates")["structuredContent"]["items"]
    key = listed[0]["key"]
    assert call(api, "get_template", key=key)["structuredContent"]["key"] == key
    read = call(api, "read_text", key=key, channel="sms", locale="en")
    assert read["isError"] is False
    assert read["structuredContent"]["content"]["body"]
    values = {name: "1" for name in read["structuredContent"]["placeholders"]["properties"]}
    made = call(api, "render", key=key, channel="sms", locale="en", values=values)
    direct = api.post(f"templates/{key}/sms/render", {"locale": "en", "values": values})
    assert made["structuredContent"] == direct.json()
    assert made["isError"] == (direct.status_code >= 400)


@pytest.mark.parametrize(
    "key", ["no.such", "../releases", "a/b", "%2e%2e", "å", "a?state=draft", ""]
)
def test_what_the_call_refuses_the_tool_tells(api: Caller, live: Draft, key: str) -> None:
    live("en")
    told = call(api, "get_template", key=key)
    assert told["isError"] is True
    assert told["structuredContent"]["status"] in {400, 404}


def test_a_draft_is_proposed_and_nothing_is_live(
    api: Caller, may: Callable[[str], None], live: Draft
) -> None:
    row = live("en")
    may("push_drafts")
    may("read_drafts")
    before = Release.objects.count()
    place = {"key": row.template.key, "channel": "sms", "locale": "nb"}
    document = {
        "key": row.template.key,
        "brand": row.template.brand.key,
        "source_locale": row.template.source_locale,
        "variants": [{"channel": "sms", "locale": "nb", "content": {"body": "Hei på deg!"}}],
    }
    tried = call(api, "propose_drafts", message=document, dry_run=True)
    assert tried["isError"] is False, tried
    assert not Variant.objects.filter(locale="nb").exists()
    assert call(api, "propose_drafts", message=document)["isError"] is False
    words = {"body": "Hei på deg!"}
    assert call(api, "read_draft", **place)["structuredContent"]["content"] == {
        "body": "Hei på deg!"
    }
    variant = Variant.objects.get(locale="nb")
    assert (variant.live, Release.objects.count()) == (False, before)
    assert call(api, "read_text", **place)["structuredContent"].get("content") != words


def test_a_tool_that_was_not_granted_is_refused_by_the_call(api: Caller) -> None:
    told = call(api, "list_drafts", key="a.b")
    assert (told["isError"], told["structuredContent"]["status"]) == (True, 403)


def test_a_call_by_a_tool_is_counted_once(api: Caller, live: Draft) -> None:
    live("en")
    body = rpc("tools/call", {"name": "list_templates", "arguments": {}})
    with patch.object(Bucket, "take", autospec=True, side_effect=Bucket.take) as counted:
        assert api.post("mcp", body)["RateLimit"]
    assert counted.call_count == 1


# -- with a client that others wrote -------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_the_protocols_own_client_reads_checks_and_is_told_of_refusals(
    live_server: Any, automation: User, live: Draft
) -> None:
    row = live("en")
    token = APIToken.create_token(user=automation, name="assistant")[1]
    place = {"key": row.template.key, "channel": row.channel, "locale": row.locale}
    names, read, refused = asyncio.run(_walk(f"{live_server.url}/api/v1/mcp", token, place))
    assert {"read_text", "check"} <= names
    assert read["content"] == row.content
    assert refused["status"] == 404


async def _walk(url: str, token: str, place: dict[str, Any]) -> tuple[set[str], Any, Any]:
    """As an assistant would: shake hands, ask for tools, read a text, and ask for what is not."""
    headers = {"Authorization": f"Bearer {token}"}
    async with (
        httpx2.AsyncClient(headers=headers) as http,
        Client(streamable_http_client(url, http_client=http)) as client,
    ):
        listed = await client.list_tools()
        read = await client.call_tool("read_text", place)
        refused = await client.call_tool("get_template", {"key": "no.such.template"})
        assert (read.is_error, refused.is_error) == (False, True)
        return (
            {tool.name for tool in listed.tools},
            read.structured_content,
            refused.structured_content,
        )
