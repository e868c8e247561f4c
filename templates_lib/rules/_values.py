"""The values that rules are made of: all frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from channels._frozen import Frozen
from channels._lazy import lazy
from templates_lib.rules._words import Words, words

KINDS: Final = {
    "existence": ("words", "pattern"),
    "substitution": ("swap",),
    "occurrence": ("words", "pattern", "min", "max"),
    "repetition": ("words", "pattern"),
    "consistency": ("either",),
    "conditional": ("words", "pattern", "needs"),
    "capitalisation": ("case",),
    "sequence": ("words",),
}
"""Kind of rule -> the fields that say what it looks for."""

WHOLE: Final = frozenset({"occurrence", "consistency", "conditional", "sequence"})
"""Kinds that look at all texts of a variant together; the others at each text by itself."""

CASES: Final = ("sentence", "title", "upper", "lower")


@dataclass(frozen=True)
class Rule:
    """One rule.

    ``words`` are looked for as whole words whatever their capitals, or ``pattern`` as it is
    written; ``inside_words`` lets a pattern begin and end within a word. ``swap`` gives what to
    say instead, ``either`` two words of which a message uses one, ``needs`` what must be said too.
    ``least`` and ``most`` (``min`` and ``max`` in a document) are how often. ``exceptions`` are
    words and phrases in which nothing is found. ``message`` may hold ``{word}`` and ``{instead}``;
    without one the kind has its own. An empty ``locales``, ``channels``, ``stages`` or ``parts``
    means all of them.
    """

    id: str
    kind: str
    message: str = ""
    severity: str = "warning"
    words: tuple[str, ...] = ()
    pattern: str = ""
    inside_words: bool = False
    swap: Mapping[str, str] = field(default_factory=dict, hash=False)
    either: Mapping[str, str] = field(default_factory=dict, hash=False)
    needs: tuple[str, ...] = ()
    least: int = 0
    most: int | None = None
    case: str = ""
    exceptions: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("swap", "either"):
            object.__setattr__(self, name, Frozen(getattr(self, name)))

    @lazy
    def _sought(self) -> Words | None:
        """The words without which nothing is found; ``None`` where there is no such set."""
        listed = {"existence": self.words, "substitution": tuple(self.swap)}.get(self.kind, ())
        return words(listed) if listed else None

    def may_be_broken_by(self, text: str) -> bool:
        """Whether ``text`` is worth reading: no word of most rules is in most texts."""
        return self._sought is None or self._sought.may_be_in(text)

    def holds_for(self, channel: str, locales: frozenset[str], stage: str) -> bool:
        """Whether it is about a text of this channel and stage, in one of these ``locales``."""
        return (
            (not self.channels or channel in self.channels)
            and (not self.locales or not locales.isdisjoint(self.locales))
            and (not self.stages or stage in self.stages)
        )

    def looks_at(self, path: str) -> bool:
        """Whether it is about the text at ``path`` (``body.3.text``): a piece of it is named."""
        return not self.parts or not set(self.parts).isdisjoint(path.split("."))

    def document(self) -> dict[str, object]:
        """The rule as it stands in a document under its id."""
        fields: dict[str, object] = {
            "kind": self.kind,
            "message": self.message,
            "severity": self.severity,
            "words": list(self.words),
            "pattern": self.pattern,
            "inside_words": self.inside_words,
            "swap": dict(self.swap),
            "either": dict(self.either),
            "needs": list(self.needs),
            "min": self.least,
            "case": self.case,
            "exceptions": list(self.exceptions),
            "locales": list(self.locales),
            "channels": list(self.channels),
            "stages": list(self.stages),
            "parts": list(self.parts),
        }
        written = {name: value for name, value in fields.items() if value}
        return written if self.most is None else {**written, "max": self.most}
