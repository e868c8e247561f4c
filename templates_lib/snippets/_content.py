"""The content of a variant with its snippets put in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import channels
from channels import Content
from channels._frozen import Frozen
from templates_lib.language import includes
from templates_lib.snippets._expanding import Expanded, Expander
from templates_lib.snippets._spans import Place
from templates_lib.snippets._values import Fault, Snippet

__all__ = ["Expansion", "expand_content", "included_keys"]


@dataclass(frozen=True)
class Expansion:
    """``typed`` is a content as it was written, ``said`` with its snippets put in.

    ``texts`` are those that take any in, by their path.
    """

    typed: Content
    said: Content
    texts: Mapping[str, Expanded] = field(hash=False)

    def written(self, part: str, start: int, end: int) -> Place:
        """Where ``start:end`` of the part as it is said was typed."""
        text = self.texts.get(part)
        return text.written(start, end) if text else Place(start, end)

    def faults(self, part: str) -> tuple[Fault, ...]:
        """Why marks of that part could not be filled in."""
        text = self.texts.get(part)
        return text.faults if text else ()


def expand_content(
    content: Content, snippets: Mapping[str, Snippet], locale: str
) -> Expansion | None:
    """*content* with what its texts take in of *snippets*; ``None`` where no text takes any in."""
    expander = Expander(snippets, content.channel, locale)
    texts = {path: expander.expand(text) for path, text in _marked(content)}
    if not texts:
        return None
    said = content
    for path, made in texts.items():
        if made.text != made.typed:
            said = said.replace(path, made.text)
    return Expansion(content, said, Frozen(texts))


def included_keys(content: Content) -> frozenset[str]:
    """The snippets that the texts of *content* take in themselves."""
    return frozenset(mark.key for _, text in _marked(content) for mark in includes(text))


def _marked(content: Content) -> Iterator[tuple[str, str]]:
    """The texts that take anything in, with their paths."""
    for part in channels.get(content.channel).texts(content):
        if includes(part.text):
            yield part.path, part.text
