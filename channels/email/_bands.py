"""The sheet of a mail: bands of blocks one below the other, each on its surface.

Each band is a section of MJML with one to three columns. Nothing is nested deeper, so that
the depth of what is compiled is the same for every mail.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from channels._content import Block
from channels.email._html import block_html
from channels.email._setting import EDGE, Piece, Setting
from channels.email._theme import Surface, Theme

__all__ = ["heading_levels", "sheet"]

_WIDTH = 600
_GAP = 12  # pixels beside a column, where another begins
_SHARES: Mapping[str, tuple[int, int]] = {  # of the first column, and of each other
    "even": (1, 1),
    "narrow_first": (1, 2),
    "wide_first": (2, 1),
}
_RADIUS = 10


@dataclass(frozen=True, slots=True)
class _Band:
    """One section: what it stands on, and each column with its width in percent."""

    surface: Surface
    columns: tuple[tuple[int, tuple[Piece, ...]], ...]


def sheet(blocks: Sequence[Block], theme: Theme, setting: Setting) -> Piece:
    """Return the sheet with *blocks* on it; an empty sheet where they show nothing."""
    bands = list(_bands(blocks, theme, setting)) or [_Band(theme.none, ((100, ()),))]
    around = [None, *(band.surface for band in bands), None]
    mjml = "".join(
        _section(band, above, below)
        for band, above, below in zip(bands, around, around[2:], strict=False)
    )
    pieces = chain.from_iterable(pieces for band in bands for _, pieces in band.columns)
    return Piece(mjml, tuple(chain.from_iterable(piece.slots for piece in pieces)))


def heading_levels(blocks: Sequence[Block], prefix: str = "b") -> Mapping[str, int]:
    """Return the level of each heading, by the name of its slot: one h1, no level left out."""
    levels: dict[str, int] = {}
    last = 0
    for name, block in _headings(blocks, prefix):
        wanted = 3 if block.text("size") == "small" else 2
        last = levels[name] = min(wanted, last + 1)
    return levels


def _headings(blocks: Iterable[Block], prefix: str) -> Iterator[tuple[str, Block]]:
    for index, block in enumerate(blocks):
        if block.type == "heading" and block.text("text").strip():
            yield f"{prefix}{index}", block
        for value in block.fields.values():
            if isinstance(value, tuple):
                yield from _headings(value, f"{prefix}{index}_")


def _bands(blocks: Sequence[Block], theme: Theme, setting: Setting) -> Iterator[_Band]:
    run: list[Piece] = []
    for index, block in enumerate(blocks):
        name = f"b{index}"
        if block.type not in _WRITERS:
            run += _pieces([block], setting, [name], first=not run)
            continue
        yield from _single(theme.none, run)
        run = []
        on = theme.behind(block.text("background"))
        yield from _WRITERS[block.type](block, name, setting.on(on))
    yield from _single(theme.none, run)


def _single(surface: Surface, pieces: Iterable[Piece]) -> Iterator[_Band]:
    if kept := tuple(pieces):
        yield _Band(surface, ((100, kept),))


def _of_section(block: Block, name: str, setting: Setting) -> Iterator[_Band]:
    yield from _single(setting.surface, _inside(block, name, setting))


def _of_columns(block: Block, name: str, setting: Setting) -> Iterator[_Band]:
    columns = block.blocks("columns")
    last = len(columns) - 1
    places = [
        replace(
            setting,
            before=_GAP if number else EDGE,
            after=_GAP if number < last else EDGE,
        )
        for number in range(len(columns))
    ]
    made = tuple(
        (width, tuple(_inside(column, f"{name}_{number}", place)))
        for number, (column, place, width) in enumerate(
            zip(columns, places, _widths(places, block.text("ratio")), strict=True)
        )
    )
    if any(pieces for _, pieces in made):
        yield _Band(setting.surface, made)


def _widths(places: Sequence[Setting], ratio: str) -> tuple[int, ...]:
    """Return the width of each column in percent: what is written in them keeps the *ratio*.

    Whole numbers, which are whole pixels too: MJML compilers round others each in its own way.
    """
    first, other = _SHARES[ratio]
    margins = [place.before + place.after for place in places]
    share = (_WIDTH - sum(margins)) / (first + other * (len(places) - 1))
    shares = (first, *[other] * (len(places) - 1))
    widths = [
        round((margin + share * each) / _WIDTH * 100)
        for margin, each in zip(margins, shares, strict=True)
    ]
    return (*widths[:-1], 100 - sum(widths[:-1]))


def _inside(block: Block, name: str, setting: Setting) -> Iterator[Piece]:
    inner = block.blocks("blocks")
    yield from _pieces(inner, setting, [f"{name}_{index}" for index in range(len(inner))])


def _pieces(
    blocks: Sequence[Block], setting: Setting, names: Sequence[str], first: bool = True
) -> Iterator[Piece]:
    for number, (block, name) in enumerate(zip(blocks, names, strict=True)):
        piece = block_html(block, name, replace(setting, first=first and number == 0))
        if piece is not None:
            yield piece


def _section(band: _Band, above: Surface | None, below: Surface | None) -> str:
    on = band.surface
    top = 32 if above is None else 4 if above == on else 28
    bottom = 20 if below is None else 0 if below == on else 12
    corners = [_RADIUS * (above is None)] * 2 + [_RADIUS * (below is None)] * 2
    radius = " ".join(f"{corner}px" if corner else "0" for corner in corners)
    columns = "".join(
        f'<mj-column width="{width}%">{"".join(piece.mjml for piece in pieces)}</mj-column>'
        for width, pieces in band.columns
    )
    return (
        f'<mj-section css-class="b-{on.name}" background-color="{on.background}" '
        f'padding="{top}px 0 {bottom}px" border-radius="{radius}">{columns}</mj-section>'
    )


_WRITERS = {"section": _of_section, "columns": _of_columns}
