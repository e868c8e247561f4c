"""One call to one checked address: no redirects, no proxies, no cookies, an end in time.

The standard library's own HTTP, because the connection must go to the very address that was checked
while the certificate is checked against the name.
"""

import http.client
import io
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_noop as _

from cms.webhooks.addresses import resolve
from cms.webhooks.errors import SendFailed
from cms.webhooks.targets import Address, Target

SECONDS = 15.0  # for all of it, from the resolver to the last byte (15 to 30 are recommended)
CONNECT_SECONDS = 5.0  # for one address, where a name has several
KEPT = 1024  # bytes of an answer's body


@dataclass(frozen=True)
class Answer:
    """What the receiver answered; `start` is the beginning of its body, whatever it holds."""

    status: int
    start: str
    retry_after: str = ""

    @property
    def is_success(self) -> bool:
        return 200 <= self.status < 300


class _Deadline:
    """A moment by which everything must be over."""

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left. Raises `TimeoutError` when there are none."""
        left = self._at - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class _TimedReader(io.RawIOBase):
    """Reads a socket; every read has what is left of the time, so that drops do not add up."""

    def __init__(self, sock: socket.socket, deadline: _Deadline) -> None:
        self._socket, self._deadline = sock, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._socket.settimeout(self._deadline.left())
        return self._socket.recv_into(buffer)


class _TimedSocket:
    """As much of a socket as `http.client` uses, under one deadline."""

    def __init__(self, sock: socket.socket, deadline: _Deadline) -> None:
        self._socket, self._deadline = sock, deadline

    def sendall(self, data: Any) -> None:
        self._socket.settimeout(self._deadline.left())
        self._socket.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_TimedReader(self._socket, self._deadline))

    def close(self) -> None:
        """Nothing: `http.client` closes before it has read the body; `post` closes afterwards."""


def post(
    target: Target, headers: Mapping[str, str], body: bytes, *, seconds: float = SECONDS
) -> Answer:
    """Send *body* to *target* and read the beginning of the answer, all within *seconds*.

    Raises `TargetRefused` when it may not be called, `SendFailed` when no answer came.
    """
    return call("POST", target, headers, body, seconds=seconds)


def call(
    method: str,
    target: Target,
    headers: Mapping[str, str],
    body: bytes | None = None,
    *,
    seconds: float = SECONDS,
    keep: int = KEPT,
) -> Answer:
    """Like `post`, by any *method*; *keep* bytes of the answer are read, and no more."""
    deadline = _Deadline(seconds)
    addresses = resolve(target, seconds)
    try:
        with _connect(target, addresses, deadline) as sock:
            return _exchange(method, target, headers, body, _TimedSocket(sock, deadline), keep)
    except TimeoutError:
        raise SendFailed(_("No answer within %(n)d seconds."), n=int(seconds)) from None
    except ssl.SSLCertVerificationError as error:
        words = _("The certificate was not accepted: %(why)s")
        raise SendFailed(words, why=error.verify_message) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _failure(error) from None


def _exchange(
    method: str,
    target: Target,
    headers: Mapping[str, str],
    body: bytes | None,
    sock: _TimedSocket,
    keep: int,
) -> Answer:
    connection = http.client.HTTPConnection(target.host, target.port)
    connection.auto_open = 0  # it never connects by itself
    connection.sock = sock
    connection.request(method, target.path, body, {"Host": target.authority, **headers})
    with connection.getresponse() as response:
        start = _start(response, keep)
        return Answer(response.status, start, response.headers.get("Retry-After", ""))


def _connect(target: Target, addresses: tuple[Address, ...], deadline: _Deadline) -> socket.socket:
    """A connection to the first address that takes one, secured where the scheme says so."""
    failure: OSError = OSError("no address")
    for address in addresses:
        try:
            seconds = min(CONNECT_SECONDS, deadline.left())
            plain = socket.create_connection((str(address), target.port), seconds)
            break
        except OSError as error:
            failure = error
    else:
        raise failure
    if target.scheme == "http":
        return plain
    try:
        plain.settimeout(deadline.left())
        return _tls().wrap_socket(plain, server_hostname=target.host)
    except BaseException:
        plain.close()
        raise


def _tls() -> ssl.SSLContext:
    """The system's authorities, TLS 1.2 or newer, the name checked."""
    return ssl.create_default_context()


def _start(response: http.client.HTTPResponse, keep: int) -> str:
    """The beginning of the body. That a body breaks off does not undo the status before it."""
    start = b""
    try:
        while len(start) < keep and (piece := response.read1(keep - len(start))):
            start += piece
    except (OSError, http.client.HTTPException, ValueError):
        pass
    # No NUL: PostgreSQL stores none.
    return start.decode("utf-8", "replace").replace("\x00", "\ufffd")


def _failure(error: Exception) -> SendFailed:
    """*error* in a line. Its words may come from the receiver, so they are cut."""
    if isinstance(error, ConnectionRefusedError):
        return SendFailed(_("The connection was refused."))
    if isinstance(error, ConnectionError):  # RemoteDisconnected is one
        return SendFailed(_("The connection broke off."))
    words = str(getattr(error, "strerror", None) or error or type(error).__name__)
    return SendFailed(_("The call failed: %(why)s"), why=words.replace("\x00", "\ufffd")[:200])
