"""What Outlook for Windows, which lays mail out with Word, makes of our HTML: a simulation.

Done here is what shows in the mails that we make (Microsoft, "Word 2007 HTML and CSS rendering
capabilities in Outlook 2007", and caniemail.com for the versions since): conditional comments
are read; there are no media queries, round corners and greatest widths; links, paragraphs and
``div`` have no padding; a font that Windows does not have gives way to the next.
"""

import re

__all__ = ["as_word"]

_NOT_READ = re.compile(
    r"<!--\[if !mso\]><!-->.*?<!--<!\[endif\]-->|<!--\[if lte mso 11\]>.*?<!\[endif\]-->", re.DOTALL
)
_OFFICE = re.compile(r"<!--\[if mso(?: \| IE)?\]>(.*?)<!\[endif\]-->", re.DOTALL)
_SETTINGS = re.compile(r"<noscript>.*?</noscript>|<style media=.*?</style>", re.DOTALL)
_STYLES = re.compile(r"(<style\b[^>]*>)(.*?)(</style>)", re.DOTALL)
_MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_STYLED = re.compile(r'<(?P<name>[a-z0-9]+)(?P<before>[^<>]*?\sstyle=")(?P<style>[^"<>]*)"')

_UNKNOWN = ("border-radius", "max-width", "min-width", "overflow", "box-shadow", "display")
_WITHOUT_PADDING = frozenset({"a", "div", "p", "span", "ul", "ol", "li"})

# Of the fonts that a mail may ask for, those that come with Windows or that it knows how to
# replace; Word takes Times New Roman where there is none.
_WINDOWS = {
    "arial": "Arial",
    "helvetica": "Arial",
    "sans-serif": "Arial",
    "calibri": "Calibri",
    "courier new": "Courier New",
    "monospace": "Courier New",
    "georgia": "Georgia",
    "segoe ui": "Segoe UI",
    "tahoma": "Tahoma",
    "times new roman": "Times New Roman",
    "trebuchet ms": "Trebuchet MS",
    "verdana": "Verdana",
}
_WORD_FONT = "Times New Roman"
_FONT = re.compile(r"^(font-family|font)$")
_SHORTHAND = re.compile(r"^(?P<size>(?:\d+ )?\S*\d(?:px)?(?:/\S+)? )(?P<families>.+)$")


def as_word(mail: str) -> str:
    """Return the HTML *mail* so that a browser shows about what Word would."""
    read = _OFFICE.sub(r"\1", _NOT_READ.sub("", mail))
    plain = _SETTINGS.sub("", read)
    unconditional = _STYLES.sub(lambda found: found[1] + _MEDIA.sub("", found[2]) + found[3], plain)
    return _STYLED.sub(_restyled, unconditional)


def _restyled(element: re.Match[str]) -> str:
    pairs = [
        (name.strip(), value.strip())
        for name, colon, value in (each.partition(":") for each in element["style"].split(";"))
        if colon
    ]
    told = dict(pairs)
    kept = (_declared(element["name"], name, value, told) for name, value in pairs)
    style = ";".join(each for each in kept if each)
    return f'<{element["name"]}{element["before"]}{style}"'


def _declared(element: str, name: str, value: str, told: dict[str, str]) -> str:
    """Return one declaration as Word reads it, "" for one that it does not know."""
    hides = name == "display" and value == "none"
    if name in _UNKNOWN and not hides:
        return ""
    if name.startswith("padding") and element in _WITHOUT_PADDING:
        return ""
    if name == "mso-padding-alt" and element == "td":
        return f"padding:{value}"
    if _FONT.match(name):
        return f"{name}:{_fonts(value)}"
    return f"{name}:{value}"


def _fonts(value: str) -> str:
    """Return a list of font families, or a ``font`` with one, with the font that is used."""
    shorthand = _SHORTHAND.match(value)
    size, families = (shorthand["size"], shorthand["families"]) if shorthand else ("", value)
    names = (family.strip().casefold() for family in families.split(","))
    return size + next((_WINDOWS[name] for name in names if name in _WINDOWS), _WORD_FONT)
