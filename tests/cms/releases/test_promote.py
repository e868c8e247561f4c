"""Promoting: what stands in staging is made to stand in production, exactly, or nothing is."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from cms import releases
from cms.errors import PublishRefused, Refused
from cms.models import Brand, LiveEntry, Release, ReleaseEntry, StyleGuide
from tests.cms.releases.conftest import Live, labels, log

pytestmark = pytest.mark.usefixtures("two_environments")
Said = Callable[..., dict[str, str]]


def test_publishing_goes_to_the_first_environment_alone(live: Live, said: Said) -> None:
    live("nb")
    assert log() == [(1, "publish", "staging", 1)]
    assert said("production") == {}
    assert set(said("staging")) == {"nb"}


def test_a_dry_run_writes_nothing(brand: Brand, live: Live, said: Said) -> None:
    live("nb")
    plan = releases.plan_promotion(brand, "staging", "production")
    assert labels(plan) == [("nb", "added")]
    assert (plan.environment, plan.source, plan.newest, plan.keys) == (
        "production",
        1,
        1,
        ("order.confirmed",),
    )
    assert said("production") == {}
    assert len(log()) == 1


def test_what_stands_is_copied_with_its_receipt(
    brand: Brand, live: Live, said: Said, manager: User, rewrite: Any
) -> None:
    variant = live("nb")
    live("en")
    release = releases.promote(brand, "staging", "production", user=manager)
    assert log()[-1] == (3, "promote", "production", 2)
    assert release and (release.source, release.user, release.brand_key) == (2, manager, brand.key)
    assert said("production") == said("staging")
    before, after = ReleaseEntry.objects.filter(locale="nb").order_by("release")
    for field in ("content_id", "variant_id", "revision_id", "approved_by", "approved_at"):
        assert getattr(before, field) == getattr(after, field), field
    rewrite(variant, "Hei {{ first_name }}: {{ total | money }}.")
    assert said("production")["nb"] != said("staging")["nb"], "staging went on alone"
    plan = releases.plan_promotion(brand, "staging", "production")
    assert labels(plan) == [("nb", "changed")]


def test_what_was_taken_down_is_taken_down_there(
    brand: Brand, live: Live, said: Said, manager: User
) -> None:
    variant = live("nb")
    releases.promote(brand, "staging", "production", user=manager)
    variant.unpublish(user=manager)
    assert set(said("production")) == {"nb"}
    assert labels(releases.plan_promotion(brand, "staging", "production")) == [("nb", "withdrawn")]
    releases.promote(brand, "staging", "production", user=manager)
    assert said("production") == {}


def test_nothing_to_promote_is_no_release(brand: Brand, live: Live, manager: User) -> None:
    live("nb")
    releases.promote(brand, "staging", "production", user=manager)
    assert releases.promote(brand, "staging", "production", user=manager) is None
    assert len(log()) == 2


def test_an_older_release_or_some_messages_can_be_promoted(
    brand: Brand, live: Live, said: Said, manager: User
) -> None:
    live("nb")
    live("en")
    releases.promote(brand, "staging", "production", user=manager, release=1)
    assert set(said("production")) == {"nb"}
    nothing = releases.plan_promotion(brand, "staging", "production", keys=["other.message"])
    assert not nothing
    some = releases.plan_promotion(brand, "staging", "production", keys=["order.confirmed"])
    assert labels(some) == [("en", "added")]


def test_what_moved_on_since_it_was_looked_at_is_refused(
    brand: Brand, live: Live, said: Said, manager: User
) -> None:
    live("nb")
    seen = releases.plan_promotion(brand, "staging", "production")
    live("en")
    with pytest.raises(Refused, match="meanwhile"):
        releases.promote(brand, "staging", "production", user=manager, expected=seen.newest)
    assert said("production") == {}


def test_todays_rules_hold_for_what_was_approved_before(
    brand: Brand, live: Live, said: Said, manager: User
) -> None:
    live("en")
    live("nb")
    guide = StyleGuide.objects.get(brand=brand, locale="nb")
    guide.terms.create(concept="confirm", approved="godkjent", forbidden="bekreftet")
    guide.save()
    with pytest.raises(PublishRefused, match="bekreftet"):
        releases.promote(brand, "staging", "production", user=manager)
    assert said("production") == {}
    assert Release.objects.filter(environment="production").count() == 0


@pytest.mark.parametrize(
    ("source", "target", "why"),
    [
        ("staging", "staging", "itself"),
        ("stagin", "production", "staging"),
        ("staging", "nowhere", "no environment"),
    ],
)
def test_what_is_no_road_is_refused(
    brand: Brand, live: Live, manager: User, source: str, target: str, why: str
) -> None:
    live("nb")
    with pytest.raises(Refused, match=why):
        releases.promote(brand, source, target, user=manager)


@pytest.mark.parametrize("number", [0, 2, 99])
def test_a_release_that_is_not_cannot_be_promoted(brand: Brand, live: Live, number: int) -> None:
    live("nb")
    with pytest.raises(Refused, match="no release"):
        releases.plan_promotion(brand, "staging", "production", release=number)


def test_fallback_chains_go_along(brand: Brand, live: Live, manager: User) -> None:
    live("en")
    releases.promote(brand, "staging", "production", user=manager)
    brand.fallbacks = {"da": ["en"]}
    brand.save()
    assert Release.objects.latest("number").environment == "staging"
    plan = releases.plan_promotion(brand, "staging", "production")
    assert (labels(plan), plan.fallbacks) == ([], {"da": ["en"]})
    release = releases.promote(brand, "staging", "production", user=manager)
    assert release is not None and release.fallbacks == {"da": ["en"]}


def test_the_live_text_of_another_environment_keeps_its_variant(
    brand: Brand, live: Live, manager: User
) -> None:
    variant = live("nb")
    releases.promote(brand, "staging", "production", user=manager)
    variant.unpublish(user=manager)
    assert LiveEntry.objects.get().environment == "production"
    assert variant.live_entries.count() == 1


def test_another_brand_is_not_touched(brand: Brand, live: Live, said: Said, manager: User) -> None:
    live("nb")
    other = Brand.objects.create(key="sydhus", name="Sydhus")
    assert not releases.plan_promotion(other, "staging", "production")
    assert releases.promote(other, "staging", "production", user=manager) is None
    assert said("production") == {}
