"""Catalogues are compiled, and a faulty translation stops the build by name."""

import gettext
from pathlib import Path

import pytest

from scripts import compile_catalogues

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
GOOD = '#, python-format\nmsgid "%(count)s left"\nmsgstr "%(count)s igjen"\n'
LOST_NAME = '#, python-format\nmsgid "%(count)s left"\nmsgstr "%(antall)s igjen"\n'


def _catalogue(folder: Path, text: str) -> Path:
    path = folder / "nb" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def test_a_good_catalogue_is_compiled(tmp_path: Path) -> None:
    assert compile_catalogues.main([str(_catalogue(tmp_path, GOOD))]) == 0
    words = gettext.translation("django", tmp_path, ["nb"])
    assert words.gettext("%(count)s left") == "%(count)s igjen"


def test_a_faulty_one_is_named_and_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _catalogue(tmp_path, LOST_NAME)
    assert compile_catalogues.main([str(path)]) == 1
    assert f"{path}:5: " in capsys.readouterr().err
    assert not path.with_suffix(".mo").exists()
