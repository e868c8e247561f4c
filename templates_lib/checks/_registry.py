"""Finding the checks: this package is walked, and there is no list to edit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from channels._frozen import Frozen
from templates_lib.checks._check import Check

__all__ = ["CheckModuleError", "find"]


class CheckModuleError(ImportError):
    """A module among the checks does not hold one ``CHECK`` that bears its name."""


def find(package: ModuleType) -> Mapping[str, Check]:
    """Id -> check for each module of ``package`` without a leading underscore."""
    return Frozen(dict(sorted(_walk(package))))


def _walk(package: ModuleType) -> Iterator[tuple[str, Check]]:
    for info in iter_modules(package.__path__):
        if info.name.startswith("_"):
            continue
        module = import_module(f"{package.__name__}.{info.name}")
        check = getattr(module, "CHECK", None)
        if not isinstance(check, Check) or check.id != info.name:
            raise CheckModuleError(
                f"{module.__name__} must hold CHECK, a Check named {info.name!r}"
            )
        yield info.name, check
