"""The back-ends: one module a provider; the package is walked, and there is no list to edit."""

import sys
from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from cms.provider_templates.backends._base import (
    Access,
    Backend,
    Field,
    Reference,
    Request,
    Standing,
)

__all__ = [
    "BACKENDS",
    "Access",
    "Backend",
    "Field",
    "Reference",
    "Request",
    "Standing",
    "get",
    "known",
]


def _walk() -> Mapping[str, Backend]:
    found: dict[str, Backend] = {}
    for info in iter_modules(sys.modules[__name__].__path__):
        if not info.name.startswith("_"):
            backend = import_module(f"{__name__}.{info.name}").BACKEND
            assert backend.name == info.name
            found[backend.name] = backend
    return found


BACKENDS: Mapping[str, Backend] = _walk()


def get(name: str) -> Backend:
    """The back-end called *name*. Raises `LookupError`."""
    return BACKENDS[name]


def known(name: str) -> bool:
    """Whether there is such a back-end; one that was taken out leaves its accounts behind."""
    return name in BACKENDS
