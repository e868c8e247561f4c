"""What is inserted for each placeholder: its name with the filter that its type wants."""

from dataclasses import dataclass
from typing import Any

import locales
from cms.kinds import PLACEHOLDER_TYPES
from cms.models import DeclaredPlaceholder, Snippet, Variant
from cms.snippets.values import brand_snippets
from templates_lib.snippets import expand

FILTERS = {
    "money": " | money",
    "number": " | number",
    "percent": " | percent",
    "date": ' | date("long")',
    "time": " | time",
    "datetime": " | datetime",
    "phone": " | phone",
}


@dataclass(frozen=True)
class Chip:
    """One button: what it says and what it inserts."""

    name: str
    type: str
    sample: str
    insert: str
    required: bool
    description: str


def chips(variant: Variant) -> list[Chip]:
    """The placeholders of *variant*'s message template, in their order."""
    return [chip(row, variant.locale) for row in variant.template.placeholders.all()]


def chip(row: DeclaredPlaceholder, locale: str) -> Chip:
    """A button for *row*; a count offers every plural category of the locale."""
    return Chip(
        name=row.name,
        type=str(PLACEHOLDER_TYPES.get(row.type, row.type)),
        sample=in_short(row.samples[0]) if row.samples else "",
        insert=snippet(row, locale),
        required=row.required,
        description=row.description,
    )


@dataclass(frozen=True)
class SnippetChip:
    """One button for a snippet: its name, what it says here, and what the button inserts."""

    key: str
    name: str
    kind: str
    said: str
    insert: str


def snippet_chips(variant: Variant) -> list[SnippetChip]:
    """The snippets of *variant*'s brand that say something on its channel and in its locale. One
    query, two where there are any.
    """
    brand = variant.template.brand
    rows = list(Snippet.objects.filter(brand=brand).order_by("name"))
    if not rows:
        return []
    known = brand_snippets(brand.key)
    found = []
    for row in rows:
        insert = f'{{% include "{row.key}" %}}'
        made = expand(insert, known, variant.channel, variant.locale)
        if not made.faults:
            kind = str(row.get_kind_display())
            found.append(SnippetChip(row.key, row.name, kind, made.text, insert))
    return found


def in_short(sample: Any) -> str:
    """A sample for people: an amount with its currency, a record by its first field."""
    if isinstance(sample, dict):
        return " ".join(
            str(value) for value in sample.values() if isinstance(value, str | int | float)
        )
    if isinstance(sample, list):
        return ", ".join(in_short(item) for item in sample)
    return str(sample)


def snippet(row: DeclaredPlaceholder, locale: str) -> str:
    """The template text for *row* in *locale*; an optional one comes with its guard."""
    if not row.required and row.type != "list":
        return f"{{% if {row.name} %}}{_printed(row, locale)}{{% endif %}}"
    return _printed(row, locale)


def _printed(row: DeclaredPlaceholder, locale: str) -> str:
    if row.type == "count":
        forms = ", ".join(f'{category}="# …"' for category in locales.get(locale).plural_categories)
        return f"{{{{ {row.name} | plural({forms}) }}}}"
    if row.type == "list":
        field = next(iter(row.options.get("fields", {})), "name")
        return f"{{% for item in {row.name} %}}{{{{ item.{field} }}}}{{% endfor %}}"
    return f"{{{{ {row.name}{FILTERS.get(row.type, '')} }}}}"
