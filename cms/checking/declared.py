"""What the checks declare: their settings, each once, and what the interface calls the checks."""

from functools import cache

from templates_lib.checks import CHECKS, Check, Setting


@cache
def settings_by_name() -> dict[str, Setting]:
    """Every setting that a check reads, by its name; several checks may read the same."""
    return {setting.name: setting for check in CHECKS.values() for setting in check.settings}


@cache
def readers_of(name: str) -> tuple[Check, ...]:
    """The checks that read the setting *name*."""
    return tuple(
        check for check in CHECKS.values() if any(each.name == name for each in check.settings)
    )
