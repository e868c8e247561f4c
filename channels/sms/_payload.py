"""The octets of each segment as they go over the air: header and text, TP-User-Data.

Source: 3GPP TS 23.040 V18.0.0, section 9.2.3.24 (header), and TS 23.038, section 6.1.2
(packing of septets, fill bits after a header). Senders with an API hand over the text and
never need these; they are what an SMSC is given, and the proof that the counts are right.
"""

from typing import NamedTuple

from channels.sms._limits import MAX_SEGMENTS
from channels.sms._segment import Segmentation

__all__ = ["Payload", "payloads"]

# Identifiers of the elements that join segments, by the width of the reference.
_CONCATENATION = {8: 0x00, 16: 0x08}

# TS 23.038, section 4: the data coding scheme.
_DEFAULT_ALPHABET, _UCS_2 = 0x00, 0x08


class Payload(NamedTuple):
    """One segment on the air.

    ``user_data`` is TP-UD: the header, if any, and the packed text; at most 140 octets.
    ``length`` is TP-UDL: septets in GSM-7, the header's included, and octets in UCS-2.
    ``header_octets`` is the header's length (0: no TP-UDHI). ``data_coding`` is TP-DCS.
    """

    user_data: bytes
    length: int
    header_octets: int
    data_coding: int


def payloads(
    cut: Segmentation, *, reference: int = 0, elements: bytes = b""
) -> tuple[Payload, ...]:
    """Return the octets of every segment of *cut*.

    ``reference`` is the number that its segments share. ``elements`` are the other elements
    of the header, as many octets as ``udh_octets`` reserved. ValueError when they are not,
    when the reference is too wide, or there are more segments than a header can number.
    """
    _check(cut, reference, elements)
    total = len(cut.segments)
    return tuple(
        _payload(cut, part.text, _joining(cut, reference, total, number) + elements)
        for number, part in enumerate(cut.segments, 1)
    )


def _check(cut: Segmentation, reference: int, elements: bytes) -> None:
    how, total = cut.options, len(cut.segments)
    if total > MAX_SEGMENTS:
        raise ValueError(f"segments: {total} is more than {MAX_SEGMENTS}")
    if not 0 <= reference < 1 << how.reference_bits:
        raise ValueError(f"reference: {reference} does not fit {how.reference_bits} bits")
    if len(elements) != how.udh_octets:
        raise ValueError(f"elements: {len(elements)} octets, and udh_octets is {how.udh_octets}")


def _joining(cut: Segmentation, reference: int, total: int, number: int) -> bytes:
    """Return the element that joins the segments; a message of one needs none."""
    if total == 1:
        return b""
    bits = cut.options.reference_bits
    value = reference.to_bytes(bits // 8, "big") + bytes((total, number))
    return bytes((_CONCATENATION[bits], len(value))) + value


def _payload(cut: Segmentation, text: str, elements: bytes) -> Payload:
    if cut.encoding == "UCS-2":
        header = _header(elements)
        octets = header + text.encode("utf-16-be", "surrogatepass")
        return Payload(octets, len(octets), len(header), _UCS_2)
    letters = cut.options.alphabet
    header = _header(elements + letters.elements)
    septets = letters.encode(text)
    before = -(-len(header) * 8 // 7)
    fill = before * 7 - len(header) * 8
    return Payload(
        header + _packed(septets, fill), before + len(septets), len(header), _DEFAULT_ALPHABET
    )


def _header(elements: bytes) -> bytes:
    return bytes((len(elements),)) + elements if elements else b""


def _packed(septets: bytes, fill: int) -> bytes:
    """Return septets in octets, the first in the lowest bits, after *fill* bits of nothing."""
    bits = sum(septet << (7 * place + fill) for place, septet in enumerate(septets))
    return bits.to_bytes(-(-(7 * len(septets) + fill) // 8), "little") if septets else b""
