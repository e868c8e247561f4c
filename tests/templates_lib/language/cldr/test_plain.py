"""Where typography is plain, no filter costs a message its GSM-7 encoding for a fine character."""

import datetime as dt
import unicodedata

import pytest
from babel.core import get_global
from hypothesis import given, settings
from hypothesis import strategies as st

import locales
from channels.sms._alphabet import is_gsm
from templates_lib.language import parse
from templates_lib.language.cldr import DATE_STYLES, plain
from templates_lib.language.values import currencies
from tests.templates_lib.language.cldr.intl import all_tags

TAGS = sorted(all_tags())
# Spaces, dashes, brackets, quotation marks, signs of money and of sums, unseen marks.
TYPOGRAPHIC = {"Zs", "Zl", "Zp", "Pd", "Ps", "Pe", "Pi", "Pf", "Sc", "Sm", "Sk", "Cf"}
# Unseen, but spelling: Persian, Sinhala, Mongolian and Syriac words are wrong without them.
SPELLING = set("\u200c\u200d\u180e\u070f")

NUMBERS = st.decimals(-(10**14), 10**14, places=3).map(str)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)).map(str)
MOMENTS = st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2100, 12, 31)).map(
    lambda moment: moment.isoformat(timespec="seconds")
)
STYLES = st.sampled_from(["short", "medium", "long", "full"])


def calls(name, arguments):
    return arguments.map(lambda argument: f'{name}("{argument}")')


CODES = st.sampled_from(sorted(currencies()))
NUMERIC = st.one_of(
    st.sampled_from(["number", "number(2)", "percent", "percent(1)"]),
    calls("money", CODES),
    CODES.map(lambda code: f'money("{code}", decimals="auto", display="code")'),
)
WRITTEN = st.one_of(
    st.tuples(NUMERIC, NUMBERS),
    st.tuples(calls("date", st.sampled_from(DATE_STYLES)), DAYS),
    st.tuples(calls("time", st.sampled_from(["short", "medium"])), MOMENTS),
    st.tuples(calls("datetime", STYLES), MOMENTS),
    st.tuples(st.just("relative_days"), st.integers(-400, 400)),
    st.tuples(calls("list", st.sampled_from(["and", "or"])), st.just(["a", "b", "c", "8"])),
    st.tuples(
        st.sampled_from(["phone", 'phone("national")', 'phone("international")']),
        st.sampled_from(["+12125550123", "+4722123456", "+442079460958", "+390612345678"]),
    ),
)


def written(call, value, tag):
    return parse(f"{{{{ v | {call} }}}}").render({"v": value}, tag, plain=True)


@settings(max_examples=400)
@given(st.sampled_from(TAGS), WRITTEN)
def test_no_filter_writes_a_fine_character(tag, case):
    text = written(*case, tag)
    fine = [each for each in text if unicodedata.category(each) in TYPOGRAPHIC - SPELLING]
    assert [each for each in fine if not is_gsm(each) and each not in SPELLING] == []
    if in_latin_script(tag):
        assert [each for each in text if not is_gsm(each) and not is_letter(each)] == []


def in_latin_script(tag):
    subtags = str(get_global("likely_subtags").get(locales.get(tag).babel.language, "Latn"))
    return "Latn" in (locales.get(tag).babel.script or subtags)


def is_letter(character):
    # Modifier letters too: ˀ is a letter in Caddo.
    return unicodedata.category(character) in {"Lu", "Ll", "Lm", "Lo", "Mn"}


@pytest.mark.parametrize("tag", ["nb", "nn", "da", "sv", "fi", "nl", "de", "en", "es", "it", "fr"])
def test_what_these_languages_write_is_gsm_7(tag):
    """Their own words too, but for the letters that GSM-7 lacks (û of août, é it has)."""
    cases = [
        *((f'money("{code}")', "-1234567.891") for code in sorted(currencies())),
        *((f'date("{s}")', f"2025-{m:02}-{m + 9}") for s in DATE_STYLES for m in range(1, 13)),
        *((f'datetime("{style}")', "2025-05-31T17:05") for style in DATE_STYLES[:4]),
        *(("relative_days", days) for days in range(-9, 10)),
        *(("ordinal", rank) for rank in (1, 2, 3, 4, 11, 21, 1000)),
        *(("percent", ratio) for ratio in ("0.125", "-0.5")),
    ]
    odd = {each for call, value in cases for each in written(call, value, tag) if not is_gsm(each)}
    assert odd <= set("ûáëêíúóç" if tag in ("fr", "es", "nl") else "")


@given(st.text())
def test_plain_leaves_everything_else(text):
    for before, after in [(each, plain(each)) for each in text]:
        assert before == after or not is_gsm(before)
        assert all(map(is_gsm, after)) or before == after
