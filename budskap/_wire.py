"""Bytes to and from one server: kept connections, one deadline a call, no redirects.

Standard library alone. A socket's own time-out starts anew with every byte, so a server that drips
could hold a caller for ever; here every read is given what is left until the deadline.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any, BinaryIO, Protocol, cast
from urllib.parse import urlsplit

from budskap.errors import BadAnswer, Unusable

__all__ = ["Broken", "Request", "Response", "Wire"]

_PIECE = 64 * 1024
_MOST_IDLE = 8


@dataclass(frozen=True)
class Request:
    """One call. ``target`` is path and query; ``repeatable``: twice does no more than once;
    ``patient``: the server may be at work and silent until the deadline."""

    method: str
    target: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    repeatable: bool = True
    patient: bool = False

    def saying(self, name: str, value: str) -> Request:
        """This call with one more header."""
        return replace(self, headers={**self.headers, name: value})


@dataclass(frozen=True)
class Response:
    """An answer; header names are lower-case, the body unpacked (empty when a file got it)."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Broken(Exception):
    """The call came to no answer. ``unsent``: nothing of it can have reached the server;
    ``hopeless``: trying again would not help."""

    def __init__(self, why: str, *, unsent: bool = False, hopeless: bool = False) -> None:
        super().__init__(why)
        self.unsent, self.hopeless = unsent, hopeless


class _Connection(Protocol):
    sock: Any

    def connect(self) -> None: ...
    def close(self) -> None: ...
    def getresponse(self) -> http.client.HTTPResponse: ...
    def request(
        self, method: str, url: str, body: bytes | None = ..., headers: Mapping[str, str] = ...
    ) -> None: ...


class _Timed:
    """A socket that ends by a moment."""

    def __init__(self, sock: socket.socket, left: Callable[[], float]) -> None:
        self._sock, self.left = sock, left

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self.left())
        self._sock.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_TimedReader(self._sock, self.left))

    def close(self) -> None:
        self._sock.close()


class _TimedReader(io.RawIOBase):
    def __init__(self, sock: socket.socket, left: Callable[[], float]) -> None:
        self._sock, self._left = sock, left
        self._raw = cast(io.RawIOBase, sock.makefile("rb", buffering=0))

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(self._left())
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


class Wire:
    """Connections to the server at *base*; threads may share it.

    *timeout* is the longest silence in seconds, *max_bytes* the largest unpacked answer in memory.
    """

    def __init__(
        self,
        base: str,
        *,
        timeout: float,
        max_bytes: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        parts = _checked(base)
        self.host, self.port, self.prefix = parts.hostname or "", parts.port, parts.path.rstrip("/")
        self.base = f"{parts.scheme}://{parts.netloc}{self.prefix}"
        self.context = ssl.create_default_context() if parts.scheme == "https" else None
        self.timeout, self.max_bytes, self.clock = timeout, max_bytes, clock
        self._idle: list[_Connection] = []
        self._lock = Lock()

    def exchange(
        self, request: Request, ends: float, sink: BinaryIO | None = None, limit: int | None = None
    ) -> Response:
        """The answer to *request* by the moment *ends*; with *sink*, a 200's body goes there.

        `Broken` when there is none, `BadAnswer` when it is larger than *limit* bytes.
        """
        kept = self._take() if request.repeatable else None
        if kept is not None:
            try:
                return self._over(kept, request, ends, sink, limit)
            except _Stale:
                pass  # the server let it go while nobody used it
        try:
            return self._over(self._opened(ends), request, ends, sink, limit)
        except _Stale as error:
            raise Broken(str(error)) from error

    def close(self) -> None:
        """Let every kept connection go."""
        while (kept := self._take()) is not None:
            kept.close()

    def _over(
        self,
        connection: _Connection,
        request: Request,
        ends: float,
        sink: BinaryIO | None,
        limit: int | None,
    ) -> Response:
        done = False
        try:
            connection.sock.left = lambda: self._left(ends, patient=request.patient)
            try:
                connection.request(
                    request.method, self.prefix + request.target, request.body, request.headers
                )
                answer = connection.getresponse()
            except (ConnectionError, BrokenPipeError, http.client.RemoteDisconnected) as error:
                raise _Stale(_told(error)) from error
            response = self._read(answer, sink, limit or self.max_bytes)
            done = not answer.will_close
            return response
        except _Stale:
            raise
        except (OSError, http.client.HTTPException, zlib.error, EOFError) as error:
            raise Broken(_told(error)) from error
        finally:
            if done:
                self._give_back(connection)
            else:
                connection.close()

    def _read(
        self, answer: http.client.HTTPResponse, sink: BinaryIO | None, limit: int
    ) -> Response:
        headers = {name.lower(): value for name, value in answer.getheaders()}
        packed = headers.get("content-encoding", "").strip().lower() == "gzip"
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if packed else None
        to_sink = sink is not None and answer.status == 200
        target: BinaryIO = sink if to_sink and sink is not None else io.BytesIO()
        size = 0
        in_lines = headers.get("content-type", "").startswith("application/x-ndjson")
        if answer.length is None and not answer.chunked and not in_lines:
            # It would end wherever the connection does, which may be in the middle. Of lines the
            # reader knows how many there must be.
            raise Broken("the answer does not say how long it is, or was cut off")
        while piece := answer.read(_PIECE):
            plain = unpack.decompress(piece, limit - size + 1) if unpack else piece
            size += len(plain)
            if size > limit:
                raise BadAnswer(f"the answer is larger than {limit:,} bytes")
            target.write(plain)
        if answer.length or (unpack and not unpack.eof):
            raise Broken("the answer was cut off")
        body = b"" if to_sink else cast(io.BytesIO, target).getvalue()
        return Response(answer.status, headers, body)

    def _opened(self, ends: float) -> _Connection:
        timeout = self._left(ends)
        connection: Any = (
            http.client.HTTPSConnection(self.host, self.port, timeout=timeout, context=self.context)
            if self.context
            else http.client.HTTPConnection(self.host, self.port, timeout=timeout)
        )
        try:
            connection.connect()
        except ssl.SSLCertVerificationError as error:
            raise Broken(_told(error), unsent=True, hopeless=True) from error
        except (OSError, http.client.HTTPException, UnicodeError) as error:
            raise Broken(_told(error), unsent=True) from error
        connection.sock = _Timed(connection.sock, lambda: self._left(ends))
        return cast(_Connection, connection)

    def _left(self, ends: float, *, patient: bool = False) -> float:
        left = ends - self.clock()
        if left <= 0:
            raise TimeoutError("no answer in time")
        return left if patient else min(left, self.timeout)

    def _take(self) -> _Connection | None:
        with self._lock:
            return self._idle.pop() if self._idle else None

    def _give_back(self, connection: _Connection) -> None:
        with self._lock:
            if len(self._idle) < _MOST_IDLE:
                self._idle.append(connection)
                return
        connection.close()


class _Stale(Exception):
    """The connection was gone before an answer began."""


def _checked(base: str) -> Any:
    """The parts of the server's address; `Unusable`, which never repeats a password in it."""
    try:
        parts = urlsplit(base)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise Unusable("the server's address cannot be read") from error
    if parts.scheme not in ("http", "https") or not host or port == 0:
        raise Unusable("the server's address must be http://HOST or https://HOST")
    if parts.username is not None or parts.query or parts.fragment:
        raise Unusable("the server's address may hold a host and a path, and nothing else")
    if not base.isascii() or any(character <= " " for character in base):
        raise Unusable("the server's address holds characters that no address may hold")
    return parts


def _told(error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, http.client.IncompleteRead | EOFError):
        return "the answer was cut off"
    if isinstance(error, http.client.RemoteDisconnected):
        return "the server closed the connection without an answer"
    if isinstance(error, zlib.error):
        return "the answer cannot be unpacked"
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
