"""One placeholder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from channels import Alphabet
from templates_lib.placeholders import _reading, _samples, _schema

TYPES = (
    "text",
    "name",
    "number",
    "count",
    "money",
    "percent",
    "date",
    "time",
    "datetime",
    "url",
    "phone",
    "email",
    "code",
    "choice",
    "list",
)
"""Every type, in the order in which an editor should offer them."""


@dataclass(frozen=True)
class Placeholder:
    """A declared gap.

    ``max_length`` counts code points and binds the types that are text. ``samples`` are values as
    they arrive in JSON. ``currency`` is taken for amounts that name none. ``choices`` belong to
    ``choice`` (none: any text), ``fields`` to ``list``: its items are records of them, or plain
    texts when there are none. ``alphabet`` binds the types that are text too: "gsm" to what an
    SMS writes cheaply, "latin" to letters and marks without emoji, "" to nothing.
    """

    name: str
    type: str
    required: bool = True
    max_length: int | None = None
    samples: tuple[object, ...] = ()
    currency: str | None = None
    choices: tuple[str, ...] = ()
    fields: Mapping[str, Placeholder] = field(default_factory=dict)
    description: str = ""
    alphabet: Alphabet = ""

    def __post_init__(self) -> None:
        if self.type not in TYPES:
            raise ValueError(f"unknown placeholder type {self.type!r}")

    @property
    def longest(self) -> int:
        """The most code points of a value, or of an item of a list, that is a text."""
        return _reading.longest(self)

    @property
    def is_never_empty(self) -> bool:
        """Whether ``""`` is no value of it."""
        return _reading.is_never_empty(self)

    def json_schema(self) -> dict[str, object]:
        """Return the JSON Schema (2020-12) of a value that is there."""
        return _schema.schema(self)

    def coerce(self, value: object) -> object:
        """Return the typed value; ``MISSING`` for an optional one that is not there.

        ``None`` is not there, and neither is ``""`` for a type that has no empty value. Raises
        ``MissingValue`` or ``WrongValue``, which name the placeholder (``lines.0.title``).
        """
        return _reading.read(self, value, self.name)

    def sample_values(self, locale: str) -> tuple[object, ...]:
        """Return values as they could arrive in JSON, from the shortest to the longest.

        The declared samples that fit the type, or generated ones for the locale; with a
        ``max_length`` the last is as long as it allows.
        """
        return _samples.samples(self, locale)

    def typical_value(self, locale: str) -> object:
        """Return the value to show when one is shown: the first declared sample, or a usual one."""
        return _samples.typical(self, locale)
