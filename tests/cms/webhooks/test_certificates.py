"""HTTPS: the certificate must be vouched for, and be for the name that was asked for."""

import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from cms.webhooks import transport
from cms.webhooks.errors import SendFailed
from cms.webhooks.targets import parse


def post(url: str) -> transport.Answer:
    return transport.post(parse(url), {}, b"{}", seconds=5)


@pytest.fixture
def https(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, int]]:
    """The certificate and the port of a server that is hooks.internal; every name leads to it."""
    certificate = self_signed(tmp_path / "certificate.pem", "hooks.internal")
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(certificate)
    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, port, *args, **kwargs: real(
            "127.0.0.1" if str(host).endswith(".internal") else host, port, *args, **kwargs
        ),
    )
    server = socket.create_server(("127.0.0.1", 0))

    def loop() -> None:
        while True:
            try:
                connection = served.wrap_socket(server.accept()[0], server_side=True)
            except ssl.SSLError:
                continue
            except OSError:
                return
            with connection:
                sent = b""
                while not sent.endswith(b"{}") and (more := connection.recv(65536)):
                    sent += more  # all of it: what is unread breaks the connection off
                connection.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")

    threading.Thread(target=loop, daemon=True).start()
    yield certificate, server.getsockname()[1]
    server.close()


def self_signed(path: Path, name: str) -> Path:
    """A certificate and its key for *name*, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    whose = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(whose, whose, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


def test_a_certificate_that_nobody_vouches_for_is_refused(https: Any, settings: Any) -> None:
    settings.WEBHOOK_ALLOW = ["hooks.internal"]
    with pytest.raises(SendFailed, match="certificate was not accepted"):
        post(f"https://hooks.internal:{https[1]}/")


@pytest.mark.parametrize(("name", "accepted"), [("hooks.internal", True), ("x.internal", False)])
def test_the_certificate_is_checked_against_the_name(
    https: Any, settings: Any, monkeypatch: pytest.MonkeyPatch, name: str, accepted: bool
) -> None:
    settings.WEBHOOK_ALLOW = [name]
    monkeypatch.setenv("SSL_CERT_FILE", str(https[0]))
    if accepted:
        assert post(f"https://{name}:{https[1]}/").status == 204
    else:
        with pytest.raises(SendFailed, match="certificate was not accepted"):
            post(f"https://{name}:{https[1]}/")
