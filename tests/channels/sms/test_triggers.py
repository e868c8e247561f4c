"""Culprits and suggestions: in the same script, or none."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import channels
from channels.sms import segment, simplified, suggestion
from channels.sms._alphabet import encoding_of, is_gsm


@pytest.mark.parametrize(
    ("character", "expected"),
    [
        *zip("ąćęłńóśźż", "acelnoszz", strict=True),
        *zip("ĄĆĘŁŃÓŚŹŻ", "ACELNOSZZ", strict=True),
        *zip("ëïóíáúêç", "eioiauec", strict=True),
        *zip("čđŋšŧž", "cdnstz", strict=True),
        *zip("“”„«»", '"' * 5, strict=True),
        *zip("‘’‚‹›´`′", "'" * 8, strict=True),
        *zip("–—−‐‑•·", "-" * 7, strict=True),
        *zip("\u00a0\u202f\u2009\u3000\t", " " * 5, strict=True),
        *zip("\u200b\u200d\ufeff\u00ad\u2060\ufe0f\u0301", [""] * 7, strict=True),
        ("…", "..."),
        ("ĳ", "ij"),
        ("Œ", "OE"),
        ("ẞ", "SS"),
        ("ǿ", "ø"),
        ("ﬁ", "fi"),
        ("№", "No"),
        ("™", "(TM)"),
        ("×", "x"),
        pytest.param("²", "^2", id="a square stays a square"),
        pytest.param("½", " 1/2", id="2½ does not become 21/2"),
        pytest.param("Ａ", "A", id="fullwidth"),
        pytest.param("\u2126", "Ω", id="the ohm sign is the Greek letter"),
        pytest.param("\u212a", "K", id="the kelvin sign is the Latin letter"),
        pytest.param("\u2028", "\n", id="line separator"),
    ],
)
def test_a_suggestion(character, expected):
    assert suggestion(character) == expected


@pytest.mark.parametrize(
    "character",
    [
        *"Оленаїґ",
        pytest.param("а", id="Cyrillic a looks Latin"),
        pytest.param("Α", id="Greek capital alpha looks Latin"),
        *"αω",
        *"שלםمر日本어",
        *"😀❤✓°µ‰",
        pytest.param("\u064b", id="an Arabic vowel mark"),
        pytest.param("\u0940", id="a Devanagari vowel sign"),
        pytest.param("\x1b", id="escape"),
    ],
)
def test_no_suggestion_across_scripts_or_where_meaning_would_be_lost(character):
    assert suggestion(character) is None


@given(st.characters(exclude_categories=["Cs"]))
def test_a_suggestion_is_gsm_and_of_the_same_script(character):
    instead = suggestion(character)
    assert instead is None or encoding_of(instead) == "GSM-7"
    if instead and is_gsm(character):
        assert instead == character
    name = unicodedata.name(character, "")
    for script in ("CYRILLIC", "ARABIC", "HEBREW", "CJK", "HANGUL", "ARMENIAN", "CHEROKEE"):
        letters = any(ord(letter) < 0x250 and letter.isalpha() for letter in instead or "")
        assert not (name.startswith(script) and letters)
    if name.startswith("GREEK"):
        assert not any(letter.isascii() and letter.isalpha() for letter in instead or "")


def test_triggers_are_told_with_offset_name_and_suggestion():
    text = "Zł „😀”\u00a0\x85"
    found = segment(text).unicode_triggers
    assert [(trigger.offset, trigger.character) for trigger in found] == [
        (1, "ł"), (3, "„"), (4, "😀"), (5, "”"), (6, "\u00a0"), (7, "\x85")
    ]  # fmt: skip
    assert [trigger.name for trigger in found] == [
        "LATIN SMALL LETTER L WITH STROKE",
        "DOUBLE LOW-9 QUOTATION MARK",
        "GRINNING FACE",
        "RIGHT DOUBLE QUOTATION MARK",
        "NO-BREAK SPACE",
        "NEXT LINE",
    ]
    assert [trigger.suggestion for trigger in found] == ["l", '"', None, '"', " ", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zażółć gęślą jaźń…", "Zazolc gesla jazn..."),
        ("cafe\u0301", "café"),
        ("Hei", "Hei"),
        pytest.param("Hei, Олена", None, id="another script is left alone"),
        pytest.param("Hei 👨\u200d👩", None, id="no half of an emoji"),
    ],
)
def test_simplified(text, expected):
    assert simplified(text) == expected


@given(st.text(max_size=60))
def test_a_simplified_text_is_gsm(text):
    plain = simplified(text)
    assert plain is None or encoding_of(plain) == "GSM-7"


def test_the_costing_tells_what_forces_ucs2_and_what_to_write_instead() -> None:
    dear = channels.get("sms").costing.dear("Zażółć “a” 🎁")
    assert [each.character for each in dear] == ["ż", "ó", "ł", "ć", "“", "”", "🎁"]
    assert [each.instead for each in dear] == ["z", "o", "l", "c", '"', '"', None]
    assert channels.get("sms").costing.dear("Blåbær") == ()
