"""A button or a linked icon is too small for a finger.

What it finds: a link made into a box (``display: inline-block`` or ``block``, or with a
background), or a linked image, that is less than 24 pixels high or wide. Links in running text are
left alone.

Why it hurts: the finger hits what stands beside it, or nothing.

Write instead: padding round the words, and icons of 32 pixels and more; 44 is comfortable.

Source: WCAG 2.2, 2.5.8; Apple, Human Interface Guidelines: 44 points.
"""

from collections.abc import Iterator

from channels.email._lint._limits import TARGET_PIXELS
from channels.email._lint._mail import Link, Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from channels.email._markup import Element, Style, declarations, pixels
from locales.words import gettext_noop

_SMALL = gettext_noop("A target of %(size)s px is too small for a finger: %(least)s at least.")

_BOXES = frozenset({"block", "inline-block", "table", "inline-table", "flex"})


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each target that is too small."""
    least = TARGET_PIXELS.value
    for link in mail.links:
        if mail.styles is None or not link.href or not mail.is_shown(link.element):
            continue
        size = _icon(link) if link.images else _box(link.element, mail.styles[link.element.number])
        if size is not None and size < least:
            params = {"size": f"{size:g}", "least": str(least)}
            yield Fault(link.element.start, link.element.end, _SMALL, params)


def _icon(link: Link) -> float | None:
    """Return the shorter side of the only image in a link."""
    image = link.images[0]
    sides = (pixels(image.get(name) or "", 16.0) for name in ("width", "height"))
    known = [side for side in sides if side]
    padded = any("padding" in each.name for each in declarations(link.element.get("style") or ""))
    return min(known) if known and len(link.images) == 1 and not padded else None


def _box(element: Element, style: Style) -> float | None:
    """Return the height of a link that is a box, None for one in running text."""
    told = {each.name: each.value for each in declarations(element.get("style") or "")}
    if told.get("display", "").lower() not in _BOXES or style.size is None:
        return None
    if "height" in told or "min-height" in told or "border" in told:
        return None
    edges = (told.get("padding") or "0").split()
    above = told.get("padding-top", edges[0])
    below = told.get("padding-bottom", edges[2] if len(edges) > 2 else edges[0])
    padding = [pixels(each, style.size) for each in (above, below)]
    return None if None in padding else style.line + sum(filter(None, padding))


RULE = Rule(
    id="target_small",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails(
            "a flat button",
            html='<a href="https://a.example" style="display: block; font-size: 14px">Buy</a>',
        ),
        fails(
            "an icon",
            html='<a href="https://a.example"><img src="a" alt="Us" width="20" height="20"></a>',
        ),
        passes(
            "padded",
            html='<a href="https://a.example" style="display: block; padding: 12px">Buy</a>',
        ),
        passes("in running text", html='<p>See <a href="https://a.example">the order</a>.</p>'),
        passes(
            "an icon of 32",
            html='<a href="https://a.example"><img src="a" alt="Us" width="32" height="32"></a>',
        ),
    ),
)
