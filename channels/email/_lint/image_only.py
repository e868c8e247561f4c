"""The mail is a picture, with next to no text.

What it finds: an image wider than a logo, and less than 100 characters to read in the whole mail.

Why it hurts: most clients show no images until they are asked to; the mail is then empty. A screen
reader has nothing to read, and filters count it.

Write instead: the text as text; the picture beside it.

Source: SpamAssassin, HTML_IMAGE_ONLY_04 to _32 and HTML_IMAGE_RATIO; WCAG 2.2, 1.4.5.
"""

from collections.abc import Iterator

from channels.email._lint._limits import WORDS_BESIDE_IMAGES
from channels.email._lint._mail import Mail, squeezed
from channels.email._lint._rule import Fault, Rule, fails, passes
from channels.email._markup import Element, pixels
from locales.words import gettext_noop

_ONLY = gettext_noop("The mail is pictures with %(count)s characters of text: less than %(least)s.")

# Narrower ones are logos and icons: a short receipt with a logo is no picture.
_PICTURE_PIXELS = 200


def find(mail: Mail) -> Iterator[Fault]:
    """Yield the first picture of a mail without text."""
    picture = next((image for image in mail.images if _is_picture(mail, image)), None)
    least = WORDS_BESIDE_IMAGES.value
    count = sum(len(squeezed(text.value)) for text in mail.words)
    if picture is not None and count < least:
        params = {"count": str(count), "least": str(least)}
        yield Fault(picture.start, picture.end, _ONLY, params)


def _is_picture(mail: Mail, image: Element) -> bool:
    width = pixels(image.get("width") or "", 16.0)
    return (width is None or width > _PICTURE_PIXELS) and mail.is_shown(image)


_TEXT = (
    "Thank you for your order. The lamp leaves our store on Monday and is with you on Wednesday "
    "before noon."
)

RULE = Rule(
    id="image_only",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("a poster", html='<img src="a" width="600" alt="All our offers"><p>Unsubscribe</p>'),
        passes("text as well", html=f'<img src="a" width="600" alt=""><p>{_TEXT}</p>'),
        passes("a logo", html='<img src="a" width="120" alt="Nordhus"><p>Your code: 1234</p>'),
        passes("no image", html="<p>Your code: 1234</p>"),
    ),
)
