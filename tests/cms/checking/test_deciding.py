"""What decided a finding is named, and leads to the page where it stands; whatever a rule says."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from cms.checking.deciding import Deciding
from cms.models import Brand, StyleGuide


def guide_page(name: str) -> str:
    row = StyleGuide.objects.get(locale="nb")
    return reverse(f"wagtailsnippets_cms_styleguide:{name}", args=[row.pk])


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("locales.nb.address_form", "Style guide nb: address form"),
        ("locales.nb.terms.0", "Style guide nb: the term “order”"),
        ("locales.nb.terms.order", "Style guide nb: the term “order”"),
        ("locales.nb.terms.9", "Style guide nb: the term “9”"),
        ("locales.nb.opt_out.1", "Style guide nb: opt-out words"),
        ("locales.nb.brand", "Style guide nb: brand"),
        ("locales.nb.no_such", "Style guide nb: no_such"),
        ("locales.nb.terms", "Style guide nb: terms"),
        ("locales.nb", "Style guide nb: –"),
    ],
)
def test_a_style_guide_is_led_to(brand: Brand, manager: User, rule: str, words: str) -> None:
    decided = Deciding(brand, manager).by(rule)
    assert decided is not None
    assert (decided.words, decided.url) == (words, guide_page("edit"))


def test_who_may_not_change_it_is_led_to_read_it(brand: Brand, copywriter: User) -> None:
    decided = Deciding(brand, copywriter).by("locales.nb.address_form")
    assert decided and decided.url == guide_page("inspect")


@pytest.mark.parametrize(
    "rule",
    ["settings.no_such", "locales.nb.settings.no_such", "rules.gone", "rules", "names", "domains.0",
     "style_guides", "what.ever", "locales", "locales.xx-nonsense.terms", "locales.fi.terms.0"],
)  # fmt: skip
def test_any_rule_is_named(brand: Brand, manager: User, copywriter: User, rule: str) -> None:
    for user in (manager, copywriter):
        decided = Deciding(brand, user).by(rule)
        assert decided is not None and decided.words


def test_a_locale_inherits_its_style_guide(brand: Brand, manager: User) -> None:
    guide = StyleGuide.objects.create(brand=brand, locale="de")
    decided = Deciding(brand, manager).by("locales.de-AT.address_form")
    assert decided and f"/{guide.pk}/" in decided.url


def test_a_check_that_decided_by_itself_says_nothing(brand: Brand, manager: User) -> None:
    assert Deciding(brand, manager).by("") is None
