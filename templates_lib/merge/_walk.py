"""Finding the targets: this package is walked, and there is no list to edit."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from pkgutil import iter_modules

from channels._frozen import Frozen
from templates_lib.merge._target import Target

__all__ = ["TargetModuleError", "UnknownTargetError", "find", "look_up"]


class UnknownTargetError(LookupError):
    """There is no such target; ``suggestions`` are the names that are near, best first."""

    def __init__(self, name: object, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(name, suggestions)
        self.name, self.suggestions = name, suggestions

    def __str__(self) -> str:
        return f"{self.name!r} is not a target; did you mean {' or '.join(self.suggestions)}?"


class TargetModuleError(ImportError):
    """A module among the targets does not hold one ``TARGET`` that bears its name."""


def find(package: str, path: list[str]) -> Mapping[str, Target]:
    """Return name -> target for each module without a leading underscore."""
    found = {}
    for info in sorted(iter_modules(path), key=lambda info: info.name):
        if info.name.startswith("_"):
            continue
        module = import_module(f"{package}.{info.name}")
        target = getattr(module, "TARGET", None)
        if not isinstance(target, Target) or target.name != info.name:
            raise TargetModuleError(f"{module.__name__} must hold TARGET, named {info.name!r}")
        found[info.name] = target
    return Frozen(found)


def look_up(targets: Mapping[str, Target], name: str) -> Target:
    """Return the target called *name*; ``UnknownTargetError`` suggests the nearest names."""
    try:
        return targets[name]
    except (KeyError, TypeError):
        wanted = name.lower() if isinstance(name, str) else ""
        near = tuple(get_close_matches(wanted, targets, n=3)) if len(wanted) < 80 else ()
        raise UnknownTargetError(name, near or tuple(targets)) from None
