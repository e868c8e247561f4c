"""What one compilation is about, and what is collected on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from templates_lib.language._compile import _code as code
from templates_lib.language._compile._kit import Kit
from templates_lib.language._compile._natural import natural
from templates_lib.language._escape import Dress
from templates_lib.language._nodes import Value
from templates_lib.language.filters import Filter, Setting, Shortcut

if TYPE_CHECKING:
    from templates_lib.placeholders import Placeholder


@dataclass
class Job:
    """One template for one locale and one way to write values.

    ``placeholders`` is None where nothing is declared.
    """

    setting: Setting
    dress: Dress
    placeholders: Mapping[str, Placeholder] | None
    kit: Kit = field(default_factory=Kit)
    temporaries: int = 0

    @cached_property
    def natural(self) -> Callable[[object], str]:
        return natural(self.setting)

    @cached_property
    def suspect(self) -> code.Code:
        return self.kit.add("suspect", self.dress.suspect.search)

    def shortcut(
        self, filter_: Filter, bound: Mapping[str, Value], declared: Placeholder | None
    ) -> Shortcut | None:
        """Return a filter's short way for a value of which ``declared`` is known, if it has one."""
        if filter_.shortcut is None or not self.dress.by_character:
            return None
        currency = None if declared is None else declared.currency
        return filter_.shortcut(bound, self.setting, currency, self.dress)

    def twice(self, value: code.Code, cheap: bool) -> tuple[code.Code, code.Code]:
        """Return how to get a value first and how to get it again, which works it out once."""
        if cheap:
            return value, value
        identifier = self.temporary()
        return code.named(identifier, value), code.name(identifier)

    def temporary(self) -> str:
        """Return a variable that is not in use."""
        self.temporaries += 1
        return f"t{self.temporaries}"

    def declared(self, name: str) -> Placeholder | None:
        """Return what is declared of a name, if anything is declared at all."""
        return None if self.placeholders is None else self.placeholders[name]

    def unchanged(self, text: code.Code, *, vetted: bool) -> tuple[code.Code, ...]:
        """Return what must hold for a text to go out as it is.

        ``vetted``: it is known to be a text value. Letters and digits always are and always do.
        """
        if vetted and not self.dress.changes:
            return ()
        printable = code.method(text, "isprintable")
        if not self.dress.changes:
            return (printable,)
        searched = code.same(code.call(self.suspect, text), code.constant(None))
        word = code.any_of(code.method(text, "isalnum"), searched)
        if self.dress.changes_ascii:
            return (word,)
        # Fine typography is never ASCII.
        return (code.choose(code.method(text, "isascii"), printable, word),)
