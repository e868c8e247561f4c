"""A brand's own rules: a form that writes them, a trial before, and then the checker."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from cms.checking.deciding import Deciding
from cms.door import to_guide
from cms.guard import judge
from cms.models import Brand, BrandRule, Variant
from cms.rules.forms import KINDS, RuleForm
from cms.rules.trying import attempt
from templates_lib import rules

EXISTENCE = {"kind": "existence", "severity": "warning", "words": "bekreftet"}
JSON = {"accept": "application/json"}


def address(name: str, *args: object) -> str:
    return reverse(f"wagtailsnippets_cms_brandrule:{name}", args=args)


def rule(**document: object) -> rules.Rule:
    return rules.load({"rule": document})[0]


def test_every_kind_has_a_name() -> None:
    assert set(KINDS) == set(rules.KINDS)


@pytest.mark.parametrize(
    ("sent", "document"),
    [
        ({"words": "gratis*\r\nfri frakt"}, {"words": ["gratis*", "fri frakt"]}),
        ({"words": "2026"}, {"words": ["2026"]}),
        (
            {"kind": "substitution", "swap": "e-mail = e-post\nmail=e-post", "words": "left over"},
            {"kind": "substitution", "swap": {"e-mail": "e-post", "mail": "e-post"}},
        ),
        (
            {"kind": "occurrence", "pattern": "!", "inside_words": "on", "max": "1"},
            {"kind": "occurrence", "pattern": "!", "inside_words": True, "max": 1},
        ),
        (
            {
                "kind": "capitalisation",
                "case": "sentence",
                "channels": ["email"],
                "parts": "subject",
            },
            {
                "kind": "capitalisation",
                "case": "sentence",
                "channels": ["email"],
                "parts": ["subject"],
            },
        ),
        ({"words": "x", "locales": "nb\nda"}, {"words": ["x"], "locales": ["nb", "da"]}),
    ],
    ids=str,
)
def test_the_form_writes_the_document(
    brand: Brand, sent: dict[str, Any], document: dict[str, Any]
) -> None:
    values = {"brand": brand.pk, "key": "house", "is_on": "on", "kind": "existence"}
    form = RuleForm({**values, "severity": "error", **sent}, instance=BrandRule())
    assert form.is_valid(), form.errors
    expected = {"kind": "existence", "severity": "error", **document}
    row = form.save()
    assert row.document == expected
    again = RuleForm(instance=row)
    shown = {name: again[name].value() for name in again.fields}
    assert RuleForm({**shown, "is_on": "on"}, instance=row).is_valid()
    assert rules.load({"house": row.document})[0].document() == expected


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"words": ""}, "kind"),
        ({"words": "x", "pattern": "y"}, "pattern"),
        ({"words": "", "pattern": "("}, "pattern"),
        ({"kind": "substitution", "swap": "no sign"}, "swap"),
        ({"kind": "occurrence", "words": "x", "min": "3", "max": "1"}, "min"),
        ({"words": "x", "locales": "xx-nonsense"}, "locales"),
        ({"words": "*"}, "words"),
        ({"kind": "poetry"}, "kind"),
    ],
    ids=str,
)
def test_what_does_not_fit_is_said_at_its_field(
    brand: Brand, sent: dict[str, Any], field: str
) -> None:
    values = {"brand": brand.pk, "key": "house", "kind": "existence", "severity": "error"}
    form = RuleForm({**values, **sent}, instance=BrandRule())
    assert not form.is_valid()
    assert field in form.errors


def test_a_saved_rule_is_a_check(client: Client, brand: Brand, draft: Any, manager: User) -> None:
    variant = draft("nb")
    client.force_login(manager)
    sent = {**EXISTENCE, "brand": brand.pk, "key": "no-bekreftet", "is_on": "on"}
    assert client.post(address("add"), sent).status_code == 302
    (finding,) = [f for f, _ in judge(variant).findings if f.check == "brand_rule_broken"]
    decided = Deciding(brand, manager).by(finding.rule)
    row = BrandRule.objects.get()
    assert decided and decided.url == address("edit", row.pk)
    assert "no-bekreftet" in decided.words
    BrandRule.objects.update(is_on=False)
    assert not to_guide(brand).rules


def test_a_key_is_the_brands_own_and_stays(client: Client, brand: Brand, manager: User) -> None:
    row = brand.rules.create(key="house", document={"kind": "existence", "words": ["x"]})
    client.force_login(manager)
    sent = {**EXISTENCE, "brand": brand.pk, "key": "house", "is_on": "on"}
    client.post(address("add"), sent)
    assert BrandRule.objects.count() == 1
    client.post(address("edit", row.pk), {**sent, "key": "other"})
    row.refresh_from_db()
    assert row.key == "house" and row.document["words"] == ["bekreftet"]


# -- the trial -------------------------------------------------------------------------------------


def test_a_trial_counts_texts_and_shows_them(brand: Brand, draft: Any) -> None:
    for locale in ("en", "nb", "da"):
        draft(locale)
    found = attempt(brand, rule(kind="existence", words=["bekreftet", "bestillingen"]))
    assert (found.checked, len(found.flagged), found.after) == (3, 1, "")
    (flagged,) = found.flagged
    assert flagged.quote.words == "bestillingen"
    assert (flagged.address.locale, flagged.count) == ("nb", 2)


def test_a_trial_goes_on_where_it_stopped(brand: Brand, draft: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("cms.rules.trying.AT_ONCE", 1)
    variant = draft("nb")
    other = variant.template
    other.pk, other.key = None, "second"
    other.save()
    Variant(template=other, channel="sms", locale="nb", content=variant.content).save()
    wanted = rule(kind="existence", words=["bekreftet"])
    first = attempt(brand, wanted, seconds=0)
    second = attempt(brand, wanted, first.after, seconds=0)
    assert [len(first.flagged), len(second.flagged)] == [1, 1]
    assert attempt(brand, wanted, second.after, seconds=0).after == ""


def test_the_page_asks_for_it_and_nothing_is_saved(
    client: Client, brand: Brand, draft: Any, manager: User
) -> None:
    draft("nb")
    client.force_login(manager)
    answer = client.post(address("trial"), {**EXISTENCE, "brand": brand.pk}, headers=JSON).json()
    assert (answer["checked"], answer["flagged"], answer["total"], answer["after"]) == (1, 1, 1, "")
    assert "<mark>bekreftet</mark>" in answer["texts"]
    assert not BrandRule.objects.exists()


def test_a_trial_of_a_stored_rule_knows_its_brand(
    client: Client, brand: Brand, draft: Any, manager: User
) -> None:
    draft("nb")
    row = brand.rules.create(key="house", document={"kind": "existence", "words": ["x"]})
    client.force_login(manager)
    answer = client.post(address("trial"), {**EXISTENCE, "rule": row.pk}, headers=JSON)
    assert answer.json()["flagged"] == 1


@pytest.mark.parametrize(
    ("sent", "words"),
    [({"words": ""}, "Kind"), ({"words": "", "pattern": "("}, "Pattern")],
    ids=["nothing to look for", "no pattern"],
)
def test_a_rule_that_does_not_fit_is_not_tried(
    client: Client, brand: Brand, manager: User, sent: dict[str, str], words: str
) -> None:
    client.force_login(manager)
    answer = client.post(address("trial"), {**EXISTENCE, "brand": brand.pk, **sent}, headers=JSON)
    assert answer.status_code == 422
    assert words in json.dumps(answer.json()["faults"])


def test_rules_are_the_brand_managers(
    client: Client, brand: Brand, copywriter: User, manager: User
) -> None:
    sent = {**EXISTENCE, "brand": brand.pk, "key": "house", "is_on": "on"}
    client.force_login(copywriter)
    client.post(address("add"), sent)
    assert not BrandRule.objects.exists()
    assert client.post(address("trial"), sent).status_code in (302, 403)
    row = brand.rules.create(key="house", document={"kind": "existence", "words": ["x"]})
    assert client.get(address("inspect", row.pk)).status_code == 200, "they read it"
    assert client.get(address("trial")).status_code in (302, 403, 405)
    enforcing = Client(enforce_csrf_checks=True)
    enforcing.force_login(manager)
    assert enforcing.post(address("trial"), sent).status_code == 403
