"""Snippets for those who may read drafts: they are as little published as the drafts are."""

from cms.api.names import nearest
from cms.api.problems import Fault, Refusal, shown
from cms.api.reading import Reading
from cms.api.schemas.snippets import SnippetAnswer, SnippetList, SnippetTextAnswer
from cms.drafts import brand_keys
from cms.models import Brand, Snippet


def all_snippets(brand_key: str, view: Reading) -> SnippetList:
    """The snippets of a brand; `Refusal` for one that is not, or is closed. Three queries."""
    brand = _brand(brand_key, view)
    rows = Snippet.objects.filter(brand=brand).prefetch_related("texts").order_by("key")
    return SnippetList(items=[_answer(row, brand, view) for row in rows])


def one_snippet(key: str, brand_key: str, view: Reading) -> SnippetAnswer:
    """The snippet called *key* of a brand; `Refusal`."""
    brand = _brand(brand_key, view)
    row = Snippet.objects.filter(brand=brand, key=key).first()
    if row is None:
        known = list(Snippet.objects.filter(brand=brand).values_list("key", flat=True))
        near = nearest(key, known)
        raise Refusal(
            "unknown-name", f"{shown(key)} is no snippet of this brand.", suggestions=near
        )
    return _answer(row, brand, view)


def _brand(key: str, view: Reading) -> Brand:
    known = brand_keys(view.brands)
    brand = Brand.objects.filter(key=key).first() if key in known else None
    if brand is None:
        view.caller.log_denied("read snippets of another brand")
        raise Refusal(
            "unknown-name",
            f"{shown(key)} is no brand here.",
            errors=[Fault(parameter="brand", detail="names nothing")],
            suggestions=nearest(key, sorted(known)),
        )
    return brand


def _answer(row: Snippet, brand: Brand, view: Reading) -> SnippetAnswer:
    """Of its texts those in locales that the caller reads."""
    tags = view.reached.reads(brand.pk, brand.source_locale)
    return SnippetAnswer(
        key=row.key,
        brand=brand.key,
        name=row.name,
        kind=row.kind,
        notes=row.notes,
        texts=[
            SnippetTextAnswer(locale=each.locale, channel=each.channel, text=each.text)
            for each in row.texts.all()
            if tags is None or each.locale in tags
        ],
    )
