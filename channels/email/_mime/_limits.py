"""Every limit of a mail's lines, each with its source."""

from channels._limit import Limit
from locales.words import gettext_noop

__all__ = ["ENCODED_LINE", "ENCODED_WORD", "LIMITS", "LINE_ADVISED", "LINE_CHARACTERS"]

LINE_CHARACTERS = Limit(
    "line_characters", 998, gettext_noop("characters"), gettext_noop("RFC 5322, 2.1.1")
)
LINE_ADVISED = Limit(
    "line_advised", 78, gettext_noop("characters"), gettext_noop("RFC 5322, 2.1.1"), hard=False
)
ENCODED_WORD = Limit(
    "encoded_word", 75, gettext_noop("characters"), gettext_noop("RFC 2047, section 2")
)
ENCODED_LINE = Limit(
    "encoded_line", 76, gettext_noop("characters"), gettext_noop("RFC 2045, 6.7 and 6.8")
)

LIMITS = tuple(value for value in list(globals().values()) if isinstance(value, Limit))
