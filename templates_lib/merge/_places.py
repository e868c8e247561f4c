"""Where in the writer's own texts something stands that was found in an assembled output."""

from __future__ import annotations

from collections.abc import Sequence

from channels import TextPart
from templates_lib.language import line_and_column

__all__ = ["Spot", "spot"]

Spot = tuple[str, int, int, int, int, str]
"""Part, start, end, line, column, and the words."""


def spot(name: str, template: str, start: int, end: int, texts: Sequence[TextPart]) -> Spot:
    """Return the place in the content; in the output itself for what the layout wrote."""
    words = template[start:end]
    for part in texts:
        if part.text == template:
            return _told(part.path, part.text, start, end)
    for part in texts:
        at = part.text.find(words) if words.strip() else -1
        if at >= 0:
            return _told(part.path, part.text, at, at + len(words))
    return _told(name, template, start, end)


def _told(path: str, text: str, start: int, end: int) -> Spot:
    line, column = line_and_column(text, start)
    return path, start, end, line, column, text[start:end][:200]
