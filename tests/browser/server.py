"""The product as `make run` starts it: a database of its own, the demo brand, granian on a free
port.
"""

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.browser.demo import ROOT, Demo, copied

START_SECONDS = 60


@dataclass(frozen=True)
class Site:
    """A running product and what `load_demo` printed of it; the environment of its commands."""

    base: str
    passwords: dict[str, str]
    token: str
    environment: dict[str, str] = field(default_factory=dict, repr=False)


@contextmanager
def running(state: Path, demo: Demo, **variables: str) -> Iterator[Site]:
    """Start it in the folder *state* with a copy of *demo*, and stop it."""
    with copied(demo, state) as environment:
        port = _free_port()
        base = f"http://127.0.0.1:{port}"
        environment |= {"BUDSKAP_BASE_URL": base, **variables}
        with (state / "server.log").open("wb") as log:
            server = subprocess.Popen(
                _granian(port), cwd=ROOT, env=environment, stdout=log, stderr=log
            )
            try:
                _wait(server, base, state / "server.log")
                yield replace(_site(base, demo.said), environment=environment)
            finally:
                server.terminate()
                server.wait(timeout=20)


def _granian(port: int) -> list[str]:
    granian = str(Path(sys.executable).with_name("granian"))
    options = (
        f"--interface wsgi --host 127.0.0.1 --port {port} --workers 1 --no-ws --blocking-threads 4"
    )
    return [granian, *options.split(), "cms.wsgi:application"]


def _wait(server: subprocess.Popen[bytes], base: str, log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        assert server.poll() is None, f"the server stopped: {log.read_text()}"
        try:
            with urllib.request.urlopen(f"{base}/healthz", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"no answer in {START_SECONDS} s: {log.read_text()}")


def _site(base: str, said: str) -> Site:
    def line(head: str) -> str:
        found = re.search(rf"^{head}: (.+)$", said, re.MULTILINE)
        assert found, f"load_demo said no {head!r}: {said}"
        return found[1]

    people = [line("Copywriter"), line("Brand manager")]
    return Site(base, dict(person.split(" / ", 1) for person in people), line("API token"))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
