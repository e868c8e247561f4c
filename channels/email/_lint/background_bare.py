"""Text stands on a picture, and no colour is below it.

What it finds: text on a background image or a gradient where nothing sets a background colour that
is shown until the image is there.

Why it hurts: Outlook for Windows shows no background images and most clients none until they are
asked: white text is then white on white.

Write instead: ``background-color`` beside the image, close to it, so that the text can be read.

Source: caniemail.com, css-background-image; WCAG 2.2, technique G18 and failure F24.
"""

from collections.abc import Iterator

from channels._colours import contrast
from channels.email._lint._addresses import short
from channels.email._lint._mail import Mail, squeezed
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_BARE = gettext_noop(
    "“%(words)s” stands on a picture: without it, it has %(ink)s on %(paper)s, and cannot be read."
)

# WCAG 2.2, 1.4.3, for large text: below this it cannot be read at all.
_LEAST = 3.0


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each text that cannot be read without its picture."""
    for text in mail.words:
        style = mail.styles[text.parent] if mail.styles and text.parent >= 0 else None
        if style is None or not (style.pictured and style.ink and style.paper):
            continue
        ink, paper = style.ink.hex, style.paper.hex
        if contrast(ink, paper) < _LEAST:
            words = short(squeezed(text.value), 30)
            params = {"words": words, "ink": ink, "paper": paper}
            yield Fault(text.start, text.end, _BARE, params)


RULE = Rule(
    id="background_bare",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails(
            "white on nothing",
            html='<td style="background: url(https://a.example/sea.jpg); color: #fff">Summer</td>',
        ),
        fails(
            "an old attribute", html='<td background="sea.jpg"><font color="white">Hi</font></td>'
        ),
        passes(
            "a colour below",
            html='<td style="background: #034 url(https://a.example/sea.jpg); color: #fff">Hi</td>',
        ),
        passes(
            "dark on white as well", html='<td background="sand.jpg" style="color: #222">Hi</td>'
        ),
    ),
)
