"""A brand that changes its footer or its chains: what is live follows, in one release."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from cms import actions, releases
from cms.models import Brand, LiveEntry, MessageTemplate, Release, ReleaseEntry
from tests.cms.releases.conftest import Live, log

MAIL = {
    "subject": "Your order",
    "preheader": "It is on its way to you",
    "body": [
        {"type": "text", "text": "Hi {{ first_name }}, your order of {{ total | money }} is here."}
    ],
}


@pytest.fixture
def mail(template: MessageTemplate, copywriter: User, manager: User) -> Callable[..., Any]:
    def write(locale: str = "en") -> Any:
        variant = actions.start_variant(template, "email", locale, MAIL, copywriter)
        variant.get_latest_revision().publish(user=manager)
        variant.refresh_from_db()
        return variant

    return write


def html(channel: str = "email") -> str:
    row = LiveEntry.objects.select_related("entry__content").get(channel=channel)
    return next(
        each["template"] for each in row.entry.content.outputs if each["name"] in ("html", "body")
    )


def test_a_new_footer_dresses_mails_anew_and_leaves_sms_alone(
    brand: Brand, mail: Any, live: Live
) -> None:
    mail()
    live("en")
    sms = html("sms")
    brand.footers = {"en": "Fjellheim AS, Storgata 1, Oslo"}
    brand.save()
    assert log()[-1] == (3, "refresh", "production", 1)
    assert "Storgata 1" in html()
    assert html("sms") == sms
    before, after = ReleaseEntry.objects.filter(channel="email").order_by("release")
    assert before.content_id != after.content_id
    for field in ("variant_id", "revision_id", "approved_by", "approved_at", "waivers"):
        assert getattr(before, field) == getattr(after, field), field


def test_a_draft_does_not_slip_out_with_it(brand: Brand, mail: Any, copywriter: User) -> None:
    variant = mail()
    actions.edit_variant(variant, {**MAIL, "subject": "SECRETDRAFT"}, copywriter)
    brand.accent = "#123456"
    brand.save()
    stored = ReleaseEntry.objects.latest("release_id").content
    assert "SECRETDRAFT" not in str(stored.document) + str(stored.outputs)


@pytest.mark.parametrize(
    ("field", "value"),
    [("notes", "Write warmly"), ("domains", ["x.example"]), ("four_eyes", False)],
)
def test_what_nobody_receives_is_no_release(
    brand: Brand, mail: Any, field: str, value: Any
) -> None:
    mail()
    setattr(brand, field, value)
    brand.save()
    assert len(log()) == 1


def test_the_plan_counts_what_would_change(brand: Brand, mail: Any, live: Live) -> None:
    mail()
    live("en")
    brand.font = "Georgia, serif"  # not saved
    assert [change.address.channel for change in releases.plan_refresh(brand).changes] == ["email"]
    assert len(log()) == 2


def test_new_chains_are_a_release_without_entries(brand: Brand, live: Live) -> None:
    live("en")
    brand.fallbacks = {"pl": ["en"]}
    brand.save()
    assert log()[-1] == (2, "settings", "production", 0)
    assert Release.objects.get(number=2).fallbacks == {"pl": ["en"]}


def test_a_brand_with_nothing_published_writes_no_release(brand: Brand) -> None:
    brand.fallbacks = {"pl": ["en"]}
    brand.footers = {"en": "Storgata 1"}
    brand.save()
    assert log() == []


def test_the_first_release_says_the_chains(brand: Brand, live: Live) -> None:
    brand.fallbacks = {"pl": ["en"]}
    brand.save()
    live("en")
    live("nb")
    assert [row.fallbacks for row in Release.objects.order_by("number")] == [{"pl": ["en"]}, None]


def test_a_save_that_fails_leaves_no_release(brand: Brand, mail: Any) -> None:
    mail()
    brand.accent = "#123456"
    with pytest.raises(RuntimeError), transaction.atomic():
        brand.save()
        raise RuntimeError
    assert len(log()) == 1
