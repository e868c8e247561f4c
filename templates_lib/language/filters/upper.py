"""``upper``: a text in capitals."""

from __future__ import annotations

from collections.abc import Mapping

from locales.words import gettext_noop
from templates_lib.language import values
from templates_lib.language._nodes import Value
from templates_lib.language.filters._filter import TEXTS, Filter, Setting


def write(value: object, arguments: Mapping[str, Value], setting: Setting) -> str:
    """Write the text in capitals."""
    text = values.text(value)
    return text.upper()


FILTER = Filter(
    name="upper",
    summary=gettext_noop("All in capitals"),
    example="{{ code | upper }}",
    takes=TEXTS,
    apply=write,
    in_conditions=True,
)
