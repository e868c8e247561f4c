"""The styles of a mail for clients that show it dark."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from channels._colours import contrast, mixed
from channels._look import Look
from channels.email._theme import Surface, accent_surface, surface

__all__ = ["night_styles", "night_surfaces"]

_PAGE, _SHEET, _TEXT = "#121417", "#1d2025", "#e8eaed"
_ALWAYS = ("page", "sheet")
_TINT = 0.8  # the share of the sheet in a tint

# WCAG 2.2, 1.4.11: a button is told from what it stands on.
_SEEN = 3


class _Rule(NamedTuple):
    """A rule of CSS; ``mark`` is what Outlook sets on what it has changed: "sc" for a colour,
    "sb" for a background."""

    selector: str
    mark: str
    style: str


def night_surfaces(look: Look) -> tuple[Surface, ...]:
    """Return page, sheet, tint and accent as they are at night."""
    tint = mixed(look.accent, _SHEET, _TINT)
    return (
        surface("page", _PAGE, _TEXT, look.accent),
        surface("sheet", _SHEET, _TEXT, look.accent),
        surface("tint", tint, _TEXT, look.accent),
        accent_surface(look.accent),
    )


def night_styles(look: Look, backgrounds: Collection[str]) -> str:
    """Return the CSS for clients that show mail dark: by media query, and Outlook's way.

    Of the surfaces, page and sheet are in every mail; *backgrounds* names the others in use.

    Outlook.com and its apps rewrite class names and mark what they changed with ``data-ogsc``
    and ``data-ogsb``; the rest (Apple Mail, Samsung, Thunderbird) follow the media query.
    """
    used = [each for each in night_surfaces(look) if each.name in {*_ALWAYS, *backgrounds}]
    rules = [rule for each in used for rule in _rules(each)]
    dark = "\n".join(f"  {rule.selector} {{ {rule.style} }}" for rule in rules)
    outlook = "\n".join(
        f"{_prefixed(rule.selector, f'[data-og{rule.mark}]')} {{ {rule.style} }}" for rule in rules
    )
    return f"@media (prefers-color-scheme: dark) {{\n{dark}\n}}\n{outlook}"


def _rules(on: Surface) -> Iterator[_Rule]:
    here = f".b-{on.name}"
    background = f"background: {on.background} !important;"
    # The page is the body of the mail: its tables are those of the sheet too.
    places = here if on.name == "page" else f"{here}, {here} table"
    yield _Rule(places, "sb", background)
    yield _Rule(f"{here} .b-text div, {here} .b-data td", "sc", _colour(on.text))
    yield _Rule(f"{here} .b-quiet div, {here} .b-data th", "sc", _colour(on.quiet))
    yield _Rule(f"{here} .b-text a, {here} .b-quiet a", "sc", _colour(on.link))
    rule = f"border-color: {on.rule} !important;"
    yield _Rule(f"{here} .b-rule p, {here} .b-data td, {here} .b-data th", "sc", rule)
    yield _Rule(f"{here} .b-second td, {here} .b-second a", "sb", background)
    outline = f"border-color: {on.link} !important;"
    yield _Rule(f"{here} .b-second td", "sc", outline)
    yield _Rule(f"{here} .b-second a", "sc", _colour(on.link))
    yield from _button(on, here)


def _button(on: Surface, here: str) -> Iterator[_Rule]:
    """Yield the edge of a button that would be lost in the dark."""
    if contrast(on.button, on.background) < _SEEN:
        yield _Rule(f"{here} .b-button td", "sb", f"border: 1px solid {on.link} !important;")


def _colour(colour: str) -> str:
    return f"color: {colour} !important;"


def _prefixed(selector: str, prefix: str) -> str:
    return ", ".join(f"{prefix} {part.strip()}" for part in selector.split(","))
