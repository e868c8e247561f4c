"""Merge languages: one text, written once, in the language of whichever sender is used.

``export`` writes a variant for a target. Each construct is native there, expressed by other means,
moved to a value that the sender must be sent (the *contract*, which ``derive`` computes), or
refused by name. Nothing is lost in silence.

>>> get("braze").label
'Braze'
"""

from collections.abc import Mapping
from dataclasses import replace

from templates_lib.handover import Source
from templates_lib.merge import _export, _walk
from templates_lib.merge._deriving import derive, worked
from templates_lib.merge._profiles import load_profile
from templates_lib.merge._target import Can, Profile, Target
from templates_lib.merge._values import (
    Contract,
    Export,
    MergeError,
    Refusal,
    Sample,
    Variable,
)
from templates_lib.merge._walk import TargetModuleError, UnknownTargetError
from templates_lib.message import Message

TARGETS: Mapping[str, Target] = _walk.find(__name__, list(__path__))
"""Every target by its name."""

__all__ = [
    "TARGETS",
    "Can",
    "Contract",
    "Export",
    "MergeError",
    "Profile",
    "Refusal",
    "Sample",
    "Target",
    "TargetModuleError",
    "UnknownTargetError",
    "Variable",
    "derive",
    "document",
    "export",
    "export_source",
    "get",
    "load_profile",
    "worked",
]


def get(name: str) -> Target:
    """Return the target called *name*; ``UnknownTargetError`` suggests the nearest names."""
    return _walk.look_up(TARGETS, name)


def export(
    message: Message,
    target: str | Target,
    channel: str,
    locale: str,
    *,
    profile: Profile | None = None,
    persona: str = "",
    arm: str = "",
) -> Export:
    """Return one variant in a target's language: see ``Export``.

    Raises ``UnknownTargetError``, ``channels.UnknownChannelError``, ``locales.UnknownLocaleError``,
    ``MergeError`` when there is no such variant or the profile does not do, and a
    ``TemplateError`` when the texts themselves are wrong.
    """
    found = get(target) if isinstance(target, str) else target
    return _export.export(
        message, found, channel, locale, profile=profile, persona=persona, arm=arm
    )


def export_source(
    source: Source, target: str | Target, key: str = "", *, profile: Profile | None = None
) -> Export:
    """Return the same for a wording with all that finishes it."""
    found = get(target) if isinstance(target, str) else target
    return _export.export_source(source, found, key, profile=profile)


def document(export: Export) -> dict[str, object]:
    """Return an export as JSON, its contract with three worked samples for each value."""
    return replace(export, contract=worked(export.contract)).document()
