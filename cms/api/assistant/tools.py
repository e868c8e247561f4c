"""The tools: each is one call of the API, with what an assistant must know to make it.

An argument goes where the call wants it: into the path, into the query, or into the body. `body`
names the one argument that is the whole body; without it, what is neither in the path nor in the
query makes up the body's fields.
"""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from cms.api.rights import Rights, Verb

TEXT: dict[str, Any] = {"type": "string"}
FLAG: dict[str, Any] = {"type": "boolean"}
OBJECT: dict[str, Any] = {"type": "object"}


def _said(kind: dict[str, Any], words: str) -> dict[str, Any]:
    return {**kind, "description": words}


KEY = _said(TEXT, "The template's key, such as order.confirmed.")
CHANNEL = _said(TEXT, "sms, email, whatsapp, rcs, viber or push.")
LOCALE = _said(TEXT, "A BCP 47 tag, such as nb, da, pl, nl or de-AT.")
ENVIRONMENT = _said(TEXT, "Where it is live, such as staging; what readers get when left out.")
CURSOR = _said(TEXT, "next_cursor of the page before.")
DOCUMENT = _said(
    OBJECT,
    "A message document: key, source_locale, placeholders, and variants, each with channel, locale "
    "and content.",
)


@dataclass(frozen=True)
class Tool:
    """A call of the API as a tool."""

    name: str
    title: str
    description: str
    verb: Verb
    method: str
    path: str
    arguments: dict[str, dict[str, Any]]
    required: tuple[str, ...] = ()
    query: tuple[str, ...] = ()
    fixed: dict[str, str] = field(default_factory=dict)
    """What the query says whatever the arguments are."""
    body: str = ""
    writes: bool = False

    def declaration(self) -> dict[str, Any]:
        """As ``tools/list`` tells it."""
        return {
            "name": self.name,
            "title": self.title,
            "description": self.description,
            "inputSchema": {
                "type": "object",
                "properties": self.arguments,
                "required": list(self.required),
                "additionalProperties": False,
            },
            "annotations": {
                "title": self.title,
                "readOnlyHint": not self.writes,
                "destructiveHint": False,
                "idempotentHint": True,
                "openWorldHint": False,
            },
        }

    def faults(self, sent: dict[str, Any]) -> list[str]:
        """What is wrong with the names of the arguments; their values are for the call to judge."""
        known = ", ".join(self.arguments)
        return [
            *(f"{name} is required" for name in self.required if name not in sent),
            *(
                f"{name[:60]!r} is not known here; known: {known}"
                for name in list(sent)[:20]
                if name not in self.arguments
            ),
        ]

    def address(self, sent: dict[str, Any]) -> str:
        """The path and query of the call, below ``/api/v1/``."""
        steps = {name: quote(_text(value), safe="") for name, value in sent.items()}
        path = "/".join(
            steps[step[1:-1]] if step.startswith("{") else step for step in self.path.split("/")
        )
        asked = {name: _text(sent[name]) for name in self.query if name in sent} | self.fixed
        return f"{path}?{urlencode(asked)}" if asked else path

    def content(self, sent: dict[str, Any]) -> Any:
        """The body of the call; None for a ``GET``."""
        if self.method == "GET":
            return None
        if self.body:
            return sent[self.body]
        elsewhere = {*self.query, *(step[1:-1] for step in self.path.split("/"))}
        return {name: value for name, value in sent.items() if name not in elsewhere}


def _text(value: Any) -> str:
    """*value* as a query says it."""
    return str(int(value)) if isinstance(value, bool) else str(value)


TOOLS = {
    tool.name: tool
    for tool in (
        Tool(
            "list_templates",
            "List message templates",
            "Published message templates by key, a page at a time, with the channels and locales "
            "that each is live in. Filters hold together.",
            Verb.FETCH,
            "GET",
            "templates",
            {
                "brand": _said(TEXT, "A brand's key."),
                "stage": _said(TEXT, "A stage's key, such as purchase."),
                "channel": CHANNEL,
                "locale": LOCALE,
                "purpose": _said(TEXT, "marketing, transactional, service or authentication."),
                "tag": TEXT,
                "environment": ENVIRONMENT,
                "cursor": CURSOR,
            },
            query=(
                "brand",
                "stage",
                "channel",
                "locale",
                "purpose",
                "tag",
                "environment",
                "cursor",
            ),
        ),
        Tool(
            "get_template",
            "Describe a message template",
            "One template: its purpose, its placeholders as JSON Schema, and what is live where.",
            Verb.FETCH,
            "GET",
            "templates/{key}",
            {"key": KEY, "environment": ENVIRONMENT},
            required=("key",),
            query=("environment",),
        ),
        Tool(
            "read_text",
            "Read a published text",
            "The approved wording of a template for a channel and locale, with who approved it, "
            "its measurement, and whether another locale stood in.",
            Verb.FETCH,
            "GET",
            "templates/{key}/{channel}",
            {
                "key": KEY,
                "channel": CHANNEL,
                "locale": LOCALE,
                "persona": _said(TEXT, "A persona's key."),
                "release": _said(TEXT, "As it stood then: a release's number or label."),
                "environment": ENVIRONMENT,
            },
            required=("key", "channel", "locale"),
            query=("locale", "persona", "release", "environment"),
        ),
        Tool(
            "list_drafts",
            "List a template's drafts",
            "Every draft of one template, with its version, author and state. Nobody has approved "
            "these.",
            Verb.DRAFT,
            "GET",
            "templates/{key}",
            {"key": KEY},
            required=("key",),
            fixed={"state": "draft"},
        ),
        Tool(
            "read_draft",
            "Read a draft",
            "The latest draft for a channel and locale, with counts of findings and the revision "
            "to name as base when a change of it is proposed. Nobody has approved it.",
            Verb.DRAFT,
            "GET",
            "templates/{key}/{channel}",
            {"key": KEY, "channel": CHANNEL, "locale": LOCALE},
            required=("key", "channel", "locale"),
            query=("locale",),
            fixed={"state": "draft"},
        ),
        Tool(
            "render",
            "Render a published text",
            "A finished message: the approved wording filled with values. get_template says which.",
            Verb.RENDER,
            "POST",
            "templates/{key}/{channel}/render",
            {
                "key": KEY,
                "channel": CHANNEL,
                "locale": LOCALE,
                "values": _said(OBJECT, "Placeholder: value; money as a text, such as 1299.50."),
                "environment": ENVIRONMENT,
            },
            required=("key", "channel", "locale", "values"),
            query=("environment",),
        ),
        Tool(
            "check",
            "Check texts",
            "Everything the consistency checker finds in a message document, across its channels "
            "and locales, each with its place and, where one is sure, a replacement. Nothing is "
            "stored.",
            Verb.CHECK,
            "POST",
            "check",
            {
                "message": DOCUMENT,
                "brand": _said(TEXT, "Whose style guide to hold it against: a brand's key."),
            },
            required=("message",),
        ),
        Tool(
            "measure",
            "Measure a text",
            "Segments, encoding, lengths and limits of one content. Nothing is stored.",
            Verb.CHECK,
            "POST",
            "measure",
            {"channel": CHANNEL, "content": _said(OBJECT, 'Its parts: {"body": "..."}.')},
            required=("channel", "content"),
        ),
        Tool(
            "propose_drafts",
            "Propose drafts",
            "Write a message document as drafts, all of it or nothing. People review them: nothing "
            "goes live by this. Name each variant's base (its revision) where a draft is there "
            "already, or the call is refused. dry_run tells what would happen.",
            Verb.PUSH,
            "POST",
            "drafts",
            {"message": DOCUMENT, "dry_run": FLAG},
            required=("message",),
            query=("dry_run",),
            body="message",
            writes=True,
        ),
        Tool(
            "list_changes",
            "List what changed",
            "What was published or taken down since a release, oldest first.",
            Verb.FETCH,
            "GET",
            "changes",
            {
                "since": _said(TEXT, "A release's number or label."),
                "environment": ENVIRONMENT,
                "cursor": CURSOR,
            },
            required=("since",),
            query=("since", "environment", "cursor"),
        ),
    )
}


def tools_for(rights: Rights) -> list[Tool]:
    """The tools that somebody with *rights* may use for some brand."""
    return [tool for tool in TOOLS.values() if rights.may(tool.verb)]
