"""The phone: edges, culprits and figures are there, whatever the text says."""

import re

import pytest

import channels
from channels import Look, Scene
from channels.sms import segment
from channels.sms._national import LOCKING, SINGLE
from channels.sms._notes import _LANGUAGES
from tests.channels.reading import elements, visible_text

SMS = channels.get("sms")


def show(body, **scene):
    return SMS.preview({"body": body}, Scene(**scene))


def classes(shown):
    return [attributes.get("class", "") for _, attributes in elements(shown)]


@pytest.mark.parametrize("length", [1, 160, 161, 306, 307])
def test_an_edge_where_each_segment_begins(length):
    shown = show("a" * length)
    assert classes(shown).count("edge") == len(segment("a" * length).segments) - 1


def test_figures():
    words = visible_text(show("ł" * 80, look=Look(brand_name="Nordhus")))
    assert "Nordhus" in words
    for figure, label in [
        ("2", "Segments"),
        ("UCS-2", "Encoding"),
        ("80", "Length"),
        ("54", "Left"),
    ]:
        assert re.search(rf"{label}[^0-9]*{figure}", words), label


def test_each_culprit_is_named_with_what_to_write():
    words = visible_text(show("Zażółć\u00a0gęślą — ń 😀"))
    for row in (
        "Latin small letter z with dot above",
        "No-break space",
        "→ space",
        "→ l",
        "U+0142",
    ):
        assert row in words
    assert "and 1 more" in words
    assert "Grinning face" in visible_text(show("😀"))


def test_cheaper_when_all_is_replaced():
    assert "1 instead of 2 segments" in visible_text(show("ł" * 80))
    assert "instead of" not in visible_text(show("ł" * 60))
    assert "instead of" not in visible_text(show("ł" * 80 + "😀"))


def test_a_script_is_named_once():
    words = visible_text(show("مرحبا بك في متجرنا", locale="ar", direction="rtl"))
    assert "Arabic letters" in words
    assert "Arabic letter meem" not in words


@pytest.mark.parametrize(
    ("body", "said"),
    [
        pytest.param("a" * 65 + "👍🏽" + "a" * 65, "2 to 3 segments", id="two ways to count"),
        pytest.param("a" * 64 + "👍🏽" + "a" * 60, None, id="both alike"),
    ],
)
def test_the_range(body, said):
    words = visible_text(show(body))
    assert (said in words) if said else ("keep an emoji" not in words)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("å" * 1600, "More than Twilio takes"),
        ("a" * 1530, "More than Braze takes"),
        ("a" * 2144, "Altinn"),
        ("❤", "LINK Mobility"),
    ],
)
def test_providers_that_take_less(body, said):
    assert said not in visible_text(show(body))
    over = body + ("😀" if body == "❤" else "a")
    assert said in visible_text(show(over))


def test_a_provider_is_told_with_its_figures():
    assert "More than Braze takes: 11 of 10 segments." in visible_text(show("a" * 1531))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        pytest.param("ğ" * 78, "letters for Turkish", id="Turkish"),
        pytest.param("ğ" * 78 + "á", "letters for Turkish, Spanish", id="two languages"),
        pytest.param("ğ" * 70, None, id="no cheaper"),
        pytest.param("ł" * 78, None, id="no table has it"),
    ],
)
def test_national_letters(body, said):
    words = visible_text(show(body))
    assert (said in words) if said else ("national letters" not in words)


def test_every_table_has_a_name():
    assert _LANGUAGES.keys() == LOCKING.keys() | SINGLE.keys()


@pytest.mark.parametrize(
    ("body", "said", "unsaid"),
    [
        pytest.param(
            "e\u0301" * 70, "1 instead of 3 segments", "With these replacements", id="cheaper"
        ),
        pytest.param("e\u0301", "take more room", "instead of", id="longer"),
        pytest.param("é", "", "uncommon way", id="composed"),
        pytest.param("ש\u05bc\u05b8", "", "uncommon way", id="another order, as long"),
    ],
)
def test_accents_typed_apart(body, said, unsaid):
    words = visible_text(show(body))
    assert said in words and unsaid not in words


def test_what_it_takes_without_emoji():
    assert "symbols the number of segments is 1, not 2" in visible_text(show("a" * 80 + "😀"))
    words = visible_text(show("ł" * 80 + "😀"))
    assert "and with these replacements, the number of segments is 1, not 2" in words
    assert "not 1" not in visible_text(show("a" * 60 + "😀"))
    assert "Without emoji" not in visible_text(show("ї" * 80 + "😀"))


def test_a_cluster_is_one_culprit():
    shown = show("👨\u200d👩\u200d👧 hei 🇳🇴 og 🇳🇴")
    words = visible_text(shown)
    assert "Man, woman, girl" in words and "8 code units, at character 1" in words
    assert "4 code units ×2, at character 11" in words
    assert "Zero width joiner" not in words
    assert '<span class="culprit">👨\u200d👩\u200d👧</span>' in shown


def test_digits_and_punctuation_of_a_script_are_not_culprits():
    words = visible_text(show("طلبك رقم ٤٨٢١، شكرا 🎉"))
    assert "Arabic comma" not in words and "Arabic-indic" not in words
    assert "Other characters that GSM-7 has not" in words and "Party popper" in words


@pytest.mark.parametrize(
    "body",
    [
        "",
        "\x00\x1b",
        "\ud83d",
        "a\r\n" * 99,
        "مرحبا\u202e" * 99,
        "👨\u200d👩" * 200,
        "\u0301" * 300,
    ],
    ids=["nothing", "controls", "half a pair", "line ends", "bidi", "families", "marks alone"],
)
def test_no_text_breaks_it(body):
    shown = show(body, locale="ar", direction="rtl")
    assert "<script" not in shown and visible_text(shown)
    assert classes(shown).count("edge") == len(segment(body).segments) - 1


def test_too_many_segments():
    assert "More than 255 segments" in visible_text(show("a" * (153 * 255 + 1)))


def test_the_text_is_text():
    shown = show('<img src=x onerror="alert(1)">&amp;', look=Look(sender="<b>"))
    assert not [name for name, _ in elements(shown) if name in ("img", "b")]
    assert '<img src=x onerror="alert(1)">&amp;' in visible_text(shown)


def test_links_are_shown_as_links():
    shown = show("Se https://x.no/a?b=1. Hei")
    assert '<span class="link">https://x.no/a?b=1</span>.' in shown


def test_language_and_direction_are_the_message_s():
    shown = show("Hei", locale="ar", direction="rtl")
    bubble = next(a for _, a in elements(shown) if a.get("class") == "bubble")
    assert (bubble["lang"], bubble["dir"]) == ("ar", "auto")


def test_nothing_written_yet():
    assert "Nothing is written yet." in visible_text(show(""))
