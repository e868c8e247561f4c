"""A placeholder was never filled in.

What it finds: ``{{ name }}``, ``{% if %}``, ``*|FNAME|*``, ``%%name%%``, ``${name}``, ``[[name]]``,
``<%= name %>``, and half of one, in the subject, the preheader, the texts, and in attributes that a
reader meets.

Why it hurts: the customer reads it: "Hello {{ first_name }}".

Write instead: a value, a default, or a sentence that needs none.

Source: a finished message holds no template.
"""

from collections.abc import Iterator

from channels.email._lint._addresses import short
from channels.email._lint._mail import Mail
from channels.email._lint._placeholders import placeholders
from channels.email._lint._rule import Fault, Rule, fails, passes
from channels.email._markup import Tag, of_tag
from locales.words import gettext_noop

_LEFT = gettext_noop("%(placeholder)s was never filled in.")

_MET = ("href", "src", "alt", "title", "aria-label", "background", "content")
_SILENT = frozenset({"style", "script"})


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each placeholder in each output."""
    for name, text in mail.paragraphs():
        yield from _in(name, text, 0, len(text))
    elements = mail.document.elements
    for each in mail.document.texts:
        if each.parent < 0 or elements[each.parent].name not in _SILENT:
            yield from _in("html", mail.html, each.start, each.end)
    for element, found in mail.document.telling(_in_tag):
        for start, end, written in found:
            place = (element.start + start, element.start + end)
            yield Fault(*place, _LEFT, {"placeholder": written})


@of_tag
def _in_tag(tag: Tag) -> tuple[tuple[int, int, str], ...]:
    """Return the placeholders in the attributes of a tag, with where each stands in it."""
    met = (attribute for name in _MET if (attribute := tag.attributes.get(name)))
    return tuple(
        (attribute.start + start, attribute.start + end, short(piece[start:end]))
        for attribute in met
        for piece in (tag.raw[attribute.start : attribute.end],)
        for start, end in placeholders(piece)
    )


def _in(output: str, text: str, first: int, last: int) -> Iterator[Fault]:
    piece = text[first:last]
    for start, end in placeholders(piece):
        params = {"placeholder": short(piece[start:end])}
        yield Fault(first + start, first + end, _LEFT, params, output)


RULE = Rule(
    id="placeholder_unresolved",
    gravity="error",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("in the subject", subject="Your order, {{ first_name }}"),
        fails("in a link", html='<a href="https://a.example/{{ order.id }}">The order</a>'),
        fails("another sender's", text="Hello *|FNAME|*"),
        fails("half of one", preheader="Hello {{ name"),
        passes("filled in", subject="Your order, Kari"),
        passes("a style sheet has braces", html="<style>p{color:red}</style><p>Hi</p>"),
        passes("a percentage", subject="20 % off, 100% wool"),
    ),
)
