"""Lists small enough to be written down, for what reads simplemma's."""

from collections.abc import Iterable, Iterator

from templates_lib.lexicons._forms import Forms
from templates_lib.lexicons._index import Index, index


class Unpacked:
    """Records of which none is packed: the value of each key is the key behind ``=``."""

    def __init__(self, keys: Iterable[bytes], reverse: bool = False) -> None:
        self.keys, self.reverse = sorted(keys), reverse

    def _read_header(self, _data: object) -> tuple[bool, int, int]:
        return self.reverse, len(self.keys), 0

    def _iter_records(
        self, _data: object, place: int, *_before: bytes
    ) -> Iterator[tuple[int, bytes, bytes]]:
        return ((at, self.keys[at], b"=" + self.keys[at]) for at in range(place, len(self.keys)))

    def index(self) -> Index:
        return index(self, b"x" * len(self.keys))

    def forms(self, found: Index | None = None) -> Forms:
        return Forms(self, found or self.index())
