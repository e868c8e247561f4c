"""A parsed template, and the one way to get it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from templates_lib.language import _near_misses, _render, _uses, _variations
from templates_lib.language._escape import Escape
from templates_lib.language._faults import Faults
from templates_lib.language._nodes import NearMiss, Node, Print, Text, Use
from templates_lib.language._source import MAX_LENGTH, vet
from templates_lib.language._structure import build

if TYPE_CHECKING:
    from templates_lib.language._errors import UnknownName, WrongUse
    from templates_lib.placeholders import Placeholder


@dataclass(frozen=True)
class Template:
    """A template that can be read: its text, its nodes, and what follows from them."""

    source: str
    nodes: tuple[Node, ...]

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Every place where a placeholder is used, in the order of the text."""
        return tuple(_uses.uses(self.nodes))

    @cached_property
    def placeholders(self) -> Mapping[str, tuple[str, ...]]:
        """The names used, each with the filters on it or its fields: in order, once each."""
        found: dict[str, dict[str, None]] = {}
        for use in self.uses:
            filters = found.setdefault(use.name, {})
            filters.update(dict.fromkeys(one.name for one in use.filters))
        return MappingProxyType({name: tuple(filters) for name, filters in found.items()})

    @cached_property
    def near_misses(self) -> tuple[NearMiss, ...]:
        """What looks like a tag gone wrong, or like another system's, in the literal text."""
        return tuple(_near_misses.near_misses(self.nodes, self.source))

    def variations(self, limit: int = 64) -> Iterator[tuple[Text | Print, ...]]:
        """Yield the texts that its branches allow, at most ``limit``; a loop's body stands once."""
        return _variations.variations(self.nodes, limit)

    def faults(self, placeholders: Mapping[str, Placeholder]) -> tuple[UnknownName | WrongUse, ...]:
        """What is wrong with the template when ``placeholders`` are what it may use."""
        return tuple(Faults(placeholders).find(self.nodes))

    def render(
        self,
        values: Mapping[str, object],
        locale: str,
        *,
        placeholders: Mapping[str, Placeholder] | None = None,
        escape: Escape = "text",
        plain: bool = False,
    ) -> str:
        """Return the finished text for one reader.

        ``values`` as they arrive in JSON; those the template does not use are ignored. With
        ``placeholders`` names and types are checked first. ``escape`` is how values enter the
        output, ``plain`` keeps fine typography out of them. Raises a ``TemplateError``, or
        ``locales.UnknownLocaleError``.
        """
        setting = _render.setting_for(locale, plain, declared=placeholders is not None)
        if placeholders is not None:
            for fault in self.faults(placeholders):
                raise fault
        typed = _render.read(self.placeholders, values, placeholders)
        return _render.render(self.nodes, typed, setting, escape)


def parse(text: str, *, max_length: int = MAX_LENGTH) -> Template:
    """Read a template; ``TemplateSyntaxError`` when it is none. ``max_length`` in characters."""
    return Template(text, build(vet(text, max_length)))
