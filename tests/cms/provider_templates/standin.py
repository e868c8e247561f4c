"""Providers on this machine, over real HTTP, that behave as their APIs are documented.

Each keeps what was created, counts it, refuses as its original does, and can be made to misbehave:
``answers`` take the place of its own answers, one after another.
"""

import base64
import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Json = dict[str, Any]
Answer = Callable[[BaseHTTPRequestHandler], None]
TOKEN = "EAAGtoken1234567890"


@dataclass
class Standin:
    """What was asked, and what answers."""

    port: int = 0
    calls: list[tuple[str, str, Json]] = field(default_factory=list)
    answers: list[Answer | None] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def made(self) -> int:
        """How many templates were created."""
        raise NotImplementedError

    def answer(self, verb: str, path: str, query: Json, body: Json, headers: Any) -> Any:
        raise NotImplementedError


@dataclass
class Meta(Standin):
    """Graph API: ``/<version>/<WABA>/message_templates`` and ``/<version>/<template>``."""

    waba: str = "102290129340398"
    templates: dict[str, Json] = field(default_factory=dict)
    category: str = ""  # that Meta puts templates under, whatever is asked
    per_page: int = 50

    def made(self) -> int:
        return len(self.templates)

    def answer(self, verb: str, path: str, query: Json, body: Json, headers: Any) -> Any:
        if headers.get("Authorization") != f"Bearer {TOKEN}":
            return 401, error(190, "Invalid OAuth access token")
        if path == f"/v24.0/{self.waba}/message_templates":
            return {"GET": self._list, "POST": self._create, "DELETE": self._delete}[verb](
                query, body
            )
        found = self.templates.get(path.rpartition("/")[2])
        if found is None or not path.startswith("/v24.0/"):
            return 400, error(100, "Unsupported get request. Object does not exist")
        return 200, {name: found[name] for name in query["fields"].split(",")}

    def _list(self, query: Json, body: Json) -> Any:
        found = [t for t in self.templates.values() if query.get("name", "") in t["name"]]
        start = int(query.get("after", "0"))
        page = found[start : start + self.per_page]
        end = start + self.per_page
        paging = {"cursors": {"after": str(end)}, "next": "…"} if end < len(found) else {}
        return 200, {"data": page, "paging": paging}

    def _create(self, query: Json, body: Json) -> Any:
        assert set(body) <= {"name", "language", "category", "parameter_format", "components"}
        if any(
            (t["name"], t["language"]) == (body["name"], body["language"])
            for t in self.templates.values()
        ):
            return 400, error(100, "Invalid parameter", "Content in this language already exists")
        number = str(594425479261596 + len(self.templates))
        self.templates[number] = {
            "id": number,
            "name": body["name"],
            "language": body["language"],
            "status": "PENDING",
            "category": self.category or body["category"],
            "rejected_reason": "NONE",
            "components": body["components"],
        }
        made = self.templates[number]
        return 200, {name: made[name] for name in ("id", "status", "category")}

    def _delete(self, query: Json, body: Json) -> Any:
        found = self.templates.pop(query["hsm_id"], None)
        return (200, {"success": True}) if found else (400, error(100, "Template not found"))

    def set(self, number: str, **more: str) -> None:
        self.templates[number].update(more)


@dataclass
class Twilio(Standin):
    """Content API: contents, and a request for approval of each."""

    account: str = "AC" + "0" * 32
    contents: dict[str, Json] = field(default_factory=dict)
    approvals: dict[str, Json] = field(default_factory=dict)

    def made(self) -> int:
        return len(self.contents)

    def answer(self, verb: str, path: str, query: Json, body: Json, headers: Any) -> Any:
        pair = base64.b64encode(f"{self.account}:{TOKEN}".encode()).decode()
        if headers.get("Authorization") != f"Basic {pair}":
            return 401, {"code": 20003, "message": "Authenticate", "status": 401}
        if path == "/v2/Content":
            name = re.compile(query["ContentName"])
            found = [c for c in self.contents.values() if name.search(c["friendly_name"])]
            return 200, {"meta": {"next_page_url": None}, "contents": found}
        if path == "/v1/Content" and verb == "POST":
            sid = f"HX{len(self.contents):032x}"
            self.contents[sid] = {"sid": sid, **body}
            return 201, self.contents[sid]
        sid = path.split("/")[3]
        if sid not in self.contents:
            return 404, {"code": 20404, "message": "Not found", "status": 404}
        if path.endswith("/ApprovalRequests/whatsapp") and verb == "POST":
            told = {"category": body["category"], "name": body["name"], "rejection_reason": ""}
            self.approvals[sid] = {**told, "status": "received", "content_type": "twilio/text"}
            return 201, self.approvals[sid]
        if path.endswith("/ApprovalRequests"):
            return 200, {"sid": sid, "whatsapp": self.approvals.get(sid, {"status": "unsubmitted"})}
        if verb == "DELETE":
            del self.contents[sid]
            return 204, None
        return 200, self.contents[sid]


@dataclass
class SendGrid(Standin):
    """Transactional templates and their versions."""

    templates: dict[str, Json] = field(default_factory=dict)

    def made(self) -> int:
        return sum(len(each["versions"]) for each in self.templates.values())

    def answer(self, verb: str, path: str, query: Json, body: Json, headers: Any) -> Any:
        if headers.get("Authorization") != f"Bearer {TOKEN}":
            return 401, {"errors": [{"message": "authorization required"}]}
        if path == "/v3/templates":
            return self._create(body) if verb == "POST" else (200, self._list())
        steps = path.split("/")
        template = self.templates.get(steps[3])
        if template is None:
            return 404, {"error": "template not found"}
        if verb == "POST":
            return 201, self._version(template, body)
        found = [each for each in template["versions"] if each["id"] == steps[5]]
        if not found:
            return 404, {"error": "version not found"}
        if verb == "DELETE":
            template["versions"].remove(found[0])
            return 204, None
        if verb == "PATCH":
            found[0].update(body)
        return 200, found[0]

    def _list(self) -> Json:
        bare = [
            {
                **each,
                "versions": [{n: v[n] for n in ("id", "name", "active")} for v in each["versions"]],
            }
            for each in self.templates.values()
        ]
        return {"result": bare, "_metadata": {"count": len(bare)}}

    def _create(self, body: Json) -> Any:
        number = f"d-{len(self.templates):032x}"
        self.templates[number] = {"id": number, "versions": [], **body}
        return 201, self.templates[number]

    def _version(self, template: Json, body: Json) -> Json:
        made = {"id": f"{self.made():08x}-aaaa", "template_id": template["id"], **body}
        if made["active"]:
            for each in template["versions"]:
                each["active"] = 0
        template["versions"].append(made)
        return made


def error(code: int, message: str, told: str = "") -> Json:
    """An error as the Graph API writes it."""
    found: Json = {"message": f"(#{code}) {message}", "type": "OAuthException", "code": code}
    return {"error": {**found, "error_user_msg": told} if told else found}


def says(status: int, body: Any = b"", **headers: str) -> Answer:
    """Answers with *status* and *body* in place of the stand-in."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()

    def write(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(content)

    return write


def hangs_up(handler: BaseHTTPRequestHandler) -> None:
    """The connection ends before an answer."""
    handler.close_connection = True


@contextmanager
def running(state: Any) -> Iterator[Any]:
    """*state* behind a port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            parts = urlsplit(self.path)
            sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            body = json.loads(sent) if sent else {}
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            state.calls.append((self.command, self.path, body))
            instead = state.answers.pop(0) if state.answers else None
            if instead is not None:
                instead(self)
                return
            status, told = state.answer(self.command, parts.path, query, body, self.headers)
            says(status, b"" if told is None else told, Content_Type="application/json")(self)

        do_GET = do_POST = do_DELETE = do_PATCH = handle_any

        def log_message(self, *args: Any) -> None:
            """Nothing: tests are quiet."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *args: Any) -> None:
            """Nothing: a caller that hangs up is part of some tests."""

    server = Server(("127.0.0.1", 0), Handler)
    state.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
