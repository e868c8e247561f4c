"""What a brand looks like, for the channels that show it; checked when it is made."""

import re
from dataclasses import dataclass, fields

from channels._urls import is_web_address

__all__ = ["Look", "LookError"]

_COLOUR = re.compile(r"#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?")

# Names of font families between commas, in quotes or not; nothing that could end a style.
_NAME = r"[A-Za-z0-9][A-Za-z0-9 \-]*"
_FAMILY = rf"""(?:{_NAME}|"{_NAME}"|'{_NAME}')"""
_FONT = re.compile(rf"{_FAMILY}(?: *, *{_FAMILY})*")


class LookError(ValueError):
    """A look holds a value that no style can use; ``field`` names it."""

    def __init__(self, field: str, value: str, expected: str) -> None:
        super().__init__(f"{field}: {value!r} is not {expected}")
        self.field = field
        self.value = value
        self.expected = expected


@dataclass(frozen=True, slots=True)
class Look:
    """How a brand shows itself in one locale.

    Colours are ``#rgb`` or ``#rrggbb``: ``accent`` for buttons and links, ``background``
    behind the mail, ``text_color`` on the mail's sheet. ``font`` is a list of font families.
    ``logo_url`` is an http(s) address or "". The texts (``brand_name``, ``sender``,
    ``logo_alt``, ``footer``, ``address``) are plain: no tag in them means anything.
    """

    brand_name: str = ""
    sender: str = ""
    accent: str = "#1f5fbf"
    background: str = "#f3f4f6"
    text_color: str = "#1f2933"
    font: str = "Helvetica Neue, Helvetica, Arial, sans-serif"
    logo_url: str = ""
    logo_alt: str = ""
    footer: str = ""
    address: str = ""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not isinstance(value, str):
                raise LookError(field.name, repr(value), "a text")
        for name in ("accent", "background", "text_color"):
            value = getattr(self, name)
            if not _COLOUR.fullmatch(value):
                raise LookError(name, value, "a colour such as #1f5fbf")
        if not _FONT.fullmatch(self.font):
            raise LookError("font", self.font, "a list of font names such as Arial, sans-serif")
        if self.logo_url and not is_web_address(self.logo_url):
            raise LookError("logo_url", self.logo_url, "an address that begins with https://")
