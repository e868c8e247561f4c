"""The characters that make a message UCS-2, a row each, with what to write instead."""

import unicodedata

from channels._page import element, text
from channels._scene import Scene
from channels.sms._blame import Stray, script_of, strays_by_cluster
from channels.sms._segment import Segmentation
from locales.words import gettext_noop

__all__ = ["culprits"]

# More rows than this help nobody on a phone's width; the rest is counted.
_MOST_ROWS = 10


def culprits(cut: Segmentation, scene: Scene) -> str:
    """Return the list with its heading, "" when there is nothing to name."""
    places: dict[str, list[Stray]] = {}
    for stray in strays_by_cluster(cut.text, cut.unicode_triggers):
        places.setdefault(stray.text, []).append(stray)
    found = list(places.values())
    if not found:
        return ""
    rows = "".join(_row(group, scene) for group in found[:_MOST_ROWS])
    if len(found) > _MOST_ROWS:
        more = scene.translate(gettext_noop("and %(count)s more"))
        rows += element("li", text(more % {"count": len(found) - _MOST_ROWS}), css="more")
    return f"{_heading(cut, scene)}{element('ul', rows, css='culprits')}"


def _heading(cut: Segmentation, scene: Scene) -> str:
    title = gettext_noop("Characters that make it UCS-2")
    if script_of(cut.text, cut.unicode_triggers) is not None:
        title = gettext_noop("Other characters that GSM-7 has not")
    return element("h2", text(scene.translate(title)), dir="auto")


def _row(group: list[Stray], scene: Scene) -> str:
    first = group[0]
    name = f"{text(_name(first))}{_place(group, scene)}"
    instead = element("span", _instead(first, scene), css="instead")
    return element("li", f"{_glyph(first)}{element('span', name, css='what')}{instead}")


def _glyph(stray: Stray) -> str:
    """Return the character as it looks, its code when it looks like nothing."""
    alone = len(stray.text) == 1
    unseen = alone and unicodedata.category(stray.text)[0] in "ZC"
    if unseen or (alone and stray.triggers[0].suggestion == ""):
        return element("span", _codes(stray), css="glyph code")
    return element("span", text(stray.text), css="glyph", dir="auto")


def _name(stray: Stray) -> str:
    """Return the names of what can be seen in it: joiners and selectors go without saying."""
    visible = [trigger.name for trigger in stray.triggers if trigger.suggestion != ""]
    names = visible or [trigger.name for trigger in stray.triggers]
    return ", ".join(dict.fromkeys(names)).capitalize()


def _place(group: list[Stray], scene: Scene) -> str:
    first = group[0]
    words = {"place": first.start + 1}
    where = scene.translate(gettext_noop("at character %(place)s")) % words
    times = f" ×{len(group)}" if len(group) > 1 else ""
    found = f"{_codes(first)}{times}, {where}"
    units = len(first.text.encode("utf-16-le", "surrogatepass")) // 2
    if units > 1:
        weight = scene.translate(gettext_noop("%(units)s code units"))
        found = f"{weight % {'units': units}}{times}, {where}"
    return element("small", text(found), dir="auto")


def _codes(stray: Stray) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in stray.text)


def _instead(stray: Stray, scene: Scene) -> str:
    pieces = [trigger.suggestion for trigger in stray.triggers]
    if len(stray.text) > 1 or pieces[0] is None:
        return ""
    named = {
        "": scene.translate(gettext_noop("leave out")),
        " ": scene.translate(gettext_noop("space")),
        "\n": scene.translate(gettext_noop("line break")),
    }
    return f"→ {text(named.get(pieces[0], pieces[0]))}"
