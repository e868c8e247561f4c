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


# All of a request that a wording's answer depends on besides the sequence: the token's id, path,
# query, Host, scheme, and what a proxy says the scheme was. Plain: one is made for every request.
Place = tuple[int, str, str, str | None, str | None, str | None]


def place_of(environ: dict[str, Any], token_id: int) -> Place:
    """Where the answer to this request is kept."""
    get = environ.get
    return (
        token_id,
        environ["PATH_INFO"],
        get("QUERY_STRING", ""),
        get("HTTP_HOST"),
        get("wsgi.url_scheme"),
        get("HTTP_X_FORWARDED_PROTO"),
    )


def for_recipients(place: Place, rest: str, arm: int) -> tuple[Any, ...]:
    """Where an answer is kept for all recipients who get the same arm; the first arm is what is
    answered without a recipient.
    """
    token_id, path, _, *others = place
    return (token_id, path, rest, *others, *([arm] if arm else []))


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
