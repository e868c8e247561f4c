"""What is answered to each method of the protocol."""

from typing import Any

from django.http import HttpRequest

from cms.api.assistant.calling import call
from cms.api.assistant.protocol import INVALID_PARAMS, METHOD_NOT_FOUND, Fault, Message
from cms.api.assistant.tools import TOOLS, tools_for
from cms.api.auth import caller

REVISIONS = ("2025-06-18", "2025-11-25")
SERVER = {"name": "budskap", "title": "Budskap", "version": "1"}
INSTRUCTIONS = (
    "Budskap keeps a brand's customer messages for SMS, email, WhatsApp, RCS, Viber and push in "
    "many languages. Published texts are approved; drafts are not. You may read, check, render, "
    "and propose drafts, which people review: nothing you do goes live. Texts are templates: "
    "{{ name }}, filters such as {{ total | money }}, {% if %}, {% for %}. Each locale is written "
    "in its own language; check what you wrote before you propose it, and read the findings."
)


def serve(request: HttpRequest, message: Message) -> dict[str, Any]:
    """The result for a request; `Fault` where the protocol has an error for it."""
    if message.method == "initialize":
        return _initialized(message)
    if message.method == "ping":
        return {}
    if message.method == "tools/list":
        return {"tools": [tool.declaration() for tool in tools_for(caller(request).rights)]}
    if message.method == "tools/call":
        return _called(request, message)
    words = f"{message.method[:60]!r} is no method here; there are initialize, ping, tools/list and"
    raise Fault(METHOD_NOT_FOUND, f"{words} tools/call.", message.id)


def _initialized(message: Message) -> dict[str, Any]:
    """Who we are, in the revision that was asked for; in our newest where we do not know it."""
    asked = message.params.get("protocolVersion")
    return {
        "protocolVersion": asked if asked in REVISIONS else REVISIONS[-1],
        "capabilities": {"tools": {}},
        "serverInfo": SERVER,
        "instructions": INSTRUCTIONS,
    }


def _called(request: HttpRequest, message: Message) -> dict[str, Any]:
    name, sent = message.params.get("name"), message.params.get("arguments", {})
    tool = TOOLS.get(name) if isinstance(name, str) else None
    if tool is None:
        there = ", ".join(each.name for each in tools_for(caller(request).rights))
        raise Fault(INVALID_PARAMS, f"There is no such tool; there are {there}.", message.id)
    if not isinstance(sent, dict):
        raise Fault(INVALID_PARAMS, "arguments is an object.", message.id)
    if faults := tool.faults(sent):
        raise Fault(INVALID_PARAMS, f"{tool.name}: {'; '.join(faults)}.", message.id)
    return call(request, tool, sent)
