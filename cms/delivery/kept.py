"""Answers that are kept, and the bounded store of them.

Looking up takes no lock: a dictionary's own operations are each done at once. Only writers, who are
few, wait for one another.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, Protocol, TypeVar

from cms.delivery.compressing import compressed, gzip_tag
from cms.delivery.noted import Noted, Wording
from cms.delivery.usage import place_of

Headers = list[tuple[str, str]]

# Made anew for each answer, or for each representation.
MADE_ON_SERVING = frozenset(
    (
        "budskap-release",
        "content-encoding",
        "content-length",
        "content-type",
        "date",
        "etag",
        "ratelimit",
        "ratelimit-policy",
    )
)
OVERHEAD = 3000  # bytes that an answer takes besides its body, about


@dataclass(frozen=True, slots=True)  # read for every request: twice as fast as a named tuple
class Form:
    """One representation of an answer: plain, or compressed."""

    body: bytes
    etag: str
    found: Headers  # of a 200
    unchanged: Headers  # of a 304


class Kept:
    """An answer as Django gave it, ready to be given again."""

    __slots__ = (
        "_gzip",
        "body",
        "common",
        "content_type",
        "pinned",
        "plain",
        "size",
        "use",
        "used",
        "wording",
    )

    def __init__(self, noted: Noted, headers: Headers, token_id: int) -> None:
        self.wording = noted.wording
        self.pinned = noted.wording.release is not None  # else it tells the newest release, too
        self.use = place_of(token_id, noted.wording)
        self.content_type = noted.content_type
        self.body = noted.body
        self.common = [pair for pair in headers if pair[0].lower() not in MADE_ON_SERVING]
        if self.pinned:
            self.common.append(("Budskap-Release", str(noted.wording.release)))
        self.plain = self._form(noted.body, noted.etag)
        self._gzip: Form | None = None
        self.size = 2 * len(noted.body) + OVERHEAD
        self.used = False

    @property
    def gzip(self) -> Form:
        """This answer compressed, where that is worthwhile; made when it is first asked for."""
        if self._gzip is None:
            smaller = compressed(self.body)
            etag = gzip_tag(self.plain.etag)
            self._gzip = self.plain if smaller is None else self._form(smaller, etag, "gzip")
        return self._gzip

    def _form(self, body: bytes, etag: str, encoding: str = "") -> Form:
        common = [*self.common, ("ETag", etag), ("Content-Length", str(len(body)))]
        kind = [("Content-Type", self.content_type)]
        coded = [("Content-Encoding", encoding)] if encoding else []
        return Form(body, etag, common + kind + coded, common)


class Holds(Protocol):
    """What can be kept."""

    size: int  # bytes, about
    used: bool  # since it was last looked at

    @property
    def wording(self) -> Wording: ...


T = TypeVar("T", bound=Holds)


class KeptAnswers(Generic[T]):
    """At most *budget* bytes of answers by place; those that were not used lately are let go.

    Oldest first, with a second chance for what was used since it was last looked at: nearly the
    least lately used, without reordering anything when it is read.
    """

    def __init__(self, budget: int) -> None:
        self.budget = budget
        self.size = 0
        self._kept: OrderedDict[Hashable, T] = OrderedDict()
        self._places: defaultdict[str, set[Hashable]] = defaultdict(set)  # of what may change
        self._lock = Lock()

    def get(self, place: Hashable) -> T | None:
        """The answer at *place*, which counts as used from now on."""
        kept = self._kept.get(place)
        if kept is not None:
            kept.used = True
        return kept

    def put(self, place: Hashable, kept: T, still: Callable[[], bool]) -> None:
        """Keep an answer, unless it is larger than all, or what it rests on is not *still* so."""
        with self._lock:
            if kept.size > self.budget or not still():
                return
            self._let_go(place)
            while self.size + kept.size > self.budget:
                self._let_go_of_one()
            self._kept[place] = kept
            self.size += kept.size
            if not kept.wording.fixed:
                self._places[kept.wording.key].add(place)

    def change(self, keys: Iterable[str] | None, then: Callable[[], None]) -> None:
        """Let go of what belongs to *keys* and may change (None: of everything), and do *then*."""
        with self._lock:
            if keys is None:
                self._kept.clear()
                self._places.clear()
                self.size = 0
            else:
                for place in [place for key in keys for place in self._places.get(key, ())]:
                    self._let_go(place)
            then()

    def __len__(self) -> int:
        return len(self._kept)

    def _let_go_of_one(self) -> None:
        while True:
            place, kept = next(iter(self._kept.items()))
            if not kept.used:
                return self._let_go(place)
            kept.used = False
            self._kept.move_to_end(place)

    def _let_go(self, place: Hashable) -> None:
        kept = self._kept.pop(place, None)
        if kept is None:
            return
        self.size -= kept.size
        places = self._places.get(kept.wording.key)
        if places is not None:
            places.discard(place)
            if not places:
                del self._places[kept.wording.key]
