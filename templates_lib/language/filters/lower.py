"""``lower``: a text in small letters."""

from __future__ import annotations

from collections.abc import Mapping

from locales.words import gettext_noop
from templates_lib.language import values
from templates_lib.language._nodes import Value
from templates_lib.language.filters._filter import TEXTS, Filter, Setting


def write(value: object, arguments: Mapping[str, Value], setting: Setting) -> str:
    """Write the text in small letters."""
    text = values.text(value)
    return text.lower()


FILTER = Filter(
    name="lower",
    summary=gettext_noop("All in small letters"),
    example="{{ product | lower }}",
    takes=TEXTS,
    apply=write,
    in_conditions=True,
)
