"""What is paid for: bytes and not characters, a text alone or not, the United States apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import channels
from channels.rcs import bill
from tests.channels.conversing import outputs_of

RCS = channels.get("rcs")

LINK = {"type": "open_url", "label": "Se", "url": "https://nordhus.example/"}
DIAL = {"type": "dial", "label": "Ring", "phone": "+4722123456"}
REPLY = {"type": "reply", "label": "Ja"}
PLACE = {"type": "location", "label": "Kart", "latitude": "59.9", "longitude": "10.7"}
CARD = {"type": "card", "title": "Stol"}


@pytest.mark.parametrize(
    ("text", "size", "kind"),
    [
        pytest.param("a" * 160, 160, "basic", id="160 of one byte"),
        pytest.param("a" * 161, 161, "single", id="161 of one byte"),
        pytest.param("æ" * 80, 160, "basic", id="80 of two bytes"),
        pytest.param("æ" * 80 + "a", 161, "single", id="80 of two bytes and one"),
        pytest.param("€" * 53 + "a", 160, "basic", id="53 of three bytes and one"),
        pytest.param("€" * 53 + "æ", 161, "single", id="53 of three bytes and two"),
        pytest.param("😀" * 40, 160, "basic", id="40 of four bytes"),
        pytest.param("😀" * 40 + "!", 161, "single", id="40 of four bytes and one"),
        pytest.param("e\u0301" * 53 + "a", 160, "basic", id="letters made of two"),
        pytest.param("e\u0301" * 53 + "ab", 161, "single", id="letters made of two, and one more"),
    ],
)
def test_a_text_alone_is_basic_up_to_160_bytes(text, size, kind):
    measurement = RCS.measure({"text": text})
    assert measurement["billing"].value == kind
    assert measurement["text_bytes"].value == size == measurement.detail["text_bytes"]
    assert measurement["text_bytes"].state == ("ok" if kind == "basic" else "warn")
    assert measurement.state != "over"


@pytest.mark.parametrize(
    ("name", "size", "kind"),
    [("Åsmund", 160, "basic"), ("Åsmundø", 162, "single"), ("Łukasza!", 162, "single")],
)
def test_a_finished_text_is_weighed_with_its_values(name, size, kind):
    filling = "a" * (160 - len("Hei Åsmund".encode()))
    content = RCS.load({"text": "Hei {{ name }}" + filling})
    measurement = RCS.measure_outputs(outputs_of(RCS, content, {"name": name}))
    assert (measurement["text_bytes"].value, measurement["billing"].value) == (size, kind)


@pytest.mark.parametrize(
    "document",
    [
        pytest.param({"text": "Hei", "suggestions": [REPLY]}, id="a reply"),
        pytest.param({"text": "Hei", "suggestions": [LINK]}, id="an action"),
        pytest.param({"card": [CARD]}, id="a card"),
        pytest.param({"carousel": [CARD, CARD]}, id="a carousel"),
    ],
)
def test_anything_but_a_text_alone_is_single(document):
    measurement = RCS.measure(document)
    assert measurement["billing"].value == "single"
    assert measurement["text_bytes"].state == "ok"


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("", 0),
        ("a", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("æ" * 160, 2),
        ("æ" * 160 + "a", 3),
        ("a" * 300, 2),
    ],
)
@pytest.mark.parametrize("suggestions", [[], [REPLY, LINK, DIAL]], ids=["alone", "with taps"])
def test_segments_in_the_united_states(text, segments, suggestions):
    found = bill(RCS.load({"text": text, "suggestions": suggestions}))
    assert (found.us_kind, found.us_segments) == ("rich", segments)


@pytest.mark.parametrize(
    "document",
    [
        pytest.param({"text": "Hei", "suggestions": [PLACE]}, id="a map"),
        pytest.param({"text": "Hei", "suggestions": [{**LINK, "open_in": "half"}]}, id="web view"),
        pytest.param({"card": [CARD]}, id="a card without an image"),
        pytest.param({"carousel": [CARD, CARD]}, id="a carousel"),
    ],
)
def test_media_and_further_actions_have_a_flat_rate_there(document):
    found = bill(RCS.load(document))
    assert (found.us_kind, found.us_segments) == ("rich_media", 0)
    assert RCS.measure(document).detail["us"] == {"type": "rich_media", "segments": 0}


@given(st.text(max_size=400))
def test_segments_hold_all_the_bytes_and_none_is_empty(text):
    found = bill(RCS.load({}).replace("text", text))
    assert found.text_bytes <= found.us_segments * 160 < found.text_bytes + 160
    assert (found.kind == "basic") == (found.text_bytes <= 160)
