"""The profile of an import: which keys are messages, and where each of their fields goes.

As JSON, so that a person can see it, keep it and change it::

    {"messages": [{"channel": "email", "keys": "emails.{name}.{field}"}],
     "fields": {"email": {"subject": "subject", "hello": "body/text.text", "mock": null}},
     "last": ["thanks", "signature"], "placeholders": "mustache", "bold": ["b"],
     "link": "action_url", "purpose": "transactional"}

``fields`` maps a source field to a place (`cms.exchange.places`), or to null: left out. ``last``
are fields that come after all others of a message, whatever the order of the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import channels
from cms.exchange.places import Place, read_place
from cms.exchange.syntaxes import OURS

__all__ = ["LONE", "Profile", "Rule"]

LONE = "text"
"""The field of a message whose rule has no ``{field}``: the text itself."""


@lru_cache(maxsize=256)
def _shape(keys: str) -> tuple[tuple[str, ...], int, str]:
    """The steps of a rule, which of them is the name, and how every key of it begins."""
    pattern = tuple(keys.split("."))
    return pattern, pattern.index("{name}"), keys.partition("{")[0]


@dataclass(frozen=True)
class Rule:
    """Keys of the shape ``emails.{name}.{field}`` are messages of one channel.

    ``{name}`` stands for one or more steps of a key, ``{field}`` for exactly one.
    """

    channel: str
    keys: str

    @property
    def is_sound(self) -> bool:
        """Whether ``{name}`` stands in it once and ``{field}`` at most once, as whole steps."""
        steps = self.keys.split(".")
        return (
            steps.count("{name}") == 1
            and steps.count("{field}") <= 1
            and all(step in ("{name}", "{field}") or not set(step) & set("{}") for step in steps)
            and all(steps)
        )

    def match(self, key: str) -> tuple[str, str] | None:
        """The name and the field in *key*, or None when it has another shape."""
        pattern, at, head = _shape(self.keys)
        if not key.startswith(head):
            return None
        steps = key.split(".")
        after = len(pattern) - at - 1
        if len(steps) < len(pattern):
            return None
        name = ".".join(steps[at : len(steps) - after])
        flat = [*steps[:at], name, *steps[len(steps) - after :]]
        field = LONE
        for wanted, step in zip(pattern, flat, strict=True):
            if wanted == "{field}":
                field = step
            elif wanted not in ("{name}", step):
                return None
        return (name, field) if name else None


@dataclass(frozen=True)
class Profile:
    """How the keys of a set of files become messages."""

    rules: tuple[Rule, ...]
    fields: Mapping[str, Mapping[str, str | None]]
    last: tuple[str, ...] = ()
    syntax: str = ""
    bold: tuple[str, ...] = ("b", "strong", "bold")
    link: str = "action_url"
    purpose: str = "transactional"

    def find(self, key: str) -> tuple[Rule, str, str] | None:
        """The first rule that *key* has the shape of, with its name and field."""
        for rule in self.rules:
            if found := rule.match(key):
                return rule, *found
        return None

    def place(self, channel: str, field: str) -> Place | None:
        """Where *field* goes; None when it is left out, `KeyError` when nobody placed it."""
        written = self.fields.get(channel, {})[field]
        return read_place(channels.get(channel), written) if written else None

    def syntax_of(self, told: str) -> str:
        """The syntax of a text of which its file has *told* one, or nothing. Where all is read as
        our own language, nothing else counts.
        """
        return self.syntax if self.syntax == OURS or not told else told

    def document(self) -> dict[str, object]:
        """The profile as JSON; `cms.exchange.profiling.load` reads it back."""
        return {
            "messages": [{"channel": rule.channel, "keys": rule.keys} for rule in self.rules],
            "fields": {channel: dict(fields) for channel, fields in self.fields.items()},
            "last": list(self.last),
            "placeholders": self.syntax,
            "bold": list(self.bold),
            "link": self.link,
            "purpose": self.purpose,
        }
