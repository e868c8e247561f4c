"""Every limit of email, each beside its source."""

from locales.words import gettext_noop

__all__ = [
    "HTML_BYTES",
    "HTML_BYTES_SOURCE",
    "HTML_BYTES_WARN",
    "PREHEADER_SHOWN",
    "PREHEADER_SOURCE",
    "SUBJECT_ADVISED",
    "SUBJECT_MAX",
    "SUBJECT_ON_PHONE",
    "SUBJECT_SOURCE",
]

# Gmail cuts the HTML off after this many bytes and shows "Message clipped". Measured by
# senders, not published by Google.
HTML_BYTES = 102_400
HTML_BYTES_SOURCE = gettext_noop("Gmail clips HTML over 102,400 bytes")
# 80 KB: what a sender adds (tracking links, a pixel, headers in the body) still fits.
HTML_BYTES_WARN = 80 * 1024

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
