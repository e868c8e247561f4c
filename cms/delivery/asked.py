"""What a request asks for, as far as the dispatcher needs to know."""

from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from pydantic import TypeAdapter, ValidationError

from cms.api.schemas.common import PlainText
from cms.api.schemas.content import FetchQuery

LONGEST = 2000  # characters of path and query: what is longer is not kept
PREFIX = "/api/v1/templates/"

_plain = TypeAdapter(PlainText)
_KNOWN = frozenset(FetchQuery.model_fields)


class Place(NamedTuple):
    """All of a request that a published wording's answer depends on, besides the sequence."""

    token_id: int
    path: str
    query: str
    host: str | None
    scheme: str | None
    proxied: str | None  # what a proxy says the scheme was
    arm: int = -1  # of a query without its recipient; -1: whatever the query says


def place_of(environ: dict[str, Any], token_id: int) -> Place:
    """Where the answer to this request is kept."""
    get = environ.get
    return Place(
        token_id,
        environ["PATH_INFO"],
        environ.get("QUERY_STRING", ""),
        get("HTTP_HOST"),
        get("wsgi.url_scheme"),
        get("HTTP_X_FORWARDED_PROTO"),
    )


class Recipient(NamedTuple):
    """A query parted into its recipient and the rest."""

    name: str
    rest: str


def recipient_of(query: str) -> Recipient | None:
    """The recipient of a query that is surely understood; None for any other query."""
    pieces = query.split("&")
    found = [piece for piece in pieces if piece.startswith("recipient=")]
    names = {piece.partition("=")[0] for piece in pieces}
    if len(found) != 1 or not query.isascii() or not names <= _KNOWN or ";" in query:
        return None
    try:
        ((_, name),) = parse_qsl(found[0], keep_blank_values=True)
        _plain.validate_python(name)
    except (ValueError, ValidationError):
        return None
    return Recipient(name, "&".join(piece for piece in pieces if piece is not found[0]))
