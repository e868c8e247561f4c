"""What publishing would change, in the editor; and what a new look would, on the brand's form."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cms import actions, fetchers
from cms.editor.radius import radius
from cms.models import Brand, Persona, Release, Variant

Draft = Callable[..., Variant]
WORDS = "{{ first_name }}: {{ total | money }}"


def around(variant: Variant) -> Any:
    return radius(variant, variant.typed_content(), None)


def edited(variant: Variant, body: str, user: User) -> Variant:
    actions.edit_variant(variant, {"body": body}, user)
    found = variant.get_latest_revision_as_object()
    assert isinstance(found, Variant)
    return found


# -- in the editor ---------------------------------------------------------------------------------


def test_a_first_text_replaces_nothing(draft: Draft) -> None:
    found = around(draft("nb"))
    assert found.entry is None
    assert found.before is None


def test_what_is_live_is_held_against_the_draft(live: Draft, copywriter: User) -> None:
    variant = live("nb")
    assert around(variant).changed == ()
    found = around(edited(variant, f"Takk, {WORDS}", copywriter))
    assert found.entry.release_id == 1
    assert [text.label for text in found.changed] == ["Message"]
    assert found.before.typical == 1


@pytest.mark.parametrize(
    ("there", "fallbacks", "locales"),
    [
        ([], {}, ["da"]),  # the Danish look in nb after da
        (["da"], {}, []),
        ([], {"pl": ["nb"], "da": ["en"]}, ["pl"]),
        ([], {"pl": ["nb"], "nl": ["pl", "nb"]}, ["da", "nl", "pl"]),
        (["pl"], {"pl": ["nb"], "nl": ["pl", "nb"]}, ["da"]),
    ],
)
def test_who_falls_back_to_it(
    live: Draft, draft: Draft, there: list[str], fallbacks: dict[str, list[str]], locales: list[str]
) -> None:
    for locale in there:
        live(locale)
    variant = draft("nb")
    Brand.objects.update(fallbacks=fallbacks)
    variant = Variant.objects.get(pk=variant.pk)
    found = [tag for tag, _name in around(variant).followers]
    assert [tag for tag in found if tag in ("da", "pl", "nl", "en")] == locales


def test_a_personas_text_is_no_fallback_for_everybody(
    live: Draft, draft: Draft, brand: Brand
) -> None:
    persona = Persona.objects.create(brand=brand, key="loyal", name="Loyal")
    live("da", persona=persona)
    assert "da" in dict(around(draft("nb")).followers)
    assert "da" not in dict(around(draft("nb", persona=persona)).followers)


def test_arms_share_the_readers(live: Draft, draft: Draft) -> None:
    assert around(draft("nb", arm="a")).arms == 1
    live("nb", arm="b")
    assert around(Variant.objects.get(arm="a")).arms == 2


def test_who_fetched_it_lately(live: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    assert around(live("nb")).fetchers in ((), ())  # no table, or nothing in it
    fetched = fetchers.Fetcher("Orders (robot)", 12, date(2026, 5, 3).isoformat())
    monkeypatch.setattr("cms.editor.radius.fetchers", lambda *where: [fetched])
    assert around(Variant.objects.get()).fetchers == (fetched,)


def test_the_panel_tells_it_before_and_while_one_types(
    client: Client, live: Draft, manager: User
) -> None:
    variant = live("nb")
    client.force_login(manager)
    edit = reverse(Variant.snippet_viewset.get_url_name("edit"), args=[variant.pk])
    page = client.get(edit).content.decode()
    assert "If this is published" in page
    assert "It reads as what is live already." in page
    url = reverse(Variant.snippet_viewset.get_url_name("findings"), args=[variant.pk])
    body = f"Takk, {WORDS} {'Velkommen igjen. ' * 12}"
    shown = client.post(url, {"content-body": body}).json()["findings"]
    assert "usually 1 → 2" in shown
    assert "It costs more than what is live." in shown
    assert "<ins>" in shown


def test_it_asks_little(live: Draft, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for locale in ("en", "da", "pl", "nl"):
        live(locale)
    variant = Variant.objects.select_related("template__brand").get(pk=live("nb").pk)
    content = variant.typed_content()
    with django_assert_max_num_queries(4):
        radius(variant, content, None)


# -- on the brand's form ---------------------------------------------------------------------------


@pytest.fixture
def mail(draft: Draft, manager: User) -> Variant:
    """A mail that is live: it shows the footer."""
    content = {
        "subject": "Takk, {{ first_name }}",
        "preheader": "Bestillingen din",
        "body": [{"type": "text", "text": "{{ first_name }}: {{ total | money }}"}],
    }
    template = draft("nb").template
    variant = actions.start_variant(template, "email", "nb", content, manager)
    Brand.objects.update(four_eyes=False)
    variant.get_latest_revision().publish(user=manager)
    return variant


@pytest.fixture
def form(client: Client, manager: User, brand: Brand) -> SimpleNamespace:
    """``form.save(footers=…)``: the brand's form, filled in as it stands but for these."""
    client.force_login(manager)
    url = reverse(Brand.snippet_viewset.get_url_name("edit"), args=[brand.pk])

    def save(**changed: Any) -> Any:
        fields = client.get(url).context["form"]
        sent = {name: fields[name].value() for name in fields.fields}
        sent = {name: value for name, value in sent.items() if value not in (None, False)}
        sent = {
            name: "\n".join(value) if isinstance(value, list) else value
            for name, value in sent.items()
        }
        return client.post(url, sent | changed, follow=True)

    return SimpleNamespace(save=save)


def test_a_new_footer_asks_first(form: Any, mail: Variant) -> None:
    asked = form.save(footers='{"nb": "Ny bunntekst"}')
    assert "1 live text would be dressed anew" in asked.content.decode()
    assert Release.objects.count() == 1
    assert Brand.objects.get().footers == {}
    done = form.save(footers='{"nb": "Ny bunntekst"}', **{"dress-anew": "1"})
    assert "Release 2: 1 text dressed anew." in done.content.decode()
    assert Release.objects.get(number=2).action == "refresh"
    assert Brand.objects.get().footers == {"nb": "Ny bunntekst"}


def test_agreeing_to_another_number_asks_again(form: Any, mail: Variant) -> None:
    asked = form.save(footers='{"nb": "Ny bunntekst"}', **{"dress-anew": "7"})
    assert "would be dressed anew" in asked.content.decode()
    assert Release.objects.count() == 1


def test_what_changes_no_text_is_saved_at_once(form: Any, mail: Variant) -> None:
    done = form.save(notes="Be kind.").content.decode()
    assert "dressed anew" not in done
    assert Brand.objects.get().notes == "Be kind."
    assert Release.objects.count() == 1


def test_new_chains_say_their_release(form: Any, mail: Variant) -> None:
    done = form.save(fallbacks='{"nn": ["nb"]}').content.decode()
    assert "Release 2: fallback chains changed." in done
