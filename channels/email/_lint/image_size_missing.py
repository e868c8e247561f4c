"""An image has no width of its own.

What it finds: an ``img`` without a ``width`` in pixels or per cent (Outlook for Windows reads only
the attribute), and, as information, one that says no height either.

Why it hurts: Outlook for Windows shows the image as large as its file, and everywhere the text
jumps when the image arrives.

Write instead: ``width="600"``, and ``height`` as well where the image keeps its shape.

Source: caniemail.com, css-width, note 1; HTML Standard, 4.8.17.
"""

import re
from collections.abc import Iterator

from channels.email._lint._addresses import short
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from channels.email._markup import Element, declarations
from locales.words import gettext_noop

_NO_WIDTH = gettext_noop("The image %(address)s has no width attribute.")
_NO_HEIGHT = gettext_noop("The image %(address)s has no height: the text jumps when it arrives.")

_WIDTH = re.compile(r"\s*[1-9][0-9]{0,4}\s*(?:px|%)?\s*")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each image whose size is not said."""
    for image in mail.images:
        if not mail.is_shown(image):
            continue
        address = {"address": short(image.get("src") or "")}
        if not _WIDTH.fullmatch(image.get("width") or ""):
            yield Fault(*_place(image, "width"), _NO_WIDTH, address)
        elif not (image.get("height") or _told(image, "height")):
            yield Fault(image.start, image.end, _NO_HEIGHT, address, gravity="info")


def _place(image: Element, name: str) -> tuple[int, int]:
    return image.place(name) if image.get(name) else (image.start, image.end)


def _told(image: Element, name: str) -> bool:
    return any(each.name == name for each in declarations(image.get("style") or ""))


RULE = Rule(
    id="image_size_missing",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("no size", html='<img src="https://a.example/a.png" alt="Lamp">'),
        fails("in CSS alone", html='<img src="a" alt="Lamp" style="width: 600px; height: auto">'),
        fails("no height", html='<img src="https://a.example/a.png" alt="Lamp" width="600">'),
        passes(
            "both", html='<img src="https://a.example/a.png" alt="Lamp" width="600" height="200">'
        ),
        passes("as MJML writes it", html='<img src="a" alt="" width="560" height="auto">'),
    ),
)
