"""A parsed template, and the one way to get it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from channels._lazy import lazy
from locales import get
from templates_lib.language import _near_misses, _uses, _variations
from templates_lib.language._compile import Compiled, Frames, Job, digest_of, frames, kept
from templates_lib.language._escape import Dress, Escape, one_line
from templates_lib.language._faults import Faults
from templates_lib.language._nodes import NearMiss, Node, Print, Text, Use
from templates_lib.language._source import MAX_LENGTH, vet
from templates_lib.language._structure import build, plain
from templates_lib.language.filters import Setting

if TYPE_CHECKING:
    from templates_lib.language._errors import UnknownName, WrongUse
    from templates_lib.placeholders import Placeholder

_Form: TypeAlias = "tuple[list[Placeholder | None], Compiled]"
"""A compiled form, and what was declared of the names in it."""

_MOST_FORMS = 16
"""Most forms that one template keeps at hand: its locales, times its escapes."""

_LITERAL = frozenset({"text", "html", "line"})
"""The escapes by which a text without tags is finished without being compiled."""


@dataclass(frozen=True)
class Template:
    """A template that can be read: its text, its nodes, and what follows from them."""

    source: str
    nodes: tuple[Node, ...]

    @lazy
    def uses(self) -> tuple[Use, ...]:
        """Every place where a placeholder is used, in the order of the text."""
        if "{" not in self.source:
            return ()
        return tuple(_uses.uses(self.nodes))

    @lazy
    def placeholders(self) -> Mapping[str, tuple[str, ...]]:
        """The names used, each with the filters on it or its fields: in order, once each."""
        found: dict[str, dict[str, None]] = {}
        for use in self.uses:
            filters = found.setdefault(use.name, {})
            filters.update(dict.fromkeys(one.name for one in use.filters))
        return MappingProxyType({name: tuple(filters) for name, filters in found.items()})

    @lazy
    def near_misses(self) -> tuple[NearMiss, ...]:
        """What looks like a tag gone wrong, or like another system's, in the literal text."""
        if not _near_misses.may_be_in(self.source):
            return ()
        return tuple(_near_misses.near_misses(self.nodes, self.source))

    @lazy
    def _literal(self) -> str | None:
        """The finished text, when it is the same for every reader."""
        if not all(isinstance(node, Text) for node in self.nodes):
            return None
        return "".join(node.text for node in self.nodes if isinstance(node, Text))

    def variations(self, limit: int = 64) -> Iterator[tuple[Text | Print, ...]]:
        """Yield the texts that its branches allow, at most ``limit``; a loop's body stands once."""
        return _variations.variations(self.nodes, limit)

    def faults(self, placeholders: Mapping[str, Placeholder]) -> tuple[UnknownName | WrongUse, ...]:
        """What is wrong with the template when ``placeholders`` are what it may use."""
        return tuple(Faults(placeholders, self.source).find(self.nodes))

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

        What is compiled for it is kept; ``compile`` spares the looking up.
        """
        if escape in _LITERAL and self._literal is not None:
            get(locale)
            return self._literal if escape != "line" else one_line(self._literal)
        form = self._forms.get((locale, escape, plain, placeholders is None))
        if form is None or (placeholders is not None and form[0] != self._used(placeholders)):
            form = self._form(locale, placeholders, escape, plain)
        return form[1].render(values)

    def compile(
        self,
        locale: str,
        *,
        placeholders: Mapping[str, Placeholder] | None = None,
        escape: Escape = "text",
        plain: bool = False,
    ) -> Compiled:
        """Return the template as a function for one locale: to fill it for many readers.

        The arguments are those of ``render``. Raises ``UnknownName`` or ``WrongUse`` when the
        template does not fit ``placeholders``, or ``locales.UnknownLocaleError``.
        """
        setting = Setting(get(locale), plain, grouped=placeholders is not None)
        if placeholders is not None:
            for fault in self.faults(placeholders):
                raise fault
            placeholders = {name: placeholders[name] for name in self.placeholders}
        digest = digest_of(self.source, setting.locale.tag, placeholders, escape, plain)

        def make() -> Frames:
            job = Job(setting, Dress(escape, plain), placeholders)
            return frames(self.nodes, self.placeholders, self.uses, job)

        return kept(digest, lambda: Compiled(make))

    @lazy
    def _forms(self) -> dict[tuple[str, Escape, bool, bool], _Form]:
        return {}

    def _form(
        self,
        locale: str,
        placeholders: Mapping[str, Placeholder] | None,
        escape: Escape,
        plain: bool,
    ) -> _Form:
        made = self.compile(locale, placeholders=placeholders, escape=escape, plain=plain)
        form = self._used(placeholders), made
        if len(self._forms) >= _MOST_FORMS:
            self._forms.clear()
        self._forms[locale, escape, plain, placeholders is None] = form
        return form

    def _used(self, placeholders: Mapping[str, Placeholder] | None) -> list[Placeholder | None]:
        return [] if placeholders is None else [*map(placeholders.get, self.placeholders)]


def parse(text: str, *, max_length: int = MAX_LENGTH) -> Template:
    """Read a template; ``TemplateSyntaxError`` when it is none. ``max_length`` in characters."""
    source = vet(text, max_length)
    if "{" not in text:  # most texts have no tag
        return Template(text, plain(source))
    return Template(text, build(source))
