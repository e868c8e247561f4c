"""What the command line makes of what it cannot use: one line, and exit status 2."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from budskap import _documents
from budskap._cli import main
from tests.budskap.conftest import TOKEN
from tests.budskap.scripted import Step, answer, problem, serving

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> Run:
    """``run("check", path)``: exit status, output, complaints; the server is away unless said."""
    monkeypatch.setenv("BUDSKAP_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("BUDSKAP_TOKEN", TOKEN)

    def command(*words: Any) -> tuple[int, str, str]:
        status = main([*(str(word) for word in words), "--no-cache", "--retries", "0"])
        said = capsys.readouterr()
        assert TOKEN not in said.out + said.err
        return status, said.out, said.err

    return command


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"", "is not JSON"),
        (b"{", "is not JSON"),
        (b"[]", "is no JSON object"),
        (b"\xff", "is not UTF-8 (byte 1)"),
        (b'{"key": 1, "key": 2}', "stands twice"),
        (b'{"key": "a"}\n{"key"', ":2: is not JSON"),
        (b'{"key": "a"}\n[]', ":2: is no JSON object"),
        (b"[" * 100_000, "is not JSON"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    run: Run, tmp_path: Path, text: bytes, why: str
) -> None:
    path = tmp_path / "m.json"
    path.write_bytes(text)
    for command in ("check", "push"):
        status, out, err = run(command, path)
        assert (status, out) == (2, "")
        assert str(path) in err and why in err and err.count("\n") == 1


def test_a_file_that_is_too_large(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_documents, "MAX_BYTES", 10)
    path = tmp_path / "m.json"
    path.write_bytes(b" " * 11)
    assert "larger than 10 bytes" in run("check", path)[2]


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    status, _, err = run("check", tmp_path / "none.json")
    assert status == 2 and "No such file" in err


@pytest.mark.parametrize("name", ["BUDSKAP_URL", "BUDSKAP_TOKEN"])
def test_who_and_where_must_be_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.delenv(name)
    status, _, err = run("pull", tmp_path)
    assert status == 2 and name in err


@pytest.mark.parametrize("data", [b"", b"\xff", b"two words"])
def test_a_file_that_holds_no_token(run: Run, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "t").write_bytes(data)
    assert run("pull", tmp_path, "--token-file", tmp_path / "t")[0] == 2
    assert run("pull", tmp_path, "--token-file", tmp_path / "none")[0] == 2


@pytest.mark.parametrize("words", [("--token", TOKEN), (f"--token={TOKEN}",), (TOKEN,)])
def test_a_token_is_no_argument(
    run: Run, tmp_path: Path, words: tuple[str, ...], capsys: Any
) -> None:
    with pytest.raises(SystemExit) as ended:
        run("pull", tmp_path, *words)
    assert ended.value.code == 2
    assert TOKEN not in capsys.readouterr().err


def test_too_many_documents_are_not_sent(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "m.jsonl"
    path.write_text("\n".join(json.dumps({"key": f"k{n}"}) for n in range(101)))
    with serving() as server:
        status, _, err = run("push", path, "--server", server.base)
    assert status == 2 and "at most 100" in err and server.seen == []


@pytest.mark.parametrize(
    "words", [("--to", "none"), ("--from", "7", "--to", "7"), (), ("--from", "7", "none")]
)
def test_sides_that_cannot_be_compared(run: Run, words: tuple[str, ...]) -> None:
    status, out, err = run("diff", *words)
    assert (status, out) == (2, "") and err.startswith("budskap: ")


def test_a_release_that_is_not_there(run: Run) -> None:
    with serving(problem("unknown-release", 404, "There is no release 99.")) as server:
        status, _, err = run("diff", "--from", "99", "--server", server.base)
    assert (status, err) == (2, "budskap: There is no release 99.\n")


def test_a_refusal_is_told_with_its_reasons(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    path.write_text('{"key": "a"}')
    told = problem(
        "invalid-body", 422, "It does not fit.",
        errors=[{"pointer": "#/message/brand", "detail": "is not the key of a brand"}],
        suggestions=["fjellheim"],
    )  # fmt: skip
    with serving(told) as server:
        status, out, err = run("check", path, "--brand", "x", "--server", server.base)
    assert (status, out) == (2, "")
    assert err == (
        "budskap: It does not fit.\n  #/message/brand: is not the key of a brand\n"
        "  nearest: fjellheim\n"
    )


def test_the_server_is_away(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    path.write_text('{"key": "a"}')
    for words in (("check", path), ("push", path), ("pull", tmp_path / "m"), ("diff", "--to", "3")):
        status, out, err = run(*words)
        assert (status, out) == (2, "") and "127.0.0.1:9" in err and err.count("\n") == 1


def test_a_pull_that_is_cut_off_leaves_nothing_behind(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "m"
    release = {"number": 1, "action": "publish", "created_at": "2026-05-03T10:00:00Z", "by": "",
               "changes": 1}  # fmt: skip
    page = answer({"items": [release], "next_cursor": None})
    for bad in (
        Step(b'HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"format": "budskap-bundle"'),
        answer(b'{"format": "budskap-bundle", "version": 1, "release": 1}\n'),
    ):
        with serving(page, bad) as server:
            assert run("pull", folder, "--server", server.base)[0] == 2
        assert list(folder.iterdir()) == []
