"""Where in the guide a brand made a choice."""

from __future__ import annotations

from templates_lib.checks._check import Setting
from templates_lib.checks._family import Member

__all__ = ["rule_of"]


def rule_of(member: Member, setting: Setting) -> str:
    """The place of the choice in the guide document; empty where the brand made none."""
    if setting.name in member.style.settings:
        return f"locales.{member.style.locale}.settings.{setting.name}"
    if setting.name in member.family.guide.settings:
        return f"settings.{setting.name}"
    return ""
