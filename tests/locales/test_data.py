"""The TOML files: of a known shape, and a new one is found without touching another file."""

import pytest

import locales
from locales._data import LocaleData, LocaleFileError, curated, read
from locales._ordinals import Form
from locales._uncurated import ordinals as uncurated_ordinals

WHOLE = """
[aliases]
tags = ["no"]
source = "somewhere"

[fallback]
tags = ["nn", "da"]
source = "somewhere"

[number_words]
words = ["null|ingen", "en|ett"]
half = "halv|halve"
source = "somewhere"

[ordinals]
forms.any = { one = "{0}ste", other = "{0}de" }
forms.feminine = { other = "{0}a" }
source = "somewhere"

[samples]
names = ["Bo", "Kari", "Bjørn-Kristoffer"]
texts = ["te", "lampe", "bordlampe"]
source = "somewhere"
"""


def test_read():
    assert read("nb", WHOLE) == LocaleData(
        aliases=("no",),
        fallback=("nn", "da"),
        number_words=(("null", "ingen"), ("en", "ett")),
        half_words=("halv", "halve"),
        sample_names=("Bo", "Kari", "Bjørn-Kristoffer"),
        sample_texts=("te", "lampe", "bordlampe"),
        ordinals=(
            Form("any", "one", "{0}ste"),
            Form("any", "other", "{0}de"),
            Form("feminine", "other", "{0}a"),
        ),
    )
    assert read("pl", "# nothing to add") == LocaleData()


def ordinals(forms):
    return f'[ordinals]\nforms.{forms}\nsource = "x"'


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('[fallbacks]\ntags = []\nsource = "x"', id="an unknown table"),
        pytest.param('[fallback]\ntags = ["da"]', id="no source"),
        pytest.param('[fallback]\ntags = []\nsource = "x"\nnote = "y"', id="an unknown key"),
        pytest.param('fallback = ["da"]', id="not a table"),
        pytest.param('[number_words]\nwords = []\nsource = "x"', id="half a table"),
        pytest.param(ordinals('common = { other = "{0}." }'), id="an unknown gender"),
        pytest.param(ordinals('any = { others = "{0}." }'), id="an unknown category"),
        pytest.param(ordinals('any = { other = "." }'), id="no place for the number"),
        pytest.param(ordinals('any = "{0}."'), id="no categories"),
    ],
)
def test_a_file_of_another_shape_is_refused(text):
    with pytest.raises(LocaleFileError, match=r"^nb\.toml: "):
        read("nb", text)


def test_what_the_files_name_is_known():
    for tag, data in curated().items():
        assert not set(data.fallback) & {tag}
        assert set(data.fallback) <= set(curated())


def test_samples_grow():
    for tag, data in curated().items():
        for found in (data.sample_names, data.sample_texts):
            assert [len(word) for word in found] == sorted(len(word) for word in found), tag
            assert len(found) == 3, tag


def test_ordinals_of_locales_without_a_file():
    for tag, forms in uncurated_ordinals().items():
        if tag not in curated():  # its own file goes before
            assert locales.get(tag).ordinals == forms
