"""The TOML files: of a known shape, and a new one is found without touching another file."""

import pytest

from locales._data import LocaleData, LocaleFileError, curated, read

WHOLE = """
[aliases]
tags = ["no"]
source = "somewhere"

[fallback]
tags = ["nn", "da"]
source = "somewhere"
"""


def test_read():
    assert read("nb", WHOLE) == LocaleData(aliases=("no",), fallback=("nn", "da"))
    assert read("pl", "# nothing to add") == LocaleData()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('[fallbacks]\ntags = []\nsource = "x"', id="an unknown table"),
        pytest.param('[fallback]\ntags = ["da"]', id="no source"),
        pytest.param('[fallback]\ntags = []\nsource = "x"\nnote = "y"', id="an unknown key"),
        pytest.param('fallback = ["da"]', id="not a table"),
    ],
)
def test_a_file_of_another_shape_is_refused(text):
    with pytest.raises(LocaleFileError, match=r"^nb\.toml: "):
        read("nb", text)


def test_what_the_files_name_is_known():
    for tag, data in curated().items():
        assert not set(data.fallback) & {tag}
        assert set(data.fallback) <= set(curated())
