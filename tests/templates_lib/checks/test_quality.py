"""Precision and recall on the shared corpora: floors, each as it was measured."""

import os
from pathlib import Path

import pytest

from benchmarks import bench_checker_language as checker_language
from benchmarks import bench_checker_quality as checker_quality
from benchmarks.bench_checker_quality import Quality
from templates_lib import checks
from tests.templates_lib.dictionaries import NEEDED


@pytest.fixture(scope="module")
def seeded(shared_dir: Path) -> Quality:
    return checker_quality.seeded(shared_dir)


@pytest.fixture(scope="module")
def labelled(shared_dir: Path) -> Quality:
    return checker_quality.labelled(shared_dir)


def test_ci_has_the_dictionaries() -> None:
    """But Finnish, whose library is Debian's alone: without them less is tested than it seems."""
    if os.environ.get("CI"):
        off = {tag for each in checks.off().values() for why in each for tag in why.locales}
        assert off <= {"fi"}


def test_no_clean_message_is_flagged(seeded: Quality) -> None:
    assert (seeded.clean, seeded.false_alarms) == (24, [])


@NEEDED
def test_seeded_defects_are_found(seeded: Quality) -> None:
    """All but one: a Danish sentence that is good Bokmål too."""
    assert {kind: ids for kind, ids in seeded.missed.items() if ids} == {
        "wrong_language": ["welcome-nb-wrong_language"]
    }
    assert len(seeded.kinds) == 28


@NEEDED
def test_real_defects_are_found(labelled: Quality) -> None:
    """The misses are told one by one in docs/checker-quality.md."""
    assert labelled.counts("placeholder_missing") == (13, 13)
    for kind in ("untranslated", "escape_artifact", "brand_term", "number_unit", "capitalization"):
        assert labelled.counts(kind)[0] == labelled.counts(kind)[1] > 0
    assert labelled.recall >= 0.73


def test_the_table_says_it(seeded: Quality) -> None:
    table = checker_quality.table("seeded defects", seeded)
    assert "clean texts flagged          0 of   24" in table


@pytest.mark.parametrize("locale", ["pl", "nb", "da", "nl"])
def test_terms_are_found_in_all_their_forms(shared_dir: Path, locale: str) -> None:
    forms, of, alarms, alike, compounds, all_ = checker_language.terms(shared_dir, [locale])[locale]
    assert (forms, alarms, compounds) == (of, 0, all_)
    assert of > 30 and alike > 30


def test_address_forms_are_told_apart(shared_dir: Path) -> None:
    table = checker_language.address_form(shared_dir)
    assert {locale: wrong for locale, (_, _, wrong) in table.items() if wrong} == {}
    assert set(table) == {"nb", "da", "nl", "pl", "de", "sv"}


@NEEDED
def test_languages_are_told_apart(shared_dir: Path) -> None:
    """None is taken for another; four messages joined are always told."""
    table, count = checker_language.languages(shared_dir, ["nb", "nn", "da"])
    for written, row in table.items():
        for declared in ("nb", "nn", "da"):
            alone, joined = row[declared], row[f"+{declared}"]
            same = written == declared
            assert (alone, joined) == (0, 0) if same else joined == count // 4
