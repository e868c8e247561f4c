"""The cache on disk: what did not change is not sent again, and nothing of it leaks."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from budskap import Client, Unreachable
from budskap._cache import Cache
from tests.budskap.conftest import TOKEN
from tests.budskap.scripted import Step, answer, serving

ClientOf = Callable[..., Client]
URL = "http://x/api/v1/releases"
RELEASE = {
    "number": 7, "action": "publish", "created_at": "2026-05-03T10:00:00Z", "by": "ola",
    "changes": 1,
}  # fmt: skip
PAGE = {"items": [RELEASE], "next_cursor": None}
KEPT = {"ETag": '"a"', "Cache-Control": "private, no-cache"}
SAME = Step(b'HTTP/1.1 304 Not Modified\r\nETag: "a"\r\n\r\n', keep=True)


def page(**headers: str) -> Step:
    return answer(PAGE, **headers)


def test_what_did_not_change_is_not_sent_again(client_of: ClientOf, tmp_path: Path) -> None:
    with serving(page(**KEPT), SAME, SAME) as server:
        client = client_of(server.base, cache_dir=tmp_path)
        assert [client.newest_release() for _ in range(3)] == [7, 7, 7]
    assert [each.headers.get("if-none-match") for each in server.seen] == [None, '"a"', '"a"']


def test_what_changed_takes_its_place(client_of: ClientOf, tmp_path: Path) -> None:
    newer = answer({**PAGE, "items": [{**RELEASE, "number": 8}]}, ETag='"b"')
    with serving(page(**KEPT), newer, SAME) as server:
        client = client_of(server.base, cache_dir=tmp_path)
        assert [client.newest_release() for _ in range(3)] == [7, 8, 8]
    assert server.seen[2].headers["if-none-match"] == '"b"'


def test_what_never_changes_is_not_asked_again(client_of: ClientOf, tmp_path: Path) -> None:
    final = page(ETag='"a"', Cache_Control="private, max-age=31536000, immutable")
    with serving(final) as server:
        client = client_of(server.base, cache_dir=tmp_path)
        assert [client.newest_release() for _ in range(3)] == [7, 7, 7]
    assert len(server.seen) == 1


@pytest.mark.parametrize(
    "headers",
    [{}, {"ETag": '"a"', "Cache_Control": "private, no-store"}, {"Cache_Control": "no-cache"}],
)
def test_what_may_not_be_kept_is_not(
    client_of: ClientOf, tmp_path: Path, headers: dict[str, str]
) -> None:
    with serving(page(**headers)) as server:
        client_of(server.base, cache_dir=tmp_path / "c").newest_release()
    assert not list(tmp_path.rglob("*.answer"))


def test_a_cache_is_no_excuse_for_a_server_that_is_away(
    client_of: ClientOf, tmp_path: Path
) -> None:
    with serving(page(**KEPT), Step(deaf=True)) as server:
        client = client_of(server.base, cache_dir=tmp_path, retries=0)
        client.newest_release()
        with pytest.raises(Unreachable):
            client.newest_release()


def test_another_token_sees_nothing_of_it(client_of: ClientOf, tmp_path: Path) -> None:
    with serving(page(**KEPT), page(**KEPT)) as server:
        for token in (TOKEN, TOKEN + "2"):
            client_of(server.base, token, cache_dir=tmp_path).newest_release()
    assert "if-none-match" not in server.seen[1].headers


def test_only_the_owner_may_read_it_and_the_token_is_not_in_it(
    client_of: ClientOf, tmp_path: Path
) -> None:
    folder = tmp_path / "a" / "cache"
    with serving(page(**KEPT)) as server:
        client_of(server.base, cache_dir=folder).newest_release()
    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert TOKEN not in file.name and TOKEN.encode() not in file.read_bytes()


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-3],
        lambda data: data[:20],
        lambda data: b"",
        lambda data: b"{}\n{}",
        lambda data: b"[]\n{}",
        lambda data: data.replace(b"publish", b"publisj"),
        lambda data: b"\xff" + data,
        lambda data: data.replace(b'"etag"', b'"gate"'),
    ],
)
def test_what_was_damaged_is_fetched_anew(
    client_of: ClientOf, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    with serving(page(**KEPT), page(**KEPT)) as server:
        client = client_of(server.base, cache_dir=tmp_path)
        client.newest_release()
        (file,) = tmp_path.iterdir()
        file.write_bytes(damage(file.read_bytes()))
        assert client.newest_release() == 7
    assert "if-none-match" not in server.seen[1].headers


def test_a_folder_that_cannot_be_used_stops_no_call(client_of: ClientOf, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with serving(page(**KEPT)) as server:
        client = client_of(server.base, cache_dir=tmp_path / "file" / "cache")
        assert client.newest_release() == 7


def test_it_stays_as_small_as_it_was_told(tmp_path: Path) -> None:
    cache = Cache(tmp_path, TOKEN, max_bytes=10_000)
    for number in range(30):
        cache.put(f"{URL}?{number}", {"etag": '"a"'}, b"x" * 1000)
        for age, file in enumerate(sorted(tmp_path.iterdir(), key=lambda f: f.stat().st_mtime_ns)):
            os.utime(file, ns=(age, age))
    assert sum(each.stat().st_size for each in tmp_path.iterdir()) <= 10_000
    assert cache.get(f"{URL}?29") is not None
    assert cache.get(f"{URL}?0") is None


def test_what_is_too_large_for_it_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("budskap._cache.LARGEST", 100)
    cache = Cache(tmp_path, TOKEN)
    cache.put(URL, {"etag": '"a"'}, b"x" * 101)
    assert cache.get(URL) is None
    cache.put(URL, {"etag": '"a"'}, b"x" * 100)
    assert cache.get(URL) is not None


def test_a_body_with_lines_comes_back_whole(tmp_path: Path) -> None:
    cache = Cache(tmp_path, TOKEN)
    body = json.dumps(PAGE, indent=1).encode() + b"\n\n"
    cache.put(URL, {"etag": '"a"', "set-cookie": "secret"}, body)
    kept: Any = cache.get(URL)
    assert kept.body == body
    assert dict(kept.headers) == {"etag": '"a"'}
