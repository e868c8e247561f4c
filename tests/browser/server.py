"""The product as `make run` starts it: a database of its own, the demo brand, granian on a free
port.
"""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60


@dataclass(frozen=True)
class Site:
    """A running product and what `load_demo` printed of it."""

    base: str
    passwords: dict[str, str]
    token: str


@contextmanager
def running(state: Path) -> Iterator[Site]:
    """Start it in the folder *state*, and stop it."""
    with _database() as database:
        port = _free_port()
        base = f"http://127.0.0.1:{port}"
        environment = {
            **os.environ,
            **database,
            "BUDSKAP_STATE": str(state),
            "BUDSKAP_BASE_URL": base,
            "DJANGO_SETTINGS_MODULE": "cms.settings",
            "PYTHONUNBUFFERED": "1",
        }
        environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
        for command in ("migrate -v0 --noinput", "collectstatic -v0 --noinput"):
            _manage(command, environment)
        said = _manage("load_demo", environment)
        with (state / "server.log").open("wb") as log:
            server = subprocess.Popen(
                _granian(port), cwd=ROOT, env=environment, stdout=log, stderr=log
            )
            try:
                _wait(server, base, state / "server.log")
                yield _site(base, said)
            finally:
                server.terminate()
                server.wait(timeout=20)


def _manage(command: str, environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *command.split()],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"manage.py {command}: {done.stdout}\n{done.stderr}"
    return done.stdout


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


@contextmanager
def _database() -> Iterator[dict[str, str]]:
    """PostgreSQL when the suite runs on it (a database of our own there), else SQLite in the
    state folder.
    """
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith(("postgres://", "postgresql://")):
        yield {"DATABASE_URL": ""}
        return
    name = f"budskap_browser_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield {"DATABASE_URL": _with_name(url, name)}
        finally:
            connection.execute(
                sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            )


def _with_name(url: str, name: str) -> str:
    """*url* with another database."""
    return re.sub(r"^(\w+://[^/?]*/)[^?]*", rf"\g<1>{name}", url)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
