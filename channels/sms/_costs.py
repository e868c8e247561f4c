"""What the message costs, below the phone: figures, segments, and who is to blame."""

import unicodedata

from channels._figures import tiles
from channels._page import element, text
from channels._scene import Scene
from channels.sms._blame import script_of, strays
from channels.sms._limits import MAX_SEGMENTS
from channels.sms._measure import SmsMeasurement
from channels.sms._segment import Segmentation, segment
from channels.sms._rewrite import simplified
from channels.sms._triggers import Trigger
from locales.words import gettext_noop

__all__ = ["costs"]

# More rows or bars than this help nobody on a phone's width; the rest is counted.
_MOST_ROWS = 10
_MOST_BARS = 20


def costs(figures: SmsMeasurement, scene: Scene) -> str:
    """Return the panel of figures as HTML."""
    cut = figures.segmentation
    shown = [tiles(figures.metrics, scene), _bars(cut)]
    if len(cut.segments) > MAX_SEGMENTS:
        message = gettext_noop("More than %(limit)s segments cannot be sent as one message.")
        shown.append(_note(scene, message, limit=MAX_SEGMENTS))
    if cut.unicode_triggers:
        shown += [_script(cut, scene), _culprits(cut, scene), _cheaper(cut, scene)]
    return element("section", "".join(shown), css="card figures")


def _bars(cut: Segmentation) -> str:
    """Return how full each segment is."""
    room = cut.capacity.single if len(cut.segments) == 1 else cut.capacity.part
    bars = (
        element("li", element("span", style=f"width:{100 * part.units / room:.0f}%"))
        for part in cut.segments[:_MOST_BARS]
    )
    return element("ul", "".join(bars), css="bars", aria_hidden="true")


def _script(cut: Segmentation, scene: Scene) -> str:
    script = script_of(cut.text, cut.unicode_triggers)
    if script is None:
        return ""
    message = gettext_noop("The text is written in %(script)s letters, and they need UCS-2.")
    return _note(scene, message, script=script)


def _culprits(cut: Segmentation, scene: Scene) -> str:
    title = scene.translate(gettext_noop("Characters that make it UCS-2"))
    places: dict[str, list[Trigger]] = {}
    for trigger in strays(cut.text, cut.unicode_triggers):
        places.setdefault(trigger.character, []).append(trigger)
    found = list(places.values())
    if not found:
        return ""
    rows = "".join(_culprit(group, scene) for group in found[:_MOST_ROWS])
    if len(found) > _MOST_ROWS:
        more = scene.translate(gettext_noop("and %(count)s more"))
        rows += element("li", text(more % {"count": len(found) - _MOST_ROWS}), css="more")
    heading = element("h2", text(title), dir="auto")
    return f"{heading}{element('ul', rows, css='culprits')}"


def _culprit(group: list[Trigger], scene: Scene) -> str:
    first = group[0]
    code = f"U+{ord(first.character):04X}"
    shown = unicodedata.category(first.character)[0] not in "ZC" and first.suggestion != ""
    glyph = element(
        "span", text(first.character if shown else code), css="glyph" if shown else "glyph code"
    )
    where = scene.translate(gettext_noop("at character %(place)s")) % {"place": first.offset + 1}
    times = f" ×{len(group)}" if len(group) > 1 else ""
    detail = element("small", text(f"{code}{times}, {where}"), dir="auto")
    name = f"{text(first.name.capitalize())}{detail}"
    instead = element("span", _instead(first.suggestion, scene), css="instead")
    return element("li", f"{glyph}{element('span', name, css='what')}{instead}")


def _instead(suggestion: str | None, scene: Scene) -> str:
    if suggestion is None:
        return ""
    named = {
        "": scene.translate(gettext_noop("leave out")),
        " ": scene.translate(gettext_noop("space")),
        "\n": scene.translate(gettext_noop("line break")),
    }
    return f"→ {text(named.get(suggestion, suggestion))}"


def _cheaper(cut: Segmentation, scene: Scene) -> str:
    """Return what the message would take with every suggestion taken, when that is less."""
    plain = simplified(cut.text)
    if plain is None or len(segment(plain).segments) >= len(cut.segments):
        return ""
    message = gettext_noop(
        "With these replacements: %(segments)s instead of %(now)s segments. "
        "Only you can tell whether the text still reads well."
    )
    return _note(scene, message, segments=len(segment(plain).segments), now=len(cut.segments))


def _note(scene: Scene, message: str, **words: int | str) -> str:
    return element("p", text(scene.translate(message) % words), css="note", dir="auto")
