"""A translation says what it was made from, once its source reads otherwise."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms import actions, brand_index
from cms.checking.rechecking import work_off
from cms.door import to_message
from cms.editor.findings import show
from cms.errors import PublishRefused
from cms.guard import judge
from cms.models import Brand, FindingRow, MessageTemplate, Variant

ENGLISH = "Hi {{ first_name }}, your order of {{ total | money }} is confirmed."
REWORDED = "Hello {{ first_name }}, we have your order of {{ total | money }}."
LATER = f"{ENGLISH} It arrives within 5 days."


@pytest.fixture
def norwegian(live: Any) -> Variant:
    """A Norwegian text, approved against the live English one."""
    live("en")
    return live("nb")


def source_becomes(body: str, writer: User, publisher: User) -> None:
    source = Variant.objects.get(locale="en")
    actions.edit_variant(source, {"body": body}, writer)
    source.get_latest_revision().publish(user=publisher)


def origin(variant: Variant) -> str | None:
    told = to_message(variant.template, instead=variant).variant("sms", "nb")
    return told.made_from.document()["body"] if told and told.made_from else None


def stale(variant: Variant) -> list[str]:
    found = judge(variant).findings
    return [str(each.severity) for each, _ in found if each.check == "translation_stale"]


def test_while_the_source_is_the_same_nothing_is_said(norwegian: Variant) -> None:
    assert origin(norwegian) is None
    assert stale(norwegian) == []


def test_another_wording_is_a_warning_in_the_editor_and_the_report(
    norwegian: Variant, brand: Brand, copywriter: User, manager: User
) -> None:
    source_becomes(REWORDED, copywriter, manager)
    assert origin(norwegian) == ENGLISH
    assert stale(norwegian) == ["warning"]
    shown = [each for each in show(norwegian)["shown"] if each.finding.check == "translation_stale"]
    assert "we have your order" in shown[0].words
    work_off(brand)
    (row,) = FindingRow.objects.filter(check_id="translation_stale")
    assert (row.variant, row.in_live, row.in_draft) == (norwegian, True, True)


def test_another_fact_stops_publishing_until_it_is_told_here_too(
    norwegian: Variant, copywriter: User, manager: User
) -> None:
    source_becomes(LATER, copywriter, manager)
    assert stale(norwegian) == ["error"]
    with pytest.raises(PublishRefused, match="5 days"):
        norwegian.save_revision(user=copywriter).publish(user=manager)
    norwegian.refresh_from_db()
    mended = f"{norwegian.content['body']} Den kommer innen 5 dager."
    actions.edit_variant(norwegian, {"body": mended}, copywriter)
    norwegian.refresh_from_db()
    assert stale(norwegian.get_latest_revision_as_object()) == ["warning"]
    norwegian.get_latest_revision().publish(user=manager)
    norwegian.refresh_from_db()
    assert stale(norwegian) == [], "approval makes it fresh"


def test_a_draft_of_the_translation_is_held_against_what_its_live_text_was(
    norwegian: Variant, copywriter: User, manager: User
) -> None:
    """The revision was saved before any approval: it knows no source itself."""
    source_becomes(REWORDED, copywriter, manager)
    actions.edit_variant(
        norwegian, {"body": "Hei {{ first_name }}! {{ total | money }}"}, copywriter
    )
    norwegian.refresh_from_db()
    assert origin(norwegian.get_latest_revision_as_object()) == ENGLISH


def test_where_the_former_text_was_purged_nothing_is_known(
    norwegian: Variant, copywriter: User, manager: User
) -> None:
    source_becomes(REWORDED, copywriter, manager)
    source = Variant.objects.get(locale="en")
    source.revisions.exclude(pk=source.latest_revision_id).delete()
    assert origin(norwegian) is None


def test_a_persona_s_translation_is_not_held_against_everybody_s_source(
    norwegian: Variant, live: Any, brand: Brand, copywriter: User, manager: User
) -> None:
    persona = brand.personas.create(key="family", name="Family")
    row = live("da", persona=persona)
    source_becomes(REWORDED, copywriter, manager)
    told = to_message(row.template).variant("sms", "da", "family")
    assert told and told.made_from is None


def queries(template: MessageTemplate) -> int:
    with CaptureQueriesContext(connection) as caught:
        to_message(MessageTemplate.objects.select_related("brand").get(pk=template.pk))
    return len(caught)


def test_it_costs_one_query_a_family_and_none_while_nothing_is_stale(
    norwegian: Variant, live: Any, copywriter: User, manager: User
) -> None:
    brand_index.forget()
    fresh = queries(norwegian.template)
    for locale in ("da", "pl", "nl"):
        live(locale)
    assert queries(norwegian.template) == fresh
    source_becomes(REWORDED, copywriter, manager)
    assert queries(norwegian.template) == fresh + 1
