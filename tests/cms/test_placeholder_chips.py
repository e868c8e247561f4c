"""What the placeholder buttons insert: right for the type, and for the locale."""

import pytest

from cms.editor.placeholders import in_short, snippet
from cms.models import DeclaredPlaceholder
from templates_lib.language import parse


@pytest.mark.parametrize(
    ("declared", "locale", "inserted"),
    [
        ({"type": "name"}, "nb", "{{ x }}"),
        ({"type": "money"}, "nb", "{{ x | money }}"),
        ({"type": "date"}, "nb", '{{ x | date("long") }}'),
        ({"type": "name", "required": False}, "nb", "{% if x %}{{ x }}{% endif %}"),
        ({"type": "count"}, "da", '{{ x | plural(one="# …", other="# …") }}'),
        (
            {"type": "count"},
            "pl",
            '{{ x | plural(one="# …", few="# …", many="# …", other="# …") }}',
        ),
        (
            {"type": "list", "options": {"fields": {"title": {"type": "text"}}}},
            "nb",
            "{% for item in x %}{{ item.title }}{% endfor %}",
        ),
    ],
)
def test_what_is_inserted_is_a_template(declared, locale: str, inserted: str) -> None:
    row = DeclaredPlaceholder(name="x", **declared)
    assert snippet(row, locale) == inserted
    assert "x" in parse(inserted).placeholders


@pytest.mark.parametrize(
    ("sample", "shown"),
    [
        ("Kari", "Kari"),
        (3, "3"),
        ({"amount": "12.50", "currency": "NOK"}, "12.50 NOK"),
        ([{"name": "Lamp", "price": {"amount": "1"}}, {"name": "Tent"}], "Lamp, Tent"),
    ],
)
def test_samples_are_shown_to_people(sample: object, shown: str) -> None:
    assert in_short(sample) == shown
