"""A client cannot show the format of an image.

What it finds: images in ``img``, ``srcset``, ``background`` and CSS whose address ends like a
format (``.webp``, ``.svg``, ``.avif``, ``.heic``, ``.tiff``) that a client of ours does not show.

Why it hurts: the reader there sees an empty frame.

Write instead: JPEG for photographs, PNG for drawings and logos, GIF for what moves.

Source: the data of caniemail.com, image formats.
"""

import re
from collections.abc import Iterator

from channels.email._lint._clients import named
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from channels.email._lint._support import support
from channels.email._lint._troubles import affected, gravity_of
from locales.words import gettext_noop

_NOT_SHOWN = gettext_noop("%(clients)s cannot show the image format %(format)s.")
_ENDING = re.compile(r"[^?#]{1,2048}?\.([A-Za-z0-9]{2,5})(?:[?#]|$)")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each image in a format that some client lacks."""
    known = support()
    for picture in mail.pictures:
        ending = _ENDING.match(picture.address)
        feature = known.features.get(f"image:{ending[1].lower()}") if ending else None
        if ending is None or feature is None:
            continue
        clients = affected(feature.without, picture.element)
        gravity = gravity_of(feature.effect, clients)
        if gravity:
            yield Fault(
                picture.start,
                picture.end,
                _NOT_SHOWN,
                {"format": ending[1].upper(), "clients": named(clients, known.clients)},
                gravity=gravity,
                clients=clients,
                source=feature.source,
            )


RULE = Rule(
    id="image_format_unsupported",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("Outlook for Windows has no WebP", html='<img src="https://a.example/a.webp?w=600">'),
        fails("Gmail shows no SVG", html='<td background="https://a.example/logo.svg">Hi</td>'),
        fails("in CSS too", html='<td style="background: url(https://a.example/a.avif)">Hi</td>'),
        passes("all show it", html='<img src="https://a.example/photo.jpg">'),
        passes("nobody can tell", html='<img src="https://a.example/photo">'),
        passes("a page, no image", html='<a href="https://a.example/logo.svg">The logo</a>'),
    ),
)
