"""What is kept between processes, and where."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from templates_lib.lexicons import _cache
from templates_lib.lexicons._cache import CACHE_VARIABLE, cache_folder, kept
from templates_lib.lexicons._index import Index
from templates_lib.lexicons._mapped import load
from tests.templates_lib.dictionaries import NEEDED
from tests.templates_lib.lexicons.unpacked import Unpacked

ROOT = Path(__file__).resolve().parents[3]
LIST = Unpacked(b"%03d" % number for number in range(100))
NAME = "list"


class Maker:
    """Makes the list, and counts how often."""

    count = 0

    def __call__(self) -> Index:
        self.count += 1
        return LIST.index()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    _cache._say.cache_clear()
    return tmp_path / "cache"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"BUDSKAP_CACHE": "/a", "XDG_CACHE_HOME": "/b", "HOME": "{home}"}, "/a"),
        ({"BUDSKAP_CACHE": "", "XDG_CACHE_HOME": "/b", "HOME": "{home}"}, None),
        ({"XDG_CACHE_HOME": "/b", "HOME": "{home}"}, "/b/budskap"),
        ({"XDG_CACHE_HOME": "b", "HOME": "{home}"}, "{home}/.cache/budskap"),
        ({"XDG_CACHE_HOME": "", "HOME": "{home}"}, "{home}/.cache/budskap"),
        ({"HOME": "{home}"}, "{home}/.cache/budskap"),
        ({"HOME": "{home}/absent"}, None),
        ({"HOME": "relative"}, None),
    ],
)
def test_where_it_is(tmp_path, monkeypatch, environment: dict[str, str], expected) -> None:
    for variable in ("BUDSKAP_CACHE", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value.format(home=tmp_path))
    assert cache_folder() == (expected and Path(expected.format(home=tmp_path)))


def test_it_is_made_once(folder: Path) -> None:
    make = Maker()
    assert kept(NAME, make) == kept(NAME, make) == LIST.index()
    assert make.count == 1
    assert [path.name for path in folder.iterdir()] == [NAME]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(lambda whole: whole[:-1], id="cut-off"),
        pytest.param(lambda _whole: b"", id="empty"),
        pytest.param(lambda whole: whole[:-9] + b"?" + whole[-8:], id="damaged"),
        pytest.param(lambda _whole: b"no list of ours", id="foreign"),
    ],
)
def test_what_is_not_believed_is_made_anew_and_replaced(folder: Path, content) -> None:
    kept(NAME, Maker())
    whole = (folder / NAME).read_bytes()
    (folder / NAME).write_bytes(content(whole))
    make = Maker()
    assert kept(NAME, make) == LIST.index()
    assert make.count == 1 and (folder / NAME).read_bytes() == whole


def test_nothing_is_kept_where_the_variable_is_empty(tmp_path, monkeypatch, caplog) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, "")
    monkeypatch.setenv("HOME", str(tmp_path))
    make = Maker()
    assert kept(NAME, make) == kept(NAME, make) == LIST.index()
    assert make.count == 2
    assert [*tmp_path.iterdir()] == [] and caplog.records == []


def test_where_nothing_can_be_written_it_is_made_each_time_and_said_once(
    tmp_path, monkeypatch, caplog
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "file" / "cache"))
    make = Maker()
    assert kept(NAME, make) == kept(NAME + "2", make) == LIST.index()
    assert make.count == 2
    (said,) = caplog.records
    assert said.levelno == logging.WARNING
    assert str(tmp_path / "file" / "cache") in said.getMessage()


def test_where_what_is_written_is_not_ours_alone_it_is_said(folder, monkeypatch, caplog) -> None:
    monkeypatch.setattr("templates_lib.lexicons._mapped._is_ours", lambda _status: False)
    assert kept(NAME, Maker()) == kept(NAME, Maker()) == LIST.index()
    (said,) = caplog.records
    assert "not ours alone" in said.getMessage()


def test_a_folder_that_was_filled_may_be_read_only(folder: Path, monkeypatch, caplog) -> None:
    kept(NAME, Maker())
    monkeypatch.setattr(_cache, "save", None)  # a superuser is not held by modes
    make = Maker()
    assert kept(NAME, make) == LIST.index()
    assert make.count == 0 and caplog.records == []


PROCESS = """
import sys
from templates_lib.lexicons._sources import list_of_forms

print(flush=True)
sys.stdin.readline()  # until all are there
forms = list_of_forms("nn")
print(forms.get("bestillingar"), forms.get("zqwxvk"))
"""


@NEEDED
def test_processes_that_begin_at_once_agree(folder: Path) -> None:
    command = [sys.executable, "-c", PROCESS]
    pipe = subprocess.PIPE
    running = [
        subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) for _ in range(3)
    ]
    for each in running:
        assert each.stdout is not None and each.stdout.readline() == "\n"
    for each in running:
        assert each.stdin is not None
        each.stdin.write("\n")
        each.stdin.flush()
    assert [each.communicate()[0] for each in running] == ["bestilling \n"] * 3
    (file,) = folder.iterdir()
    assert load(file) is not None


@NEEDED
def test_all_lists_can_be_made_beforehand(folder: Path) -> None:
    command = [sys.executable, "-m", "templates_lib.lexicons", "nn", "it"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [line.split()[0] for line in said.splitlines()] == ["nn", "it", "folder:"]
    assert str(folder) in said
    assert {file.name.split("-")[2] for file in folder.iterdir()} == {"nn", "it"}
