"""Whether a guide's settings and weights are some that the checks know.

The guide document is read by ``templates_lib.guide``, which knows no checks: it takes any name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from channels import Problem
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Setting
from templates_lib.guide import WEIGHTS, Guide, SettingValue

__all__ = ["declared_settings", "problem_of", "problems"]

UNKNOWN_CHECK = gettext_noop("there is no check %(name)s")
UNKNOWN_CHECK_NEAR = gettext_noop("there is no check %(name)s; did you mean %(near)s?")
UNKNOWN_SETTING = gettext_noop("no check has a setting %(name)s")
UNKNOWN_SETTING_NEAR = gettext_noop("no check has a setting %(name)s; did you mean %(near)s?")
UNKNOWN_CHOICE = gettext_noop("must be one of %(known)s, not %(got)s")
UNKNOWN_CHOICE_NEAR = gettext_noop("must be one of %(known)s, not %(got)s; did you mean %(near)s?")
NOT_WORDS = gettext_noop("must be a list of texts")
NOT_A_SWITCH = gettext_noop("must be true or false")
NOT_A_NUMBER = gettext_noop("must be a number that is not below 0")


def declared_settings(checks: Mapping[str, Check]) -> dict[str, Setting]:
    """Every setting that one of ``checks`` reads, by name."""
    return {setting.name: setting for check in checks.values() for setting in check.settings}


def problems(checks: Mapping[str, Check], guide: Guide) -> tuple[Problem, ...]:
    """What ``guide`` says of checks and settings that are none, or in values that are none."""
    declared = declared_settings(checks)
    found = list(_of_settings(guide.settings, declared, "settings"))
    for tag, style in guide.locales.items():
        found += _of_settings(style.settings, declared, f"locales.{tag}.settings")
    return (*found, *_of_weights(guide.checks, checks))


def _of_settings(
    settings: Mapping[str, SettingValue], declared: Mapping[str, Setting], path: str
) -> Iterator[Problem]:
    for name, value in settings.items():
        here = f"{path}.{name}"
        if name not in declared:
            yield _unknown(here, name, declared, UNKNOWN_SETTING, UNKNOWN_SETTING_NEAR)
        elif problem := problem_of(declared[name], value, here):
            yield problem


def _of_weights(weights: Mapping[str, str], checks: Mapping[str, Check]) -> Iterator[Problem]:
    for name, weight in weights.items():
        if name not in checks:
            yield _unknown(f"checks.{name}", name, checks, UNKNOWN_CHECK, UNKNOWN_CHECK_NEAR)
        elif weight not in WEIGHTS:
            yield _not_among(f"checks.{name}", weight, WEIGHTS)


def problem_of(setting: Setting, value: object, path: str = "") -> Problem | None:
    """What is wrong with ``value`` as the value of ``setting``."""
    if setting.kind == "choice":
        known = tuple(choice for choice, _label in setting.choices)
        return None if value in known else _not_among(path, value, known)
    if setting.kind == "words":
        right = isinstance(value, tuple | list) and all(isinstance(each, str) for each in value)
        return None if right else Problem(path, NOT_WORDS, {})
    if setting.kind == "switch":
        return None if isinstance(value, bool) else Problem(path, NOT_A_SWITCH, {})
    right = isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
    return None if right else Problem(path, NOT_A_NUMBER, {})


def _unknown(path: str, name: str, known: Mapping[str, object], msgid: str, near: str) -> Problem:
    nearest = get_close_matches(name, known, n=3)
    if not nearest:
        return Problem(path, msgid, {"name": name})
    return Problem(path, near, {"name": name, "near": ", ".join(nearest)})


def _not_among(path: str, value: object, known: tuple[str, ...]) -> Problem:
    told = {"known": ", ".join(known), "got": str(value)}
    nearest = get_close_matches(str(value), known, n=1)
    if not nearest:
        return Problem(path, UNKNOWN_CHOICE, told)
    return Problem(path, UNKNOWN_CHOICE_NEAR, {**told, "near": nearest[0]})
