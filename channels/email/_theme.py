"""The colours of a mail by day, from the brand's few: all that is read can be read."""

from dataclasses import dataclass
from functools import lru_cache

from channels._colours import ink_on, mixed, readable
from channels._look import Look

__all__ = ["Surface", "Theme", "accent_surface", "surface", "theme_of"]

_SHEET = "#ffffff"
_TINT = 0.9  # the share of the sheet in a tint


@dataclass(frozen=True, slots=True)
class Surface:
    """What blocks stand on, and the colours of what stands there, each ``#rrggbb``.

    ``text``, ``quiet`` and ``link`` have a contrast of 4.5 with ``background`` at least, and
    ``button_text`` with ``button``. A secondary button is drawn in ``link``.
    """

    name: str
    background: str
    text: str
    quiet: str
    link: str
    rule: str
    button: str
    button_text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """The surfaces of a mail: the page, the sheet on it, and what sections may stand on."""

    font: str
    page: Surface
    none: Surface
    tint: Surface
    accent: Surface

    def behind(self, background: str) -> Surface:
        """Return the surface that the choice *background* names."""
        return {"none": self.none, "tint": self.tint, "accent": self.accent}[background]


@lru_cache(maxsize=128)
def theme_of(look: Look) -> Theme:
    """Return the theme of a brand's *look*."""
    return Theme(
        font=look.font.replace('"', "").replace("'", ""),  # names need no quotes in CSS
        page=surface("page", look.background, look.text_color, look.accent),
        none=surface("sheet", _SHEET, look.text_color, look.accent),
        tint=surface("tint", mixed(look.accent, _SHEET, _TINT), look.text_color, look.accent),
        accent=accent_surface(look.accent),
    )


def surface(name: str, background: str, text: str, accent: str) -> Surface:
    """Return a surface of *background* with colours near *text* and *accent*."""
    ink = readable(text, background)
    return Surface(
        name,
        background,
        text=ink,
        quiet=readable(mixed(ink, background, 0.35), background),
        link=readable(accent, background),
        rule=mixed(ink, background, 0.85),
        button=accent,
        button_text=readable(ink_on(accent), accent),
    )


def accent_surface(accent: str) -> Surface:
    """Return the surface of the brand's own colour: all on it is in one ink."""
    ink = readable(ink_on(accent), accent)
    return Surface(
        "accent",
        accent,
        text=ink,
        quiet=readable(mixed(ink, accent, 0.2), accent),
        link=ink,
        rule=mixed(ink, accent, 0.6),
        button=ink,
        button_text=accent,
    )
