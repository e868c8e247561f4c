"""The problem of passing a limit, for those who refuse instead of measuring."""

from collections.abc import Iterator

from channels._limit import Limit
from channels._problem import Problem
from channels._reading import problem
from locales.words import gettext_noop

__all__ = ["over"]


def over(path: str, actual: int, limit: Limit) -> Iterator[Problem]:
    """Yield the problem of *actual*, what is at *path*, where it is past *limit*."""
    if actual > limit.value:
        message = gettext_noop("%(actual)s %(unit)s; %(limit)s is the limit (%(source)s)")
        yield problem(
            path, message, actual=actual, unit=limit.unit, limit=limit.value, source=limit.source
        )
