"""An image has no address.

What it finds: an ``img`` without ``src``, or with an empty one.

Why it hurts: the reader sees an empty frame; some clients ask the network for the mail itself.

Write instead: the address; or take the image out.

Source: HTML Standard, 4.8.3: src must be there and not empty.
"""

from collections.abc import Iterator

from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_MISSING = gettext_noop("An image has no address.")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each image without one."""
    for image in mail.images:
        if not (image.get("src") or "").strip():
            yield Fault(image.start, image.end, _MISSING)


RULE = Rule(
    id="image_source_missing",
    gravity="error",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("none", html='<img alt="Lamp" width="600">'),
        fails("an empty one", html='<img src=" " alt="Lamp">'),
        passes("an address", html='<img src="https://a.example/a.png" alt="Lamp">'),
    ),
)
