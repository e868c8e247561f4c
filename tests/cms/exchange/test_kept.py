import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage

from cms.exchange import kept
from cms.exchange.profiling import load

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Iterator[Path]:
    settings.STATE_DIR = tmp_path
    yield tmp_path / "imports"


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_an_order_comes_back_as_it_was(ask: Any, copywriter: Any) -> None:
    profile = load({"messages": [{"channel": "sms", "keys": "sms.{name}.{field}"}]})
    order = ask(prefix="shop", overwrite=True, profile=profile)
    assert kept.fetch(kept.keep(order, copywriter), copywriter) == order


def test_only_its_owner_gets_it(ask: Any, copywriter: Any, manager: Any) -> None:
    token = kept.keep(ask(), copywriter)
    with pytest.raises(kept.Gone):
        kept.fetch(token, manager)
    with pytest.raises(kept.Gone):
        kept.drop(token, manager)
    assert kept.fetch(token, copywriter)


def test_a_changed_order_has_a_token_of_its_own(ask: Any, copywriter: Any, folder: Path) -> None:
    first = kept.keep(ask(), copywriter)
    second = kept.keep_again(first, ask(prefix="shop"), copywriter)
    assert kept.fetch(first, copywriter).prefix == ""
    assert kept.fetch(second, copywriter).prefix == "shop"
    assert len(files(folder)) == 3  # the uploads are kept once


@pytest.mark.parametrize("token", ["", "x", "eyJ9:1:2", "../../etc/passwd"])
def test_a_made_up_token_names_nothing(token: str, copywriter: Any) -> None:
    with pytest.raises(kept.Gone):
        kept.fetch(token, copywriter)


def test_a_token_grows_old(ask: Any, copywriter: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    token = kept.keep(ask(), copywriter)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + kept.AGE.total_seconds() - 5)
    assert kept.fetch(token, copywriter)
    monkeypatch.setattr(time, "time", lambda: now + kept.AGE.total_seconds() + 5)
    with pytest.raises(kept.Gone):
        kept.fetch(token, copywriter)


def test_files_that_are_gone_or_broken_are_told(ask: Any, copywriter: Any, folder: Path) -> None:
    token = kept.keep(ask(), copywriter)
    next((folder / "files").iterdir()).write_bytes(b"x")
    with pytest.raises(kept.Gone):
        kept.fetch(token, copywriter)
    kept.drop(token, copywriter)
    assert not files(folder)
    with pytest.raises(kept.Gone):
        kept.fetch(token, copywriter)


def test_old_uploads_are_swept_away(ask: Any, copywriter: Any, folder: Path) -> None:
    kept.keep(ask(), copywriter)
    old = time.time() - 2 * kept.AGE.total_seconds() - 60
    for path in files(folder):
        os.utime(path, (old, old))
    kept.keep(ask(), copywriter)
    assert len(files(folder)) == 2


def test_nobody_else_on_the_machine_reads_them(ask: Any, copywriter: Any, folder: Path) -> None:
    kept.keep(ask(), copywriter)
    assert {path.stat().st_mode & 0o077 for path in files(folder)} == {0}


def test_a_storage_for_many_machines_may_be_named(
    ask: Any, copywriter: Any, settings: Any, tmp_path: Path
) -> None:
    backend = f"{FileSystemStorage.__module__}.FileSystemStorage"
    shared = {"BACKEND": backend, "OPTIONS": {"location": str(tmp_path / "shared")}}
    settings.STORAGES = {**settings.STORAGES, "imports": shared}
    assert kept.fetch(kept.keep(ask(), copywriter), copywriter) == ask()
    assert len(files(tmp_path / "shared")) == 2
