"""A brand's choices for checks: a form made of what the checks declare, and what each weighs."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from cms.checking import declared, forms
from cms.checking.changing import set_choices, set_weights
from cms.checking.forms import NO, UNSET, YES, ChoicesForm, WeightsForm
from cms.door import to_guide
from cms.guard import judge
from cms.models import Brand, StyleGuide, Variant
from templates_lib import checks
from templates_lib.checks import Setting

SETTINGS = (
    Setting("mark", "choice", "Mark", "Which one.", (("", "The language's"), (":", "A colon"))),
    Setting("greetings", "words", "Greetings", default=()),
    Setting("strict", "switch", "Strict", default=False),
    Setting("most", "number", "At most", default=3),
)


@pytest.fixture
def settings_declared(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One check that asks one thing of each kind."""
    asking = replace(checks.CHECKS["term_forbidden"], settings=SETTINGS)
    known = {**{n: replace(c, settings=()) for n, c in checks.CHECKS.items()}, asking.id: asking}
    for module in (declared, forms, checks):
        monkeypatch.setattr(module, "CHECKS", known)
    yield


def page(name: str, brand: Brand) -> str:
    return reverse(f"check_settings:{name}", args=[brand.pk])


@pytest.mark.parametrize(
    ("sent", "chosen"),
    [
        ({}, {}),
        ({"mark": UNSET, "strict": UNSET, "greetings": "", "most": ""}, {}),
        ({"mark": ":"}, {"mark": ":"}),
        ({"mark": ""}, {}),
        ({"strict": YES}, {"strict": True}),
        ({"strict": NO}, {"strict": False}),
        ({"greetings": "Hei\r\n\r\nGod dag "}, {"greetings": ["Hei", "God dag"]}),
        ({"greetings": "2026"}, {"greetings": ["2026"]}),
        ({"most": "0"}, {"most": 0}),
        ({"most": "2.5"}, {"most": 2.5}),
    ],
    ids=str,
)
@pytest.mark.usefixtures("settings_declared")
def test_what_is_chosen_is_as_in_a_guide_document(sent: dict, chosen: dict) -> None:
    form = ChoicesForm({"mark": UNSET, **sent}, chosen={}, below={})
    assert form.is_valid(), form.errors
    if sent.get("mark") == "":  # the empty choice is one of the declared
        chosen = {"mark": ""}
    assert form.chosen() == chosen
    again = ChoicesForm(chosen=form.chosen(), below={})
    shown = {name: again[name].value() for name in again.fields}
    assert ChoicesForm(shown, chosen={}, below={}).is_valid()


@pytest.mark.parametrize("sent", [{"most": "-1"}, {"mark": "!"}, {"strict": "perhaps"}], ids=str)
@pytest.mark.usefixtures("settings_declared")
def test_what_does_not_fit_is_named(sent: dict) -> None:
    form = ChoicesForm(sent, chosen={}, below={})
    assert not form.is_valid()
    assert set(form.errors) == set(sent)


@pytest.mark.usefixtures("settings_declared")
def test_what_holds_without_a_choice_is_shown() -> None:
    form = ChoicesForm(chosen={"most": 1}, below={"strict": True})
    assert form["most"].value() == 1
    assert (UNSET, "Not chosen: yes") in form.fields["strict"].choices
    assert "none" in form.fields["greetings"].widget.attrs["placeholder"]


@pytest.mark.usefixtures("settings_declared")
def test_choices_are_written_for_the_brand_and_for_a_locale(
    client: Client, brand: Brand, manager: User
) -> None:
    client.force_login(manager)
    sent = {"mark": ":", "greetings": "", "strict": UNSET, "most": "2"}
    assert client.post(page("choices", brand), sent).status_code == 302
    nb = {"mark": UNSET, "greetings": "Hei", "strict": YES, "most": ""}
    assert client.post(f"{page('choices', brand)}?locale=nb", nb).status_code == 302
    brand.refresh_from_db()
    assert brand.settings == {"mark": ":", "most": 2}
    assert StyleGuide.objects.get(locale="nb").settings == {"greetings": ["Hei"], "strict": True}
    guide = to_guide(brand)
    assert guide.locales["nb"].settings["greetings"] == ("Hei",)
    assert not checks.problems_of(guide)
    assert ModelLogEntry.objects.filter(action="cms.check_settings").count() == 2


def test_weights_are_written_and_bear_on_publishing(
    client: Client, brand: Brand, faulty: Variant, manager: User
) -> None:
    client.force_login(manager)
    assert judge(faulty).blocking
    assert client.post(page("weights", brand), {"placeholder_missing": "off"}).status_code == 302
    brand.refresh_from_db()
    assert brand.checks == {"placeholder_missing": "off"}
    faulty.refresh_from_db()
    faulty.template.refresh_from_db()
    assert not judge(Variant.objects.get(pk=faulty.pk)).findings


def test_a_weight_that_does_not_exist_is_refused(
    client: Client, brand: Brand, manager: User
) -> None:
    client.force_login(manager)
    answer = client.post(page("weights", brand), {"placeholder_missing": "fatal"})
    assert answer.status_code == 200
    brand.refresh_from_db()
    assert brand.checks == {}


def test_every_check_has_a_weight() -> None:
    assert set(WeightsForm(weights={}).fields) == set(checks.CHECKS)


@pytest.mark.parametrize("name", ["weights", "choices"])
def test_writers_read_and_do_not_change(
    client: Client, brand: Brand, copywriter: User, automation: User, name: str
) -> None:
    client.force_login(copywriter)
    told = client.get(page(name, brand)).content.decode()
    assert "a brand manager changes it" in told
    client.post(page(name, brand), {"placeholder_missing": "off"})
    brand.refresh_from_db()
    assert brand.checks == {}
    client.force_login(automation)
    assert client.get(page(name, brand)).status_code in (302, 403)


def test_what_no_check_knows_is_named(client: Client, brand: Brand, manager: User) -> None:
    Brand.objects.update(checks={"term_forbiden": "off"})
    client.force_login(manager)
    told = client.get(page("weights", brand)).content.decode()
    assert "did you mean term_forbidden" in told


def test_an_unknown_locale_is_not_found(client: Client, brand: Brand, manager: User) -> None:
    client.force_login(manager)
    assert client.get(f"{page('choices', brand)}?locale=fi").status_code == 404


def test_the_same_again_is_not_logged(brand: Brand, manager: User) -> None:
    set_weights(brand, {"term_forbidden": "info"}, manager)
    set_weights(brand, {"term_forbidden": "info"}, manager)
    set_choices(brand, {}, manager)
    assert ModelLogEntry.objects.filter(action="cms.check_settings").count() == 1


def test_a_stored_rule_that_no_longer_fits_stops_nothing(brand: Brand, faulty: Variant) -> None:
    brand.rules.create(key="good", document={"kind": "existence", "words": ["bekreftet"]})
    brand.rules.create(key="bad", document={"kind": "existence", "channels": ["pigeon"]})
    assert [rule.id for rule in to_guide(brand).rules] == ["good"]
    with pytest.raises(ValidationError, match="pigeon"):
        brand.rules.get(key="bad").full_clean()
