"""An index in a file: what is put there comes back, and nothing else is believed."""

import os
import signal
import stat
import subprocess
import sys
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates_lib.lexicons import _mapped
from templates_lib.lexicons._mapped import load, name, save
from tests.templates_lib.lexicons.unpacked import Unpacked

ROOT = Path(__file__).resolve().parents[3]
LIST = Unpacked(b"%02d" % number for number in range(40))
WORD = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "folder" / name("xx", "1.0")
    save(made, LIST.index())
    return made


@given(st.sets(WORD, max_size=80), st.sets(WORD))
def test_what_is_put_there_comes_back(
    tmp_path_factory: pytest.TempPathFactory, words: set[str], others: set[str]
) -> None:
    written = Unpacked(word.encode() for word in words)
    path: Path = tmp_path_factory.getbasetemp() / "list"
    save(path, written.index())
    found = load(path)
    assert found == written.index() and all(part.readonly for part in found)
    forms = written.forms(found)
    for word in words | others:
        assert (word in forms) == (word in words)
        assert forms.get(word) == ("=" + word if word in words else "")


@pytest.mark.skipif(sys.byteorder != "little", reason="the other order of octets has another sum")
def test_whoever_changes_the_file_counts_the_format_up(path: Path) -> None:
    digest = blake2b(path.read_bytes(), digest_size=8).hexdigest()
    assert (_mapped.FORMAT, digest) == (2, "6159785233657b59")


def test_what_is_not_there_is_not_loaded(tmp_path: Path) -> None:
    assert load(tmp_path / "absent") is None
    assert load(tmp_path / "absent" / "absent") is None
    assert load(tmp_path) is None


def test_what_is_cut_off_or_longer_is_not_believed(path: Path) -> None:
    whole = path.read_bytes()
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        assert load(path) is None, cut
    path.write_bytes(whole + b"\0" * 8)
    assert load(path) is None
    path.write_bytes(whole)
    assert load(path) is not None


def test_no_changed_octet_is_believed(path: Path) -> None:
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert load(path) is None, at


@pytest.mark.parametrize(
    ("language", "version", "format_", "order"),
    [
        pytest.param("yy", "1.0", 1, sys.byteorder, id="another-language"),
        pytest.param("xx", "1.1", 1, sys.byteorder, id="another-simplemma"),
        pytest.param("xx", "1.0", 0, sys.byteorder, id="an-older-format"),
        pytest.param("xx", "1.0", 1, "middle", id="another-machine"),
    ],
)
def test_what_is_of_another_kind_is_not_believed(
    path: Path, monkeypatch, language: str, version: str, format_: int, order: str
) -> None:
    monkeypatch.setattr(_mapped, "FORMAT", format_)
    monkeypatch.setattr(sys, "byteorder", order)
    other = path.with_name(name(language, version))
    assert other != path
    path.rename(other)
    assert load(other) is None


@pytest.mark.parametrize(
    ("mode", "owner", "believed"),
    [
        (stat.S_IFREG | 0o600, os.geteuid(), True),
        (stat.S_IFREG | 0o644, 0, True),
        (stat.S_IFREG | 0o600, 54321, False),
        (stat.S_IFREG | 0o620, os.geteuid(), False),
        (stat.S_IFREG | 0o602, os.geteuid(), False),
        (stat.S_IFIFO | 0o600, os.geteuid(), False),
    ],
)
def test_what_others_may_have_written_is_not_believed(
    path: Path, monkeypatch, mode: int, owner: int, believed: bool
) -> None:
    real = os.fstat

    def fstat(opened: int) -> os.stat_result:
        return os.stat_result((mode, *real(opened)[1:4], owner, *real(opened)[5:]))

    monkeypatch.setattr(_mapped.os, "fstat", fstat)
    assert (load(path) is not None) is believed


def test_a_link_and_a_pipe_are_not_followed(path: Path) -> None:
    kept = path.rename(path.with_name("kept"))
    path.symlink_to(kept)
    assert load(path) is None
    path.unlink()
    os.mkfifo(path, 0o600)
    assert load(path) is None  # and nobody waits for a writer


def test_file_and_folder_are_ours_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        save(tmp_path / "folder" / "list", LIST.index())
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "folder").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "folder" / "list").stat().st_mode) == 0o600


def test_who_has_the_older_file_goes_on_reading_it(path: Path) -> None:
    older = load(path)
    save(path, Unpacked([b"other"]).index())
    path.unlink()
    assert older == LIST.index()


RUNS = """
import os, resource, signal, sys
from pathlib import Path
from templates_lib.lexicons import _mapped
from tests.templates_lib.lexicons.unpacked import Unpacked

index = Unpacked(b"%06d" % number for number in range(50_000)).index()
path = Path(sys.argv[1])
"""


def run(path: Path, script: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", RUNS + script, str(path)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_who_is_killed_half_way_leaves_no_file(path: Path) -> None:
    path.unlink()
    ended = run(
        path,
        """
def pieces(index):
    yield bytes(index.data)
    os.kill(os.getpid(), signal.SIGKILL)

_mapped._pieces = pieces
_mapped.save(path, index)
""",
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert not path.exists() and load(path) is None


def test_where_there_is_no_room_the_older_file_stays_and_nothing_else(path: Path) -> None:
    before = path.read_bytes()
    ended = run(
        path,
        """
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    _mapped.save(path, index)
except OSError as error:
    print(error.strerror)
""",
    )
    assert ended.stdout == os.strerror(27) + "\n", ended.stderr
    assert path.read_bytes() == before and [*path.parent.iterdir()] == [path]
