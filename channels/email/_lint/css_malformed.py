"""A style or a style sheet is not CSS.

What it finds: a block that is never closed, a brace that closes nothing, and what is neither a
declaration nor a rule (``color red``, a semicolon after ``}``).

Why it hurts: everything up to the next semicolon or brace is ignored, often a whole rule more than
was meant; Gmail may drop the whole style sheet.

Write instead: ``name: value;`` inside braces that match.

Source: CSS Syntax Level 3, 5.4; linagora/cozy-stack, pull request 1420 (what Gmail does).
"""

from collections.abc import Iterator

from channels.email._lint._addresses import short
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from channels.email._markup import Slip, Tag, of_tag, style
from locales.words import gettext_noop

_WORDS = {
    "unclosed": gettext_noop("The block that begins with “%(text)s” is never closed."),
    "unopened": gettext_noop("A brace closes nothing: the rule after it is ignored."),
    "nonsense": gettext_noop("“%(text)s” is no declaration: it is ignored, and what it stands in."),
}


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each slip of each style and style sheet."""
    for element, slips in mail.document.telling(_slips):
        for slip, text, start, end in slips:
            yield _fault(slip, text, (element.start + start, element.start + end))
    for each in mail.sheets:
        for slip in each.sheet.slips:
            place = (each.start + slip.start, each.start + slip.end)
            yield _fault(slip, mail.html[slice(*place)], place)


@of_tag
def _slips(tag: Tag) -> tuple[tuple[Slip, str, int, int], ...]:
    """Return the slips of the ``style`` of a tag: what stands there, and where in the tag."""
    attribute = tag.attributes.get("style")
    if attribute is None or attribute.start == attribute.end:
        return ()
    return tuple(
        (slip, attribute.value[slip.start : slip.end], *attribute.within(slip.start, slip.end))
        for slip in style(attribute.value).slips
    )


def _fault(slip: Slip, text: str, place: tuple[int, int]) -> Fault:
    params = {} if slip.kind == "unopened" else {"text": short(text)}
    return Fault(*place, _WORDS[slip.kind], params)


RULE = Rule(
    id="css_malformed",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("no colon", html='<p style="color red">Hi</p>'),
        fails("never closed", html="<style>@media screen { p { color: red }</style>"),
        fails("closes nothing", html="<style>p { color: red } } a { color: blue }</style>"),
        fails("a semicolon too many", html="<style>p { color: red }; a { color: blue }</style>"),
        passes("CSS", html='<style>p { color: red; }</style><p style="margin: 0;">Hi</p>'),
        passes("old tricks", html='<p style="*zoom: 1; _height: 1px; mso-hide: all;;">Hi</p>'),
    ),
)
