"""Calls of the API as JSON: addresses, tokens, what is kept, and what an answer means."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote, urlencode

from budskap._cache import Cache
from budskap._calling import Caller, Pace
from budskap._wire import Request, Response, Wire
from budskap.errors import BadAnswer, Problem, Unusable, refusal

__all__ = ["Asking", "path_of", "read_json"]

API = "/api/v1/"
MAX_ANSWER = 256 * 1024 * 1024
"""Bytes of one answer in memory: 10,000 mails of 20 KB."""
AGENT = "budskap-client/1"

Query = Mapping[str, str | int | bool | None]


class Asking:
    """One server, one token. The token is sent to this server alone, and shown nowhere."""

    def __init__(
        self, base: str, token: str, *, timeout: float, pace: Pace, cache_dir: Path | None
    ) -> None:
        if not token or not token.isascii() or any(each <= " " or each == "\x7f" for each in token):
            raise Unusable("the token is empty, or holds what no token holds")
        self._wire = Wire(base, timeout=timeout, max_bytes=MAX_ANSWER, clock=pace.clock)
        self._caller = Caller(self._wire, pace)
        self._cache = Cache(cache_dir, token) if cache_dir else None
        self._headers = {
            "Authorization": f"Bearer {token}",
            "User-Agent": AGENT,
            "Accept-Encoding": "gzip",
        }

    @property
    def base(self) -> str:
        """The server's address."""
        return self._wire.base

    def get(self, path: str, query: Query | None = None) -> tuple[Any, Mapping[str, str]]:
        """The JSON at *path* and the headers it came with; from what is kept where it still holds.

        A refusal is raised as the error that it is.
        """
        request = self._request("GET", path, query)
        url = self._wire.base + request.target
        kept = self._cache.get(url) if self._cache else None
        if kept and kept.is_final:
            return _json(kept.body), kept.headers
        if kept:
            request = request.saying("If-None-Match", kept.etag)
        response = self._caller.call(request)
        if response.status == 304 and kept:
            return _json(kept.body), kept.headers
        _require_success(response)
        found = _json(response.body)
        if self._cache:
            self._cache.put(url, response.headers, response.body)
        return found, response.headers

    def post(
        self,
        path: str,
        body: Any,
        query: Query | None = None,
        *,
        accept: str = "application/json",
        repeatable: bool = True,
        patient: bool = False,
    ) -> Response:
        """The answer to *body*, sent as JSON, when it is a success; see `Request`."""
        written = json.dumps(body, ensure_ascii=False, allow_nan=False).encode()
        request = replace(
            self._request("POST", path, query, accept=accept),
            body=written,
            repeatable=repeatable,
            patient=patient,
        )
        response = self._caller.call(request.saying("Content-Type", "application/json"))
        _require_success(response)
        return response

    def download(self, path: str, sink: BinaryIO, limit: int, query: Query | None = None) -> None:
        """Write what is at *path* into *sink*, which can be begun anew."""
        request = self._request("GET", path, query, accept="application/x-ndjson")
        response = self._caller.call(request, sink, limit)
        _require_success(response)

    def close(self) -> None:
        """Let kept connections go."""
        self._wire.close()

    def _request(
        self, method: str, path: str, query: Query | None, accept: str = "application/json"
    ) -> Request:
        asked = urlencode(_written(query or {}))
        target = API + path + (f"?{asked}" if asked else "")
        return Request(method, target, {**self._headers, "Accept": accept})


def path_of(*steps: str) -> str:
    """*steps* as a path in which each stays one step, whatever it holds."""
    return "/".join(_step(step) for step in steps)


def _step(step: str) -> str:
    written = quote(step, safe="")
    # "." and ".." would be steps upwards.
    return written.replace(".", "%2E") if step in (".", "..") else written


def read_json(response: Response) -> Any:
    """The body of *response* as JSON; `BadAnswer`."""
    return _json(response.body)


def _written(query: Query) -> dict[str, str]:
    """The parameters that are said: flags as 1, and nothing for what is left out."""
    return {
        name: "1" if value is True else str(value)
        for name, value in query.items()
        if value is not None and value is not False and value != ""
    }


def _require_success(response: Response) -> None:
    if response.status == 200:
        return
    if 300 <= response.status < 400:
        raise BadAnswer(
            f"HTTP {response.status}: the server sends callers elsewhere, and none is followed; "
            "give the address where Budskap answers itself"
        )
    kind = response.headers.get("content-type", "")
    if response.status >= 400 and kind.startswith("application/problem+json"):
        document = _json(response.body)
        raise refusal(Problem.read(document if isinstance(document, dict) else {}, response.status))
    raise BadAnswer(f"HTTP {response.status} ({kind or 'of no type'}): no answer of Budskap")


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadAnswer("the answer is not JSON, or not all of it") from error
