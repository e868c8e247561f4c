"""The house itself: what git keeps, how requirements are locked, what the recipes promise."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("bootstrap", "base", "dev")
# Written so that this file does not find itself. Hosts are known by their first label.
REGISTRY = re.compile(
    r"--(extra-)?inde[x]-url|--find-lin[k]s|https?://(pypi|files|registry|mirrors?)[.]\S+|"
    r"\S[.](whl|tar[.]gz|tgz)#sha\d"
)


def _tracked_files() -> list[Path]:
    """Every file that git keeps or would keep."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def _recipes() -> dict[str, tuple[str, list[str]]]:
    """Target -> (its comment, its lines), for every target of the Makefile that has lines."""
    found: dict[str, tuple[str, list[str]]] = {}
    above = target = ""
    for line in (ROOT / "Makefile").read_text().splitlines():
        if line.startswith("\t"):
            found[target][1].append(line.strip())
        elif rule := re.match(r"([^\s:=#]+):(?!=)[^#]*(## .+)?$", line):
            target = rule[1]
            found[target] = (rule[2] or above, [])
        above = line if line.startswith("#") else ""
    return {target: recipe for target, recipe in found.items() if recipe[1]}


def test_no_file_names_a_registry_or_an_index() -> None:
    found = []
    for path in _tracked_files():
        text = path.read_text(encoding="utf-8", errors="ignore")
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in REGISTRY.finditer(text)]
    assert not found


@pytest.mark.parametrize(
    "text",
    [
        "--" + "index-url x",
        "--" + "extra-index-url=x",
        "--" + "find-links x",
        "https://" + "registry.example.org/a",
        "a.whl" + "#sha256=0",
    ],
)
def test_the_search_for_registries_finds_them(text: str) -> None:
    assert REGISTRY.search(text)


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_requirement_is_one_version_with_hashes(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    requirements = re.split(r"\n(?=\w)", re.sub(r"^#.*\n|^ +#.*\n?", "", text, flags=re.M).strip())
    assert [line for line in requirements if not re.match(r"[\w.-]+==\S+ ", line)] == []
    assert [line for line in requirements if "--hash=sha256:" not in line] == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_wanted_requirement_is_locked(name: str) -> None:
    wanted = re.findall(r"^\w[\w.-]*", (ROOT / f"requirements/{name}.in").read_text(), re.M)
    locked = re.findall(r"^[\w.-]+", (ROOT / f"requirements/{name}.txt").read_text(), re.M)
    assert wanted
    assert {_canonical(each) for each in wanted} <= {_canonical(each) for each in locked}


def _canonical(name: str) -> str:
    """A package's name as registries compare it (the packaging guide, "Name normalization")."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_what_base_and_dev_share_is_locked_alike() -> None:
    base, dev = (
        dict(
            re.findall(r"^([\w.-]+)==(\S+)", (ROOT / f"requirements/{name}.txt").read_text(), re.M)
        )
        for name in ("base", "dev")
    )
    assert {name: dev[name] for name in base.keys() & dev.keys() if base[name] != dev[name]} == {}


@pytest.mark.parametrize("target", _recipes())
def test_every_recipe_is_short_and_has_a_comment(target: str) -> None:
    comment, lines = _recipes()[target]
    assert comment
    assert len(lines) <= 5


@pytest.mark.parametrize("target", ["run", "test", "test-postgres", "lint", "docs", "bench"])
def test_the_promised_recipes_exist(target: str) -> None:
    assert target in _recipes()


def test_ci_runs_all_of_them() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert re.findall(r"^make (\S+)$", script.read_text(), re.M) == [
        "lint",
        "test",
        "test-postgres",
    ]


def test_what_does_not_run_on_postgres_knows_no_database() -> None:
    stored = re.search(r"^STORED := (.+)$", (ROOT / "Makefile").read_text(), re.M)
    assert stored
    folders = {ROOT / name for name in stored[1].split()}
    assert all(folder.is_dir() for folder in folders)
    knows = re.compile(r"^\s*(from|import) (cms|django)\b|django_db", re.M)
    for folder in (ROOT / "tests").iterdir():
        if folder.is_dir() and folder.name not in ("faults", "oracles") and folder not in folders:
            for path in folder.rglob("test_*.py"):
                assert not knows.search(path.read_text()), f"{path} belongs to STORED"


def test_the_import_contracts_name_every_floor() -> None:
    settings = (ROOT / "pyproject.toml").read_text()
    assert 'layers = ["cms", "templates_lib", "channels", "locales"]' in settings
    assert 'source_modules = ["templates_lib", "channels", "locales"]' in settings


PASSES = "def test_it(): pass"
SKIPS = {
    "test_call": "import pytest\ndef test_it(): pytest.skip('no browser')",
    "test_mark": "import pytest\n@pytest.mark.skip(reason='no browser')\ndef test_it(): pass",
}
MODULE_SKIP = "import pytest\npytest.skip('no browser', allow_module_level=True)"
ALLOWED = {
    "test_pass": PASSES,
    "test_xfail": "import pytest\n@pytest.mark.xfail\ndef test_it(): assert 0",
    "test_shared": "def test_it(shared_dir): pass",
    "test_store": "import pytest\n@pytest.mark.postgres\ndef test_it(): assert 0",
}


def _run_pytest(folder: Path, tests: dict[str, str], **environment: str) -> str:
    """What pytest says of these test files, run under our conftest and apart from this run."""
    (folder / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text())
    for name, text in tests.items():
        (folder / f"{name}.py").write_text(text)
    ours = {"CI", "DATABASE_URL", "PYTEST_ADDOPTS"}
    clean = {name: value for name, value in os.environ.items() if name not in ours}
    clean["BUDSKAP_SHARED"] = str(folder / "absent")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:django", "-p", "no:xdist"]
    return subprocess.run(
        [*command, "--rootdir", folder, folder],
        cwd=folder,
        env={**clean, **environment},
        capture_output=True,
        text=True,
        check=False,
    ).stdout


def test_a_skip_is_a_failure_in_ci(tmp_path: Path) -> None:
    said = _run_pytest(tmp_path, SKIPS, CI="true")
    assert said.count("no browser (in CI that is a failure)") >= 2
    assert "1 failed, 1 error in" in said


def test_a_skipped_module_is_an_error_in_ci(tmp_path: Path) -> None:
    assert "1 error in" in _run_pytest(tmp_path, {"test_module": MODULE_SKIP}, CI="true")


def test_a_skip_is_a_skip_elsewhere(tmp_path: Path) -> None:
    tests = {**SKIPS, "test_module": MODULE_SKIP}
    assert "3 skipped in" in _run_pytest(tmp_path, tests)


def test_what_no_checkout_can_mend_is_no_failure_in_ci(tmp_path: Path) -> None:
    said = _run_pytest(tmp_path, ALLOWED, CI="true")
    assert "1 passed, 1 skipped, 1 deselected, 1 xfailed" in said
