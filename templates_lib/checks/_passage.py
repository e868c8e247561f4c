"""One text of a variant, as the checks see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from channels import Text
from channels._lazy import lazy
from templates_lib.checks._facts import Facts
from templates_lib.checks._texts import facts_of, parsed, readings_of, wordings_of
from templates_lib.checks._wording import Wording
from templates_lib.language import Template, TemplateSyntaxError, Use

if TYPE_CHECKING:
    from templates_lib.checks._family import Member

__all__ = ["Passage"]

_CHOOSING = frozenset({"plural", "select", "default"})
"""Filters whose constants are words for the reader."""

_QUOTES = frozenset("\"'")

_Places = Callable[[int, int], tuple[int, int]]


def _as_it_stands(start: int, end: int) -> tuple[int, int]:
    return (start, end)


@dataclass(frozen=True, eq=False, init=False)
class Passage:
    """One text of a variant."""

    member: Member
    path: str
    spec: Text
    text: str

    def __init__(self, member: Member, path: str, spec: Text, text: str) -> None:
        # A third of the time of a frozen class's own.
        vars(self).update(member=member, path=path, spec=spec, text=text)

    @property
    def group(self) -> str:
        """The part of the channel that this text stands in: ``body`` for ``body.3.text``."""
        return self.path.partition(".")[0]

    @lazy
    def _read(self) -> Template | TemplateSyntaxError:
        return parsed(self.text)

    @property
    def error(self) -> TemplateSyntaxError | None:
        """Why the text is no template, when it is none."""
        read = self._read
        return read if isinstance(read, TemplateSyntaxError) else None

    @property
    def template(self) -> Template | None:
        read = self._read
        return read if isinstance(read, Template) else None

    @lazy
    def uses(self) -> tuple[Use, ...]:
        """Where placeholders are used; empty for a text that is no template."""
        return self.template.uses if self.template else ()

    @lazy
    def wordings(self) -> tuple[Wording, ...]:
        """The text on each combination of branches."""
        return wordings_of(self.text)

    @lazy
    def spoken(self) -> tuple[tuple[int, str, _Places], ...]:
        """Everything that readers may see: offset, text and its map to the template's offsets.

        These are the wordings, and the texts inside tags that choose among them (plural, select,
        default), whose offsets count from the first number given.
        """
        found = tuple((0, wording.text, wording.span) for wording in readings_of(self.text))
        return (*found, *self._inside_tags()) if "{{" in self.text else found

    def _inside_tags(self) -> Iterator[tuple[int, str, _Places]]:
        for use in self.uses:
            for each in use.filters:
                if use.printed and each.name in _CHOOSING:
                    for start, end in each.spans.values():
                        if self.text[start] in _QUOTES:
                            yield start + 1, self.text[start + 1 : end - 1], _as_it_stands

    @lazy
    def facts(self) -> Facts:
        """What must be the same whatever the language and the channel."""
        member, is_url = self.member, self.spec.kind == "url"
        return facts_of(self.text, member.variant.locale, member.style.currency, is_url)
