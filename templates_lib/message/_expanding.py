"""A message whose texts say what they take in."""

from __future__ import annotations

from dataclasses import replace

from templates_lib.message._values import Message, Variant
from templates_lib.snippets import expand_content

__all__ = ["expanded"]


def expanded(message: Message) -> Message:
    """*message* with its own snippets put in wherever a text takes one in."""
    variants = tuple(_variant(message, each) for each in message.variants)
    return replace(message, variants=variants)


def _variant(message: Message, variant: Variant) -> Variant:
    """What a translation was made from says today's snippets: a change of these is none of its
    source.
    """
    content = expand_content(variant.content, message.snippets, variant.locale)
    origin = None
    if variant.made_from:
        origin = expand_content(variant.made_from, message.snippets, message.source_locale)
    if content is None and origin is None:
        return variant
    return replace(
        variant,
        content=content.said if content else variant.content,
        made_from=origin.said if origin else variant.made_from,
        expansion=content,
        made_from_expansion=origin,
    )
