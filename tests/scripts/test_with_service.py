"""Throw-away servers: used when there, skipped plainly when not, and gone afterwards."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from scripts import _service, chromium, with_postgres, with_redis

SCRIPTS = [with_postgres, with_redis]
IDS = ["postgres", "redis"]
FAIL = [sys.executable, "-c", "raise SystemExit(7)"]


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with none of the servers, where nothing can be installed."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("REDIS_URL", raising=False)
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(with_postgres, "_binaries", lambda: None)
    monkeypatch.setattr(_service, "install", lambda *packages: False)


@pytest.mark.parametrize("script", SCRIPTS, ids=IDS)
@pytest.mark.parametrize(("ci", "status"), [("", 0), ("true", 1)], ids=["here", "in CI"])
@pytest.mark.usefixtures("nothing_installed")
def test_without_a_server_the_command_is_skipped_and_in_ci_that_fails(
    script, ci: str, status: int, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    monkeypatch.setenv("CI", ci)
    assert script.main(FAIL) == status
    assert "SKIPPED, not run" in capsys.readouterr().err


@pytest.mark.parametrize(("ci", "status"), [("", 0), ("true", 1)], ids=["here", "in CI"])
@pytest.mark.usefixtures("nothing_installed")
def test_without_chromium_a_line_says_so_and_in_ci_that_fails(
    ci: str, status: int, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    monkeypatch.setenv("CI", ci)
    assert chromium.main() == status
    assert "There is no Chromium" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("script", "name", "url"),
    [
        (with_postgres, "DATABASE_URL", "postgres://somewhere/else"),
        (with_redis, "REDIS_URL", "redis://somewhere/0"),
    ],
    ids=IDS,
)
def test_a_server_that_is_named_is_used(script, name: str, url: str, monkeypatch) -> None:
    monkeypatch.setenv(name, url)
    ask = f"import os; raise SystemExit(7 if os.environ[{name!r}] == {url!r} else 1)"
    assert _in_a_child(script, [sys.executable, "-c", ask]).wait() == 7


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("script", "name"), [(with_postgres, "DATABASE_URL"), (with_redis, "REDIS_URL")], ids=IDS
)
def test_a_polite_kill_leaves_nothing_behind(script, name: str, monkeypatch) -> None:
    monkeypatch.delenv(name, raising=False)
    report = f"import os, time; print(os.environ[{name!r}], flush=True); time.sleep(60)"
    child = _in_a_child(script, [sys.executable, "-c", report])
    assert child.stdout
    address = unquote(child.stdout.readline())
    folder = Path("/tmp", address.split("/tmp/")[1].split("/")[0])
    assert folder.exists()
    child.send_signal(signal.SIGTERM)
    assert child.wait() == 128 + signal.SIGTERM
    assert not folder.exists()


def _in_a_child(script, command: list[str]) -> subprocess.Popen[str]:
    """The script run on its own, since it changes how its process answers signals."""
    return subprocess.Popen(
        [sys.executable, "-m", script.__name__, *command],
        cwd=Path(__file__).parents[2],
        env=os.environ,
        stdout=subprocess.PIPE,
        text=True,
    )
