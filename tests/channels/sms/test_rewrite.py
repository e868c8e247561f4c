"""What a message would cost if it were written otherwise."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.sms import count, segment, simplified
from channels.sms._alphabet import encoding_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ł" * 71, ("l" * 71, "GSM-7", 1), id="2 segments become 1"),
        pytest.param("…" * 54, ("." * 162, "GSM-7", 2), id="1 becomes 2"),
        pytest.param("Hei", ("Hei", "GSM-7", 1), id="nothing to replace"),
        pytest.param("cafe\u0301", ("café", "GSM-7", 1), id="composed first"),
        pytest.param("Hei 😀", None, id="nothing stands for an emoji"),
        pytest.param("Hei, Олена", None, id="no letter of another script"),
    ],
)
def test_with_every_suggestion(text, expected):
    assert segment(text).simplified == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ł… 😀", ("l... 😀", "UCS-2", 1), id="what can be is replaced"),
        pytest.param("Hei 👨\u200d👩", ("Hei 👨\u200d👩", "UCS-2", 1), id="no half of an emoji"),
        pytest.param("❤\ufe0f ń", ("❤\ufe0f n", "UCS-2", 1), id="its selector stays with it"),
        pytest.param("ł" * 71, ("l" * 71, "GSM-7", 1), id="all of it can be"),
    ],
)
def test_with_those_suggestions_that_there_are(text, expected):
    assert segment(text).partly_simplified == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Takk 😀 «ø»" + "a" * 60, ('Takk  "ø"' + "a" * 60, "GSM-7", 1), id="an emoji"),
        pytest.param("👨\u200d👩\u200d👧🇳🇴1\ufe0f\u20e3❤\ufe0f!", None, id="a keycap has a digit"),
        pytest.param("👨\u200d👩\u200d👧🇳🇴👍🏽❤\ufe0f!", ("!", "GSM-7", 1), id="clusters"),
        pytest.param("Олена 😀", None, id="letters cannot be left out"),
        pytest.param("۴ 😀", None, id="nor digits"),
        pytest.param("ł", ("l", "GSM-7", 1), id="nothing to leave out"),
    ],
)
def test_without_symbols(text, expected):
    assert segment(text).without_symbols == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("e\u0301" * 70, ("é" * 70, "GSM-7", 1), id="70 decomposed é are 3 segments"),
        pytest.param("z\u0307" * 70, ("ż" * 70, "UCS-2", 1), id="it may stay UCS-2"),
        pytest.param("\u2126", ("Ω", "GSM-7", 1), id="the ohm sign is the Greek letter"),
        pytest.param("é", None, id="composed already"),
        pytest.param("Hei", None, id="ASCII is"),
    ],
)
def test_composed(text, expected):
    assert segment(text).composed == expected


def test_the_cost_is_that_of_the_same_options():
    text, how = "ğ" * 80 + "ł", {"single": "tr", "reference_bits": 16, "keep_graphemes": True}
    other = segment(text, **how).simplified
    assert other.text == "ğ" * 80 + "l"
    assert (other.encoding, other.segments) == ("GSM-7", 2)
    assert segment(text).simplified.text == "g" * 80 + "l"


@pytest.mark.parametrize(
    ("options", "text", "triggers"),
    [
        ({}, "ğè", [("ğ", "g")]),
        ({"single": "tr"}, "ğèł", [("ł", "l")]),
        ({"locking": "tr"}, "ğèł", [("è", "e"), ("ł", "l")]),
        ({"locking": "pt"}, "ãø", [("ø", None)]),
        ({"locking": "tr"}, "ğè", [("è", "e")]),
    ],
)
def test_what_is_missing_depends_on_the_tables(options, text, triggers):
    found = segment(text, **options).unicode_triggers
    assert [(trigger.character, trigger.suggestion) for trigger in found] == triggers


@given(st.text(max_size=60), st.sampled_from(["", "tr", "pt"]))
def test_a_simplified_text_needs_no_ucs2(text, locking):
    cut = segment(text, locking=locking)
    if cut.simplified:
        assert cut.simplified.encoding == "GSM-7"
        assert cut.partly_simplified == cut.without_symbols == cut.simplified
    assert cut.partly_simplified.segments == count(cut.partly_simplified.text, locking=locking)
    if not locking:
        assert (cut.simplified and cut.simplified.text) == simplified(text)
        assert cut.simplified is None or encoding_of(cut.simplified.text) == "GSM-7"


@given(st.text(alphabet="ae\u0301\u0328łz\u0307\u2126é", max_size=200))
def test_composing_never_costs_more(text):
    composed = segment(text).composed
    if composed is None:
        assert unicodedata.is_normalized("NFC", text)
    else:
        assert composed.text == unicodedata.normalize("NFC", text)
        assert composed.segments <= count(text)
