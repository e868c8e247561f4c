"""Reads of drafts, for those who may read them: nothing else of the API looks at variants."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Prefetch
from wagtail.models import WorkflowState

from cms.models import Brand, MessageTemplate, Variant
from cms.queries import Brands

# How many keys are looked through for the nearest one to a key that nobody has.
NEAR_KEYS = 500


def drafts_of(key: str) -> list[Variant]:
    """Every variant of *key* with its latest revision and all it belongs to. One query."""
    return list(
        Variant.objects.filter(template__key=key)
        .select_related(
            "template__brand",
            "template__stage",
            "template__touchpoint",
            "persona",
            "latest_revision__user",
        )
        .order_by("channel", "locale", "persona__key", "arm")
    )


def template_of(key: str) -> MessageTemplate | None:
    """The template called *key*, published or not. One query."""
    return (
        MessageTemplate.objects.filter(key=key)
        .select_related("brand", "stage", "touchpoint")
        .first()
    )


def templates_after(key: str, *, brand: str, brands: Brands, limit: int) -> list[MessageTemplate]:
    """At most *limit* templates whose keys come after *key*, with everything that they declare and
    every variant with its latest revision. Nine queries, however many there are.

    Of *brand* ("": of all) among *brands* (None: all).
    """
    rows = MessageTemplate.objects.filter(key__gt=key)
    if brand:
        rows = rows.filter(brand__key=brand)
    if brands is not None:
        rows = rows.filter(brand__key__in=brands)
    variants = Variant.objects.select_related("persona", "latest_revision").order_by(
        "channel", "locale", "persona__key", "arm"
    )
    wanted = ("placeholders", "facts", "tags", Prefetch("variants", variants))
    found = rows.select_related("brand", "stage", "touchpoint").prefetch_related(*wanted)
    return list(found.order_by("key")[:limit])


def brand_keys(brands: Brands) -> set[str]:
    """The keys of *brands* that there are; None: of all. One query."""
    rows = Brand.objects.all()
    open_to = rows if brands is None else rows.filter(key__in=brands)
    return set(open_to.values_list("key", flat=True))


def in_review(variants: Iterable[Variant]) -> set[int]:
    """The primary keys of those of *variants* that wait for approval. One query."""
    found = WorkflowState.objects.active().filter(
        content_type=ContentType.objects.get_for_model(Variant),
        object_id__in=[str(row.pk) for row in variants],
    )
    return {int(pk) for pk in found.values_list("object_id", flat=True)}


def draft_keys_like(key: str, brands: Brands = None) -> list[str]:
    """Some keys of *brands* (None: of all), published or not: those that begin like *key*, else the
    first. Two queries.
    """
    rows = MessageTemplate.objects.all()
    open_to = rows if brands is None else rows.filter(brand__key__in=brands)
    keys = open_to.values_list("key", flat=True).order_by("key")
    return list(keys.filter(key__startswith=key[:2])[:NEAR_KEYS]) or list(keys[:NEAR_KEYS])
