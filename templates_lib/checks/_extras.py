"""Which checks are off, and why: the optional packages and dictionaries that they need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec

import locales
from channels._frozen import Frozen
from locales.words import gettext_noop
from templates_lib import lexicons
from templates_lib.checks._check import Check

__all__ = ["Off", "off"]

_PACKAGES = gettext_noop("Off: install the packages of requirements/%(extra)s.txt.")
_MODULE = gettext_noop("Off: install the package %(extra)s.")
_DICTIONARY = gettext_noop(
    "Off for %(language)s: no dictionary was found. Put one into a folder and name the folder in"
    " the environment variable %(variable)s."
)


@dataclass(frozen=True)
class Off:
    """Why a check says nothing: in ``locales``, or in all when that is empty."""

    msgid: str
    params: Mapping[str, str] = field(default_factory=dict, hash=False)
    locales: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """The reason in English."""
        return self.msgid % dict(self.params)


def off(checks: Mapping[str, Check]) -> Mapping[str, tuple[Off, ...]]:
    """Check id -> why it is off, for each of ``checks`` that is off everywhere or somewhere."""
    reasons = {name: _reasons(check) for name, check in checks.items() if check.extra}
    return Frozen({name: why for name, why in reasons.items() if why})


def _reasons(check: Check) -> tuple[Off, ...]:
    return _KINDS.get(check.extra, _module)(check)


def _module(check: Check) -> tuple[Off, ...]:
    """An extra that is named for the module it brings."""
    there = find_spec(check.extra) is not None
    return () if there else (Off(_MODULE, {"extra": check.extra}),)


def _lexicons(check: Check) -> tuple[Off, ...]:
    tags = [tag for tag in locales.curated_tags() if not check.locales or tag in check.locales]
    lacking = {tag: lexicons.missing(tag) for tag in tags}
    if any(why == "packages" for why in lacking.values()):
        return (Off(_PACKAGES, {"extra": check.extra}),)
    return tuple(_without(tag) for tag, why in lacking.items() if why)


def _without(tag: str) -> Off:
    language = locales.get(tag).english_name
    params = {"language": language, "variable": lexicons.FOLDER_VARIABLE}
    return Off(_DICTIONARY, params, (tag,))


_KINDS: Mapping[str, Callable[[Check], tuple[Off, ...]]] = {"lexicons": _lexicons}
"""Extras that need more than a module: dictionaries of each language."""
