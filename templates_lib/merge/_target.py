"""What a target is: a sender's merge language, what it can do as data, and who writes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from channels._frozen import Frozen
from templates_lib.merge._values import MergeError

if TYPE_CHECKING:
    from templates_lib.merge._writer import Writer

__all__ = ["Can", "Profile", "Target"]

Otherwise: TypeAlias = Literal["moved", "refused"]

_MARK = re.compile(r"[^\s\w]\S{0,9}")
_WRITTEN = re.compile(r"[^\x00-\x1f\x7f]{1,200}")


@dataclass(frozen=True)
class Can:
    """What a language can do. What it cannot is moved to a value, or refused.

    The first six are what a condition may ask there: a yes-or-no value, whether a text is filled,
    whether a text is another, how a whole number compares, whether a list has items, and
    several of these joined. ``position``: whether a loop's round is the first or the last.
    ``plural``: by a form of its own, by the CLDR rules in arithmetic, by asking a value that names
    the form, or not at all. ``escapes``: it makes values safe in HTML.
    """

    flag: bool = False
    filled: bool = False
    equal: bool = False
    compare: bool = False
    has_items: bool = False
    joined: bool = False
    loop: bool = False
    position: bool = False
    default: bool = False
    plural: Literal["native", "rules", "form", "no"] = "no"
    escapes: bool = False
    plain_flags: bool = False
    """A condition may guard nothing but literal text, without brackets (GOV.UK Notify)."""
    as_ways: bool = False
    """A condition has no brackets and no steps: it must be a row of alternatives (Django)."""
    names_only: bool = False
    """A value compared or selected by must be a plain word (ICU, Fluent)."""


@dataclass(frozen=True)
class Profile:
    """How one company uses a target: the marks round a name, and what names are called there.

    ``names`` maps a variable of the contract to how the sender writes it, as in
    ``{"first_name": "ticket.requester.first_name"}``. ``scope`` stands before every other name.
    The marks are for the target ``custom`` only.
    """

    open: str = ""
    close: str = ""
    scope: str | None = None
    names: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", Frozen(self.names))
        for mark in (self.open, self.close):
            if mark and not _MARK.fullmatch(mark):
                raise MergeError(
                    f"{mark!r} is no mark: write 1 to 10 characters, the first of them a sign"
                )
        for written in (*self.names.values(), *([self.scope] if self.scope else [])):
            if not isinstance(written, str) or not _WRITTEN.fullmatch(written):
                raise MergeError(f"{written!r} is no name: write 1 to 200 characters on one line")


@dataclass(frozen=True)
class Target:
    """One sender's merge language.

    ``reference`` is how a variable is written in a tag, with ``{}`` for its name; ``channels`` are
    those it is for (none: all), and ``leaves_out`` the outputs it makes itself, with the reason.
    ``branch`` and ``loops`` say what becomes of a whole branch or loop that it cannot carry.
    ``own_fields``: it fills in only what it has itself, so that each name must be mapped by a
    profile; ``needs_marks``: a profile gives its marks. ``numbered``: values have numbers;
    ``"part"``: from 1 in each part. ``longest`` and ``most`` bound names and variables. ``spelled``
    writes a name as it is written there, and ``same`` makes of it what the sender sees of it.
    ``native`` names the constructs of which it has a form of its own. ``source`` is where the
    language is described, ``sure`` what is not.
    """

    name: str
    label: str
    writer: type[Writer]
    can: Can
    source: str
    reference: str = "{}"
    channels: frozenset[str] = frozenset()
    leaves_out: Mapping[str, str] = field(default_factory=dict, hash=False)
    branch: Otherwise = "moved"
    loops: Otherwise = "moved"
    yes: str = "yes"
    no: str = ""
    never_empty: bool = False
    own_fields: bool = False
    needs_marks: bool = False
    numbered: Literal["", "whole", "part"] = ""
    longest: int = 64
    most: int = 0
    same: Callable[[str], str] = str
    spelled: Callable[[str], str] = str
    native: frozenset[str] = frozenset({"value"})
    marks: tuple[str, str] | None = None
    sure: str = ""
    options: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def needs_profile(self) -> bool:
        """Whether nothing can be exported without a profile."""
        return self.own_fields or self.needs_marks

    def __post_init__(self) -> None:
        object.__setattr__(self, "leaves_out", Frozen(self.leaves_out))
        object.__setattr__(self, "options", Frozen(self.options))
