"""Where a preview is shown."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from channels._look import Look

__all__ = ["Device", "Scene"]


class Device(NamedTuple):
    """A way to look at a message: a stable name, a label (msgid), a width in CSS pixels."""

    name: str
    label: str
    width: int


def _as_it_is(message: str) -> str:
    return message


@dataclass(frozen=True, slots=True)
class Scene:
    """The circumstances of one preview.

    ``locale`` and ``direction`` are those of the message, not of the person looking;
    ``device`` is the name of one of the channel's devices, "" for its first; ``translate``
    puts the preview's own words into the language of the person looking.
    """

    locale: str = "en"
    direction: Literal["ltr", "rtl"] = "ltr"
    look: Look = field(default_factory=Look)
    device: str = ""
    translate: Callable[[str], str] = _as_it_is
