"""Every limit of email, each beside its source."""

from channels._limit import Limit
from locales.words import gettext_noop

__all__ = [
    "ELEMENT_DEPTH",
    "ENCODED_LINE",
    "ENCODED_WORD",
    "FONT_PIXELS",
    "HTML_BYTES",
    "HTML_BYTES_SOURCE",
    "HTML_BYTES_WARN",
    "LINE_ADVISED",
    "LINE_CHARACTERS",
    "LINK_LENGTH",
    "PREHEADER_SHOWN",
    "PREHEADER_SOURCE",
    "STYLE_BYTES",
    "SUBJECT_ADVISED",
    "SUBJECT_MAX",
    "SUBJECT_ON_PHONE",
    "SUBJECT_SOURCE",
    "TABLE_DEPTH",
    "TARGET_PIXELS",
    "WORDS_BESIDE_IMAGES",
]

# Gmail cuts the HTML off after this many bytes and shows "Message clipped". Measured by
# senders, not published by Google.
HTML_BYTES = 102_400
HTML_BYTES_SOURCE = gettext_noop("Gmail clips HTML over 102,400 bytes")
# 80 KB: what a sender adds (tracking links, a pixel, headers in the body) still fits.
HTML_BYTES_WARN = 80 * 1024

# What the static checks (``_lint``) and the MIME output (``_mime``) keep to.
LINK_LENGTH = Limit(
    "link_length",
    2048,
    gettext_noop("characters"),
    gettext_noop(
        "sitemaps.org; Internet Explorer and the Outlook that shared its engine took 2,083"
    ),
    "B",
    hard=False,
)
STYLE_BYTES = Limit(
    "style_bytes",
    16 * 1024,
    gettext_noop("bytes"),
    gettext_noop("Gmail drops <style> beyond 16 KB (caniemail.com, html-style, note 6)"),
    "B",
)
FONT_PIXELS = Limit(
    "font_pixels",
    12,
    gettext_noop("pixels"),
    gettext_noop("Lighthouse, font-size: smaller than 12 px is not legible on a phone"),
    "B",
    hard=False,
)
TARGET_PIXELS = Limit(
    "target_pixels", 24, gettext_noop("pixels"), gettext_noop("WCAG 2.2, 2.5.8"), hard=False
)
ELEMENT_DEPTH = Limit(
    "element_depth",
    96,
    gettext_noop("elements"),
    gettext_noop("Our choice: a mail in three columns of MJML is about 30 deep"),
    "C",
    hard=False,
)
TABLE_DEPTH = Limit(
    "table_depth",
    15,
    gettext_noop("tables"),
    gettext_noop("Our choice: Word lays tables out ever more slowly, and MJML needs about 6"),
    "C",
    hard=False,
)
WORDS_BESIDE_IMAGES = Limit(
    "words_beside_images",
    100,
    gettext_noop("characters"),
    gettext_noop("Our choice, well below SpamAssassin's HTML_IMAGE_ONLY_04 (400 bytes)"),
    "C",
    hard=False,
)
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

# A line of a header, RFC 5322, section 2.1.1. Folding allows more, yet mail systems that
# refuse longer subjects exist and no reader sees the end of one.
SUBJECT_MAX = 998
# About what an inbox shows on a phone; on a wide screen it is about twice as much, and what
# comes after that is seen by nobody before the mail is opened.
SUBJECT_ON_PHONE = 35
SUBJECT_ADVISED = 70
SUBJECT_SOURCE = gettext_noop(
    "RFC 5322, 2.1.1; inboxes show about 35 (phone) to 70 (wide) characters"
)

# Inboxes show 50 to 100 characters of it.
PREHEADER_SHOWN = 100
PREHEADER_SOURCE = gettext_noop("inboxes show 50 to 100 characters")
