"""``capitalize``: a text with its first letter a capital; the rest stays as it is."""

from __future__ import annotations

from collections.abc import Mapping

from locales.words import gettext_noop
from templates_lib.language import values
from templates_lib.language._nodes import Value
from templates_lib.language.filters._filter import TEXTS, Filter, Setting


def write(value: object, arguments: Mapping[str, Value], setting: Setting) -> str:
    """Write the text with its first letter a capital."""
    text = values.text(value)
    return text[:1].upper() + text[1:]


FILTER = Filter(
    name="capitalize",
    summary=gettext_noop("The first letter a capital"),
    example="{{ product | capitalize }}",
    takes=TEXTS,
    apply=write,
    in_conditions=True,
)
