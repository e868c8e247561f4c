"""Character references of HTML, decoded in texts and in attributes."""

import html
import re
from html.entities import html5

__all__ = ["decoded", "decoded_attribute"]

# Numbers of more digits are no character, and Python refuses to read them at all.
_REFERENCE = re.compile(
    r"&(?:#[0-9]{1,7}(?![0-9]);?|#[xX][0-9a-fA-F]{1,6}(?![0-9a-fA-F]);?|[A-Za-z][A-Za-z0-9]{1,31};?)"
)


def decoded(text: str) -> str:
    """Return *text*, raw text of an HTML document, as a reader sees it."""
    return _REFERENCE.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def decoded_attribute(value: str) -> str:
    """Return the raw *value* of an attribute as a client reads it.

    There a name that ends without its semicolon before a letter, a digit or "=" is no
    reference (HTML Standard, 13.2.5.73), so that ``?a=1&copy=2`` keeps its parameter.
    """
    if "&" not in value:
        return value
    return _REFERENCE.sub(lambda match: _in_attribute(match, value), value)


def _in_attribute(match: re.Match[str], value: str) -> str:
    reference = match[0]
    if reference.startswith("&#") or reference[1:] in html5:
        follows = value[match.end() : match.end() + 1]
        is_cut = not reference.startswith("&#") and not reference.endswith(";") and follows == "="
        return reference if is_cut else html.unescape(reference)
    return reference
