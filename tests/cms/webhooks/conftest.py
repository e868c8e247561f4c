"""A real receiver in a thread, and endpoints that lead to it."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from cms.models import Endpoint
from cms.webhooks import backoff, vault

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # of the specification's own tests


@dataclass
class Receiver:
    """What was received, and how it is answered: `answers` one after another, then 204."""

    port: int = 0
    answers: list[Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=list)
    received: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook?of=tests"


def answer(status: int, body: bytes = b"", **headers: str) -> Any:
    """Answers with *status*; header names are written with underscores."""

    def write(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return write


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    """A server on this machine that may be called."""
    state = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            state.received.append((self.path, headers, self.rfile.read(length)))
            (state.answers.pop(0) if state.answers else answer(204))(self)

        def log_message(self, *args: Any) -> None:
            """Nothing: tests are quiet."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *args: Any) -> None:
            """Nothing: a caller that hangs up is part of some tests."""

    server = Server(("127.0.0.1", 0), Handler)
    state.port = server.server_address[1]
    settings.WEBHOOK_ALLOW = ["127.0.0.1"]
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield state
    server.shutdown()
    server.server_close()


Make = Callable[..., Endpoint]


@pytest.fixture
def endpoint(db: None) -> Make:
    """``endpoint("crm", url=..., brand=...)`` is told of everything unless it says otherwise."""

    def make(name: str = "crm", url: str = "https://crm.example/hook", **more: Any) -> Endpoint:
        return Endpoint.objects.create(name=name, url=url, secret=vault.lock(SECRET), **more)

    return make


@pytest.fixture
def no_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """What failed is due again at once."""

    nothing = timedelta(0)
    monkeypatch.setattr(backoff, "AFTER", (nothing,) * len(backoff.AFTER))
    monkeypatch.setattr(backoff, "pause_after", lambda failures: nothing)
