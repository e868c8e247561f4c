"""The colours of a mail, from the brand's few, by day and by night."""

from dataclasses import dataclass
from functools import lru_cache

from channels._colours import ink_on, mixed, readable
from channels._look import Look

__all__ = ["Theme", "night_styles", "theme_of"]

_SHEET = "#ffffff"
_NIGHT_PAGE = "#121417"
_NIGHT_SHEET = "#1d2025"
_NIGHT_TEXT = "#e8eaed"


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours in use, each ``#rrggbb``: links and quiet text are moved until they can be
    read on what they stand on."""

    page: str
    sheet: str
    text: str
    quiet: str
    page_ink: str
    page_quiet: str
    link: str
    rule: str
    button: str
    button_text: str
    font: str


@lru_cache(maxsize=128)
def theme_of(look: Look) -> Theme:
    """Return the theme of a brand's *look*."""
    return Theme(
        page=look.background,
        sheet=_SHEET,
        text=look.text_color,
        quiet=readable(mixed(look.text_color, _SHEET, 0.35), _SHEET),
        page_ink=readable(look.text_color, look.background),
        page_quiet=readable(mixed(look.text_color, look.background, 0.35), look.background),
        link=readable(look.accent, _SHEET),
        rule=mixed(look.text_color, _SHEET, 0.85),
        button=look.accent,
        button_text=ink_on(look.accent),
        font=look.font.replace('"', "").replace("'", ""),  # names need no quotes in CSS
    )


def night_styles(look: Look) -> str:
    """Return the CSS for clients that show mail dark: by media query, and Outlook's way.

    Outlook.com and its apps rewrite class names and mark what they changed with ``data-ogsc``
    and ``data-ogsb``; the rest (Apple Mail, Samsung, Thunderbird) follow the media query.
    """
    link = readable(look.accent, _NIGHT_SHEET)
    quiet = mixed(_NIGHT_TEXT, _NIGHT_SHEET, 0.3)
    rules = (
        (".b-page", "sb", f"background-color: {_NIGHT_PAGE} !important;"),
        (".b-sheet, .b-sheet table", "sb", f"background: {_NIGHT_SHEET} !important;"),
        (".b-text div, .b-brand div", "sc", f"color: {_NIGHT_TEXT} !important;"),
        (".b-quiet div", "sc", f"color: {quiet} !important;"),
        (".b-text a, .b-quiet a", "sc", f"color: {link} !important;"),
        (
            ".b-rule p",
            "sc",
            f"border-top-color: {mixed(_NIGHT_TEXT, _NIGHT_SHEET, 0.75)} !important;",
        ),
    )
    dark = "\n".join(f"  {selector} {{ {style} }}" for selector, _, style in rules)
    outlook = "\n".join(
        f"{_prefixed(selector, f'[data-og{mark}]')} {{ {style} }}"
        for selector, mark, style in rules
    )
    return f"@media (prefers-color-scheme: dark) {{\n{dark}\n}}\n{outlook}"


def _prefixed(selector: str, prefix: str) -> str:
    return ", ".join(f"{prefix} {part.strip()}" for part in selector.split(","))
