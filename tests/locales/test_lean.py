"""Babel's data without what nobody asks for: the same answers in less memory."""

from typing import Any

import pytest
from babel import Locale, localedata

import locales
from locales._lean import lean


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(localedata, "_cache", {})
    lean.cache_clear()


def test_babel_keeps_nothing_that_it_did_not_keep_before() -> None:
    localedata.load("pl")
    lean("da")
    assert localedata._cache.keys() == {"pl", "root"}


@pytest.mark.parametrize("section", ["months", "territories", "unit_patterns", "meta_zones"])
def test_every_section_is_there_when_it_is_asked_for(section: str) -> None:
    assert repr(lean("nb")[section]) == repr(localedata.load("nb")[section])
    with pytest.raises(KeyError):
        lean("nb")["no_such_section"]


@pytest.mark.parametrize("tag", ["nb", "de-AT", "pt-PT", "zh-Hant"])
def test_a_locale_answers_as_babels_own(tag: str) -> None:
    ours: Any = locales.get(tag).babel
    theirs = Locale.parse(tag, sep="-")
    for name in ("languages", "territories", "months", "days", "unit_display_names", "time_zones"):
        assert dict(getattr(ours, name)) == dict(getattr(theirs, name)), name


def test_what_was_asked_of_a_parent_changes_no_child() -> None:
    """Babel notes what an alias of German comes to; Austria says another January."""
    german = Locale.parse("de")
    assert dict(german.months["stand-alone"]["wide"])[1] == "Januar"
    austrian: Any = localedata.LocaleDataDict(lean("de_AT"))
    assert austrian["months"]["stand-alone"]["wide"][1] == "Jänner"
