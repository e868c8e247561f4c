"""A whole export as XLIFF: many channels, every shape of text, valid for other people's tools."""

from typing import Any

import pytest

from cms import actions
from cms.exchange.exporting import Wanted, export_catalogue, written
from cms.models import Brand, DeclaredPlaceholder, MessageTemplate, Persona
from tests.templates_lib.formats.xliff_oracles import as_others_read, bare, faults

SHAPES = {
    "plural": 'You have {{ n | plural(one="# parcel", other="# parcels") }} waiting.',
    "branch": "Hi{% if first_name %} {{ first_name }}{% elif n %}, all {{ n }}{% endif %} and Bo!",
    "odd": "A & B <c> \u201cd\u201d 👩‍👩‍👧 ]]> {{ total | money }}\nnext line\u00a0here",
    "nested": '{% if n %}It {{ n | plural(one="is # bag", other="are # bags") }}.{% endif %} Bye',
}
EMAIL = {
    "subject": "Your order {{ first_name }}",
    "body": [{"type": "text", "text": SHAPES["branch"]}, {"type": "button", "label": "Open it",
                                                        "url": "https://fjellheim.example/"}],
}  # fmt: skip


@pytest.fixture
def full(brand: Brand, template: MessageTemplate, manager: Any, copywriter: Any) -> Brand:
    """All shapes and states: drafts, live ones, a persona's and a test arm's, four channels."""
    DeclaredPlaceholder.objects.create(template=template, name="n", type="number", samples=["3"])
    young = Persona.objects.create(brand=brand, key="young", name="Young")
    for key, text in SHAPES.items():
        row = MessageTemplate.objects.create(
            key=f"s.{key}", title=f"Shape & {key}", brand=brand, source_locale="en"
        )
        for name, kind in (("n", "number"), ("first_name", "name"), ("total", "text")):
            DeclaredPlaceholder.objects.create(template=row, name=name, type=kind)
        actions.start_variant(row, "sms", "en", {"body": text}, copywriter)
        actions.start_variant(row, "sms", "pl", {"body": text}, copywriter)
    for channel, content in (("sms", {"body": "Hi {{ first_name }}"}), ("email", EMAIL),
                             ("whatsapp", {"body": "Hi {{ first_name }}"}),
                             ("push", {"title": "Hi", "body": "{{ first_name }}"})):  # fmt: skip
        variant = actions.start_variant(template, channel, "en", content, copywriter)
        if channel == "sms":
            variant.get_latest_revision().publish(user=manager)
    more = {"persona": young, "arm": "b"}
    actions.start_variant(template, "sms", "en", {"body": "Yo"}, copywriter, **more)
    return brand


@pytest.mark.parametrize("name", ["xliff", "xliff2"])
@pytest.mark.parametrize("locale", ["pl", "nb"])
def test_an_export_is_valid_and_read_alike(full: Brand, name: str, locale: str) -> None:
    catalogue = export_catalogue(full, Wanted(locale))
    data = written(catalogue, name)
    assert faults(name, data) == []
    forms = {unit.key.partition("[")[2] for unit in catalogue.units}
    assert ("few]" in forms) is (locale == "pl") and "other]" in forms
    assert any("~young~b" in unit.key for unit in catalogue.units)
    ours = [(bare(unit.source), bare(unit.target)) for unit in catalogue.units]
    assert sorted(map(str, as_others_read(name, data).values())) == sorted(map(str, ours))
