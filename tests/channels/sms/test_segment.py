"""Segmentation, exactly: the shared vectors, the laws of packing, and a brute force."""

import json
import unicodedata
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from channels.sms import count, segment
from channels.sms._alphabet import EXTENSION
from channels.sms._graphemes import clusters
from channels.sms._limits import capacity

# Letters of one and of two units, in both encodings, and what graphemes are made of.
MIXED = st.text(alphabet="aå€[\n\r\fłя😀🇳🇴\u0301\u200d👨👩\ufe0f", max_size=400)
PLAIN = st.text(alphabet="abc€^", max_size=700)
HEADERS = st.sampled_from([0, 1, 3, 6, 100, 128, 130])


def units(text, encoding):
    if encoding == "GSM-7":
        return sum(2 if character in EXTENSION else 1 for character in text)
    return len(text.encode("utf-16-le")) // 2


def test_the_shared_vectors(shared_dir):
    vectors = json.loads((shared_dir / "vectors" / "sms_segments.json").read_text("utf-8"))
    assert len(vectors["vectors"]) >= 90
    for vector in vectors["vectors"]:
        text, header = vector["text"], vector.get("udh_octets", 0)
        cut = segment(text, udh_octets=header)
        kept = segment(text, keep_graphemes=True, udh_octets=header)
        found = (cut.encoding, len(cut.segments), len(kept.segments), cut.units)
        expected = (vector["spec_encoding"], vector["spec_segments"], vector["grapheme_segments"])
        assert found == (*expected, vector["units"]), vector["note"]
        assert count(text, udh_octets=header) == vector["spec_segments"], vector["note"]


@pytest.mark.parametrize(
    ("text", "encoding", "segments", "remaining"),
    [
        pytest.param("", "GSM-7", 1, 160, id="empty is one message"),
        pytest.param("a" * 160, "GSM-7", 1, 0, id="GSM full"),
        pytest.param("a" * 161, "GSM-7", 2, 145, id="GSM one over"),
        pytest.param("a" * 306, "GSM-7", 2, 0, id="GSM two full"),
        pytest.param("a" * 307, "GSM-7", 3, 152, id="GSM two and one over"),
        pytest.param("€" * 80, "GSM-7", 1, 0, id="escapes full"),
        pytest.param("€" * 80 + "a", "GSM-7", 2, 144, id="escapes one over"),
        pytest.param("a" * 152 + "€" + "a" * 152, "GSM-7", 3, 152, id="a pair at the edge"),
        pytest.param("ł" * 70, "UCS-2", 1, 0, id="UCS-2 full"),
        pytest.param("ł" * 71, "UCS-2", 2, 63, id="UCS-2 one over"),
        pytest.param("ł" * 134, "UCS-2", 2, 0, id="UCS-2 two full"),
        pytest.param("ł" * 135, "UCS-2", 3, 66, id="UCS-2 two and one over"),
        pytest.param("😀" * 35, "UCS-2", 1, 0, id="surrogates full"),
        pytest.param("😀" * 36, "UCS-2", 2, 61, id="surrogates over: one unit wasted"),
        pytest.param("ł" * 66 + "😀" + "ł" * 66, "UCS-2", 3, 66, id="surrogates at the edge"),
        pytest.param("Hei\r\n", "GSM-7", 1, 155, id="CR LF is two"),
        pytest.param("Ç", "GSM-7", 1, 159, id="capital c cedilla is in"),
        pytest.param("ç", "UCS-2", 1, 69, id="small c cedilla is not"),
        pytest.param("\x1b", "UCS-2", 1, 69, id="a bare escape is no character"),
    ],
)
def test_boundaries(text, encoding, segments, remaining):
    cut = segment(text)
    assert (cut.encoding, len(cut.segments), cut.remaining) == (encoding, segments, remaining)


@settings(max_examples=300)
@given(st.one_of(MIXED, PLAIN), st.booleans(), HEADERS)
@example("a" * 152 + "€", False, 0)
@example("ł" * 66 + "😀", True, 0)
def test_the_laws_of_packing(text, keep_graphemes, udh_octets):
    cut = segment(text, keep_graphemes=keep_graphemes, udh_octets=udh_octets)
    room = capacity(cut.encoding, udh_octets)
    most = room.single if len(cut.segments) == 1 else room.part
    assert "".join(part.text for part in cut.segments) == text
    assert cut.segments[0].start == 0 and cut.segments[-1].end == len(text)
    for part, after in zip(cut.segments, cut.segments[1:], strict=False):
        assert part.end == after.start
    for part in cut.segments:
        assert part.text == text[part.start : part.end]
        assert part.units == units(part.text, cut.encoding) <= most
        assert part.text or not text
    assert cut.units == sum(part.units for part in cut.segments) == units(text, cut.encoding)
    assert cut.remaining == most - cut.segments[-1].units
    assert (cut.encoding == "UCS-2") == bool(cut.unicode_triggers)


@settings(max_examples=300)
@given(st.one_of(MIXED, PLAIN), HEADERS)
def test_the_count_alone_is_the_number_of_segments(text, udh_octets):
    assert count(text, udh_octets=udh_octets) == len(segment(text, udh_octets=udh_octets).segments)


@pytest.mark.parametrize(
    "text",
    ["\ud83d", "a\ude00" * 50, "\ud83d\ude00" * 40, "\ud83d" * 71, "😀\ud83d" * 30],
    ids=["high", "low", "a pair in two", "many", "with a pair"],
)
def test_lone_surrogates_are_counted_alike(text):
    assert count(text) == len(segment(text).segments)
    assert "".join(part.text for part in segment(text).segments) == text


@settings(max_examples=300)
@given(MIXED)
def test_graphemes_are_kept_wherever_they_fit(text):
    cut = segment(text, keep_graphemes=True)
    edges = {part.end for part in cut.segments}
    for start, end in clusters(text):
        if units(text[start:end], cut.encoding) <= cut.capacity.part and text[start] != "\r":
            assert not edges & set(range(start + 1, end))
    assert len(cut.segments) >= len(segment(text).segments)


def fewest(costs, single, part):
    """The smallest number of segments of any packing at all, by trying every cut."""

    @cache
    def best(start):
        if start == len(costs):
            return 0
        found, load = len(costs), 0
        for end in range(start, len(costs)):
            load += costs[end]
            if load > part:
                break
            found = min(found, 1 + best(end + 1))
        return found

    return 1 if sum(costs) <= single else best(0)


@settings(max_examples=400)
@given(
    st.one_of(st.text(alphabet="a€", max_size=24), st.text(alphabet="ł😀", max_size=24)),
    st.integers(min_value=120, max_value=130),
)
def test_no_packing_is_shorter(text, udh_octets):
    cut = segment(text, udh_octets=udh_octets)
    room = capacity(cut.encoding, udh_octets)
    costs = tuple(units(character, cut.encoding) for character in text)
    assert len(cut.segments) == fewest(costs, room.single, room.part)


@settings(max_examples=200)
@given(st.one_of(MIXED, PLAIN), st.sampled_from("aå€ł😀"), st.integers(0, 700))
def test_one_more_character_never_takes_fewer_segments(text, character, place):
    longer = text[:place] + character + text[place:]
    assert count(longer) >= count(text)


def test_normalising_first_can_halve_the_bill():
    decomposed = "e\u0301" * 70
    assert (segment(decomposed).encoding, count(decomposed)) == ("UCS-2", 3)
    assert count(unicodedata.normalize("NFC", decomposed)) == 1


@pytest.mark.parametrize("udh_octets", [-1, 131, 140])
def test_a_header_that_leaves_no_room(udh_octets):
    for count_or_segment in (count, segment):
        with pytest.raises(ValueError, match="udh_octets"):
            count_or_segment("Hei", udh_octets=udh_octets)
