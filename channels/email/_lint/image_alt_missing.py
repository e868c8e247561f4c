"""An image has no alternative text.

What it finds: an ``img`` without the attribute ``alt``, or with one where nobody can look for it.
An empty ``alt=""`` says that the image is decoration, and is right for one.

Why it hurts: a screen reader spells the file's name; with images off the reader sees an empty
frame.

Write instead: what the image says, or ``alt=""``.

Source: WCAG 2.2, 1.1.1.
"""

from collections.abc import Iterator

from channels.email._lint._addresses import short
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_MISSING = gettext_noop("The image %(address)s has no alt attribute.")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each image without one."""
    for image in mail.images:
        if "alt" not in image.attributes and mail.is_shown(image):
            address = short(image.get("src") or "")
            yield Fault(image.start, image.end, _MISSING, {"address": address})


RULE = Rule(
    id="image_alt_missing",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("no alt", html='<img src="https://a.example/lamp.jpg" width="600">'),
        passes("words", html='<img src="https://a.example/lamp.jpg" alt="A lamp of brass">'),
        passes("decoration", html='<img src="https://a.example/line.png" alt="">'),
    ),
)
