"""Real files: the mail texts of Appwrite in nine languages, with the faults they really have."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.exchange.importing import import_messages
from cms.exchange.orders import Order, Upload
from cms.exchange.plan import Plan
from cms.exchange.planning import make_plan
from cms.models import Brand, MessageTemplate, Variant
from templates_lib.language import parse

TAGS = ("en", "nb", "nn", "da", "pl", "nl", "sv", "fi", "de")


@pytest.fixture
def order(shared_dir: Path) -> Order:
    files = sorted((shared_dir / "corpus" / "raw" / "appwrite").glob("*.json"))
    uploads = tuple(Upload(file.name, file.read_bytes()) for file in files)
    return Order(uploads, "fjellheim", "en", "appwrite")


@pytest.fixture
def plan(order: Order, brand: Brand) -> Plan:
    return make_plan(order, brand)


def findings(plan: Plan, key: str, locale: str, check: str) -> list[tuple[str, str]]:
    """Part and placeholder of each finding of *check* in a mail."""
    (row,) = (
        row
        for row in plan.rows
        if (row.key, row.channel, row.locale) == (f"appwrite.{key}", "email", locale)
    )
    return [
        (finding.part, next(iter(finding.params.values())))
        for finding in row.findings
        if finding.check == check
    ]


def test_every_message_is_found(plan: Plan) -> None:
    assert {row.key.removeprefix("appwrite.") for row in plan.templates} == {
        "verification", "magic_session", "session_alert", "otp_session", "mfa_challenge",
        "recovery", "data_export.success", "data_export.failure", "invitation", "certificate",
    }  # fmt: skip
    assert {row.locale for row in plan.rows if row.key == "appwrite.recovery"} == set(TAGS)
    assert {fate.value: count for fate, count in plan.counts.items()} == {
        "create": 60, "change": 0, "same": 0, "refuse": 0,
    }  # fmt: skip


def test_what_is_no_message_is_left_out_by_name(plan: Plan) -> None:
    left = {each.key for each in plan.ignored}
    assert {"countries.af", "continents.eu", "settings.locale", "emails.sender", "mock"} <= left


def test_the_faults_of_the_norwegian_texts_are_found(plan: Plan) -> None:
    lost = "placeholder_missing"
    assert ("subject", "project") in findings(plan, "verification", "nb", lost)
    assert ("subject", "project") in findings(plan, "recovery", "nb", lost)
    assert [name for _, name in findings(plan, "magic_session", "nb", lost)] == ["user", "project"]
    assert [name for _, name in findings(plan, "otp_session", "nb", lost)] == ["user"]


def test_the_labelled_subjects_that_lost_a_placeholder_are_found(
    plan: Plan, shared_dir: Path
) -> None:
    lines = (shared_dir / "corpus" / "labelled.jsonl").read_text(encoding="utf-8").splitlines()
    labelled = [
        label
        for label in map(json.loads, lines)
        if label["project"] == "appwrite"
        and label["key"].endswith(".subject")
        and "placeholder_missing" in (label["defect"], *label["also"])
    ]
    assert len(labelled) >= 4
    for label in labelled:
        name = label["key"].split(".")[1]
        found = findings(plan, name, label["locale"], "placeholder_missing")
        assert ("subject", "project") in found, label["id"]


def test_every_text_is_one_of_our_language(plan: Plan) -> None:
    assert not [
        finding
        for row in plan.rows
        for finding in row.findings
        if finding.check in ("template_syntax", "placeholder_undeclared", "placeholder_extra")
    ]
    for row in plan.rows:
        assert row.content is not None
        assert parse(row.content.get("subject", "")).source.count("{{b}}") == 0


def test_nine_locales_are_planned_in_few_queries_and_imported_in_seconds(
    order: Order, brand: Brand, copywriter: Any
) -> None:
    make_plan(order, brand)
    with CaptureQueriesContext(connection) as queries:
        plan = make_plan(order, brand)
    assert len(queries) <= 11
    started = time.monotonic()
    import_messages(order, copywriter, digest=plan.digest)
    assert time.monotonic() - started < 30  # about 2 s on two idle cores
    assert MessageTemplate.objects.count() == 10
    assert Variant.objects.filter(live=False).count() == 60
    with CaptureQueriesContext(connection) as queries:
        assert not make_plan(order, brand).writes
    assert len(queries) <= 11


def test_a_flat_file_without_messages_is_told(shared_dir: Path, brand: Brand) -> None:
    """The texts of an app, under keys such as ``ERROR_TITLE``; one has a byte order mark."""
    files = sorted((shared_dir / "corpus" / "raw" / "smittestopp-no").glob("*.json"))
    uploads = tuple(Upload(file.name, file.read_bytes()) for file in files)
    plan = make_plan(Order(uploads, "fjellheim", "en"), brand)
    assert not plan.rows
    assert len(plan.ignored) > 300
    assert "No key looks like a message." in str(plan.notes[0])
