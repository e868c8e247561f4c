"""Every limit that a rule keeps to, each with its source. Gmail's own is the channel's."""

from channels._limit import Limit
from locales.words import gettext_noop

__all__ = [
    "ELEMENT_DEPTH",
    "FONT_PIXELS",
    "LIMITS",
    "LINK_LENGTH",
    "STYLE_BYTES",
    "TABLE_DEPTH",
    "TARGET_PIXELS",
    "WORDS_BESIDE_IMAGES",
]

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

LIMITS = tuple(value for value in list(globals().values()) if isinstance(value, Limit))
