"""A brand's choice as a check needs it: as a number, and where it was made."""

from __future__ import annotations

from templates_lib.checks._check import Setting
from templates_lib.checks._family import Member

__all__ = ["number", "rule_of"]


def number(member: Member, setting: Setting) -> int:
    """The number chosen; the default where the choice is none."""
    value = member.setting(setting)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return int(value)
    return setting.default if isinstance(setting.default, int) else 0


def rule_of(member: Member, setting: Setting) -> str:
    """The place in the guide document where the brand chose; "" where nobody did."""
    if setting.name in member.style.settings:
        return f"locales.{member.style.locale}.settings.{setting.name}"
    return f"settings.{setting.name}" if setting.name in member.family.guide.settings else ""
