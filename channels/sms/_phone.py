"""A phone with the message in one bubble, a mark where each segment ends."""

import re
from collections.abc import Iterator
from itertools import groupby

from channels._figures import face, sender
from channels._page import element, text
from channels._scene import Scene
from channels.sms._blame import strays_by_cluster
from channels.sms._segment import Segmentation
from locales.words import gettext_noop

__all__ = ["phone"]

_LINK = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)]", re.IGNORECASE)


def phone(cut: Segmentation, scene: Scene) -> str:
    """Return the phone as HTML: the sender above, the message below."""
    name = element("strong", text(sender(scene)), dir="auto")
    bar = element("div", f"{face(scene)}{name}", css="bar")
    if cut.text:
        inner = "".join(_parts(cut, scene))
        bubble = element("p", inner, css="bubble", lang=scene.locale, dir="auto")
    else:
        nothing = scene.translate(gettext_noop("Nothing is written yet."))
        bubble = element("p", text(nothing), css="bubble empty", dir="auto")
    thread = element("div", bubble, css="thread", dir=scene.direction)
    return element("section", element("div", f"{bar}{thread}", css="screen"), css="card phone")


def _parts(cut: Segmentation, scene: Scene) -> Iterator[str]:
    """Yield the text of each segment, with a numbered mark where a new one begins."""
    marks = _marks(cut)
    for number, part in enumerate(cut.segments, 1):
        if number > 1:
            yield _edge(number, scene)
        runs = groupby(range(part.start, part.end), key=marks.__getitem__)
        inner = "".join(_run(cut.text, kind, list(places)) for kind, places in runs)
        yield element("span", inner, css="part even" if number % 2 == 0 else "part")


def _edge(number: int, scene: Scene) -> str:
    words = scene.translate(gettext_noop("Segment %(number)s begins here")) % {"number": number}
    return element("span", str(number), css="edge", role="img", aria_label=words, title=words)


def _run(body: str, kind: str, places: list[int]) -> str:
    written = text(body[places[0] : places[-1] + 1])
    return element("span", written, css=kind) if kind else written


def _marks(cut: Segmentation) -> list[str]:
    """Return for each character how it is shown: "link", "culprit", both or neither."""
    marks = [""] * len(cut.text)
    for match in _LINK.finditer(cut.text):
        for place in range(*match.span()):
            marks[place] = "link"
    for stray in strays_by_cluster(cut.text, cut.unicode_triggers):
        for place in range(stray.start, stray.end):
            marks[place] = f"{marks[place]} culprit".strip()
    return marks
