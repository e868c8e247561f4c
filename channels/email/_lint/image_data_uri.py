"""An image stands in the mail itself, as a data address.

What it finds: ``data:`` in images and backgrounds.

Why it hurts: Gmail shows no such image, Outlook only some, and every byte counts towards the size
at which Gmail cuts the mail off.

Write instead: an https address.

Source: caniemail.com, image-base64.
"""

from collections.abc import Iterator

from channels.email._lint._clients import named
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from channels.email._lint._support import support
from locales.words import gettext_noop

_DATA = gettext_noop(
    "An image of %(bytes)s bytes stands in the mail itself: %(clients)s cannot show it."
)


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each image with a data address."""
    known = support()
    clients = known.features["image:data"].without
    for picture in mail.pictures:
        if picture.address[:5].lower() == "data:":
            size = str(len(picture.address.encode("utf-8", "surrogatepass")))
            params = {"bytes": size, "clients": named(clients, known.clients)}
            yield Fault(picture.start, picture.end, _DATA, params, clients=clients)


RULE = Rule(
    id="image_data_uri",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("an image", html='<img src="data:image/png;base64,iVBORw0KGgo=" alt="Lamp">'),
        fails(
            "a background", html="<td style=\"background: url('DATA:image/gif;base64,R0')\">Hi</td>"
        ),
        passes("an address", html='<img src="https://a.example/a.png" alt="Lamp">'),
    ),
)
