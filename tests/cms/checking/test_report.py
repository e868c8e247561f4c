"""The report of findings: kept true by what changes, filtered in the address, for any size."""

import csv
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from cms import actions
from cms.checking import rechecking
from cms.checking.rechecking import digest_of, stale, work_off
from cms.guard import judge
from cms.models import Brand, FindingRow, Variant
from tests.cms.conftest import LOST, WORDING


@pytest.fixture
def checked(faulty: Variant, brand: Brand) -> Variant:
    work_off(brand)
    return faulty


def rows(**lookups: object) -> list[tuple[str, str, bool, bool]]:
    found = FindingRow.objects.filter(**lookups)
    return sorted(found.values_list("check_id", "variant__locale", "in_live", "in_draft"))


LOSS = ("placeholder_missing", "nb")


@pytest.fixture
def committed(checked: Variant) -> None:
    """What the test's own rows left to be done: a test's transaction never ends."""
    connection.run_on_commit.clear()


# -- kept true -------------------------------------------------------------------------------------


def test_drafts_and_what_is_live_are_told_apart(
    checked: Variant, brand: Brand, manager: User, copywriter: User
) -> None:
    assert rows() == [(*LOSS, False, True)]
    finding = judge(checked).blocking[0]
    actions.waive(checked, finding.fingerprint, "The app greets the customer.", manager)
    checked.get_latest_revision().publish(user=manager)
    work_off(brand)
    assert rows() == [(*LOSS, True, True)]
    checked.refresh_from_db()
    actions.edit_variant(checked, {"body": WORDING["nb"]}, copywriter)
    work_off(brand)
    assert rows() == [(*LOSS, True, False)], "the draft mends it; customers still receive it"


def test_saving_a_text_checks_its_message_after_the_transaction(
    checked: Variant, committed: None, copywriter: User, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True) as waiting:
        actions.edit_variant(checked, {"body": WORDING["nb"]}, copywriter)
        actions.edit_variant(checked, {"body": f"{WORDING['nb']} "}, copywriter)
    ours = [each for each in waiting if isinstance(each, rechecking._Recheck)]
    assert len(ours) == 1, "two saves of one message are one check"
    assert ("placeholder_missing", "nb", False, True) not in rows()


def test_what_is_live_and_unchanged_is_checked_once(
    live, brand: Brand, copywriter: User, monkeypatch
) -> None:
    variant = live("nb", LOST["nb"])
    judged = []
    run = rechecking.checks.run
    monkeypatch.setattr(
        rechecking.checks, "run", lambda *given, **more: judged.append(1) or run(*given, **more)
    )
    call_command("recheck_messages", "--all", stdout=StringIO())
    assert len(judged) == 1
    actions.edit_variant(variant, {"body": WORDING["nb"]}, copywriter)
    call_command("recheck_messages", "--all", stdout=StringIO())
    assert len(judged) == 3


def test_checking_a_message_costs_the_same_however_many_its_variants(
    live, brand: Brand, template, django_assert_max_num_queries
) -> None:
    for locale in ("en", "nb", "da", "pl", "nl"):
        live(locale)
    work_off(brand)
    with django_assert_max_num_queries(28):
        rechecking.recheck_one(template.pk)


def test_publishing_and_taking_down_check_it_too(
    checked: Variant,
    committed: None,
    live,
    manager: User,
    brand: Brand,
    django_capture_on_commit_callbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        variant = live("pl")
    assert not stale(brand, digest_of(brand))
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True) as waiting:
        variant.unpublish(user=manager)
    assert any(isinstance(each, rechecking._Recheck) for each in waiting)


def test_another_guide_makes_all_stale(checked: Variant, brand: Brand) -> None:
    assert stale(brand, digest_of(brand)).count() == 0
    brand.checks = {"placeholder_missing": "info"}
    brand.save()
    assert stale(brand, digest_of(brand)).count() == 1
    assert work_off(brand) == 0
    assert FindingRow.objects.get().severity == "info"


def test_a_slice_ends_in_time(checked: Variant, brand: Brand, monkeypatch) -> None:
    monkeypatch.setattr(rechecking, "AT_ONCE", 1)
    for number in range(3):
        row = checked.template
        row.pk, row.key = None, f"more.{number}"
        row.save()
    assert work_off(brand, seconds=0) == 2
    assert work_off(brand) == 0


def test_the_command_checks_what_is_stale(checked: Variant) -> None:
    out = StringIO()
    call_command("recheck_messages", stdout=out)
    call_command("recheck_messages", "--all", stdout=out)
    assert out.getvalue().splitlines() == ["fjellheim: 0 checked", "fjellheim: 1 checked"]


def test_a_text_that_cannot_be_read_leaves_no_old_findings(checked: Variant, brand: Brand) -> None:
    Variant.objects.filter(pk=checked.pk).update(content={"no_such_part": "x"})
    checked.revisions.all().delete()
    call_command("recheck_messages", "--all", stdout=StringIO())
    assert rows() == []


# -- the page --------------------------------------------------------------------------------------


def get(client: Client, **query: str) -> str:
    answer = client.get(reverse("findings:index"), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_finding_leads_to_its_words(client: Client, checked: Variant, manager: User) -> None:
    client.force_login(manager)
    told = get(client)
    edit = reverse("wagtailsnippets_cms_variant:edit", args=[checked.pk])
    assert f"{edit}#at=content.body:0-{len(LOST['nb'])}" in told
    assert "placeholder_missing" in told


@pytest.mark.parametrize(
    ("query", "is_there"),
    [
        ({"severity": "error"}, True),
        ({"severity": "info"}, False),
        ({"check": "placeholder_missing"}, True),
        ({"check": "term_forbidden"}, False),
        ({"locale": "nb"}, True),
        ({"locale": "pl"}, False),
        ({"channel": "sms"}, True),
        ({"channel": "email"}, False),
        ({"stage": "purchase"}, True),
        ({"stage": "-"}, False),
        ({"text": "published"}, False),
        ({"waived": "no"}, True),
        ({"waived": "yes"}, False),
        ({"severity": "grave"}, True),
    ],
    ids=str,
)
def test_the_address_filters(
    client: Client, checked: Variant, manager: User, query: dict[str, str], is_there: bool
) -> None:
    client.force_login(manager)
    told = get(client, brand="fjellheim", **query)
    assert ("#at=content.body" in told) is is_there


def test_a_lapsed_waiver_is_seen_at_once(client: Client, checked: Variant, manager: User) -> None:
    client.force_login(manager)
    finding = judge(checked).blocking[0]
    waiver = actions.waive(checked, finding.fingerprint, "The app greets them.", manager)
    assert "#at=" in get(client, waived="yes")
    actions.withdraw_waiver(waiver, manager)
    assert "#at=" not in get(client, waived="yes")


def test_it_is_exported(client: Client, checked: Variant, manager: User) -> None:
    client.force_login(manager)
    answer = client.get(reverse("findings:index"), {"export": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    (line,) = csv.DictReader(StringIO(text))
    assert line["Key"] == "order.confirmed"
    assert line["Check"] == "placeholder_missing"
    assert "first_name" in line["Finding"]


def test_writers_follow_it_and_robots_do_not(
    client: Client, checked: Variant, copywriter: User, automation: User
) -> None:
    client.force_login(copywriter)
    assert "#at=" in get(client)
    client.force_login(automation)
    assert client.get(reverse("findings:index")).status_code in (302, 403)


def test_stale_messages_are_worked_off_by_the_page(
    client: Client, checked: Variant, brand: Brand, manager: User
) -> None:
    Brand.objects.update(checks={"placeholder_missing": "warning"})
    client.force_login(manager)
    assert "waits to be checked again" in get(client)
    address = reverse("findings:recheck", args=[brand.pk])
    assert client.get(address).status_code == 405
    answer = client.post(address, headers={"accept": "application/json"})
    assert answer.json() == {"left": 0}
    assert "waits to be checked again" not in get(client)


def test_it_costs_the_same_however_many_findings(
    client: Client, checked: Variant, brand: Brand, manager: User, django_assert_max_num_queries
) -> None:
    row = FindingRow.objects.get()
    FindingRow.objects.bulk_create(
        FindingRow(
            variant=row.variant, check_id=row.check_id, severity=row.severity, msgid=row.msgid,
            params=row.params, fingerprint=f"{number:064}", in_draft=True,
        )
        for number in range(500)
    )  # fmt: skip
    client.force_login(manager)
    with django_assert_max_num_queries(24):
        assert "501" in get(client)


def test_without_a_brand_it_says_so(client: Client, manager: User) -> None:
    client.force_login(manager)
    assert "No brand yet" in get(client)
