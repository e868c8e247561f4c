"""A term's forms are proposed, and nothing is written before an editor confirms them."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from cms.models import Brand, Term
from cms.terms.proposing import MOST, proposals

ADDRESS = "wagtailsnippets_cms_styleguide:forms"


@pytest.mark.parametrize(
    ("word", "locale", "form"),
    [
        ("ordre", "nb", "ordren"),
        ("ordre", "nb_NO", "ordrene"),
        ("indkøbskurv", "da", "indkøbskurven"),
        ("bestelling", "nl", "bestellingen"),
    ],
)
def test_forms_are_proposed(word: str, locale: str, form: str) -> None:
    (found,) = proposals([word], locale)
    assert form in [each.text for each in found.forms]
    assert word not in [each.text for each in found.forms]
    assert found.source


@pytest.mark.parametrize(
    ("words", "locale"),
    [(["order"], "xx-nonsense"), ([""], "nb"), (["x" * 101], "nb"), ([], "nb")],
    ids=["no locale", "blank", "too long", "nothing"],
)
def test_nothing_is_proposed_for_nothing(words: list[str], locale: str) -> None:
    assert proposals(words, locale) == []


def test_a_request_looks_at_so_many_words() -> None:
    assert len(proposals([f"{'a' * n}dre" for n in range(1, 60)], "nb")) <= MOST


def test_the_form_asks_for_them(client: Client, brand: Brand, manager: User) -> None:
    client.force_login(manager)
    sent = {"word": ["ordre", "<script>"], "locale": "nb"}
    told = client.post(reverse(ADDRESS), sent).content.decode()
    assert 'value="ordren"' in told
    assert "<script>" not in told
    assert Term.objects.count() == 1, "the fixture's own"


def test_it_is_for_those_who_write_style_guides(
    client: Client, copywriter: User, manager: User
) -> None:
    client.force_login(copywriter)
    assert client.post(reverse(ADDRESS), {"word": "ordre"}).status_code in (302, 403)
    enforcing = Client(enforce_csrf_checks=True)
    enforcing.force_login(manager)
    assert enforcing.post(reverse(ADDRESS), {"word": "ordre"}).status_code == 403


def test_the_style_guides_form_has_them(client: Client, brand: Brand, manager: User) -> None:
    client.force_login(manager)
    row = brand.style_guides.get()
    page = client.get(reverse("wagtailsnippets_cms_styleguide:edit", args=[row.pk]))
    assert 'data-controller="b-terms"' in page.content.decode()
    assert "cms/js/terms.js" in page.content.decode()
