"""Who uses a snippet: found by looking, so that no index can say otherwise than the texts.

A change of a snippet is rare, and reads every text that uses it anyway: the database picks out the
contents that hold the word ``include``, and what they take in is read here.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from cms.door import revision_content
from cms.models import Brand, Variant
from cms.models import Snippet as SnippetRow
from cms.snippets.values import brand_snippets, keys_in
from templates_lib.snippets import Snippet, keys_used

__all__ = ["Use", "uses_of", "using"]

_WORD = "include"


@dataclass(frozen=True)
class Use:
    """A variant that takes in snippets, itself or through others: which, in what is live and in its
    latest draft.
    """

    variant: Variant
    live: frozenset[str]
    draft: frozenset[str]


def using(keys: Collection[str], snippets: Mapping[str, Snippet]) -> frozenset[str]:
    """*keys*, and the snippets that take one of them in, themselves or through others."""
    wanted = frozenset(keys)
    return wanted | {key for key in snippets if keys_used([key], snippets) & wanted}


def uses_of(brand: Brand, keys: Collection[str]) -> Iterator[Use]:
    """The variants of *brand* that take in one of *keys* themselves, in order. One query."""
    wanted = frozenset(keys)
    rows = (
        Variant.objects.filter(template__brand=brand)
        .alias(
            content_text=Cast("content", TextField()),
            draft_text=Cast("latest_revision__content", TextField()),
        )
        .filter(Q(content_text__contains=_WORD) | Q(draft_text__contains=_WORD))
        .select_related("template", "persona", "latest_revision")
        .order_by("template__key", "channel", "locale", "pk")
    )
    for row in rows.iterator(chunk_size=200):
        row.template.brand = brand
        live = keys_in(row.channel, row.content) & wanted if row.live else frozenset()
        draft = _drafted(row) & wanted
        if live or draft:
            yield Use(row, live, draft)


def _drafted(row: Variant) -> frozenset[str]:
    """What the latest draft takes in; nothing where what is live is all there is."""
    if row.live and not row.has_unpublished_changes:
        return frozenset()
    revision = row.latest_revision
    return keys_in(row.channel, revision_content(revision) if revision else row.content)


def is_used(snippet: SnippetRow) -> bool:
    """Whether a text takes *snippet* in, live or as a draft, or another snippet does."""
    snippets = brand_snippets(snippet.brand.key)
    others = using([snippet.key], snippets) - {snippet.key}
    return bool(others) or next(uses_of(snippet.brand, [snippet.key]), None) is not None
