"""Comparing, rolling back and promoting in the admin, and by command."""

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cms import actions, releases
from cms.models import Brand, LiveEntry, Release, ReleaseLabel, Variant
from cms.roles import BRAND_MANAGER

LOG = "/admin/releases/"
BACK = LOG + "roll-back/"
ON = LOG + "promote/"
COMPARE = LOG + "compare/"
TO_1 = {"brand": "fjellheim", "environment": "production", "release": "1"}
TO_PRODUCTION = {"brand": "fjellheim", "source": "staging", "target": "production", "release": ""}
WORDS = "{{ first_name }}: {{ total | money }}"


@pytest.fixture
def log(live: Any, copywriter: User, manager: User) -> Variant:
    """1 Norwegian, 2 Norwegian anew, 3 English."""
    norwegian: Variant = live("nb")
    actions.edit_variant(norwegian, {"body": f"Takk, {WORDS}"}, copywriter)
    norwegian.get_latest_revision().publish(user=manager)
    live("en")
    return norwegian


@pytest.fixture
def staged(settings: Any) -> None:
    """Publishing goes to staging, readers look at production."""
    settings.BUDSKAP_ENVIRONMENTS = ["staging", "production"]


@pytest.fixture
def office(client: Client, manager: User) -> Client:
    client.force_login(manager)
    return client


def query(**asked: str) -> str:
    return "&".join(f"{name}={value}" for name, value in asked.items())


def live_now(environment: str = "production") -> list[tuple[str, int]]:
    rows = LiveEntry.objects.filter(environment=environment).order_by("locale")
    return [(row.locale, row.entry.release_id) for row in rows.select_related("entry")]


# -- compare ---------------------------------------------------------------------------------------


def test_two_releases_are_compared(office: Client, log: Variant) -> None:
    response = office.get(f"{COMPARE}?brand=fjellheim&from=1&to=3")
    shown = [(each.address.locale, each.kind) for each in response.context["changes"]]
    assert shown == [("en", "added"), ("nb", "changed")]
    assert response.context["total"] == 2
    assert "2 texts changed." in response.content.decode()


def test_the_last_step_is_compared_unless_asked(office: Client, log: Variant) -> None:
    span = office.get(COMPARE).context["span"]
    assert (span.first, span.second) == (2, 3)


def test_a_label_can_be_compared(office: Client, log: Variant, manager: User) -> None:
    releases.label(Release.objects.get(number=1), "first", user=manager)
    assert office.get(f"{COMPARE}?from=first&to=2").context["span"].first == 1


@pytest.mark.parametrize("asked", ["from=99&to=1", "from=none&to=1", "from=%00&to=1", "brand=x"])
def test_what_cannot_be_compared_is_said(office: Client, log: Variant, asked: str) -> None:
    response = office.get(f"{COMPARE}?{asked}")
    assert response.status_code == 200
    assert response.context["form"].errors
    assert "span" not in response.context


def test_without_a_release_there_is_nothing_to_compare(office: Client, brand: Brand) -> None:
    assert "Nothing is published yet" in office.get(COMPARE).content.decode()


def test_comparing_costs_the_same_for_one_and_for_many(
    office: Client, live: Any, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for arm in "abcdefgh":
        live("nb", arm=arm)
    office.get(COMPARE)
    with django_assert_max_num_queries(27):
        office.get(f"{COMPARE}?from=1&to=8")


# -- rolling back ----------------------------------------------------------------------------------


def test_before_anything_is_asked_nothing_is_wrong(office: Client, log: Variant) -> None:
    page = office.get(BACK).content.decode()
    assert "This field is required." not in page and 'value="fjellheim" selected' in page
    assert "This field is required." in office.get(f"{BACK}?release=").content.decode()


def test_a_roll_back_shows_its_plan_first(office: Client, log: Variant) -> None:
    response = office.get(f"{BACK}?{query(**TO_1)}")
    plan = response.context["plan"]
    assert [(each.address.locale, each.kind) for each in plan.changes] == [
        ("en", "withdrawn"),
        ("nb", "changed"),
    ]
    assert response.context["segments"].before[0] > response.context["segments"].after[0]
    assert "2 texts would change in production" in response.content.decode()
    assert live_now() == [("en", 3), ("nb", 2)]  # nothing is written


def test_a_roll_back_is_done(office: Client, log: Variant) -> None:
    response = office.post(BACK, TO_1 | {"expected": "3", "note": "Too early."}, follow=True)
    assert "Release 4: 2 texts rolled back to release 1." in response.content.decode()
    release = Release.objects.get(number=4)
    assert (release.action, release.source, release.note) == ("roll-back", 1, "Too early.")
    assert live_now() == [("nb", 4)]


def test_somebody_released_meanwhile(office: Client, log: Variant, live: Any) -> None:
    live("da")
    response = office.post(BACK, TO_1 | {"expected": "3"}, follow=True)
    assert "Something was released meanwhile" in response.content.decode()
    assert response.context["plan"].newest == 4  # the plan is shown anew
    assert Release.objects.count() == 4


def test_some_messages_alone(office: Client, log: Variant) -> None:
    response = office.get(f"{BACK}?{query(**TO_1)}&some=1&key=order.confirmed")
    assert response.context["total"] == 2
    none = office.get(f"{BACK}?{query(**TO_1)}&some=1")
    assert "Choose at least one message." in none.content.decode()
    office.post(BACK, TO_1 | {"expected": "3", "some": "1", "keys": "other.key"})
    assert Release.objects.count() == 3  # of that message nothing would change


@pytest.mark.parametrize(
    "asked",
    [
        {"release": "99"},
        {"release": "none"},
        {"release": ""},
        {"environment": "nowhere"},
        {"brand": "nobody"},
    ],
)
def test_what_cannot_be_rolled_back_is_said(
    office: Client, log: Variant, asked: dict[str, str]
) -> None:
    for response in (
        office.get(f"{BACK}?{query(**(TO_1 | asked))}"),
        office.post(BACK, TO_1 | asked),
    ):
        assert response.status_code == 200
        assert response.context["form"].errors
    assert Release.objects.count() == 3


# -- promoting -------------------------------------------------------------------------------------


def test_with_one_environment_there_is_nothing_to_promote(office: Client, log: Variant) -> None:
    assert "There is one environment" in office.get(ON).content.decode()
    assert "Promote to" not in office.get(f"{LOG}3/").content.decode()


def test_what_is_published_is_promoted(staged: None, office: Client, log: Variant) -> None:
    assert live_now() == []
    assert "Promote to production" in office.get(f"{LOG}3/").content.decode()
    response = office.get(f"{ON}?{query(**TO_PRODUCTION)}")
    assert response.context["kinds"] == {"added": 2}
    response = office.post(ON, TO_PRODUCTION | {"expected": "3"}, follow=True)
    assert "Release 4: 2 texts promoted to production." in response.content.decode()
    assert live_now() == [("en", 4), ("nb", 4)]
    again = office.get(f"{ON}?{query(**TO_PRODUCTION)}")
    assert "Nothing would change" in again.content.decode()


def test_an_older_state_is_promoted(staged: None, office: Client, log: Variant) -> None:
    office.post(ON, TO_PRODUCTION | {"release": "1", "expected": "3"})
    assert live_now() == [("nb", 4)]
    assert Release.objects.get(number=4).source == 1


def test_an_environment_is_not_promoted_to_itself(
    staged: None, office: Client, log: Variant
) -> None:
    page = office.get(f"{ON}?{query(**(TO_PRODUCTION | {'target': 'staging'}))}").content.decode()
    assert "An environment cannot be promoted to itself." in page


# -- who may ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "codename", "sent"),
    [(BACK, "roll_back_release", TO_1), (ON, "promote_release", TO_PRODUCTION)],
)
def test_each_needs_its_permission(
    office: Client, log: Variant, path: str, codename: str, sent: dict[str, str]
) -> None:
    Group.objects.get(name=BRAND_MANAGER).permissions.remove(
        Permission.objects.get(codename=codename)
    )
    assert office.get(path).status_code in (302, 403)
    assert office.post(path, sent | {"expected": "3"}).status_code in (302, 403)
    assert Release.objects.count() == 3


@pytest.mark.parametrize("path", [BACK, ON, COMPARE, f"{LOG}1/labels/"])
def test_a_copywriter_may_none_of_it(
    client: Client, log: Variant, copywriter: User, path: str
) -> None:
    client.force_login(copywriter)
    assert client.post(path, TO_1 | {"name": "x"}).status_code in (302, 403, 405)
    assert Release.objects.count() == 3
    assert not ReleaseLabel.objects.exists()


def test_a_forged_form_does_nothing(log: Variant, manager: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(manager)
    assert strict.post(BACK, TO_1 | {"expected": "3"}).status_code == 403
    assert Release.objects.count() == 3


def test_a_plan_costs_the_same_for_one_and_for_many(
    office: Client, live: Any, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for arm in "abcdefgh":
        live("nb", arm=arm)
    office.get(BACK)
    with django_assert_max_num_queries(29):
        office.get(f"{BACK}?{query(**TO_1)}")


# -- commands --------------------------------------------------------------------------------------


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_the_command_prints_the_plan_and_does_it(log: Variant, manager: User) -> None:
    words = ("roll_back", "--brand=fjellheim", "--to=1")
    said = run(*words, "--dry-run")
    assert "0 added, 1 changed, 1 withdrawn" in said
    assert "  - body: Takk" in said
    assert "  + body: Hei" in said
    assert Release.objects.count() == 3
    assert "release 4: 2 changed" in run(*words, "--user=ola", "--note=Too early.")
    assert Release.objects.get(number=4).user == manager


def test_the_command_promotes(staged: None, log: Variant) -> None:
    words = ("promote", "--brand=fjellheim", "--from=staging", "--to=production")
    assert "2 added" in run(*words)
    assert live_now() == [("en", 4), ("nb", 4)]
    assert "0 added, 0 changed, 0 withdrawn" in run(*words)
    assert Release.objects.count() == 4


def test_the_command_labels(log: Variant) -> None:
    assert run("label_release", "2", "spring-sale") == "spring-sale: release 2\n"
    said = run("roll_back", "--brand=fjellheim", "--to=spring-sale", "--dry-run")
    assert "0 added, 0 changed, 1 withdrawn" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["roll_back", "--brand=nobody", "--to=1"], "There is no brand"),
        (["roll_back", "--brand=fjellheim", "--to=99"], "There is no release"),
        (["roll_back", "--brand=fjellheim", "--to=1", "--key=no.such"], "Never published: no.such"),
        (["roll_back", "--brand=fjellheim", "--to=1", "--user=nobody"], "no active user"),
        (["roll_back", "--brand=fjellheim", "--to=1", "--environment=x"], "no environment"),
        (["promote", "--brand=fjellheim", "--from=production", "--to=production"], "to itself"),
        (["label_release", "1", "No Label"], ".+"),
    ],
)
def test_what_is_refused_changes_nothing(log: Variant, words: list[str], said: str) -> None:
    with pytest.raises(CommandError, match=said) as refused:
        run(*words)
    assert refused.value.returncode == 1
    assert Release.objects.count() == 3
    assert not ReleaseLabel.objects.exists()
