"""A finding: one fault that a check found, where it stands, and what to do about it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from channels._frozen import Frozen
from channels._lazy import lazy
from templates_lib.message import Address

__all__ = ["Finding", "Related", "Severity", "natural", "unnumbered"]

_NUMBER_IN_PATH = re.compile(r"\.\d+(?=\.|$)")


class Severity(StrEnum):
    """How much a finding weighs. An ``error`` stops submitting and publishing until waived."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Related(NamedTuple):
    """The other side of a finding: the words it was compared with."""

    address: Address
    part: str
    start: int
    end: int

    def as_dict(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "key": self.address.key,
            "channel": self.address.channel,
            "locale": self.address.locale,
            "persona": self.address.persona,
            "arm": self.address.arm,
            "part": self.part,
            "start": self.start,
            "end": self.end,
        }


@dataclass(frozen=True)
class Finding:
    """One fault. ``start`` and ``end`` count code points in the part's own template text.

    ``msgid`` is an English sentence with ``%(name)s`` gaps for ``params``, so that an interface
    can translate it. ``suggestion`` is what to write in place of the span, when that is sure.
    ``evidence`` is the words flagged and, where two sides disagree, what the other side says:
    with the check, the address and the part's name it makes the fingerprint. ``occurrence``
    counts equal evidence within one variant, from 1. ``rule`` is the place in the guide document
    that decided (``locales.nb.address_form``), empty where the check did by itself. ``snippet`` is
    the key of the snippet whose words are at fault: the span is then the mark that takes it in,
    and the remedy lies in the snippet.
    """

    check: str
    severity: Severity
    address: Address
    part: str
    start: int
    end: int
    msgid: str
    params: Mapping[str, str] = field(default_factory=dict, hash=False)
    suggestion: str | None = None
    related: Related | None = None
    evidence: str = ""
    occurrence: int = 1
    rule: str = ""
    snippet: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "params", Frozen(self.params))

    @property
    def message(self) -> str:
        """The finding in English."""
        return self.msgid % dict(self.params)

    @property
    def span(self) -> tuple[int, int]:
        return (self.start, self.end)

    @property
    def fingerprint(self) -> str:
        """SHA-256 in hex of what was found, not of where: it survives edits elsewhere.

        The places of blocks are left out of the part, so a paragraph put in above does not lose
        a waiver. The same words a second time in one variant are another finding.
        """
        again = () if self.occurrence == 1 else (str(self.occurrence),)
        return hashlib.sha256("\x1f".join((*self.identity, *again)).encode()).hexdigest()

    @lazy
    def identity(self) -> tuple[str, str, str, str]:
        """What the fingerprint is made of, before the occurrence."""
        return (self.check, str(self.address), unnumbered(self.part), self.evidence)

    @lazy
    def sort_key(self) -> tuple[str, str, int, str, int, str]:
        """Findings stand in the order of address, part, place and check."""
        part = natural(self.part)
        return (str(self.address), part, self.start, self.check, self.end, self.evidence)

    def as_dict(self) -> dict[str, object]:
        """The JSON form that the command line, the API and the editor's panel share."""
        return {
            "check": self.check,
            "severity": str(self.severity),
            "key": self.address.key,
            "channel": self.address.channel,
            "locale": self.address.locale,
            "persona": self.address.persona,
            "arm": self.address.arm,
            "part": self.part,
            "start": self.start,
            "end": self.end,
            "message": self.message,
            "suggestion": self.suggestion,
            "rule": self.rule,
            "snippet": self.snippet,
            "related": self.related.as_dict() if self.related else None,
            "fingerprint": self.fingerprint,
        }


def unnumbered(part: str) -> str:
    """``body.12.text`` -> ``body.text``: a part's name without the places of its blocks."""
    return _NUMBER_IN_PATH.sub("", part)


def natural(part: str) -> str:
    """A form of a part's path that sorts block 2 before block 10."""
    pieces = part.split(".")
    return ".".join(piece.zfill(6) if piece.isdecimal() else piece for piece in pieces)
