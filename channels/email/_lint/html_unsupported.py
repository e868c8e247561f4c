"""A client lacks an element or attribute that the mail uses.

What it finds: forms, video, audio, inline SVG, style sheets behind a link, ``hidden``, dialogs,
links within the mail and the like, where a client of ours does not support them.

Why it hurts: the reader there sees nothing, or a control that does nothing; or sees what was meant
to be hidden.

Write instead: an image that links to a page with the video or the form; the styles in ``<style>``.

Source: the data of caniemail.com, feature by feature; what is lost is our judgement
(``effects.toml``).
"""

from collections.abc import Iterator

from channels.email._lint._clients import named
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from channels.email._lint._support import Feature, support
from channels.email._lint._troubles import affected, gravity_of
from channels.email._markup import Element, Tag, of_tag
from locales.words import gettext_noop

_USUAL_TYPES = {"input": "text", "button": "submit"}
_WORDS = {
    "lost": gettext_noop("%(feature)s does not work in %(clients)s: its readers do without it."),
    "revealed": gettext_noop(
        "%(feature)s does not work in %(clients)s: what it hides is shown there."
    ),
    "plainer": gettext_noop(
        "%(feature)s does not work in %(clients)s: the mail looks plainer there."
    ),
}


_WITHIN = gettext_noop("A link within the mail does nothing in %(clients)s.")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each element and attribute that some client lacks."""
    elements = mail.document.elements
    for element, lacking in mail.document.telling(_lacking):
        for feature, words, attribute in lacking:
            if element.parent < 0 or mail.is_shown(elements[element.parent]):
                yield from _fault(feature, words, element, attribute)
    within = support().features["fragment"]
    for link in mail.links:
        if link.href.startswith("#") and link.href != "#":
            yield from _fault(within, "", link.element, "href")


def _fault(feature: Feature, words: str, element: Element, attribute: str) -> Iterator[Fault]:
    clients = affected(feature.without, element)
    gravity = gravity_of(feature.effect, clients)
    if gravity:
        params = {"clients": named(clients, support().clients)}
        yield Fault(
            *(element.place(attribute) if attribute else (element.start, element.end)),
            _WORDS[feature.effect] if words else _WITHIN,
            {**params, "feature": words} if words else params,
            gravity=gravity,
            clients=clients,
            source=feature.source,
        )


@of_tag
def _lacking(tag: Tag) -> tuple[tuple[Feature, str, str], ...]:
    """Return the features of an element that some client lacks: as a person writes them, and
    the attribute that each stands in."""
    name, kind = tag.name, (tag.get("type") or "").lower()
    shown = [(f"element:{name}", f"<{name}>", "")]
    if usual := _USUAL_TYPES.get(name):
        kind = kind if f"type:{name}:{kind}" in support().features else usual
        shown.append((f"type:{name}:{kind}", f'<{name} type="{kind}">', ""))
    shown += [(f"attribute:{each}", each, each) for each in tag.attributes]
    known = support().features
    return tuple(
        (known[probe], words, attribute)
        for probe, words, attribute in shown
        if probe in known and known[probe].without and known[probe].effect != "nothing"
    )


RULE = Rule(
    id="html_unsupported",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("few clients play it", html='<video src="https://a.example/a.mp4"></video>'),
        fails("Outlook for Windows has no forms", html='<input type="text">'),
        fails("Gmail shows it", html="<p hidden>Only for later</p>"),
        passes("every client knows these", html='<table><tr><td align="left">Hi</td></tr></table>'),
        passes("stripped, and what is in it stays", html="<main><p>Hi</p></main>"),
    ),
)
