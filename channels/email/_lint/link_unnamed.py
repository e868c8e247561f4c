"""A link or button has no words.

What it finds: a link or ``button`` with nothing to read in it: no text, no alternative text of an
image, no ``aria-label`` or ``title``.

Why it hurts: a screen reader says "link", or spells the address; with images off there is nothing.

Write instead: words; for an image, its ``alt`` says where the link leads.

Source: WCAG 2.2, 2.4.4 and 4.1.2.
"""

from collections.abc import Iterator

from channels.email._lint._addresses import short
from channels.email._lint._mail import Mail, squeezed
from channels.email._lint._rule import Fault, Rule, fails, passes
from channels.email._markup import Element
from locales.words import gettext_noop

_LINK = gettext_noop("The link to %(address)s has no words.")
_IMAGE = gettext_noop("The image that links to %(address)s has no alternative text.")
_BUTTON = gettext_noop("A button has no words.")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each link and button without words."""
    for link in mail.links:
        if (
            link.href
            and not link.words
            and not _label(link.element)
            and mail.is_shown(link.element)
        ):
            msgid = _IMAGE if link.images else _LINK
            place = (link.element.start, link.element.end)
            yield Fault(*place, msgid, {"address": short(link.href)})
    worded = {text.parent for text in mail.words}
    for button in mail.document.named("button"):
        if button.number not in worded and not _label(button) and not _has_more(mail, button):
            yield Fault(button.start, button.end, _BUTTON)


def _label(element: Element) -> str:
    return squeezed(element.get("aria-label") or element.get("title") or "")


def _has_more(mail: Mail, button: Element) -> bool:
    """Whether there are elements in it: their words are not looked for."""
    after = button.number + 1
    elements = mail.document.elements
    return after < len(elements) and elements[after].parent == button.number


RULE = Rule(
    id="link_unnamed",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("nothing in it", html='<a href="https://a.example"> &nbsp;</a>'),
        fails(
            "an image, and no words", html='<a href="https://a.example"><img src="a" alt=""></a>'
        ),
        fails("a button", html="<button></button>"),
        passes("words", html='<a href="https://a.example">The order</a>'),
        passes("the image speaks", html='<a href="https://a.example"><img src="a" alt="Shop"></a>'),
        passes("a label", html='<a href="https://a.example" aria-label="The order"></a>'),
    ),
)
