"""Batches to render, answered from memory: the wordings of a call that Django has answered before.

What is kept is which wordings there are to choose from (`cms.api.choosing.Shelf`), under the call
and its locales; values come with each batch and leave with it.
"""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from cms.api.batches import batch_answer
from cms.api.names import BatchLocales
from cms.api.quick import QuickBatch, quick_batch
from cms.api.rendering import Order, known_tags
from cms.api.strict import MEGABYTE
from cms.delivery import usage
from cms.delivery.kept import MADE_ON_SERVING, Headers
from cms.delivery.noted import Wording
from cms.delivery.outside import outside_a_request

ENDING = "/render"
LARGEST = 20 * MEGABYTE
JSON = "application/json"
ANY_FORM = frozenset(("", "*/*", JSON))
PER_ENTRY = 20_000  # bytes, about: a row with its content

Environ = dict[str, Any]


class KeptOrder:
    """What holds for all of a batch, and the headers of an answer made of it."""

    __slots__ = ("common", "measured", "shelf", "size", "used", "wording")

    def __init__(self, order: Order, headers: Headers) -> None:
        self.shelf = shelf = order.shelf
        self.measured = order.measured
        self.common = [pair for pair in headers if pair[0].lower() not in MADE_ON_SERVING]
        self.common.append(("Content-Type", JSON))
        self.wording = Wording(shelf.key, shelf.channel, "", "", False, None, 1, 0)
        self.size = PER_ENTRY * len(shelf.entries)
        self.used = False


class Batch:
    """A batch as it was sent, with the locales that it asks for."""

    def __init__(self, batch: QuickBatch) -> None:
        self.batch = batch
        self.locales = BatchLocales()
        self.tags = frozenset(known_tags(batch.recipients, self.locales))

    def answer(self, kept: KeptOrder, token_id: int) -> tuple[Headers, bytes]:
        """The answer, and a count of what was rendered."""
        order = Order(kept.shelf, self.locales, None, kept.measured)
        with outside_a_request():  # only to tell what there is instead of a missing locale
            body = batch_answer(order, self.batch)
        usage.count_many(uses(order, token_id))
        return [*kept.common, ("Content-Length", str(len(body)))], body


def uses(order: Order, token_id: int) -> Iterable[tuple[usage.Place, int]]:
    """What *order* rendered, to be counted."""
    shelf = order.shelf
    return [
        ((token_id, shelf.key, shelf.channel, locale, shelf.reading.environment), number)
        for locale, number in order.uses.items()
    ]


def may_be_batch(environ: Environ) -> bool:
    """Whether a request below the prefix may be a batch whose answer is one JSON document."""
    get = environ.get
    length = get("CONTENT_LENGTH") or ""
    return (
        environ["REQUEST_METHOD"] == "POST"
        and environ["PATH_INFO"].endswith(ENDING)
        and "HTTP_AUTHORIZATION" in environ
        and "HTTP_COOKIE" not in environ
        and "HTTP_TRANSFER_ENCODING" not in environ
        and get("HTTP_ACCEPT", "") in ANY_FORM
        and length.isascii()
        and length.isdecimal()
        and len(length) < 10
        and 0 < int(length) <= LARGEST
    )


def read_batch(environ: Environ) -> Batch | None:
    """The batch in the body, which Django can read again; None where it should."""
    try:
        data = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    except OSError:  # the client went away: Django will find the same
        return None
    environ["wsgi.input"] = BytesIO(data)
    if len(data) != int(environ["CONTENT_LENGTH"]):
        return None
    batch = quick_batch(data)
    return None if batch is None else Batch(batch)
