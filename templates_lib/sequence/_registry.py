"""Finding the rules: this package is walked, and there is no list to edit."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from channels._frozen import Frozen
from templates_lib.sequence._values import Rule

__all__ = ["RuleModuleError", "find"]


class RuleModuleError(ImportError):
    """A module among the rules does not hold one ``RULE`` that bears its name."""


def find(package: ModuleType) -> Mapping[str, Rule]:
    """Id -> rule for each module of ``package`` without a leading underscore."""
    found: dict[str, Rule] = {}
    for info in sorted(iter_modules(package.__path__), key=lambda each: each.name):
        if info.name.startswith("_"):
            continue
        module = import_module(f"{package.__name__}.{info.name}")
        rule = getattr(module, "RULE", None)
        if not isinstance(rule, Rule) or rule.id != info.name:
            raise RuleModuleError(f"{module.__name__} must hold RULE, a Rule named {info.name!r}")
        found[info.name] = rule
    return Frozen(found)
