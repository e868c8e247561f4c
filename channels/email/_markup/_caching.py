"""Remembering what short texts say: mails repeat themselves, and hostile ones are long."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

__all__ = ["remembered"]

P = ParamSpec("P")
R = TypeVar("R")


def remembered(maxsize: int, longest: int = 1000) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Return a decorator like ``lru_cache`` that keeps no answer about a text over *longest*.

    So *maxsize* bounds the memory too, whatever is written.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        kept = lru_cache(maxsize=maxsize)(function)

        @wraps(function)
        def asked(*args: P.args, **kwargs: P.kwargs) -> R:
            for each in args:
                if isinstance(each, str) and len(each) > longest:
                    return function(*args, **kwargs)
            return kept(*args, **kwargs)  # type: ignore[arg-type]

        return asked

    return decorate
