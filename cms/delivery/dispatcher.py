"""The WSGI callable in front of Django: what it surely knows it answers, the rest it hands on.

What it answers: ``GET`` and ``HEAD`` of ``/api/v1/templates/{key}/{channel}`` with a valid token,
for wordings that Django has answered before and that nothing has changed since. A cookie, an
unknown token, a query never seen, a row that cannot be read: all of that goes to Django.
"""

from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any

from cms.delivery import usage
from cms.delivery.asked import LONGEST, PREFIX, Place, for_recipients, place_of, recipient_of
from cms.delivery.background import Background
from cms.delivery.callers import known_caller
from cms.delivery.compressing import wants_gzip
from cms.delivery.conditions import holds
from cms.delivery.kept import Headers, Kept, KeptAnswers
from cms.delivery.limits import Bucket
from cms.delivery.noted import CALLER, NOTED, ORDER, Noted
from cms.delivery.orders import KeptOrder, may_be_batch, read_batch
from cms.delivery.sequence import Seen, Sequence
from templates_lib.release import arm_number

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

OK, NOT_MODIFIED = "200 OK", "304 Not Modified"
READING = ("GET", "HEAD")


class Dispatcher:
    """*django* with a store of answers before it."""

    def __init__(
        self,
        django: Application,
        answers: KeptAnswers[Kept],
        orders: KeptAnswers[KeptOrder],
        sequence: Sequence,
        background: Background | None = None,
    ) -> None:
        self._django = django
        self._answers: KeptAnswers[Kept] = answers
        self._orders: KeptAnswers[KeptOrder] = orders
        self._sequence = sequence
        self._background = background

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if not path.startswith(PREFIX):
            return self._hand_on(environ, start_response)
        get = environ.get
        query = get("QUERY_STRING", "")
        if (
            "HTTP_AUTHORIZATION" not in environ
            or "HTTP_COOKIE" in environ
            or len(path) + len(query) > LONGEST
            or environ["REQUEST_METHOD"] not in READING
        ):
            return self._batch(environ, start_response)
        now = monotonic()
        seen = self._sequence.seen(now)
        if seen is None:
            return self._hand_on(environ, start_response)
        known = known_caller(environ, seen, now)
        if known is not None:
            place = place_of(environ, known.token_id)
            kept = self._answers.get(place)
            if kept is None and "recipient=" in query:
                kept = self._find_arm(place)
            if kept is not None:
                fields = limit_fields(known.bucket, now)
                if fields is not None:
                    usage.count(kept.use)
                    return serve(kept, fields, seen, environ, start_response)
        return self._through(environ, start_response, seen)

    def _hand_on(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if self._background:
            self._background.begin()
        return self._django(environ, start_response)

    def _find_arm(self, place: Place) -> Kept | None:
        """The answer for a recipient nobody asked for before: another one's with the same arm."""
        asked = recipient_of(place[2])
        if asked is None:
            return None
        first = self._answers.get(for_recipients(place, asked.rest, 0))
        if first is None or first.wording.arms == 1:
            return first
        arm = arm_number(first.wording.key, asked.name, first.wording.arms)
        return self._answers.get(for_recipients(place, asked.rest, arm)) if arm else first

    def _batch(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Messages of wordings that are known, or Django's answer."""
        now = monotonic()
        seen = self._sequence.seen(now) if may_be_batch(environ) else None
        batch = read_batch(environ) if seen else None
        if seen is None or batch is None:
            return self._hand_on(environ, start_response)
        known = known_caller(environ, seen, now)
        if known is None:
            return self._hand_on(environ, start_response)
        token_id = known.token_id
        place = (place_of(environ, token_id), batch.tags)
        kept = self._orders.get(place)
        if kept is None:
            return self._order(environ, start_response, seen, place)
        fields = limit_fields(known.bucket, now)
        if fields is None:
            return self._hand_on(environ, start_response)
        headers, body = batch.answer(kept, token_id)
        start_response(OK, headers + fields)
        return [body]

    def _order(
        self, environ: Environ, start_response: StartResponse, seen: Seen, place: Any
    ) -> Iterable[bytes]:
        """Django's answer to a batch; what it was made of is kept."""
        said, start = overheard(start_response)
        response = self._hand_on(environ, start)
        order = environ.get(ORDER)
        if order is not None and said and said[-1][0].startswith("200"):
            kept = KeptOrder(order, said[-1][1])
            self._orders.put(place, kept, lambda: self._sequence.is_still(seen))
        return response

    def _through(
        self, environ: Environ, start_response: StartResponse, seen: Seen
    ) -> Iterable[bytes]:
        """Django's answer, kept on the way out where Django says what it holds."""
        said, start = overheard(start_response)
        response = self._hand_on(environ, start)
        noted, caller = environ.get(NOTED), environ.get(CALLER)
        if noted is not None and caller is not None and said:
            self._keep(noted, said[-1][1], place_of(environ, caller.token_id), seen)
        return response

    def _keep(self, noted: Noted, headers: Headers, place: Place, seen: Seen) -> None:
        names = {name.lower(): value for name, value in headers}
        if "set-cookie" in names:
            return
        wording = noted.wording
        if wording.release is None and names.get("budskap-release", "0") != seen.header[1]:
            self._sequence.look_again()  # Django has seen a newer release than we have
            return
        where = place_for_all(place, wording.arm)
        kept = Kept(noted, headers, place[0])
        self._answers.put(where, kept, lambda: self._sequence.is_still(seen))


def overheard(start_response: StartResponse) -> tuple[list[tuple[str, Headers]], StartResponse]:
    """*start_response*, and what is said to it."""
    said: list[tuple[str, Headers]] = []

    def start(status: str, headers: Headers, *rest: Any) -> Any:
        said.append((status, headers))
        return start_response(status, headers, *rest)

    return said, start


def place_for_all(place: Place, arm: int) -> tuple[Any, ...]:
    """Where an answer is found again: as it was asked for, or for all recipients of its arm."""
    asked = recipient_of(place[2]) if "recipient=" in place[2] else None
    return place if asked is None else for_recipients(place, asked.rest, arm)


def limit_fields(bucket: Bucket | None, now: float) -> Headers | None:
    """Take one call: what the answer says of the limit; None for Django to refuse it."""
    if bucket is None:
        return []
    field = bucket.field(now)
    return None if field is None else [bucket.policy, field]


def serve(
    kept: Kept, fields: Headers, seen: Seen, environ: Environ, start_response: StartResponse
) -> Iterable[bytes]:
    """Give an answer again, with *fields* and the newest release besides its own."""
    get = environ.get
    form = kept.plain
    accepted = get("HTTP_ACCEPT_ENCODING")
    if accepted is not None and wants_gzip(accepted):
        form = kept.gzip
    if not kept.pinned:
        fields.append(seen.header)
    asked = get("HTTP_IF_NONE_MATCH")
    if asked is not None and holds(asked, form.etag):
        start_response(NOT_MODIFIED, form.unchanged + fields)
        return [b""]
    start_response(OK, form.found + fields)
    return [b"" if environ["REQUEST_METHOD"] == "HEAD" else form.body]
