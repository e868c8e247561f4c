"""`make run PORT=...` says in one line why it cannot serve there."""

import socket

import pytest

from scripts import run


@pytest.mark.parametrize("text", ["0", "65536", "-1", "abc", "", "8 000", "٨٠٠٠"])
def test_what_is_not_a_port_is_refused(text: str) -> None:
    with pytest.raises(SystemExit, match="is not a port: give a number from 1 to 65535"):
        run._port(text)


def test_a_taken_port_is_refused_and_a_free_one_is_not() -> None:
    with socket.socket() as server:
        server.bind((run.HOST, 0))
        server.listen()
        port = server.getsockname()[1]
        with pytest.raises(SystemExit, match=f"Port {port} is not to be had"):
            run._port(str(port))
    assert run._port(str(port)) == port
