"""Which tables make a message the cheapest."""

from collections.abc import Collection, Iterator

from channels.sms._count import counted
from channels.sms._limits import ReferenceBits
from channels.sms._national import IDENTIFIERS, LOCKING, SINGLE
from channels.sms._options import Options, options
from channels.sms._segment import Segmentation, segmented

__all__ = ["cheapest", "with_tables"]


def cheapest(
    text: str,
    *,
    tables: Collection[str] = tuple(IDENTIFIERS),
    keep_graphemes: bool = False,
    udh_octets: int = 0,
    reference_bits: ReferenceBits = 8,
) -> Segmentation:
    """Return *text* cut with those national tables, of *tables*, that take fewest segments.

    Tried are the default alphabet or UCS-2, a single shift table, a locking one, and both.
    Among equals the fewest tables win, so that what costs no more is sent without any, as
    every phone understands it; and a single one before a locking one, since a phone without
    it shows "g" for "ğ". ``encoding``, ``locking`` and ``single`` say what won.
    ValueError names a table that there is not.
    """
    given = (keep_graphemes, udh_octets, reference_bits)
    ways = (options(*given, locking, single) for locking, single in _pairs(tables))
    return segmented(text, min(ways, key=lambda how: _price(text, how)))


def with_tables(cut: Segmentation) -> Segmentation | None:
    """Return the text of *cut*, which needs UCS-2, with the tables that make it cheaper.

    None when there are none, or it needs no UCS-2. The other options stay.
    """
    if cut.encoding == "GSM-7" or len(cut.segments) == 1:
        return None
    how = cut.options
    best = cheapest(
        cut.text,
        keep_graphemes=how.keep_graphemes,
        udh_octets=how.udh_octets,
        reference_bits=how.reference_bits,
    )
    return best if len(best.segments) < len(cut.segments) else None


def _pairs(tables: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the tables that can be combined, locking and single, "" being the default."""
    unknown = sorted(set(tables) - IDENTIFIERS.keys())
    if unknown:
        known = ", ".join(sorted(IDENTIFIERS))
        raise ValueError(f"tables: there is no table {unknown[0]!r}, only {known}")
    for locking in ("", *LOCKING):
        for single in ("", *SINGLE):
            if {locking, single} <= {"", *tables}:
                yield locking, single


def _price(text: str, how: Options) -> tuple[int, int]:
    return counted(text, how), len(how.alphabet.elements)
