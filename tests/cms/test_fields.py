"""Lists are edited one entry a line, and declarations that no document could hold are refused."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cms.models import Brand, DeclaredPlaceholder
from cms.models.fields import LinesFormField

ENTRIES = st.lists(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1)
    | st.integers()
    | st.dictionaries(st.text(min_size=1), st.integers(), min_size=1)
)


@given(ENTRIES)
def test_a_list_survives_its_lines(entries: list[object]) -> None:
    field = LinesFormField(required=False)
    assert field.to_python(field.prepare_value(entries)) == entries


@pytest.mark.parametrize(
    ("lines", "entries"),
    [
        ("Kari\nBartłomiej", ["Kari", "Bartłomiej"]),
        (" Kari \r\n\r\n", ["Kari"]),
        ("3\n12", [3, 12]),
        ('{"amount": "12.50", "currency": "NOK"}', [{"amount": "12.50", "currency": "NOK"}]),
        ('"3"', ["3"]),
        ("null\ntrue {", ["null", "true {"]),
        ("", []),
    ],
    ids=[
        "texts",
        "white space",
        "numbers",
        "a record",
        "a quoted number",
        "no entry but a text",
        "none",
    ],
)
def test_lines(lines: str, entries: list[object]) -> None:
    assert LinesFormField(required=False).to_python(lines) == entries


@pytest.mark.parametrize(
    ("declared", "word"),
    [
        ({"name": "first name"}, "name"),
        ({"name": "if"}, "name"),
        ({"type": "colour"}, "colour"),
        ({"options": {"colour": "red"}}, "colour"),
        ({"options": {"currency": "kroner"}}, "currency"),
        ({"max_length": 0}, "whole number"),
    ],
    ids=[
        "space in the name",
        "a word of the language",
        "unknown type",
        "unknown option",
        "currency",
        "length",
    ],
)
def test_a_declaration_that_no_document_could_hold(template, declared, word: str) -> None:
    row = DeclaredPlaceholder(template=template, **{"name": "other", "type": "text", **declared})
    with pytest.raises(ValidationError, match=word):
        row.full_clean()


def test_digits_are_a_text_where_the_type_is_text(template) -> None:
    row = DeclaredPlaceholder(template=template, name="number", type="text", samples=[4821907])
    row.full_clean()
    assert row.samples == ["4821907"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("locales", ["xx-nonsense"]),
        ("locales", "en"),
        ("fallbacks", {"da": "nb"}),
        ("fallbacks", {"da": ["elvish"]}),
        ("footers", {"nb": 3}),
        ("accent", "teal"),
        ("font", "x;}body{display:none"),
    ],
)
def test_a_brand_that_cannot_be(brand: Brand, field: str, value: object) -> None:
    setattr(brand, field, value)
    with pytest.raises(ValidationError):
        brand.full_clean()


def test_a_brands_chain_replaces_the_languages(brand: Brand) -> None:
    assert brand.chain("da") == ("da", "nb")
    brand.fallbacks = {"da": ["en"]}
    assert brand.chain("da-DK") == ("da", "en")
    assert brand.chain("pl") == ("pl",)


def test_locales_are_offered_and_any_other_may_stand(client, manager, brand: Brand) -> None:
    client.force_login(manager)
    page = client.get(reverse("wagtailsnippets_cms_brand:edit", args=[brand.pk])).content.decode()
    assert 'list="id_source_locale-offered"' in page
    assert '<option value="pl">polski</option>' in page
    brand.source_locale = "cs_CZ"
    brand.full_clean()
    brand.save()
    brand.refresh_from_db()
    assert brand.source_locale == "cs"


def test_lists_are_read_as_words(client, copywriter, brand: Brand) -> None:
    brand.domains = ["fjellheim.example", "fjellheim.test"]
    brand.save()
    client.force_login(copywriter)
    page = client.get(reverse("wagtailsnippets_cms_brand:inspect", args=[brand.pk]))
    assert "fjellheim.example, fjellheim.test" in page.content.decode()
