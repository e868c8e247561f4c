"""Finding the checks: this package is walked, and there is no list to edit.

A check is a module, or, where it is words and nothing else, a TOML file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module, resources
from pkgutil import iter_modules
from types import ModuleType

from channels._frozen import Frozen
from templates_lib.checks._check import Check
from templates_lib.checks._word_check import word_check

__all__ = ["CheckModuleError", "find"]


class CheckModuleError(ImportError):
    """A module among the checks does not hold one ``CHECK`` that bears its name."""


def find(package: ModuleType) -> Mapping[str, Check]:
    """Id -> check for each module of ``package`` without a leading underscore, and each TOML."""
    found = dict(_walk(package))
    for name, text in _files(package):
        if name in found:
            raise CheckModuleError(f"{name} is a module and a TOML file among the checks")
        found[name] = word_check(name, text)
    return Frozen(dict(sorted(found.items())))


def _files(package: ModuleType) -> Iterator[tuple[str, str]]:
    for entry in resources.files(package).iterdir():
        if entry.name.endswith(".toml") and not entry.name.startswith("_"):
            yield entry.name.removesuffix(".toml"), entry.read_text("utf-8")


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
