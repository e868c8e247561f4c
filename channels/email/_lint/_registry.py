"""Finding the rules: this package is walked, and there is no list to edit."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from channels._frozen import Frozen
from channels.email._lint._rule import Rule

__all__ = ["RuleModuleError", "find"]


class RuleModuleError(ImportError):
    """A module among the rules does not hold one ``RULE`` that bears its name."""


def find(package: ModuleType) -> Mapping[str, Rule]:
    """Return id -> rule for each module of *package* without a leading underscore."""
    return Frozen(dict(sorted(_walk(package))))


def _walk(package: ModuleType) -> Iterator[tuple[str, Rule]]:
    for info in iter_modules(package.__path__):
        if info.name.startswith("_"):
            continue
        module = import_module(f"{package.__name__}.{info.name}")
        rule = getattr(module, "RULE", None)
        if not isinstance(rule, Rule) or rule.id != info.name:
            raise RuleModuleError(f"{module.__name__} must hold RULE, a Rule named {info.name!r}")
        yield info.name, rule
