"""Where a block of a mail stands, and what becomes of it there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from channels._frozen import Frozen
from channels.email._theme import Surface

__all__ = ["EDGE", "Piece", "Setting"]

EDGE = 40  # pixels between the edge of the sheet and what is on it


@dataclass(frozen=True, slots=True)
class Setting:
    """What a block needs to know of its place.

    ``surface`` is what it stands on, ``start`` the side where lines begin ("left" or
    "right"), ``font`` a list of font families in CSS; ``levels`` has the level of each
    heading, by the name of its slot; ``before`` and ``after`` are the pixels kept free where
    lines begin and end; ``first``: nothing stands above it in its section or column.
    """

    surface: Surface
    start: str
    font: str
    levels: Mapping[str, int] = Frozen({})
    before: int = EDGE
    after: int = EDGE
    first: bool = False

    @property
    def end(self) -> str:
        """The side where lines end."""
        return "left" if self.start == "right" else "right"

    @property
    def is_column(self) -> bool:
        """Whether others stand beside it, on a wide screen."""
        return (self.before, self.after) != (EDGE, EDGE)

    def on(self, surface: Surface) -> "Setting":
        """Return this place on another surface."""
        return replace(self, surface=surface)

    def side(self, align: str) -> str:
        """Return the value in MJML of *align*: "start", "center" or "end"."""
        return {"start": self.start, "end": self.end}.get(align, align)

    def padding(self, above: int, below: int) -> str:
        """Return the padding of an element, in CSS."""
        left, right = self.before, self.after
        if self.start == "right":
            left, right = right, left
        return f"{above}px {right}px {below}px {left}px"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of MJML, and what goes into its slots: templates whose literals are HTML."""

    mjml: str
    slots: tuple[tuple[str, str], ...] = ()
