"""One POST to a real receiver: what is sent, what is kept of the answer, and when it ends."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest

from cms.webhooks import transport
from cms.webhooks.errors import SendFailed, TargetRefused
from cms.webhooks.targets import parse
from tests.cms.webhooks.conftest import Receiver, answer

BODY = b'{"type":"ping"}'


def post(url: str, seconds: float = 5) -> transport.Answer:
    return transport.post(parse(url), {"webhook-id": "msg_1"}, BODY, seconds=seconds)


def test_what_is_sent_arrives(receiver: Receiver) -> None:
    receiver.answers = [answer(200, b"thanks")]
    assert post(receiver.url) == transport.Answer(200, "thanks")
    ((path, headers, body),) = receiver.received
    assert (path, body) == ("/hook?of=tests", BODY)
    assert headers["webhook-id"] == "msg_1"
    assert headers["host"] == f"127.0.0.1:{receiver.port}"
    assert headers["content-length"] == str(len(BODY))


@pytest.mark.parametrize(
    ("status", "success"), [(199 + 1, True), (204, True), (299, True), (300, False), (404, False)]
)
def test_2xx_is_success(receiver: Receiver, status: int, success: bool) -> None:
    receiver.answers = [answer(status)]
    assert post(receiver.url).is_success is success


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_not_followed(receiver: Receiver, status: int) -> None:
    receiver.answers = [answer(status, Location=receiver.url)]
    assert post(receiver.url).status == status
    assert len(receiver.received) == 1


@pytest.mark.parametrize("size", [1023, 1024, 1025, 5_000_000])
def test_a_kilobyte_of_the_answer_is_kept(receiver: Receiver, size: int) -> None:
    receiver.answers = [answer(200, b"a" * size)]
    assert post(receiver.url).start == "a" * min(size, 1024)


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        (b"\xff\xfe", "\ufffd\ufffd"),
        (b"a\x00b", "a\ufffdb"),
        ("bekreftet å".encode(), "bekreftet å"),
    ],
)
def test_an_answer_that_is_no_text_is_kept_as_far_as_it_is(
    receiver: Receiver, body: bytes, kept: str
) -> None:
    receiver.answers = [answer(500, body)]
    assert post(receiver.url).start == kept


def test_retry_after_is_kept(receiver: Receiver) -> None:
    receiver.answers = [answer(503, Retry_After="120")]
    assert post(receiver.url).retry_after == "120"


def test_proxies_of_the_environment_are_not_used(receiver: Receiver, monkeypatch: Any) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert post(receiver.url).status == 204


def test_nobody_listens(receiver: Receiver) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(SendFailed, match="refused"):
        post(f"http://127.0.0.1:{port}/")


# -- receivers that misbehave, as they are on the wire ---------------------------------------------

Wire = Callable[[socket.socket], None]


@pytest.fixture
def wire(settings: Any) -> Iterator[Callable[[Wire], str]]:
    """``wire(talk)``: the address of a server that lets *talk* have each connection."""
    settings.WEBHOOK_ALLOW = ["127.0.0.1"]
    servers = []

    def serve(talk: Wire) -> str:
        server = socket.create_server(("127.0.0.1", 0))
        servers.append(server)

        def loop() -> None:
            while True:
                try:
                    connection = server.accept()[0]
                except OSError:
                    return
                with connection, suppress(OSError):
                    talk(connection)

        threading.Thread(target=loop, daemon=True).start()
        return f"http://127.0.0.1:{server.getsockname()[1]}/"

    yield serve
    for server in servers:
        server.close()


def drips(head: bytes) -> Wire:
    def talk(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(head)
        for _ in range(200):
            time.sleep(0.05)
            connection.sendall(b"x")

    return talk


@pytest.mark.parametrize(
    "head",
    [b"", b"HTTP/1.1 200 OK\r\nx-", b"HTTP/1.1 200 OK\r\nA: b\r\n", b"HTTP/1.1 2"],
    ids=["nothing", "a header", "no end", "a status"],
)
def test_a_slow_drip_does_not_stretch_the_time(wire: Any, head: bytes) -> None:
    begun = time.monotonic()
    with pytest.raises(SendFailed, match="No answer within"):
        post(wire(drips(head)), seconds=0.5)
    assert time.monotonic() - begun < 5, "each drop alone is within the time"


def test_a_status_counts_though_its_body_never_ends(wire: Any) -> None:
    found = post(wire(drips(b"HTTP/1.1 200 OK\r\n\r\n")), seconds=0.5)
    assert found.is_success
    assert set(found.start) == {"x"}


def test_one_that_takes_no_bytes(wire: Any) -> None:
    target = parse(wire(lambda connection: time.sleep(3)))
    with pytest.raises(SendFailed, match="No answer within"):
        transport.post(target, {}, b"x" * 20_000_000, seconds=0.5)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 99999 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 1000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nA: " + b"b" * 100_000 + b"\r\n\r\n",
        b"\x00" * 70_000,
        b"\x16\x03\x01" * 100,
    ],
    ids=["nothing", "ssh", "words", "big", "many headers", "long header", "zeros", "tls"],
)
def test_what_is_no_http_is_a_failure(wire: Any, said: bytes) -> None:
    def talk(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(said)

    with pytest.raises(SendFailed) as caught:
        post(wire(talk))
    assert 0 < len(str(caught.value)) < 300
    assert "\x00" not in str(caught.value)


@pytest.mark.parametrize(
    "rest",
    [
        b"Content-Length: 5000\r\n\r\nshort",
        b"Transfer-Encoding: chunked\r\n\r\nzzz\r\nshort",
        b"Transfer-Encoding: chunked\r\n\r\n5\r\nshort",
    ],
)
def test_a_body_that_breaks_off_does_not_undo_the_status(wire: Any, rest: bytes) -> None:
    def talk(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(b"HTTP/1.1 200 OK\r\n" + rest)

    assert post(wire(talk)).status == 200


# -- the address that was checked is the address that is called ------------------------------------


def test_a_name_that_leads_elsewhere_the_second_time(
    receiver: Receiver, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the check sees a public address, a second look-up would see this machine."""
    settings.WEBHOOK_ALLOW = []
    asked: list[str] = []
    called: list[str] = []
    real = socket.getaddrinfo

    def getaddrinfo(host: Any, port: Any, *args: Any, **kwargs: Any) -> Any:
        if host != "rebind.example":
            return real(host, port, *args, **kwargs)
        asked.append(host)
        return real("1.1.1.1" if len(asked) == 1 else "127.0.0.1", port, *args, **kwargs)

    def create_connection(address: tuple[str, int], timeout: float) -> socket.socket:
        called.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setattr(socket, "create_connection", create_connection)
    with pytest.raises(SendFailed):
        post("https://rebind.example/")
    assert (asked, called) == (["rebind.example"], ["1.1.1.1"])
    with pytest.raises(TargetRefused, match="not public"):
        post("https://rebind.example/")
    assert called == ["1.1.1.1"]


def test_it_is_checked_anew_at_each_call(receiver: Receiver, settings: Any) -> None:
    target = parse(receiver.url)
    settings.WEBHOOK_ALLOW = []
    with pytest.raises(TargetRefused):
        post(receiver.url)
    assert target.is_named
    assert receiver.received == []


def test_the_next_address_is_tried_where_one_does_not_answer(
    receiver: Receiver, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WEBHOOK_ALLOW = ["hooks.internal"]
    real = socket.getaddrinfo

    def getaddrinfo(host: Any, port: Any, *args: Any, **kwargs: Any) -> Any:
        if host != "hooks.internal":
            return real(host, port, *args, **kwargs)
        return [row for each in ("127.0.0.2", "127.0.0.1") for row in real(each, port)]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    assert post(f"http://hooks.internal:{receiver.port}/").status == 204
    assert receiver.received[0][1]["host"] == f"hooks.internal:{receiver.port}"
