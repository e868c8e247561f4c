"""From what people write to one canonical tag, and what a tag inherits from."""

import pytest
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

import locales
from locales._tags import canonical, cldr, parent

WRITTEN = {
    "nb": ["no", "NO", "no-NO", "no_NO", "nb", "NB", "nb_NO", "nb-NO", " nb ", "nob", "nor"],
    "nn": ["nn", "nn-NO", "NN_no"],
    "pl": ["pl", "pl-PL", "pl_PL", "PL-pl", "pl-Latn-PL"],
    "en": ["en", "en-US", "en_us"],
    "en-GB": ["en-GB", "en_gb"],
    "de-AT": ["de-AT", "de_at", "de-Latn-AT"],
    "he": ["he", "iw", "he-IL"],
    "sr-Latn": ["sr-Latn", "sh", "sr_latn_rs"],
    "zh-TW": ["zh-TW", "zh-Hant", "zh_Hant_TW"],
    "es-419": ["es-419"],
    "pl-IS": ["pl-IS"],
}


@pytest.mark.parametrize(
    ("written", "tag"), [(written, tag) for tag, all_ in WRITTEN.items() for written in all_]
)
def test_canonical(written, tag):
    assert locales.normalise(written) == tag


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("", id="empty"),
        pytest.param("n", id="one letter"),
        pytest.param("xx", id="no such language"),
        pytest.param("xx-NO", id="no such language, known region"),
        pytest.param("nb-XX", id="no such region"),
        pytest.param("nb-ZZ", id="CLDR's unknown region"),
        pytest.param("nb-Abcd", id="no such script"),
        pytest.param("norsk", id="a name"),
        pytest.param("nb NO", id="a space inside"),
        pytest.param("nb--NO", id="an empty subtag"),
        pytest.param("nb-NO-x-brand", id="private use"),
        pytest.param("en-u-ca-gregory", id="an extension"),
        pytest.param("ca-ES-valencia", id="a variant"),
        pytest.param("../../etc", id="a path"),
        pytest.param("nb\x00", id="NUL"),
        pytest.param("ｎｂ", id="fullwidth letters"),
        pytest.param("a" * 10_000, id="very long"),
    ],
)
def test_unknown(written):
    assert canonical(written) is None
    with pytest.raises(locales.UnknownLocaleError) as caught:
        locales.normalise(written)
    assert caught.value.identifier == written
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("written", [None, 3, b"nb", ["nb"]])
def test_not_a_text(written):
    with pytest.raises(locales.UnknownLocaleError):
        locales.normalise(written)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("nb", None),
        ("nn", None),
        ("pl", None),
        ("de-AT", "de"),
        ("nb-SJ", "nb"),
        ("en-GB", "en-001"),
        ("en-001", "en"),
        ("es-MX", "es-419"),
        ("pt-AO", "pt-PT"),
        ("sr-BA", "sr"),
        pytest.param("sr-Latn", None, id="another script is another reader"),
        pytest.param("zh-HK", "zh-TW", id="the likely script decides"),
        pytest.param("zh-TW", None, id="not simplified Chinese"),
    ],
)
def test_parent(tag, expected):
    assert parent(tag) == expected


def test_a_region_without_a_file_is_written_as_its_language():
    assert str(cldr("pl-IS")) == "pl"
    assert str(cldr("zh-TW")) == "zh_Hant_TW"


def test_every_cldr_locale_is_known_but_those_with_a_variant():
    for identifier in locale_identifiers():
        if len(identifier.split("_")[-1]) <= 4:
            tag = locales.normalise(identifier)
            assert locales.normalise(tag) == tag
            assert all(locales.normalise(step) == step for step in locales.fallback_chain(tag))


@given(st.text(alphabet="abnoNOBlLtT-_09 ", max_size=14))
def test_normalising_is_idempotent_or_refused(written):
    tag = canonical(written)
    assert tag is None or canonical(tag) == tag
