"""Texts parsed and read, kept across runs: a second check after one edit costs one text."""

from __future__ import annotations

from functools import lru_cache

from templates_lib.checks import _facts as facts
from templates_lib.checks._wording import Wording, unread, wordings
from templates_lib.language import Template, TemplateSyntaxError, parse

__all__ = ["facts_of", "parsed", "readings_of", "wordings_of"]

_CACHED_TEXTS = 4_000
"""Texts kept, about 10 kB each: the messages that people are writing now."""


@lru_cache(maxsize=_CACHED_TEXTS)
def parsed(text: str) -> Template | TemplateSyntaxError:
    """The template, or what is wrong with it. Without a traceback, so that it can be kept."""
    try:
        return parse(text)
    except TemplateSyntaxError as error:
        return error.with_traceback(None)


@lru_cache(maxsize=_CACHED_TEXTS)
def wordings_of(text: str) -> tuple[Wording, ...]:
    """The text on each combination of branches; none when it is no template."""
    template = parsed(text)
    return wordings(template) if isinstance(template, Template) else ()


@lru_cache(maxsize=_CACHED_TEXTS)
def readings_of(text: str) -> tuple[Wording, ...]:
    """The wordings, and what of the text stands in none of them."""
    known = wordings_of(text)
    if "{%" not in text:  # without a branch or a loop nothing is left over
        return known
    template = parsed(text)
    return (*known, *unread(template, known)) if isinstance(template, Template) else ()


@lru_cache(maxsize=_CACHED_TEXTS)
def facts_of(text: str, tag: str, currency: str, is_url: bool) -> facts.Facts:
    """The facts of a text in locale ``tag`` of a brand whose own currency there is ``currency``."""
    return facts.read(readings_of(text), tag, currency, is_url)
