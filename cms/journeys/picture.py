"""The whole map as one SVG that stands by itself: no fonts, scripts or pictures from elsewhere."""

import re
from collections.abc import Sequence
from textwrap import wrap
from xml.sax.saxutils import escape, quoteattr

from django.utils.translation import gettext as _

from cms.journeys.curve import Curve
from cms.journeys.lanes import Lane
from cms.journeys.showing import WIDTH, ShownCell, ShownMap

FIRST = 132  # the column of lane names
LINE, PAD = 16, 9
HEAD, STAGE = 74, 30
LETTERS = 33
"""Of 12 px beside each other in a column: half an em each, and some are wide."""
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

STYLE = (
    "text{font:12px 'Helvetica Neue',Arial,'Noto Sans','DejaVu Sans',sans-serif;fill:#1f2430}"
    ".t{font-size:20px;font-weight:700}.h{font-weight:700}.s{font-size:11px;fill:#5b6472}"
    ".g{stroke:#d9dce2;stroke-width:1}.c{fill:none;stroke:#0b6b63;stroke-width:2.5}"
    ".b{fill:#e3efed}.a{fill:#0b6b63;fill-opacity:.1}.d{fill:#fff;stroke:#0b6b63;stroke-width:2.5}"
)


def as_svg(title: str, drawn: ShownMap) -> str:
    """The map *drawn*, with *title*."""
    width = FIRST + max(1, len(drawn.columns)) * WIDTH
    top = 52
    body = [_text(PAD, 32, [title], "t"), *_head(drawn, top)]
    top += STAGE + HEAD
    for lane in drawn.lanes:
        height, pieces = _lane(lane.lane, lane.cells, drawn, top)
        body += [f'<path class="g" d="M0,{top} H{width}"/>', *pieces]
        top += height
    body.append(f'<path class="g" d="M0,{top} H{width}"/>')
    lines = "".join(
        f'<path class="g" d="M{FIRST + place * WIDTH},{52 + STAGE} V{top}"/>'
        for place in range(len(drawn.columns) + 1)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {top + PAD}" '
        f'width="{width}" height="{top + PAD}" role="img" aria-label={quoteattr(_clean(title))}>'
        f"<title>{_safe(title)}</title><desc>{_safe(drawn.told)}</desc><style>{STYLE}</style>"
        f'<rect width="100%" height="100%" fill="#fff"/>{lines}{"".join(body)}</svg>'
    )


def _head(drawn: ShownMap, top: int) -> list[str]:
    pieces, x = [], FIRST
    for stage, columns in drawn.stages:
        width = len(columns) * WIDTH
        pieces.append(
            f'<rect class="b" x="{x + 1}" y="{top}" width="{width - 2}" height="{STAGE - 4}"/>'
        )
        pieces.append(_text(x + PAD, top + 18, [stage.name], "h"))
        for place, column in enumerate(columns):
            left = x + place * WIDTH + PAD
            words = [f"{column.number}. {column.step.name}"] if column.step else [_("No step yet")]
            pieces.append(_text(left, top + STAGE + 20, _wrapped(words, 3), "h"))
        x += width
    return pieces


def _lane(
    lane: Lane, cells: Sequence[ShownCell | None], drawn: ShownMap, top: int
) -> tuple[int, list[str]]:
    pieces = [_text(PAD, top + 20, _wrapped([str(lane.label)], 4, 18), "h")]
    if lane.kind == "emotion":
        pieces += _curve(drawn.curve, FIRST, top)
        return round(drawn.curve.height), pieces
    texts = [_wrapped(_lines(cell)) if cell else [] for cell in cells]
    for place, lines in enumerate(texts):
        pieces.append(_text(FIRST + place * WIDTH + PAD, top + 20, lines))
    most = max([len(lines) for lines in texts] + [2])
    return most * LINE + 2 * PAD, pieces


def _lines(cell: ShownCell) -> list[str]:
    if not cell.messages:
        return cell.lines
    found = []
    for message in cell.messages:
        found.append(message.message.title)
        for row in message.rows:
            told = " ".join(f"{chip.locale}\u00a0{chip.state.letter}" for chip in row.chips)
            found.append(f"· {row.label}: {told}")
    return found


def _curve(curve: Curve, x: int, y: int) -> list[str]:
    body = "".join(f'<path class="g" d="M0,{line} H{curve.width}"/>' for line in curve.lines)
    body += f'<path class="a" d="{curve.area}"/><path class="c" d="{curve.path}"/>'
    for point in curve.points:
        body += f'<circle class="d" cx="{point.x}" cy="{point.y}" r="5"/>'
        place = f'x="{point.x}" y="{point.label_y}" text-anchor="middle"'
        body += f'<text class="h" {place}>{point.words}</text>'
    return [f'<g transform="translate({x} {y})">{body}</g>']


def _wrapped(lines: Sequence[str], most: int = 40, letters: int = LETTERS) -> list[str]:
    found = [piece for line in lines for piece in (_wrap(line, letters) or [""])]
    return [*found[: most - 1], f"{found[most - 1]} …"] if len(found) > most else found


def _wrap(line: str, letters: int) -> list[str]:
    """At spaces that may be broken: `textwrap` takes a no-break space for one of them."""
    return [
        each.replace("\x1a", "\u00a0") for each in wrap(line.replace("\u00a0", "\x1a"), letters)
    ]


def _text(x: int, y: int, lines: Sequence[str], kind: str = "") -> str:
    spans = "".join(
        f'<tspan x="{x}" y="{y + place * LINE}">{_safe(line)}</tspan>'
        for place, line in enumerate(lines)
    )
    return f'<text class="{kind}">{spans}</text>'


def _safe(text: str) -> str:
    return escape(_clean(text))


def _clean(text: str) -> str:
    return NOT_XML.sub("", str(text))
