"""Real files of every product in the corpus: read, written, read again without a difference."""

from dataclasses import replace
from pathlib import Path

import pytest

from templates_lib.formats import FORMATS, Catalogue, guess_format
from tests.conftest import SHARED, SHARED_ABSENT

RAW = SHARED / "corpus" / "raw"
FILES = sorted(each for each in RAW.rglob("*.*") if each.suffix in (".json", ".yml", ".properties"))


@pytest.fixture(params=FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def file(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_the_corpus_is_there() -> None:
    if not FILES:
        pytest.skip(SHARED_ABSENT)
    assert len(FILES) > 20


def test_what_is_not_changed_is_written_byte_for_byte(file: Path) -> None:
    data = file.read_bytes()
    format = guess_format(file.name, data)
    assert format.write(format.read(data), data) == data


def test_a_file_written_anew_says_the_same(file: Path) -> None:
    data = file.read_bytes()
    format = guess_format(file.name, data)
    read = format.read(data)
    assert _texts(format.read(format.write(read))) == _texts(read)


def test_one_change_changes_one_text(file: Path) -> None:
    data = file.read_bytes()
    format = guess_format(file.name, data)
    read = format.read(data)
    middle = len(read.units) // 2
    units = list(read.units)
    units[middle] = replace(units[middle], target='Hei «æøå»,\n"{name}": 100 % \\ \' ferdig')
    written = format.write(Catalogue(tuple(units), read.locale), data)
    assert _texts(format.read(written)) == _texts(Catalogue(tuple(units)))
    lines = set(data.decode().splitlines()) - set(written.decode().splitlines())
    assert len(lines) <= 1 + read.units[middle].target.count("\n")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_holds_a_real_file(name: str) -> None:
    if not FILES:
        pytest.skip(SHARED_ABSENT)
    source = RAW / "appwrite" / "pl.json"
    read = FORMATS["json"].read(source.read_bytes())
    if name in ("fluent",):
        read = Catalogue(tuple(replace(u, key=u.key.replace(".", "-")) for u in read.units))
    read = Catalogue(read.units, "pl", "en")
    if "locales" in FORMATS[name].carries:
        read = Catalogue(tuple(replace(u, locale="pl") for u in read.units), "", "en")
    again = FORMATS[name].read(FORMATS[name].write(read))
    got = {u.key: u.target for u in again.units if u.locale in ("", "pl")}
    assert got == {u.key: u.target for u in read.units}


def _texts(catalogue: Catalogue) -> list[tuple[object, ...]]:
    return sorted((*unit.id, unit.target) for unit in catalogue.units)
