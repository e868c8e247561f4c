"""The demo brand, loaded once a run: every site of these tests begins with a copy of it.

Loading it takes a minute on a slow machine. The workers of a run share a folder, and whoever comes
first loads it there while the others wait.
"""

import fcntl
import os
import re
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = "staging"  # what the demo's texts are published to: the only one, or the first of two


@dataclass(frozen=True)
class Demo:
    """A state folder, the name of a database in PostgreSQL ("" with SQLite), and what was said."""

    folder: Path
    database: str
    said: str


@contextmanager
def loaded(shared: Path) -> Iterator[Demo]:
    """The demo of this run, in the folder *shared*. Who loaded it removes it again."""
    folder, said = shared / "demo", shared / "demo.said"
    name = f"budskap_demo_{uuid.uuid5(uuid.NAMESPACE_URL, str(shared)).hex[:12]}"
    mine = False
    with _locked(shared):
        if not said.exists():
            mine = True
            text = _load(folder, name)
            said.write_text(text, encoding="utf-8")
    yield Demo(folder, name if server() else "", said.read_text(encoding="utf-8"))
    if mine:
        with _locked(shared):  # whoever still comes loads it anew
            said.unlink()
            _drop(name)
            shutil.rmtree(folder)


@contextmanager
def copied(demo: Demo, state: Path) -> Iterator[dict[str, str]]:
    """*demo* in the empty folder *state*; the environment variables of whoever runs on the copy."""
    shutil.copytree(demo.folder, state, dirs_exist_ok=True)
    name = f"budskap_browser_{uuid.uuid4().hex[:12]}" if demo.database else ""
    _create(name, demo.database)
    try:
        yield _variables(state, name)
    finally:
        _drop(name)


def manage(command: str, environment: dict[str, str]) -> str:
    """Run ``manage.py``; what it printed."""
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


def server() -> str:
    """The address of PostgreSQL when the suite runs on it, else ""."""
    url = os.environ.get("DATABASE_URL", "")
    return url if url.startswith(("postgres://", "postgresql://")) else ""


def _load(folder: Path, name: str) -> str:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    _drop(name)  # of a run that was cut off
    _create(name)
    environment = _variables(folder, name)
    for command in ("migrate -v0 --noinput", "collectstatic -v0 --noinput"):
        manage(command, environment)
    return manage("load_demo", environment)


def _variables(state: Path, name: str) -> dict[str, str]:
    variables = {
        **os.environ,
        "BUDSKAP_ENVIRONMENTS": ENVIRONMENT,
        "BUDSKAP_STATE": str(state),
        "DATABASE_URL": re.sub(r"^(\w+://[^/?]*/)[^?]*", rf"\g<1>{name}", server()),
        "DJANGO_SETTINGS_MODULE": "cms.settings",
        "PYTHONUNBUFFERED": "1",
    }
    variables.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
    return variables


def _create(name: str, template: str = "template1") -> None:
    """A database in PostgreSQL, as a copy of another; nothing with SQLite."""
    _say("CREATE DATABASE {} TEMPLATE {}", name, template)


def _drop(name: str) -> None:
    _say("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def _say(statement: str, *names: str) -> None:
    if server() and names[0]:
        with psycopg.connect(server(), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def _locked(shared: Path) -> Iterator[None]:
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
