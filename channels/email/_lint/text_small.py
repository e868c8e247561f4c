"""A text is too small to be read on a phone.

What it finds: text below 12 pixels. Text below 2 pixels is hidden on purpose and left alone.

Why it hurts: the reader zooms, or gives up; iOS makes some of it larger, which breaks the layout.

Write instead: 13 pixels and more for small print, 16 for text.

Source: Lighthouse, font-size; Apple, Mail: text below 13 px is enlarged.
"""

from collections.abc import Iterator

from channels.email._lint._limits import FONT_PIXELS
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_SMALL = gettext_noop("The text is %(size)s px high: less than %(least)s is hard to read.")
_SMALLEST_READ = 2.0


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each text that is too small."""
    least = FONT_PIXELS.value
    for text in mail.words if mail.styles else ():
        size = mail.styles[text.parent].size if mail.styles and text.parent >= 0 else None
        if size is not None and _SMALLEST_READ <= size < least:
            yield Fault(text.start, text.end, _SMALL, {"size": f"{size:g}", "least": str(least)})


RULE = Rule(
    id="text_small",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("in pixels", html='<p style="font-size: 11px">Unsubscribe</p>'),
        fails(
            "of what is around", html='<td style="font-size: 14px"><small>Unsubscribe</small></td>'
        ),
        passes("the least", html='<p style="font-size: 12px">Unsubscribe</p>'),
        passes(
            "a cell without text of its own",
            html='<td style="font-size: 0"><p style="font-size: 16px">Hi</p></td>',
        ),
        passes("hidden on purpose", html='<div style="font-size: 1px">Preheader</div>'),
    ),
)
