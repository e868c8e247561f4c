"""The phone: edges, culprits and figures are there, whatever the text says."""

import re

import pytest

import channels
from channels import Look, Scene
from channels.sms import segment
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
