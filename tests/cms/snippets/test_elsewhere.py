"""Snippets in the editor, over the API, in translators' files and on the journey's pages."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import APIToken

from cms import actions as verbs
from cms.door import message_document
from cms.editor.findings import show
from cms.editor.placeholders import snippet_chips
from cms.exchange.exporting import Wanted, export_catalogue
from cms.models import Brand, MessageTemplate, Snippet, Variant
from cms.releases import frozen_document
from cms.snippets import actions
from templates_lib import message
from tests.cms.api.conftest import Caller
from tests.cms.snippets.conftest import MARK, Change, Make, stamp_of
from tests.cms.snippets.test_changing import HEI, HELLO


@pytest.fixture
def api(db: None) -> Caller:
    user = User.objects.create_superuser("robot-of-all")
    return Caller(APIToken.create_token(user=user, name="all")[1])


# -- the editor ------------------------------------------------------------------------------------


def test_the_editor_offers_what_says_something_here(draft: Any, make: Make) -> None:
    make("signature", nb="Hilsen", nb__email="Varm hilsen", en="Yours")
    make("hours", en="Open all day")
    make("lost", nb='{% include "nowhere" %}')
    (chip,) = snippet_chips(draft("nb"))
    assert (chip.key, chip.said, chip.insert) == ("signature", "Hilsen", MARK)


def test_the_editor_without_snippets_asks_once(draft: Any, django_assert_num_queries: Any) -> None:
    variant = Variant.objects.select_related("template__brand").get(pk=draft("nb").pk)
    with django_assert_num_queries(1):
        assert snippet_chips(variant) == []


def test_a_text_without_a_snippet_costs_no_query(
    draft: Any, django_assert_num_queries: Any
) -> None:
    variant = Variant.objects.select_related("template__brand").get(pk=draft("nb").pk)
    template = variant.template
    message_document(template, [variant])  # what is kept of the template
    with django_assert_num_queries(2):  # its placeholders and its facts
        message_document(template, [variant])


def test_a_finding_in_a_snippet_leads_to_it(draft: Any, make: Make, manager: User) -> None:
    snippet = make("signature", nb="En ordre")
    shown = show(draft("nb", HEI), manager)["shown"]
    (found,) = [each for each in shown if each.finding.check == "term_forbidden"]
    assert found.found == MARK
    assert found.snippet is not None
    assert found.snippet.url.endswith(f"/uses/{snippet.pk}/")
    assert not found.is_sure


def test_the_panel_says_where_it_is_mended(
    client: Client, copywriter: User, draft: Any, make: Make
) -> None:
    make("signature", nb="En ordre")
    client.force_login(copywriter)
    address = reverse("wagtailsnippets_cms_variant:findings", args=[draft("nb").pk])
    page = client.post(address, {"content-body": HEI}).content.decode()
    assert "It is mended there, and not in this text." in page


def test_the_preview_says_the_snippet(
    client: Client, copywriter: User, draft: Any, signature: Snippet
) -> None:
    client.force_login(copywriter)
    address = reverse("wagtailsnippets_cms_variant:preview_on_edit", args=[draft("nb").pk])
    client.post(address, {"content-body": HEI})
    assert "Hilsen Fjellheim" in client.get(f"{address}?mode=phone:typical").content.decode()


def test_a_draft_with_an_unknown_snippet_can_be_read_on_a_journey(draft: Any) -> None:
    document = frozen_document(draft("nb", HEI))
    assert MARK in document["content"]["body"]


# -- the API ---------------------------------------------------------------------------------------


def test_drafts_bring_the_snippets_they_use_and_no_others(
    api: Caller, draft: Any, signature: Snippet, make: Make
) -> None:
    make("unused", nb="…")
    draft("nb", HEI)
    (document,) = api.get("drafts").json()["items"]
    assert list(document["snippets"]) == ["signature"]
    (variant,) = message.load({**document, "variants": _bare(document)}).variants
    assert variant.content.text("body").endswith("Hilsen Fjellheim")
    assert variant.written.text("body") == HEI


def _bare(document: Any) -> list[Any]:
    return [{k: v for k, v in each.items() if k != "base"} for each in document["variants"]]


def test_a_pushed_text_is_kept_as_it_was_typed(
    api: Caller, template: MessageTemplate, signature: Snippet
) -> None:
    sent = {
        "key": "order.confirmed",
        "brand": "fjellheim",
        "source_locale": "en",
        "snippets": {"signature": [{"locale": "nb", "text": "Something else"}]},
        "variants": [{"channel": "sms", "locale": "nb", "content": {"body": HEI}}],
    }
    answer = api.post("drafts", sent).json()
    assert "snippets" in str(answer["templates"][0]["notes"])
    assert answer["variants"][0]["findings"]["errors"] == 0
    assert Variant.objects.get().get_latest_revision_as_object().content["body"] == HEI
    assert actions.texts_of(signature)["nb", ""] == "Hilsen Fjellheim"


@pytest.mark.parametrize(("named", "found"), [("fjellheim", False), (None, True)])
def test_a_check_in_a_brand_knows_its_snippets(
    api: Caller, signature: Snippet, named: str | None, found: bool
) -> None:
    sent = {
        "key": "k",
        "source_locale": "nb",
        "variants": [{"channel": "sms", "locale": "nb", "content": {"body": f"Hei {MARK}"}}],
    }
    body: dict[str, Any] = {"message": sent, **({"brand": named} if named else {})}
    findings = api.post("check", body).json()["findings"]
    assert ("snippet_unusable" in {each["check"] for each in findings}) is found


def test_snippets_are_listed_and_told_one_by_one(api: Caller, signature: Snippet) -> None:
    (told,) = api.get("snippets?brand=fjellheim").json()["items"]
    assert {each["locale"]: each["text"] for each in told["texts"]}["nb"] == "Hilsen Fjellheim"
    assert api.get("snippets/signature?brand=fjellheim").json() == told
    missing = api.get("snippets/signatur?brand=fjellheim")
    assert missing.status_code == 404
    assert missing.json()["suggestions"] == ["signature"]
    assert api.get("snippets").status_code == 400


def test_a_receipt_says_which_snippet_changed(
    api: Caller, live: Any, signature: Snippet, propose: Change, other_manager: User
) -> None:
    live("en", HELLO)
    change = propose(signature, en="Best")
    actions.confirm(change, other_manager, seen=stamp_of(change))
    answer = api.get("templates/order.confirmed/sms?locale=en").json()
    assert answer["content"]["body"].endswith("Best")
    told = api.get(f"receipts/{answer['digest']}").json()["items"][0]
    assert told["snippets"][0]["by"] == "ola"
    assert told["snippets"][0]["confirmed_by"] == "eva"


# -- translators' files ----------------------------------------------------------------------------


def test_translators_get_the_tag_as_it_stands(
    brand: Brand, template: MessageTemplate, signature: Snippet, copywriter: User
) -> None:
    content = {
        "subject": "Your order",
        "body": [{"type": "text", "text": f"Hi!\n\n{MARK}"}, {"type": "text", "text": MARK}],
    }
    verbs.start_variant(template, "email", "en", content, copywriter)
    units = export_catalogue(brand, Wanted("nb")).units
    assert [unit.source for unit in units] == ["Your order", f"Hi!\n\n{MARK}"]
