"""What the checks declare: their settings, each once, and the groups that they are listed in."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from templates_lib.checks import CHECKS, Check, Setting

GROUPS: Mapping[str, object] = {
    "VAR": _("Placeholders"),
    "FACT": _("Facts"),
    "TERM": _("Terms and rules of the brand"),
    "ADDR": _("Address form"),
    "VOICE": _("Voice"),
    "LEGAL": _("Law and consent"),
    "TYP": _("Typography"),
    "STY": _("Style"),
    "LEN": _("Length"),
    "ENC": _("Characters and encoding"),
    "READ": _("Readability"),
    "SPELL": _("Spelling"),
    "L10N": _("Languages"),
    "A11Y": _("Accessibility"),
    "STR": _("Structure and links"),
    "": _("Others"),
}
"""The groups of the catalogue, in its order: the beginning of a check's first code."""


def settings_by_name() -> dict[str, Setting]:
    """Every setting that a check reads, by its name; several checks may read the same."""
    return {setting.name: setting for check in CHECKS.values() for setting in check.settings}


def readers_of(name: str) -> list[Check]:
    """The checks that read the setting *name*."""
    return [check for check in CHECKS.values() if any(each.name == name for each in check.settings)]


def group_of(check: Check) -> str:
    """Which of `GROUPS` *check* belongs to."""
    prefix = check.codes[0].partition("-")[0] if check.codes else ""
    return prefix if prefix in GROUPS else ""


def by_group(checks: Iterable[Check]) -> list[tuple[object, list[Check]]]:
    """*checks* under the names of their groups; empty groups left out."""
    found: dict[str, list[Check]] = {name: [] for name in GROUPS}
    for check in checks:
        found[group_of(check)].append(check)
    return [(GROUPS[name], members) for name, members in found.items() if members]
