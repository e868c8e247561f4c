"""A mail in the list of an inbox: how much of subject and preheader each client shows.

No vendor publishes this, and every font, window and setting changes it: the figures are what
others measured in plain Latin text, each with its source and how sure it is. So a cut here
is a simulation, and never a reason to refuse a mail.

>>> [row.subject for row in shown("Your order is on its way, and here soon", "")][:2]
['Your order is on its way, and here soon', 'Your order is on its way, and he…']
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from channels._graphemes import clusters
from channels._limit import Limit, Sureness
from locales.words import gettext_noop

__all__ = ["SURFACES", "InboxRow", "Surface", "shown", "shown_of"]

# No inbox shows more code points, however narrow they are.
_FURTHEST = 2000
# Where each code point is as wide as one Latin letter, and none joins another.
_EVEN = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027]*")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")


@dataclass(frozen=True, slots=True)
class Surface:
    """A place where a mail is listed. ``label`` is a name and not translated.

    ``one_line``: the preheader follows the subject on the same line, so that a long subject
    leaves less of it.
    """

    name: str
    label: str
    subject: Limit
    preheader: Limit
    one_line: bool = False


@dataclass(frozen=True, slots=True)
class InboxRow:
    """What one surface shows: the beginning of subject and preheader, with "…" where cut.

    ``subject_shown`` and ``preheader_shown`` count the code points of the original that are
    there; ``sure`` is the less sure of the two limits.
    """

    surface: str
    label: str
    subject: str
    preheader: str
    subject_shown: int
    preheader_shown: int
    subject_cut: bool
    preheader_cut: bool
    one_line: bool
    source: str
    sure: Sureness


_MEASURED = "EmailToolTester, measured on an iPhone 14"
_ACTIVE = "ActiveCampaign, glossary, subject line length"
_MARKETER = "theMarketer, preview text by client, after Litmus"
_TYPECOUNT = "typecount.com, subject line length"
_EMAILENS = "npm @emailens/engine 0.9.6, display limits"


def _surface(
    name: str,
    label: str,
    subject: tuple[int, str, Sureness],
    preheader: tuple[int, str, Sureness],
    one_line: bool = False,
) -> Surface:
    unit = gettext_noop("characters")
    title, rest = (
        Limit(f"{part}_{name}", most, unit, source, sure, hard=False)
        for part, (most, source, sure) in (("subject", subject), ("preheader", preheader))
    )
    return Surface(name, label, title, rest, one_line)


SURFACES = (
    _surface("gmail_web", "Gmail (web)", (70, _ACTIVE, "B"), (97, _MARKETER, "B"), one_line=True),
    _surface("gmail_android", "Gmail (Android)", (33, _ACTIVE, "B"), (45, _EMAILENS, "C")),
    _surface("gmail_ios", "Gmail (iOS)", (37, _ACTIVE, "B"), (45, _EMAILENS, "C")),
    _surface("apple_mail_ios", "Apple Mail (iOS)", (48, _MEASURED, "B"), (99, _MEASURED, "B")),
    _surface(
        "apple_mail_macos", "Apple Mail (macOS)", (64, _TYPECOUNT, "C"), (140, _MARKETER, "B")
    ),
    _surface("outlook_web", "Outlook (web)", (60, _EMAILENS, "C"), (90, _EMAILENS, "C")),
    _surface("outlook_desktop", "Outlook (Windows)", (50, _ACTIVE, "B"), (35, _MARKETER, "B")),
    _surface(
        "outlook_mobile", "Outlook (iOS, Android)", (38, _TYPECOUNT, "C"), (55, _MARKETER, "B")
    ),
    _surface(
        "yahoo_web", "Yahoo Mail (web)", (46, _TYPECOUNT, "C"), (100, _EMAILENS, "C"), one_line=True
    ),
    _surface("yahoo_mobile", "Yahoo Mail (app)", (33, _TYPECOUNT, "C"), (45, _MARKETER, "B")),
    _surface("samsung", "Samsung Email", (40, _EMAILENS, "C"), (70, _EMAILENS, "C")),
)
"""Where the readers of a mail may see it listed."""


def shown(subject: str, preheader: str) -> tuple[InboxRow, ...]:
    """Return what each surface shows of *subject* and *preheader*."""
    return tuple(_row(surface, subject, preheader) for surface in SURFACES)


def shown_of(text: str, most: int) -> int:
    """Return how many code points of *text* a line of *most* characters shows.

    No cluster is cut, and what is as wide as two Latin letters counts as two (East Asian
    letters, emoji). A text that fits is whole; of another, the last place is the "…".
    """
    if len(text) <= _FURTHEST and _EVEN.fullmatch(text):
        return len(text) if len(text) <= most else most - 1
    widths = _widths(text[:_FURTHEST])
    if len(text) <= _FURTHEST and sum(width for _, width in widths) <= most:
        return len(text)
    taken = kept = 0
    for end, width in widths:
        taken += width
        if taken > most - 1:
            break
        kept = end
    return kept


def _row(surface: Surface, subject: str, preheader: str) -> InboxRow:
    parts = ((subject, surface.subject), (preheader, surface.preheader))
    (title, title_kept), (rest, rest_kept) = (_cut(text, limit) for text, limit in parts)
    sources = dict.fromkeys((surface.subject.source, surface.preheader.source))
    return InboxRow(
        surface.name,
        surface.label,
        title,
        rest,
        title_kept,
        rest_kept,
        title_kept < len(subject),
        rest_kept < len(preheader),
        surface.one_line,
        "; ".join(sources),
        max(surface.subject.sure, surface.preheader.sure),
    )


def _cut(text: str, limit: Limit) -> tuple[str, int]:
    kept = shown_of(text, limit.value)
    return (text if kept == len(text) else f"{text[:kept].rstrip()}…"), kept


@lru_cache(maxsize=64)
def _widths(text: str) -> tuple[tuple[int, int], ...]:
    """Return end and width of each cluster."""
    return tuple((end, _width(text[start:end])) for start, end in clusters(text))


def _width(cluster: str) -> int:
    """Return 2 for what is as wide as two Latin letters, 0 for what nobody sees, else 1."""
    if (
        "\ufe0f" in cluster
        or _FLAG.match(cluster)
        or any(unicodedata.east_asian_width(each) in "WF" for each in cluster)
    ):
        return 2
    return 0 if unicodedata.category(cluster[0]) in ("Cf", "Mn", "Me", "Cc") else 1
