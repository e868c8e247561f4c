"""A map on paper: PDF by WeasyPrint, and PNG from that PDF.

Refused
└── CannotPrint   a library that draws is not on this machine; `messages` say which
"""

import io
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from cms.board.links import Links
from cms.errors import Refused
from cms.journeys.lanes import Lane
from cms.journeys.maps import JourneyMap
from cms.journeys.showing import ShownColumn, ShownMap, shown
from cms.models import Journey

PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core"
"""Debian's: what WeasyPrint draws letters with. `scripts/setup` installs them where it may."""
A_PAGE = 8
"""Steps side by side on one sheet of A3."""
MOST = 60
"""Steps that are printed: of more, a person prints the spreadsheet or looks at the page."""
DOTS = 2.0  # pixels a point: 144 dots an inch
MOST_SHEETS = 12


class CannotPrint(Refused):
    """Nothing was drawn."""


def what_to_install() -> str:
    """What is missing, in words for whoever looks after the installation."""
    return _(
        "This server cannot draw PDF and PNG: WeasyPrint or its libraries are not installed. "
        "On Debian: apt-get install %(packages)s, then restart. CSV, SVG and the browser’s own "
        "printing work."
    ) % {"packages": PACKAGES}


def as_pdf(journey: Journey, read: JourneyMap, lanes: tuple[Lane, ...], user: Any) -> bytes:
    """The map as PDF/UA: as many columns on a sheet as can be read."""
    if len(read.steps) > MOST:
        raise CannotPrint(
            _("A map of more than %(count)d steps is not drawn: take the CSV.") % {"count": MOST}
        )
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:  # the package, or the C libraries under it
        raise CannotPrint(what_to_install()) from error
    document = HTML(string=sheet_html(journey, read, lanes, user), url_fetcher=_refuse)
    pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    return pdf


def as_png(pdf: bytes) -> bytes:
    """The sheets of *pdf*, one under the other."""
    try:
        import pypdfium2
        from PIL import Image
    except (ImportError, OSError) as error:
        raise CannotPrint(what_to_install()) from error
    document = pypdfium2.PdfDocument(pdf)
    try:
        count = min(len(document), MOST_SHEETS)
        sheets = [document[number].render(scale=DOTS).to_pil() for number in range(count)]
    finally:
        document.close()
    size = max(sheet.width for sheet in sheets), sum(sheet.height for sheet in sheets)
    whole = Image.new("RGB", size, "white")
    top = 0
    for sheet in sheets:
        whole.paste(sheet, (0, top))
        top += sheet.height
    out = io.BytesIO()
    whole.save(out, "PNG", optimize=True)
    return out.getvalue()


def _refuse(url: str, *args: Any, **kwargs: Any) -> Any:
    """A map is drawn from what it holds: nothing is fetched, whatever a text says."""
    raise ValueError(f"nothing is fetched: {url[:80]}")


def sheet_html(journey: Journey, read: JourneyMap, lanes: tuple[Lane, ...], user: Any) -> str:
    """What the PDF is made of: a table for each sheet."""
    return render_to_string(
        "cms/journeys/print.html",
        {
            "journey": journey,
            "sheets": sheets(read, lanes, user),
            "language": get_language(),
            "direction": "rtl" if get_language_bidi() else "ltr",
            "today": timezone.localdate(),
        },
    )


def sheets(read: JourneyMap, lanes: tuple[Lane, ...], user: Any) -> list[ShownMap]:
    """The map in parts that fit a sheet; a stage is broken only where it is longer than one."""
    parts: list[list[ShownColumn]] = []
    for _stage, own in shown(read, (), Links(user)).stages:
        for start in range(0, len(own), A_PAGE):
            piece = own[start : start + A_PAGE]
            if parts and len(parts[-1]) + len(piece) <= A_PAGE:
                parts[-1] += piece
            else:
                parts.append(piece)
    found = []
    for part in parts:
        for place, column in enumerate(part):
            column.is_first = place == 0 or column.stage is not part[place - 1].stage
        found.append(shown(read, lanes, Links(user), part))
    return found
