"""Which texts have the same figures, told without working the figures out."""

from channels._graphemes import may_cluster
from channels.sms._alphabet import DEFAULT
from channels.sms._limits import CEILINGS, capacity

__all__ = ["alike"]

_SINGLE = capacity("GSM-7").single
# As a web address writes it, a character of GSM-7 is at most six characters ("ø"); "€" is nine,
# and two septets. A text of fewer septets passes no ceiling that is counted so, nor any other.
_SHORT = min(each.limit for each in CEILINGS if each.counted == "url_encoded_characters") // 6


def alike(text: str) -> tuple[int, int] | None:
    """Return what alone decides every figure of *text*: its characters and its septets.

    None where more than that decides: UCS-2, a long text, or a longer one than a segment in which
    some characters take two septets or stand together as one.
    """
    units = DEFAULT.septets(text)
    if units is None or units > _SHORT:
        return None
    size = len(text)
    if units > _SINGLE and (units > size or may_cluster(text)):
        return None
    return size, units
