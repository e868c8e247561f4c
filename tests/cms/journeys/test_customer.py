"""Reading as one customer: which text they get, in their words, and what is said of the order."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from cms import actions
from cms.journeys.customer import DRAFTS, walk
from cms.journeys.linking import link
from cms.models import Journey, Persona, Touchpoint, Variant


@pytest.fixture
def persona(brand) -> Persona:
    return Persona.objects.create(
        brand=brand, key="kari", name="Kari", locale="nb", samples=["first_name: Kåre Ø", "x: y"]
    )


def read(journey: Journey, user: User, **more) -> list:
    asked = {"persona": None, "locale": "nb", "source": "production", "channel": "", **more}
    return list(walk(journey, user, **asked).letters)


def test_the_persons_own_values_are_in_it(linked, live, journey, persona, manager: User) -> None:
    live("nb")
    (letter,) = read(journey, manager, persona=persona)
    assert (letter.locale, letter.is_fallback) == ("nb", False)
    assert "Hei Kåre Ø," in letter.words[0].text


@pytest.mark.parametrize(
    ("written", "locale", "got"),
    [
        (["nb", "en"], "nb", "nb"),
        (["en"], "nb", "en"),
        (["da"], "nb", ""),
        ([], "nb", ""),
    ],
)
def test_what_falls_back_and_what_is_missing(
    linked, live, journey, brand, manager: User, written: list[str], locale: str, got: str
) -> None:
    brand.fallbacks = {"nb": ["en"]}
    brand.save()
    for tag in written:
        live(tag)
    journey.refresh_from_db()
    found = read(journey, manager, locale=locale)
    assert {letter.locale for letter in found} == {got}
    assert {letter.is_fallback for letter in found} == {bool(got) and got != locale}
    assert {letter.pk is None for letter in found} == {not got}


def test_drafts_are_read_where_they_are_asked_for(
    linked, live, journey, copywriter: User, manager: User
) -> None:
    row = live("nb")
    actions.edit_variant(row, {"body": "Nytt: {{ first_name }} {{ total | money }}"}, copywriter)
    assert "bestillingen" in read(journey, manager)[0].words[0].text
    assert read(journey, manager, source=DRAFTS)[0].words[0].text.startswith("Nytt:")


def test_a_text_for_the_persona_comes_before_that_for_everybody(
    linked, live, journey, persona, manager: User
) -> None:
    live("nb")
    live("nb", "Kari alene: {{ first_name }}, {{ total | money }}.", persona=persona)
    assert read(journey, manager, persona=persona)[0].persona == "kari"
    assert read(journey, manager)[0].persona == ""


def test_an_unreadable_draft_says_why(linked, draft, journey, manager: User) -> None:
    row = draft("nb")
    Variant.objects.filter(pk=row.pk).update(content={"body": "{{ nothing"})
    revision = row.latest_revision
    revision.content["content"] = {"body": "{{ nothing"}
    revision.save()
    (letter,) = read(journey, manager, source=DRAFTS)
    assert letter.refusal
    assert not letter.words


def test_the_sequence_is_remarked_on(linked, live, journey, template, manager: User) -> None:
    from cms.models import DeclaredPlaceholder, MessageTemplate

    Touchpoint.objects.update(day=Decimal(3))
    live("nb", "Hei {{ first_name }}! Takk for at du handlet: {{ total | money }}.")
    other = MessageTemplate.objects.create(
        key="thanks", title="Thanks", brand=template.brand, source_locale="nb"
    )
    DeclaredPlaceholder.objects.create(template=other, name="first_name", type="name")
    body = {"body": "Hei {{ first_name }}! Takk for at du venter."}
    row = actions.start_variant(other, "sms", "nb", body, None)
    link(Touchpoint.objects.get(key="thanks"), other, manager)
    row.get_latest_revision().publish(user=manager)
    first, second = read(journey, manager)
    assert not first.remarks
    assert any("the message before begins so too" in each for each in second.remarks)


def test_the_cost_does_not_grow(
    linked,
    live,
    journey,
    template,
    manager: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    live("nb")
    read(journey, manager)
    for source, count in (("production", 9), (DRAFTS, 10)):
        with django_assert_num_queries(count):
            read(journey, manager, source=source)
    for locale in ("en", "da", "pl"):
        live(locale)
    with django_assert_num_queries(9):
        read(journey, manager, locale="pl")


def test_the_page_and_its_frames(admin: Client, linked, live, journey, persona) -> None:
    row = live("nb")
    page = reverse("journeys:read", args=[journey.pk])
    html = admin.get(page, {"persona": "kari"}).content.decode()
    assert "the customer hears nothing from us here" in html
    entry = row.live_entries.get()
    frame = reverse("journeys:frame", args=[journey.pk, entry.pk])
    assert frame in html
    answer = admin.get(frame, {"persona": "kari"})
    assert "Kåre Ø" in answer.content.decode()
    assert "default-src 'none'" in answer["content-security-policy"]
    assert answer["x-frame-options"] == "SAMEORIGIN"
    for asked in ({"source": DRAFTS}, {"source": "nowhere", "persona": "nobody", "locale": "xx"}):
        assert admin.get(page, {**asked, "channel": "telegraph"}).status_code == 200
    assert admin.get(reverse("journeys:frame", args=[journey.pk, 2**70])).status_code == 404
    assert admin.get(reverse("journeys:frame", args=[journey.pk, 10**9])).status_code == 404


def test_a_frame_of_another_journey_is_not_found(admin: Client, linked, live, brand) -> None:
    entry = live("nb").live_entries.get()
    other = Journey.objects.create(brand=brand, key="other", title="Other")
    assert admin.get(reverse("journeys:frame", args=[other.pk, entry.pk])).status_code == 404


def test_strangers_read_nothing(client: Client, automation: User, linked, live, journey) -> None:
    entry = live("nb").live_entries.get()
    client.force_login(automation)
    for name, more in (("read", []), ("frame", [entry.pk])):
        page = reverse(f"journeys:{name}", args=[journey.pk, *more])
        assert client.get(page).status_code in (302, 403, 404)
