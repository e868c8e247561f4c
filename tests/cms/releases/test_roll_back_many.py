"""Rolling a brand back: what stood then stands again, in one release, or nothing changes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from wagtail.models import Revision

from cms import releases
from cms.errors import PublishRefused, Refused
from cms.models import Brand, ReleaseEntry, StyleGuide, Variant
from tests.cms.releases.conftest import Live, labels, log

Said = Callable[..., dict[str, str]]
NEW = "Hei {{ first_name }}: bestilling på {{ total | money }}."


@pytest.fixture
def history(live: Live, rewrite: Any, manager: User) -> dict[str, Variant]:
    """1: nb. 2: en. 3: nb with other words. 4: en taken down. 5: da."""
    nb, en = live("nb"), live("en")
    rewrite(nb, NEW)
    en.unpublish(user=manager)
    return {"nb": nb, "en": en, "da": live("da")}


def test_the_plan_says_what_would_change(brand: Brand, history: Any) -> None:
    plan = releases.plan_roll_back(brand, 2, "production")
    assert labels(plan) == [("da", "withdrawn"), ("en", "added"), ("nb", "changed")]
    assert len(log()) == 5


def test_what_stood_stands_again(
    brand: Brand, history: dict[str, Variant], said: Said, manager: User
) -> None:
    release = releases.roll_back(brand, 2, "production", user=manager, note="wrong price")
    assert log()[-1] == (6, "roll-back", "production", 3)
    assert release and (release.source, release.note) == (2, "wrong price")
    assert set(said()) == {"nb", "en"}
    for locale in ("nb", "en"):
        then, now = (
            ReleaseEntry.objects.filter(locale=locale, content__isnull=False).order_by("release")
        )[:: 2 if locale == "nb" else 1]
        assert (then.content_id, then.approved_by, then.approved_at, then.revision_id) == (
            now.content_id,
            now.approved_by,
            now.approved_at,
            now.revision_id,
        )
    for variant in history.values():
        variant.refresh_from_db()
    assert (history["nb"].live, history["en"].live, history["da"].live) == (True, True, False)
    assert history["nb"].content["body"] == said()["nb"], "the editor shows what is live"


def test_rolling_back_to_now_is_nothing(brand: Brand, history: Any, manager: User) -> None:
    assert releases.roll_back(brand, 5, "production", user=manager) is None
    assert len(log()) == 5


def test_it_can_be_undone(brand: Brand, history: Any, said: Said, manager: User) -> None:
    before = said()
    releases.roll_back(brand, 2, "production", user=manager)
    releases.roll_back(brand, 5, "production", user=manager)
    assert said() == before


def test_a_footer_that_changed_since_comes_back_as_it_was_sent(
    brand: Brand, live: Live, rewrite: Any, manager: User
) -> None:
    variant = live("nb")
    rewrite(variant, NEW)
    first = ReleaseEntry.objects.get(release=1).content_id
    placeholder = variant.template.placeholders.get(name="first_name")
    placeholder.max_length = 12
    placeholder.save()
    releases.roll_back(brand, 1, "production", user=manager)
    assert ReleaseEntry.objects.latest("release_id").content_id == first


def test_an_error_by_todays_rules_keeps_all_of_it_back(
    brand: Brand, history: Any, said: Said, manager: User
) -> None:
    before = said()
    guide = StyleGuide.objects.get(brand=brand, locale="nb")
    guide.terms.create(concept="confirm", approved="godkjent", forbidden="bekreftet")
    guide.save()
    with pytest.raises(PublishRefused, match="bekreftet"):
        releases.roll_back(brand, 2, "production", user=manager)
    assert said() == before
    assert len(log()) == 5


def test_what_was_deleted_is_named_and_nothing_changes(
    brand: Brand, history: dict[str, Variant], said: Said, manager: User
) -> None:
    before = said()
    history["en"].delete()
    with pytest.raises(Refused, match=r"order\.confirmed/sms/en"):
        releases.roll_back(brand, 2, "production", user=manager)
    assert said() == before


def test_a_purged_revision_is_named(
    brand: Brand, history: dict[str, Variant], said: Said, manager: User
) -> None:
    entry = ReleaseEntry.objects.get(release=1)
    Revision.objects.filter(pk=entry.revision_id).delete()
    with pytest.raises(Refused, match=r"order\.confirmed/sms/nb"):
        releases.roll_back(brand, 2, "production", user=manager)
    assert said()["nb"] == NEW


def test_in_a_promoted_environment_the_drafts_stay(
    two_environments: None, brand: Brand, live: Live, rewrite: Any, said: Said, manager: User
) -> None:
    variant = live("nb")
    releases.promote(brand, "staging", "production", user=manager)  # 2
    rewrite(variant, NEW)
    releases.promote(brand, "staging", "production", user=manager)  # 4
    releases.roll_back(brand, 2, "production", user=manager)
    assert log()[-1] == (5, "roll-back", "production", 1)
    assert said("production")["nb"] != NEW
    assert said("staging")["nb"] == NEW
