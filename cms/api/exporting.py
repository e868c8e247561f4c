"""Files for translators: what a call may have of a brand, and the file that it gets."""

from typing import Any, Final

from cms import reach
from cms.api.drafting import open_brand
from cms.api.names import channel_filter, locale_tag, nearest
from cms.api.problems import Fault, Refusal, shown
from cms.api.reading import Reading
from cms.api.schemas.exporting import TextsQuery
from cms.exchange.exporting import EXPORTS, Wanted, export_catalogue, wanted_templates, written
from cms.models import Brand
from templates_lib.formats import FORMATS, FormatError

__all__ = ["texts_file"]

MOST: Final = 5_000
"""Messages of one file: it is made while the caller waits."""
NO_IMPORT = (
    "The token's user may not import message files into every locale of this brand, "
    "which the page for exports asks too."
)


def texts_file(query: TextsQuery, view: Reading, user: Any) -> tuple[str, bytes]:
    """The file's name and bytes, as the page makes it; `Refusal`.

    What the page asks is asked here too, besides the right to read drafts of the brand: its user
    may import what comes back, in every locale.
    """
    open_brand(query.brand, view)
    brand = Brand.objects.get(key=query.brand)
    if not reach.brands_where(user, "import_messages").filter(pk=brand.pk).exists():
        view.caller.log_denied(f"export texts of {query.brand}")
        raise Refusal("forbidden", NO_IMPORT)
    if query.format not in EXPORTS:
        raise Refusal(
            "bad-query",
            f"{shown(query.format)} is no format of an export.",
            errors=[Fault(parameter="format", detail="names nothing")],
            suggestions=nearest(query.format, EXPORTS),
            available=list(EXPORTS),
        )
    wanted = Wanted(
        locale_tag(query.locale),
        channel_filter(query.channel) if query.channel else "",
        query.keys,
        query.open,
        locale_tag(query.source) if query.source else "",
    )
    if wanted_templates(brand, wanted).count() > MOST:
        raise _bad("keys", f"More than {MOST} messages: narrow them by how their keys begin.")
    try:
        data = written(export_catalogue(brand, wanted), query.format)
    except FormatError as error:
        raise _bad("format", str(error)) from error
    return f"{brand.key}.{wanted.locale}{FORMATS[query.format].endings[0]}", data


def _bad(parameter: str, detail: str) -> Refusal:
    return Refusal("bad-query", detail, errors=[Fault(parameter=parameter, detail=detail)])
