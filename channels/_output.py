"""What a channel makes of a content: templates that only need their values."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Escape", "Output"]

Escape = Literal["text", "line", "html", "marks"]


@dataclass(frozen=True, slots=True)
class Output:
    """One finished piece of a message, before its values are filled in.

    ``template`` is again a template: literal text is final, tags are as the writer wrote
    them. ``escape`` says how values are written into it: "text" as they are, "line" with
    line breaks and control characters as spaces (a mail header), "html" escaped for HTML
    text and quoted attributes, "marks" so that none of WhatsApp's formatting marks is one.
    ``label`` is a msgid.
    """

    name: str
    label: str
    template: str
    escape: Escape = "text"
