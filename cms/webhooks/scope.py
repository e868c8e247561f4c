"""Which brand and environment a release belongs to, and what environments there are.

The one place that knows: there is a single environment so far, and a release's brand stands on its
entries.
"""

from collections.abc import Sequence

from cms.models import Release, ReleaseEntry


def environments() -> tuple[str, ...]:
    """The keys of all environments, in order."""
    return ("production",)


def environment_of(release: Release) -> str:
    """Where *release* made its change."""
    return environments()[-1]


def brand_of(release: Release, entries: Sequence[ReleaseEntry]) -> str:
    """The key of the brand that *release*, with its *entries*, is of."""
    return entries[0].brand_key if entries else ""
