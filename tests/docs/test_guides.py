"""The three guides for builders, followed to the letter in a copy of what they are about."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("locales", "channels", "templates_lib")
# "`path`:" a new file; "`path`, at its end:"; "`path`, after the line `x`:";
# "`path`, in place of the line that begins with `x`:". Then a block.
STEP = re.compile(
    r"^`([\w/.]+)`(?:, ([a-z][^\n`]*)(?:`([^`]+)`)?)?:\n\n```\w+\n(.*?)```", re.M | re.S
)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the three lower floors with their tests."""
    for name in (*FLOORS, *(f"tests/{floor}" for floor in FLOORS)):
        ignored = shutil.ignore_patterns("__pycache__", "LC_MESSAGES")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    for name in ("pyproject.toml", "tests/conftest.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def follow(guide: str, checkout: Path) -> list[str]:
    """Do what the guide says; the files that it makes or edits."""
    steps = STEP.findall((ROOT / "docs" / guide).read_text("utf-8"))
    for name, how, mark, block in steps:
        path = checkout / name
        before = path.read_text("utf-8") if path.exists() else ""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(edited(before, how, mark, block), "utf-8")
    return [name for name, *_ in steps]


def edited(before: str, how: str, mark: str, block: str) -> str:
    if not how:
        assert not before, "a new file must not be there already"
        return block
    if how == "at its end":
        return before + block
    line = re.compile(rf"^{re.escape(mark)}.*\n", re.M)
    assert len(line.findall(before)) == 1, mark
    kept = "" if how.startswith("in place of") else line.search(before)[0]  # type: ignore[index]
    return line.sub(lambda _: kept + block, before)


def run(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """pytest in the copy, as `make test ARGS=...` would, but without Django."""
    options = ("-q", "-p", "no:django", "-p", "no:xdist", "-p", "no:cacheprovider")
    return subprocess.run(
        [sys.executable, "-m", "pytest", *options, *arguments],
        cwd=checkout,
        env={**os.environ, "BUDSKAP_SHARED": str(checkout / "absent"), "CI": ""},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("guide", "made", "tests"),
    [
        pytest.param(
            "add-a-channel.md",
            [
                "channels/inapp/_limits.py",
                "channels/inapp/_inapp.py",
                "channels/inapp/__init__.py",
                "channels/inapp/providers/__init__.py",
                "channels/inapp/providers/appserver.py",
                "channels/inapp/providers/appserver.schema.json",
                "tests/channels/inapp/test_inapp.py",
            ],
            [
                "tests/channels/inapp",
                "tests/channels/test_channel.py",
                "tests/channels/test_providers.py",
                "-k",
                "inapp or test_inapp",
            ],
            id="channel",
        ),
        pytest.param(
            "add-a-check.md",
            [
                "templates_lib/checks/exclamation_repeated.py",
                "tests/templates_lib/checks/test_exclamation_repeated.py",
            ],
            [
                "tests/templates_lib/checks/test_exclamation_repeated.py",
                "tests/templates_lib/checks/test_laws.py",
                "-k",
                "exclamation_repeated",
            ],
            id="check",
        ),
        pytest.param(
            "add-a-locale.md",
            ["locales/pt.toml"],
            [
                "tests/locales",
                "tests/templates_lib/test_placeholders.py",
                "tests/templates_lib/checks/test_facts.py",
            ],
            id="locale",
        ),
    ],
)
def test_a_guide_works_when_it_is_followed(
    checkout: Path, guide: str, made: list[str], tests: list[str]
) -> None:
    assert follow(guide, checkout) == made
    done = run(checkout, *tests)
    assert done.returncode == 0, done.stdout + done.stderr
    style = [sys.executable, "-m", "ruff"]
    files = [name for name in made if name.endswith(".py")]
    for command in ([*style, "check"], [*style, "format", "--check"]):
        if files:
            subprocess.run([*command, *files], cwd=checkout, check=True)
