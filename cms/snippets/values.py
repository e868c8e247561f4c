"""The stored snippets of a brand as values, for texts that take any in."""

from collections.abc import Iterable, Mapping
from typing import Any

import channels
from cms.models.snippet import SnippetText as Row
from templates_lib.snippets import (
    Snippet,
    SnippetText,
    expand_content,
    included_keys,
    keys_used,
    write_snippet,
)

__all__ = ["brand_snippets", "keys_in", "mentions", "said", "snippets_document"]

Snippets = Mapping[str, Snippet]


def brand_snippets(brand_key: str) -> dict[str, Snippet]:
    """Every snippet of a brand that says anything, by key. One query."""
    rows = Row.objects.filter(snippet__brand__key=brand_key).order_by("locale", "channel")
    texts: dict[str, list[SnippetText]] = {}
    for key, locale, channel, text in rows.values_list("snippet__key", "locale", "channel", "text"):
        texts.setdefault(key, []).append(SnippetText(locale, text, channel))
    return {key: Snippet(key, tuple(texts[key])) for key in sorted(texts)}


def mentions(content: Any) -> bool:
    """Whether a stored content may take anything in: cheap, and never wrongly no."""
    if isinstance(content, str):
        return "include" in content
    if isinstance(content, Mapping):
        return any(map(mentions, content.values()))
    return isinstance(content, list | tuple) and any(map(mentions, content))


def keys_in(channel: str, content: Any) -> frozenset[str]:
    """The snippets that a stored content takes in itself; none of one that cannot be read."""
    if not mentions(content):
        return frozenset()
    try:
        return included_keys(channels.get(channel).load(content))
    except (channels.ContentError, channels.UnknownChannelError):
        return frozenset()


def snippets_document(
    brand_key: str, contents: Iterable[tuple[str, Any]], known: Snippets | None = None
) -> dict[str, Any]:
    """The snippets that *contents* (pairs of channel and stored content) take in, as a message
    document has them; all of them where one is not there, so that the nearest can be named.

    No query where no text takes any in, one else; none with *known*, the brand's snippets.
    """
    wanted: set[str] = set()
    for channel, content in contents:
        wanted |= keys_in(channel, content)
    if not wanted:
        return {}
    there = brand_snippets(brand_key) if known is None else known
    used = keys_used(wanted, there)
    brought = used if used <= there.keys() else there
    return {key: write_snippet(there[key]) for key in sorted(brought)}


def said(
    content: channels.Content, brand_key: str, locale: str, known: Snippets | None = None
) -> channels.Content:
    """*content* with the brand's snippets in it. A query where it takes any in."""
    if not any(mentions(part.text) for part in channels.get(content.channel).texts(content)):
        return content
    made = expand_content(content, brand_snippets(brand_key) if known is None else known, locale)
    return made.said if made else content
