"""How a written value enters its output."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from markupsafe import escape

Escape: TypeAlias = Literal["text", "line", "html"]

_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_LINK = re.compile(
    r"""(?:href|src|action|background|poster)\s*=\s*["']?\s*$""", re.IGNORECASE | re.ASCII
)
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|tel:|sms:)", re.IGNORECASE | re.ASCII)


def escaped_html(text: str) -> str:
    """Make ``text`` safe in HTML text and in quoted attributes."""
    return str(escape(text))


def one_line(text: str) -> str:
    """Put a space for line breaks and control characters: a mail header ends at a line break."""
    return _BREAKS.sub(" ", text)


def begins_link(before: str) -> bool:
    """Whether HTML that ends with ``before`` goes on with the beginning of a link."""
    return _LINK.search(before[-40:]) is not None


def is_safe_link(text: str) -> bool:
    """Whether a link may begin so: no ``javascript:``, ``data:`` or the like."""
    return _SAFE_LINK.match(text) is not None
