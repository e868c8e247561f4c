"""The alternative text of an image is a file's name.

What it finds: an ``alt`` that ends like an image file, is the last part of its address, or is a
word that says nothing (``image``, ``IMG_2041``, ``untitled``).

Why it hurts: whoever hears or reads it instead of the image learns nothing.

Write instead: what the image says, or ``alt=""`` for decoration.

Source: WCAG 2.2, 1.1.1, failure F30.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from channels.email._lint._addresses import short
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_FILE = gettext_noop("“%(alt)s” is the name of a file and says nothing about the image.")

_NAME = re.compile(
    r"\S{1,200}\.(?:png|jpe?g|gif|webp|svg|avif|heic|bmp|tiff?)"
    r"|(?:img|dsc|image|photo|picture|screenshot|untitled|bilde|bild|billede|obraz|afbeelding)"
    r"[\s_-]*[0-9]*",
    re.IGNORECASE,
)


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each image with such a text."""
    for image in mail.images:
        alt = (image.get("alt") or "").strip()
        if alt and (_NAME.fullmatch(alt) or alt.lower() == _file(image.get("src") or "")):
            yield Fault(*image.place("alt"), _FILE, {"alt": short(alt)})


def _file(address: str) -> str:
    """Return the name of the file at *address*, where it is one and not a word."""
    name = unquote(address.partition("?")[0].rpartition("/")[2]).lower().rpartition(".")[0]
    return name if re.search(r"[0-9_-]", name) else "\x00"


RULE = Rule(
    id="image_alt_filename",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("a file", html='<img src="https://a.example/hero-2.png" alt="hero-2.png">'),
        fails("its name", html='<img src="https://a.example/hero-2.png" alt="hero-2">'),
        fails("a camera's name", html='<img src="https://a.example/a.jpg" alt="IMG_2041">'),
        passes("words", html='<img src="https://a.example/lamp.png" alt="Lamp">'),
        passes("decoration", html='<img src="https://a.example/hero-2.png" alt="">'),
    ),
)
