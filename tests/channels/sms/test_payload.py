"""The octets on the air: known messages, and what a phone reads back from any of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.sms import payloads, segment
from channels.sms._alphabet import EXTENSION
from channels.sms._national import IDENTIFIERS, LOCKING, SINGLE
from tests.channels.sms.texts import TEXTS, options

ROWS = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
DEFAULT_EXTENSION = dict(
    zip((0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65), "\f^{}\\[~]|€", strict=True)
)


def elements_of(header):
    """{identifier: value} of a header without its length."""
    found = {}
    while header:
        identifier, length, header = header[0], header[1], header[2:]
        found[identifier], header = header[:length], header[length:]
    return found


def read(payload):
    """What a phone makes of a payload: (elements of the header, text)."""
    octets, length, header, coding = payload
    assert len(octets) <= 140
    elements = elements_of(octets[1:header]) if header else {}
    assert not header or octets[0] == header - 1
    if coding == 0x08:
        assert length == len(octets)
        return elements, octets[header:].decode("utf-16-be", "surrogatepass")
    bits = int.from_bytes(octets, "little")
    before = -(-header * 8 // 7)
    septets = [bits >> 7 * place & 0x7F for place in range(before, length)]
    assert bits >> 7 * length == 0
    return elements, spelled(septets, *tables_of(elements))


def tables_of(elements):
    names = {number: name for name, number in IDENTIFIERS.items()}
    locking = names.get(elements.get(0x25, b"\0")[0], "")
    single = names.get(elements.get(0x24, b"\0")[0], "")
    rows = LOCKING[locking] if locking else ROWS
    return rows, DEFAULT_EXTENSION | (dict(SINGLE[single]) if single else {})


def spelled(septets, rows, extension):
    text, rest = "", iter(septets)
    for septet in rest:
        text += extension[next(rest)] if septet == 0x1B else rows[septet]
    return text


def test_the_extension_read_here_is_that_of_the_engine():
    assert set(DEFAULT_EXTENSION.values()) == EXTENSION


@pytest.mark.parametrize(
    ("text", "user_data", "length", "coding"),
    [
        pytest.param("hellohello", "e8329bfd4697d9ec37", 10, 0x00, id="ten septets"),
        pytest.param("", "", 0, 0x00, id="nothing"),
        pytest.param("@", "00", 1, 0x00, id="the zeroth character"),
        pytest.param("€", "9b32", 2, 0x00, id="an escape"),
        pytest.param("a" * 8, "e170381c0e87c3", 8, 0x00, id="eight septets are seven octets"),
        pytest.param("ł", "0142", 2, 0x08, id="UCS-2"),
        pytest.param("😀", "d83dde00", 4, 0x08, id="a surrogate pair"),
        pytest.param("\ud83d", "d83d", 2, 0x08, id="half of one"),
    ],
)
def test_one_segment(text, user_data, length, coding):
    assert payloads(segment(text)) == ((bytes.fromhex(user_data), length, 0, coding),)


def test_a_header_and_its_fill_bit():
    """The example of every textbook: six octets of header are 48 bits, seven septets 49."""
    first, second = payloads(segment("a" * 161), reference=0x42)
    assert first.user_data[:8].hex() == "050003420201" + "c2e1"
    assert (first.length, len(first.user_data), first.header_octets) == (160, 140, 6)
    assert second.user_data.hex() == "050003420202" + "c2e170381c0e8701"
    assert second.length == 7 + 8


def test_a_reference_of_16_bits():
    first, second = payloads(segment("ł" * 71, reference_bits=16), reference=0xABCD)
    assert first.user_data[:7].hex() == "060804abcd0201"
    assert (first.length, second.header_octets) == (7 + 2 * 66, 7)


def test_the_tables_are_named_in_every_segment():
    cut = segment("ğá" * 100, locking="tr", single="es")
    for number, payload in enumerate(payloads(cut, reference=9), 1):
        header = payload.user_data[: payload.header_octets].hex()
        assert header == f"0b00030903{number:02x}240102250101"


def test_other_elements_stand_in_the_room_that_was_reserved():
    port = bytes.fromhex("05040b8423f0")
    (payload,) = payloads(segment("Hei", udh_octets=6), elements=port)
    assert payload.user_data[:7] == b"\x06" + port


@settings(max_examples=400)
@given(TEXTS, options(headers=[0, 6, 100, 118]), st.integers(0, 255))
def test_a_phone_reads_the_text_back(text, how, reference):
    cut = segment(text, **how)
    if len(cut.segments) > 255:
        return
    room = how["udh_octets"]
    others = bytes((0x70, room - 2)) + bytes(room - 2) if room else b""
    told = [read(payload) for payload in payloads(cut, reference=reference, elements=others)]
    assert [text for _, text in told] == [part.text for part in cut.segments]
    joining = 0x00 if how["reference_bits"] == 8 else 0x08
    for number, (elements, _) in enumerate(told, 1):
        if len(told) > 1:
            *found, total, this = elements[joining]
            assert (total, this) == (len(told), number)
            assert int.from_bytes(bytes(found), "big") == reference
        else:
            assert joining not in elements


@pytest.mark.parametrize(
    ("text", "options", "arguments", "message"),
    [
        ("a" * 153 * 255 + "a", {}, {}, "segments: 256 is more than 255"),
        ("Hei", {}, {"reference": 256}, "reference: 256 does not fit 8 bits"),
        ("Hei", {"reference_bits": 16}, {"reference": 65_536}, "does not fit 16 bits"),
        ("Hei", {}, {"reference": -1}, "reference: -1 does not fit 8 bits"),
        ("Hei", {"udh_octets": 6}, {}, "elements: 0 octets, and udh_octets is 6"),
        ("Hei", {}, {"elements": b"\x24\x01\x01"}, "elements: 3 octets, and udh_octets is 0"),
    ],
)
def test_what_cannot_be_sent(text, options, arguments, message):
    with pytest.raises(ValueError, match=message):
        payloads(segment(text, **options), **arguments)


def test_as_many_segments_as_can_be_numbered():
    last = payloads(segment("a" * 153 * 255))[-1]
    assert last.user_data[:6].hex() == "05000300ffff"
