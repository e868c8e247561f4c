"""docs/locale-formats.md is made from the code, and says what the tests hold us to."""

import re

import pytest

from scripts import docs_locale_formats
from templates_lib.language import FILTERS
from templates_lib.language.cldr import DIFFERENCES

TEXT = docs_locale_formats.PAGE.read_text("utf-8")


def test_the_page_is_fresh() -> None:
    assert docs_locale_formats.page() == TEXT, "`make docs` writes it anew"


@pytest.mark.parametrize("each", DIFFERENCES, ids=[each.what for each in DIFFERENCES])
def test_every_difference_is_told(each) -> None:
    (row,) = [line for line in TEXT.splitlines() if line.startswith(f"| {each.what} |")]
    assert each.ours in row and each.intl in row and each.why in row
    assert all(tag in row for tag in each.locales)


def test_every_filter_that_follows_the_locale_is_in_the_table() -> None:
    named = set(re.findall(r"^\| `(\w+)", TEXT, re.M))
    apart = {"capitalize", "default", "lower", "phone", "select", "upper"}
    assert named == set(FILTERS) - apart
