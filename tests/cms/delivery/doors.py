"""The two doors to the API in tests: Django alone, and the dispatcher in front of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.http import HttpResponse
from django.test import Client
from django.test.client import ClientHandler

from cms.delivery.dispatcher import Dispatcher
from cms.delivery.sequence import Sequence
from cms.delivery.setting_up import stores

# Made anew for each answer.
MOVING = {"date", "ratelimit", "ratelimit-policy"}


class AtOnce(Sequence):
    """A sequence that is read at every request: a test's transaction never ends in a commit."""

    def _look_once(self, now: float) -> None:
        self._read()


@contextmanager
def _one_connection() -> Iterator[None]:
    """As Django's own test client does: a request leaves the test's transaction alone."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


class OverWsgi(ClientHandler):
    """Django's test client's way into a WSGI callable, as a server would take it."""

    def __init__(self, application: Any) -> None:
        super().__init__(enforce_csrf_checks=False)
        self.application = application

    def __call__(self, environ: dict[str, Any]) -> HttpResponse:
        said: list[Any] = []
        plain = {name: value for name, value in environ.items() if name != "HTTP_COOKIE" or value}
        with _one_connection():
            body = self.application(plain, lambda *args: said.append(args))
            content = b"".join(body)
            if hasattr(body, "close"):
                body.close()
        status, headers = said[-1][:2]
        response = HttpResponse(content, status=int(status.split()[0]))
        del response["Content-Type"]
        for name, value in headers:
            assert name not in response, f"{name} twice"
            response[name] = value
        response.wsgi_request = None
        return response


class WsgiClient(Client):
    """A test client whose calls go to a WSGI callable."""

    def __init__(self, application: Any) -> None:
        super().__init__(raise_request_exception=False)
        self.handler = OverWsgi(application)


def dispatcher(budget: int = 10**7) -> Dispatcher:
    """A dispatcher in front of Django, with nothing kept."""
    answers, orders, changed = stores(budget)
    return Dispatcher(WSGIHandler(), answers, orders, AtOnce(changed, None))


def through(application: Any = None) -> WsgiClient:
    """A client that goes through a dispatcher, a new one unless it is given."""
    return WsgiClient(application or dispatcher())


def differences(one: HttpResponse, other: HttpResponse) -> list[str]:
    """Where two answers differ in status, body or headers; ``Date`` and the rate limit may."""
    found = []
    if one.status_code != other.status_code:
        found.append(f"status {one.status_code} and {other.status_code}")
    if one.content != other.content:
        found.append(f"body {one.content[:200]!r} and {other.content[:200]!r}")
    ours, theirs = _headers(one), _headers(other)
    found += [
        f"{name}: {ours.get(name)} and {theirs.get(name)}"
        for name in sorted(ours.keys() | theirs.keys())
        if ours.get(name) != theirs.get(name)
    ]
    return found


def _headers(response: HttpResponse) -> dict[str, str]:
    pairs = ((name.lower(), value) for name, value in response.items())
    return {name: value for name, value in pairs if name not in MOVING}
