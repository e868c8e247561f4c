"""Every limit of email, each with its source."""

from channels._limit import Limit
from locales.words import gettext_noop

__all__ = [
    "COLUMNS",
    "HTML",
    "HTML_ADVISED",
    "HTML_BYTES",
    "HTML_BYTES_WARN",
    "LIMITS",
    "MJML",
    "MJML_DEPTH",
    "PREHEADER",
    "SUBJECT",
    "SUBJECT_LINE",
    "SUBJECT_PHONE",
    "TABLE_COLUMNS",
]

_BYTES = gettext_noop("bytes")
_CHARACTERS = gettext_noop("characters")
_COLUMNS = gettext_noop("columns")

# Gmail cuts the HTML off after this many bytes and shows "Message clipped". Measured by
# senders, not published by Google.
HTML = Limit(
    "html_bytes", 102_400, _BYTES, gettext_noop("Gmail clips HTML over 102,400 bytes"), "B"
)
# 80 KB: what a sender adds (tracking links, a pixel, headers in the body) still fits.
HTML_ADVISED = Limit(
    "html_bytes_advised",
    80 * 1024,
    _BYTES,
    gettext_noop("Gmail clips HTML over 102,400 bytes, with what the sender adds to it"),
    "C",
    hard=False,
)
HTML_BYTES, HTML_BYTES_WARN = HTML.value, HTML_ADVISED.value

# A line of a header. Folding allows more, yet mail systems that refuse longer subjects exist
# and no reader sees the end of one.
_SHOWN = gettext_noop("RFC 5322, 2.1.1; inboxes show about 35 (phone) to 70 (wide) characters")
SUBJECT_LINE = Limit("subject_line", 998, _CHARACTERS, _SHOWN)
# On a wide screen; what comes after that is seen by nobody before the mail is opened.
SUBJECT = Limit("subject", 70, _CHARACTERS, _SHOWN, "B", hard=False)
SUBJECT_PHONE = Limit("subject_phone", 35, _CHARACTERS, _SHOWN, "B", hard=False)
PREHEADER = Limit(
    "preheader",
    100,
    _CHARACTERS,
    gettext_noop("inboxes show 50 to 100 characters"),
    "B",
    hard=False,
)

# A fourth column of a mail 600 pixels wide would have room for three words a line.
COLUMNS = Limit("columns", 3, _COLUMNS, gettext_noop("room in a mail of 600 pixels"), "C")
# On a phone of 375 pixels a fifth cell breaks prices in two.
TABLE_COLUMNS = Limit(
    "table_columns", 4, _COLUMNS, gettext_noop("room on a phone of 375 pixels"), "C"
)

# What the MJML compiler is given at most: `_mjml.py` says why. 500 blocks, the most that a
# content may hold, come to about 300 KB.
_COMPILER = gettext_noop("our own bound: the compiler is native code that parses by recursion")
MJML = Limit("mjml_bytes", 512 * 1024, _BYTES, _COMPILER)
# Our layout is 5 elements deep. On a thread with a stack of 128 KB, the smallest default there
# is (musl), the process dies between 20 and 30.
MJML_DEPTH = Limit("mjml_depth", 16, gettext_noop("elements"), _COMPILER)

LIMITS = tuple(value for value in list(globals().values()) if isinstance(value, Limit))
