"""Checks that are words alone: what a TOML may say, and how each kind finds."""

import pytest

from scripts._marked import marked
from templates_lib import checks, guide
from templates_lib.checks import CHECKS, Severity
from templates_lib.checks._word_check import WordCheckError, messages_in, word_check

FILE = """
id = "x_found"
severity = "info"
codes = ["X"]
kind = "existence"
table = "hype"
entries = ["words"]
message = "“%(word)s” is there."
docstring = "Something."
examples = []
"""


def test_a_file_becomes_a_check() -> None:
    check = word_check("x_found", FILE)
    assert (check.id, check.severity, check.codes) == ("x_found", Severity.INFO, ("X",))


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        pytest.param("x_found", FILE.replace("existence", "rhyme"), "kind is one of", id="kind"),
        pytest.param("y_found", FILE, "x_found", id="name"),
        pytest.param("x_found", f"limit = 3\n{FILE}", "limit", id="unknown"),
        pytest.param("x_found", FILE.replace("docstring", "table2"), "docstring", id="missing"),
        pytest.param("x_found", FILE.replace('["words"]', "[]"), "needs the words", id="wordless"),
    ],
)
def test_what_is_refused(name: str, text: str, words: str) -> None:
    with pytest.raises(WordCheckError, match=words):
        word_check(name, text)


def test_its_messages_are_in_the_catalogues() -> None:
    msgids = {message.id for message in marked()}
    assert set(messages_in(FILE)) == {"“%(word)s” is there."}
    setting = CHECKS["competitor_named"].settings[0]
    assert {setting.label, setting.help} <= msgids
    assert "“%(word)s” praises and tells nothing: say what it does." in msgids


def test_a_brand_sets_competitors_everywhere_or_by_locale(make_family) -> None:
    message = make_family({"nb": "Sørhus og Vesthus", "da": "Sørhus og Vesthus"})
    brand = guide.load(
        {
            "brand": "nordhus",
            "settings": {"competitors": ["Sørhus"]},
            "locales": {"da": {"settings": {"competitors": ["Vesthus"]}}},
        }
    )
    found = checks.run(message, brand, only=["competitor_named"])
    assert [(f.address.locale, f.params["word"]) for f in found] == [
        ("da", "Vesthus"),
        ("nb", "Sørhus"),
    ]
