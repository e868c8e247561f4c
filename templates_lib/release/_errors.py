"""What can be wrong with a bundle, and with what is asked of it."""

from __future__ import annotations

__all__ = ["BundleError", "NothingPublished"]


class BundleError(ValueError):
    """A file is no bundle, is cut off, was changed, or is of a version that is not known here."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(place, why)
        self.place, self.why = place, why

    def __str__(self) -> str:
        return f"{self.place}: {self.why}"


class NothingPublished(LookupError):
    """The release has no such wording. ``available`` is what it has in its place: keys that are
    near, the channels of the key, or its locales there."""

    def __init__(self, what: str, available: tuple[str, ...] = ()) -> None:
        super().__init__(what, available)
        self.what, self.available = what, available

    def __str__(self) -> str:
        if not self.available:
            return self.what
        return f"{self.what}; there is {', '.join(self.available)}"
