"""Segmentation, exactly: the shared vectors, the laws of packing, and a brute force."""

import json
import pickle
import unicodedata
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from channels._graphemes import clusters
from channels.sms import count, segment, segment_range
from tests.channels.sms.texts import MIXED, PLAIN, TEXTS, costs, options, room


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
        counts = [count(text, keep_graphemes=keep, udh_octets=header) for keep in (False, True)]
        assert counts == list(expected[1:]), vector["note"]


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


# Each pair: exactly full, and one over. ``part`` letters fill a segment of a longer message.
@pytest.mark.parametrize(
    ("options", "letter", "single", "part"),
    [
        pytest.param({}, "a", 160, 153, id="GSM-7"),
        pytest.param({}, "€", 80, 76, id="GSM-7, escaped: a septet of each part is lost"),
        pytest.param({}, "ł", 70, 67, id="UCS-2"),
        pytest.param({}, "😀", 35, 33, id="UCS-2, pairs: a unit of each part is lost"),
        pytest.param({"reference_bits": 16}, "a", 160, 152, id="GSM-7, 16 bits"),
        pytest.param({"reference_bits": 16}, "ł", 70, 66, id="UCS-2, 16 bits"),
        pytest.param({"udh_octets": 1}, "a", 157, 152, id="GSM-7, an octet of header"),
        pytest.param({"udh_octets": 3}, "a", 155, 149, id="GSM-7, three octets of header"),
        pytest.param({"single": "tr"}, "a", 155, 149, id="one table, letters of one septet"),
        pytest.param({"single": "tr"}, "ğ", 77, 74, id="a single shift table: two septets"),
        pytest.param({"single": "es"}, "á", 77, 74, id="Spanish"),
        pytest.param({"single": "pt"}, "ã", 77, 74, id="Portuguese"),
        pytest.param({"locking": "tr"}, "ğ", 155, 149, id="a locking shift table: one septet"),
        pytest.param({"locking": "pt"}, "ã", 155, 149, id="Portuguese, locking"),
        pytest.param({"locking": "tr", "single": "es"}, "ğ", 152, 146, id="both: of the first"),
        pytest.param({"locking": "tr", "single": "es"}, "á", 76, 73, id="both: of the second"),
        pytest.param({"locking": "tr", "reference_bits": 16}, "ş", 155, 148, id="a table, 16 bits"),
        pytest.param({"locking": "tr", "single": "tr"}, "ł", 70, 67, id="UCS-2 takes no table"),
    ],
)
def test_the_room_of_every_option(options, letter, single, part):
    for length, expected in [
        (single, 1), (single + 1, 2), (2 * part, 2), (2 * part + 1, 3), (255 * part, 255),
        (255 * part + 1, 256),
    ]:  # fmt: skip
        assert len(segment(letter * length, **options).segments) == expected, length
        assert count(letter * length, **options) == expected, length


@pytest.mark.parametrize(
    ("options", "before", "letter", "segments"),
    [
        pytest.param({}, "a" * 151, "€", 2, id="GSM-7: the pair ends the segment"),
        pytest.param({}, "a" * 152, "€", 3, id="GSM-7: the pair would be cut"),
        pytest.param({"single": "tr"}, "a" * 147, "ğ", 2, id="table: the pair ends the segment"),
        pytest.param({"single": "tr"}, "a" * 148, "ğ", 3, id="table: the pair would be cut"),
        pytest.param({}, "ł" * 65, "😀", 2, id="UCS-2: the pair ends the segment"),
        pytest.param({}, "ł" * 66, "😀", 3, id="UCS-2: the pair would be cut"),
    ],
)
def test_a_pair_at_the_edge(options, before, letter, segments):
    """The second half fills a segment but for one unit, which only an uncut pair needs."""
    full = segment(before * 9, **options).capacity.part
    text = before + letter + before[0] * (full * 2 - len(before) - 2)
    cut = segment(text, **options)
    assert len(cut.segments) == count(text, **options) == segments
    assert letter in cut.segments[0 if segments == 2 else 1].text


@settings(max_examples=500)
@given(TEXTS, options())
@example("a" * 152 + "€", {})
@example("ł" * 66 + "😀", {"keep_graphemes": True})
@example("a\r\n" * 60, {"keep_graphemes": True})
def test_the_laws_of_packing(text, how):
    cut = segment(text, **how)
    tables = {name: how.get(name, "") for name in ("locking", "single")}
    encoding, units = costs(text, **tables)
    widths = {name: how[name] for name in ("udh_octets", "reference_bits") if name in how}
    single, part = room(encoding, **widths, **tables)
    most = single if len(cut.segments) == 1 else part
    assert cut.encoding == encoding and cut.units == sum(units)
    assert cut.segments[0].start == 0 and cut.segments[-1].end == len(text)
    for one, after in zip(cut.segments, cut.segments[1:], strict=False):
        assert one.end == after.start
    for one in cut.segments:
        assert one.text == text[one.start : one.end]
        assert one.units == sum(units[one.start : one.end]) <= most
        assert one.text or not text
    assert cut.remaining == most - cut.segments[-1].units
    assert (encoding == "UCS-2") == bool(cut.unicode_triggers)
    used = tables if encoding == "GSM-7" else {"locking": "", "single": ""}
    assert {"locking": cut.locking, "single": cut.single} == used


@settings(max_examples=500)
@given(TEXTS, options())
def test_the_count_alone_is_the_number_of_segments(text, how):
    assert count(text, **how) == len(segment(text, **how).segments)


@settings(max_examples=200)
@given(TEXTS, options())
def test_the_range_is_of_both_ways_to_count(text, how):
    given_options = {name: value for name, value in how.items() if name != "keep_graphemes"}
    spec, graphemes = (count(text, keep_graphemes=keep, **given_options) for keep in (False, True))
    assert segment_range(text, **given_options) == (spec, graphemes)
    assert segment(text, **how).range == (spec, graphemes)
    assert spec <= graphemes


@pytest.mark.parametrize(
    "text",
    ["\ud83d", "a\ude00" * 50, "\ud83d\ude00" * 40, "\ud83d" * 71, "😀\ud83d" * 30],
    ids=["high", "low", "a pair in two", "many", "with a pair"],
)
@pytest.mark.parametrize("keep_graphemes", [False, True])
def test_lone_surrogates_are_counted_alike(text, keep_graphemes):
    cut = segment(text, keep_graphemes=keep_graphemes)
    assert count(text, keep_graphemes=keep_graphemes) == len(cut.segments)
    assert "".join(part.text for part in cut.segments) == text


@pytest.mark.parametrize("keep_graphemes", [False, True])
def test_two_surrogates_that_make_a_pair_are_not_cut(keep_graphemes):
    cut = segment("e\u0301" * 33 + "\ud83d\ude00" * 2 + "a", keep_graphemes=keep_graphemes)
    assert [part.units for part in cut.segments] == [66, 5]
    assert count(cut.text, keep_graphemes=keep_graphemes) == 2


@pytest.mark.parametrize(
    ("text", "specification", "graphemes"),
    [
        pytest.param("ł" * 66 + "e\u0301" + "ł" * 66, [67, 67], [66, 67, 1], id="an accent"),
        pytest.param("ł" * 65 + "👍🏽" + "ł" * 65, [67, 67], [65, 67, 2], id="a skin tone"),
        pytest.param("ł" * 64 + "🇳🇴" + "ł" * 5, [66, 7], [64, 9], id="a flag"),
        pytest.param("ł" * 65 + "क्षि" + "ł" * 65, [67, 67], [65, 67, 2], id="a conjunct"),
        pytest.param("ł" * 66 + "ที่" + "ł" * 65, [67, 67], [66, 67, 1], id="Thai"),
        pytest.param("ł" * 66 + "ᄒ\u1161\u11ab" + "ł" * 65, [67, 67], [66, 67, 1], id="Hangul"),
        pytest.param("👩🏽" * 17 + "\r\n" + "👩🏽", [66, 8], [64, 10], id="families"),
        pytest.param("e\u0301" * 33 + "\r\n\r\na", [67, 4], [67, 4], id="CR LF is cut"),
        pytest.param(
            "a" + "\u0301" * 80, [67, 14], [67, 14], id="a cluster too large for a segment"
        ),
        pytest.param(
            "ł" * 60 + "a" + "\u0301" * 67, [67, 61], [67, 61], id="too large by one: cut"
        ),
        pytest.param("ł" * 60 + "a" + "\u0301" * 66, [67, 60], [60, 67], id="just as large: whole"),
    ],
)
def test_what_stays_whole(text, specification, graphemes):
    for keep, expected in ((False, specification), (True, graphemes)):
        cut = segment(text, keep_graphemes=keep)
        assert [part.units for part in cut.segments] == expected
        assert count(text, keep_graphemes=keep) == len(expected)


def atoms(text, how):
    """The units of what is never cut: code points; or clusters, but for those too large."""
    tables = {"locking": how["locking"], "single": how["single"]}
    encoding, units = costs(text, **tables)
    single, part = room(encoding, how["udh_octets"], how["reference_bits"], **tables)
    if not how["keep_graphemes"]:
        return units, single, part
    found = []
    for start, end in clusters(text):
        whole = sum(units[start:end])
        cuttable = whole > part or text[start] == "\r"
        found += units[start:end] if cuttable else [whole]
    return found, single, part


@settings(max_examples=300)
@given(TEXTS, options(graphemes=[True]))
def test_graphemes_are_kept_wherever_they_fit(text, how):
    cut = segment(text, **how)
    _, units = costs(text, how["locking"], how["single"])
    edges = {part.end for part in cut.segments}
    for start, end in clusters(text):
        if sum(units[start:end]) <= cut.capacity.part and text[start] != "\r":
            assert not edges & set(range(start + 1, end))


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


SHORT = st.one_of(
    st.text(alphabet="a€", max_size=24),
    st.text(alphabet="ağ€~", max_size=24),
    st.text(alphabet="aá^ã", max_size=24),
    st.text(alphabet="ł😀", max_size=24),
    st.text(alphabet="łe\u0301👩\u200d🇳\r\n", max_size=24),
)


@settings(max_examples=1000)
@given(SHORT, options(headers=range(112, 124)))
def test_no_packing_is_shorter(text, how):
    assert len(segment(text, **how).segments) == fewest(*atoms(text, how))


@settings(max_examples=200)
@given(st.one_of(MIXED, PLAIN), st.sampled_from("aå€ł😀"), st.integers(0, 700))
def test_one_more_character_never_takes_fewer_segments(text, character, place):
    longer = text[:place] + character + text[place:]
    assert count(longer) >= count(text)


def test_normalising_first_can_halve_the_bill():
    decomposed = "e\u0301" * 70
    assert (segment(decomposed).encoding, count(decomposed)) == ("UCS-2", 3)
    assert count(unicodedata.normalize("NFC", decomposed)) == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"udh_octets": -1}, "udh_octets: -1 is not between 0 and 130"),
        ({"udh_octets": 131}, "udh_octets: 131 is not between 0 and 130"),
        ({"udh_octets": 130, "reference_bits": 16}, "udh_octets: 130 is not between 0 and 129"),
        ({"udh_octets": 128, "locking": "tr"}, "udh_octets: 128 is not between 0 and 127"),
        ({"reference_bits": 12}, "reference_bits: 12 is not 8 or 16"),
        ({"locking": "es"}, "locking: there is no table 'es', only pt, tr"),
        ({"single": "nb"}, "single: there is no table 'nb', only es, pt, tr"),
    ],
)
@pytest.mark.parametrize("call", [count, segment])
def test_an_option_that_is_none(call, options, message):
    with pytest.raises(ValueError, match=message):
        call("Hei", **options)


@pytest.mark.parametrize("octets", [129, 130])
def test_as_much_header_as_can_be(octets):
    bits = 8 if octets == 130 else 16
    cut = segment("€" * 6, udh_octets=octets, reference_bits=bits)
    assert [part.units for part in cut.segments] == [4, 4, 4]


def test_a_segmentation_can_be_sent_to_a_worker():
    cut = segment("Ayşe " * 40, locking="tr", reference_bits=16, keep_graphemes=True)
    assert pickle.loads(pickle.dumps(cut)) == cut
