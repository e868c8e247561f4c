"""A text cut into the segments of an SMS, and what is worth knowing of them.

Source: 3GPP TS 23.038 (encodings) and TS 23.040 (concatenation); ``_packing`` cuts.
"""

import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from channels.sms._alphabet import Encoding
from channels.sms._ceilings import Excess, excesses
from channels.sms._count import SegmentRange, counted
from channels.sms._limits import Capacity, ReferenceBits
from channels.sms._options import Options, options
from channels.sms._packing import packed
from channels.sms._rewrite import (
    Rewrite,
    composed,
    partly_simplified,
    rewritten,
    simplified,
    without_symbols,
)
from channels.sms._triggers import Trigger, triggers

__all__ = ["Segment", "Segmentation", "segment", "segmented"]


class Segment(NamedTuple):
    """One segment: code points [start, end) of the text, and its units."""

    start: int
    end: int
    units: int
    text: str


@dataclass(frozen=True)
class Segmentation:
    """A text cut into segments.

    ``units`` are septets in GSM-7 and 16-bit code units in UCS-2, over all segments;
    ``remaining`` is how many more fit before another segment begins.
    """

    text: str
    encoding: Encoding
    segments: tuple[Segment, ...]
    units: int
    remaining: int
    capacity: Capacity
    options: Options = field(default_factory=options)

    @property
    def locking(self) -> str:
        """The locking shift table that is used, "" for none."""
        return self.options.locking if self.encoding == "GSM-7" else ""

    @property
    def single(self) -> str:
        """The single shift table that is used, "" for none."""
        return self.options.single if self.encoding == "GSM-7" else ""

    @cached_property
    def unicode_triggers(self) -> tuple[Trigger, ...]:
        """Every character that forces UCS-2, in the order of the text."""
        return triggers(self.text, self.options.alphabet) if self.encoding == "UCS-2" else ()

    @cached_property
    def range(self) -> SegmentRange:
        """The segments by the specification, and those where graphemes are kept whole."""
        how = self.options
        given = (how.udh_octets, how.reference_bits, how.locking, how.single)
        return SegmentRange(*(counted(self.text, options(keep, *given)) for keep in (False, True)))

    @cached_property
    def composed(self) -> Rewrite | None:
        """The text in NFC; None when it is that already."""
        if unicodedata.is_normalized("NFC", self.text):
            return None
        return rewritten(composed(self.text), self.options)

    @cached_property
    def simplified(self) -> Rewrite | None:
        """The text with every suggestion taken; None when some trigger has none."""
        return self._otherwise(simplified(self.text, self.options.alphabet))

    @cached_property
    def partly_simplified(self) -> Rewrite:
        """The text with those suggestions taken that there are; often it stays UCS-2."""
        return rewritten(partly_simplified(self.text, self.options.alphabet), self.options)

    @cached_property
    def without_symbols(self) -> Rewrite | None:
        """The text simplified and without emoji and the like; None when that is not enough."""
        return self._otherwise(without_symbols(self.text, self.options.alphabet))

    @cached_property
    def ceilings_passed(self) -> tuple[Excess, ...]:
        """The providers' ceilings that the text is over."""
        return excesses(self.text, len(self.segments))

    def _otherwise(self, text: str | None) -> Rewrite | None:
        return None if text is None else rewritten(text, self.options)


def segment(
    text: str,
    *,
    keep_graphemes: bool = False,
    udh_octets: int = 0,
    reference_bits: ReferenceBits = 8,
    locking: str = "",
    single: str = "",
) -> Segmentation:
    """Cut *text* into segments.

    ``keep_graphemes`` keeps what a reader sees as one character in one segment wherever it
    fits one, as Android and Twilio do; the specification keeps only code points whole.
    ``udh_octets`` is the room that other header elements take in every segment.
    ``reference_bits`` is the width, 8 or 16, of the number that joins the segments.
    ``locking`` and ``single`` name national tables ("tr", "pt"; single also "es"): when they
    have every character of the text, it is sent with them, and each takes three octets of
    every segment; otherwise it is sent in UCS-2, without them.

    An empty text is one empty segment. ValueError names an option that is none, or that
    leaves no room.
    """
    return segmented(text, options(keep_graphemes, udh_octets, reference_bits, locking, single))


def segmented(text: str, how: Options) -> Segmentation:
    """Return ``segment(text, ...)`` with the options in *how*."""
    encoding, room, units, cuts = packed(text, how)
    segments: list[Segment] = []
    start = 0
    for end, load in cuts:
        segments.append(Segment(start, end, load, text[start:end]))
        start = end
    left = (room.single if len(cuts) == 1 else room.part) - cuts[-1].units
    return Segmentation(text, encoding, tuple(segments), units, left, room, how)
