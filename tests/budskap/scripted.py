"""A server that plays a script, byte by byte: what no well-behaved one would do."""

import json
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Step:
    """One answer: bytes that are sent, then the connection is closed unless it is kept.

    ``silent`` sends them and then says nothing more until the test ends; ``drip`` sends single
    bytes; ``deaf`` closes without an answer.
    """

    data: bytes = b""
    keep: bool = False
    silent: bool = False
    drip: bool = False
    deaf: bool = False


@dataclass(frozen=True)
class Seen:
    """One request as it came; header names are lower-case."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    connection: int


def answer(
    body: Any = None, status: int = 200, kind: str = "application/json", **headers: str
) -> Step:
    """A whole answer over a kept connection; *body* as JSON, unless it is bytes."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = {"Content-Type": kind, "Content-Length": str(len(data)), **named}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return Step(f"HTTP/1.1 {status} Told\r\n{head}\r\n".encode() + data, keep=True)


def problem(kind: str, status: int, detail: str = "So it is.", **more: Any) -> Step:
    """A problem document."""
    headers = more.pop("headers", {})
    document = {"type": f"urn:budskap:problem:{kind}", "status": status, "detail": detail, **more}
    return answer(document, status, "application/problem+json", **headers)


@dataclass
class Server:
    """Its address, and the requests that it saw, in order."""

    base: str
    steps: list[Step]
    seen: list[Seen] = field(default_factory=list)


@contextmanager
def serving(*steps: Step) -> Iterator[Server]:
    """A server that plays *steps*, one a request, whatever the connection; then only silence."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = Server(f"http://127.0.0.1:{listener.getsockname()[1]}", list(steps))
    over = threading.Event()
    threading.Thread(target=_accept, args=(listener, server, over), daemon=True).start()
    try:
        yield server
    finally:
        over.set()
        listener.close()


def _accept(listener: socket.socket, server: Server, over: threading.Event) -> None:
    number = 0
    while not over.is_set():
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        number += 1
        threading.Thread(
            target=_serve, args=(connection, number, server, over), daemon=True
        ).start()


def _serve(connection: socket.socket, number: int, server: Server, over: threading.Event) -> None:
    with connection, connection.makefile("rb") as stream, suppress(OSError):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while (seen := _request(stream, number)) is not None:
            server.seen.append(seen)
            step = server.steps.pop(0) if server.steps else Step(silent=True)
            _play(connection, step, over)
            if not step.keep:
                return


def _play(connection: socket.socket, step: Step, over: threading.Event) -> None:
    if step.deaf:
        return
    if step.drip:
        for byte in step.data:
            connection.sendall(bytes([byte]))
            if over.wait(0.002):
                return
    else:
        connection.sendall(step.data)
    if step.silent:
        over.wait(60)


def _request(stream: Any, number: int) -> Seen | None:
    first = stream.readline().decode("latin-1").split()
    if len(first) != 3:
        return None
    headers = {}
    while (line := stream.readline().decode("latin-1").strip()) != "":
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    body = stream.read(int(headers.get("content-length", "0")))
    return Seen(first[0], first[1], headers, body, number)
