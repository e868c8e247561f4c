"""What an export is: its texts, what the sender must send, and what could not be carried."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

from channels import Output
from channels._frozen import Frozen
from templates_lib.language import Escape
from templates_lib.placeholders import Placeholder

__all__ = ["Contract", "Export", "Frame", "Kind", "MergeError", "Refusal", "Sample", "Variable"]

Kind: TypeAlias = Literal["text", "count", "flag", "category", "list"]
"""What a variable holds: a text, a whole number, yes or no, a plural's form, or a list."""


class MergeError(ValueError):
    """An export that cannot be begun: no such variant, or a profile that is none."""


@dataclass(frozen=True)
class Frame:
    """How a value is computed: a template, and what to cut from its finished text.

    ``before`` and ``after`` are literal text round the value, where that decides how it is
    written. ``loop``: the list and the variable of the loop it stands in.
    """

    template: str
    escape: Escape = "text"
    before: str = ""
    after: str = ""
    loop: tuple[str, str] | None = None


@dataclass(frozen=True)
class Sample:
    """A worked example: the values it comes from, and what the sender must send for them."""

    values: Mapping[str, object] = field(hash=False)
    gives: object = field(hash=False)

    def document(self) -> dict[str, object]:
        return {"values": dict(self.values), "gives": self.gives}


@dataclass(frozen=True)
class Variable:
    """A value that the sender must have.

    ``name`` is its key in what ``derive`` gives; ``source`` the placeholder it comes from (``""``:
    several, see the rule); ``rule`` how it is computed: a tag or a condition of our language. A
    ``native`` one is the placeholder's own value. A list has ``fields``, unless its items are
    texts.
    """

    name: str
    kind: Kind
    source: str
    rule: str
    native: bool
    written: str = ""
    fields: tuple[Variable, ...] = ()
    samples: tuple[Sample, ...] = ()
    frame: Frame | None = field(default=None, repr=False)

    def document(self) -> dict[str, object]:
        """The variable as JSON."""
        told: dict[str, object] = {
            "name": self.name,
            "written": self.written,
            "kind": self.kind,
            "source": self.source,
            "rule": self.rule,
            "native": self.native,
            "samples": [sample.document() for sample in self.samples],
        }
        if self.kind == "list":
            told["fields"] = [each.document() for each in self.fields]
        return told


@dataclass(frozen=True)
class Contract:
    """What a sender must send beside an export, so that what it fills in is what we would write.

    ``yes`` and ``no`` are the two values of a flag. ``outputs`` are what it was made from.
    """

    locale: str
    variables: tuple[Variable, ...] = ()
    yes: str = "yes"
    no: str = ""
    never_empty: bool = False
    plain: bool = False
    placeholders: Mapping[str, Placeholder] = field(default_factory=dict, repr=False, hash=False)
    outputs: tuple[Output, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "placeholders", Frozen(self.placeholders))

    @cached_property
    def declared_as(self) -> tuple[str, ...]:
        """Its placeholders as what is compiled for them is kept by."""
        return tuple(map(repr, self.placeholders.values()))

    @property
    def derived(self) -> tuple[Variable, ...]:
        """The variables that somebody has to compute, those in lists as ``lines.price_money``."""
        return tuple(_derived(self.variables, ""))

    def document(self) -> dict[str, object]:
        """The contract as JSON: the file that goes with the export. See ``worked`` for samples."""
        return {
            "locale": self.locale,
            "yes": self.yes,
            "no": self.no,
            "plain": self.plain,
            "variables": [each.document() for each in self.variables],
        }


def _derived(variables: tuple[Variable, ...], prefix: str) -> list[Variable]:
    found = []
    for each in variables:
        if not each.native:
            found.append(each)
        found += _derived(each.fields, f"{prefix}{each.name}.")
    return found


@dataclass(frozen=True)
class Refusal:
    """Something that the target cannot carry.

    ``construct`` names it; ``message`` says why and what to do. ``part`` is the path of the text
    in the content (or the output, for what the layout wrote; ``""``: the message as a whole), and
    ``start:end`` where it stands there.
    """

    construct: str
    msgid: str
    params: Mapping[str, str] = field(hash=False)
    part: str
    start: int
    end: int
    line: int
    column: int
    words: str

    @property
    def message(self) -> str:
        """The English sentence."""
        return self.msgid % dict(self.params)

    def __str__(self) -> str:
        place = f"{self.part}, line {self.line}, column {self.column}: " if self.part else ""
        return f"{place}{self.message} [{self.construct}]"

    def document(self) -> dict[str, object]:
        """The refusal as JSON."""
        return {
            "construct": self.construct,
            "message": self.message,
            "part": self.part,
            "start": self.start,
            "end": self.end,
            "line": self.line,
            "column": self.column,
            "words": self.words,
        }


@dataclass(frozen=True)
class Export:
    """A wording in a sender's language: each output that could be carried whole, by its name."""

    target: str
    key: str
    channel: str
    locale: str
    parts: Mapping[str, str] = field(hash=False)
    contract: Contract
    refusals: tuple[Refusal, ...] = ()
    left_out: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Outputs that this sender makes itself, and why: msgids."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "parts", Frozen(self.parts))
        object.__setattr__(self, "left_out", Frozen(self.left_out))

    def document(self) -> dict[str, object]:
        """The export as JSON."""
        return {
            "target": self.target,
            "key": self.key,
            "channel": self.channel,
            "locale": self.locale,
            "parts": dict(self.parts),
            "contract": self.contract.document(),
            "refusals": [each.document() for each in self.refusals],
            "left_out": dict(self.left_out),
        }
