"""A text can hardly be read on its background.

What it finds: text and background, as styles and attributes set them down the tree, with a contrast
below 4.5:1, or 3:1 for large text (from 24 px, or 18.66 px and bold). The colours for dark screens
are looked at as well. Nothing is said where the background is a picture or cannot be known.

Why it hurts: many readers cannot read it, and in the sun nobody can.

Write instead: a darker text on light, a lighter one on dark.

Source: WCAG 2.2, 1.4.3.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from channels._colours import contrast
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from channels.email._markup import Colour, Style, Text
from locales.words import gettext_noop

_LOW = gettext_noop(
    "%(ink)s on %(paper)s has a contrast of %(ratio)s:1, and this text needs %(needed)s:1."
)
_LOW_IN_THE_DARK = gettext_noop(
    "On a dark screen, %(ink)s on %(paper)s has a contrast of %(ratio)s:1, and this text needs "
    "%(needed)s:1."
)

# WCAG 2.2, 1.4.3; 14 and 18 points in CSS pixels.
_NEEDED, _NEEDED_LARGE = 4.5, 3.0
_LARGE, _LARGE_AND_BOLD = 24.0, 14 * 4 / 3
# Smaller text is there for machines: it hides the first line of an inbox.
_SMALLEST_READ = 2.0


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each text with too little contrast, by day and in the dark."""
    if mail.styles:
        yield from _low(mail.words, mail.styles, _LOW)
    if mail.dark_styles:
        yield from _low(mail.words, mail.dark_styles, _LOW_IN_THE_DARK)


def _low(words: Sequence[Text], styles: Sequence[Style], msgid: str) -> Iterator[Fault]:
    for text in words:
        style = styles[text.parent] if text.parent >= 0 else None
        if style is None or style.ink is None or style.paper is None or style.pictured:
            continue
        if style.size is None or style.size < _SMALLEST_READ or not style.shown:
            continue
        needed, ratio = _needed(style), _contrast(style.ink, style.paper)
        if ratio < needed:
            params = {
                "ink": style.ink.hex,
                "paper": style.paper.hex,
                # Cut and not rounded: 4.46 is not the 4.5 that it needs.
                "ratio": f"{int(ratio * 10) / 10:g}",
                "needed": f"{needed:g}",
            }
            yield Fault(text.start, text.end, msgid, params)


def _needed(style: Style) -> float:
    size = style.size or 0.0
    is_large = size >= _LARGE or (style.bold and round(size, 2) >= round(_LARGE_AND_BOLD, 2))
    return _NEEDED_LARGE if is_large else _NEEDED


@lru_cache(maxsize=1024)
def _contrast(ink: Colour, paper: Colour) -> float:
    return contrast(ink.hex, paper.hex)


RULE = Rule(
    id="contrast_low",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("grey on white", html='<p style="color: #777777">Hi</p>'),
        fails("from the table around", html='<table bgcolor="#336"><td>Hi</td></table>'),
        fails("from a style sheet", html='<style>.q { color: #999 }</style><p class="q">Hi</p>'),
        fails(
            "in the dark alone",
            html="<style>@media (prefers-color-scheme: dark) { body { background: #111 } }</style>"
            '<body><p style="color: #222">Hi</p></body>',
        ),
        passes("just enough", html='<p style="color: #767676">Hi</p>'),
        passes("large", html='<h1 style="color: #888; font-size: 24px">Hi</h1>'),
        passes("on a picture", html='<td background="a.jpg" style="color: #777">Hi</td>'),
        passes("hidden", html='<div style="display: none; color: #fff">Preheader</div>'),
    ),
)
