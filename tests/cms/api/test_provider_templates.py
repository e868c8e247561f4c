"""``GET provider-templates``: which name may be sent now."""

from typing import Any

import pytest

from cms.models import ProviderAccount, Submission
from cms.provider_templates import actions, standings
from cms.provider_templates.backends import Standing

pytestmark = pytest.mark.django_db
BODY = "Hei {{ first_name }}, bestillingen på {{ total | money }} er bekreftet."


@pytest.fixture
def rows(brand: Any, live: Any, manager: Any) -> list[Any]:
    """Live in two locales, of which one is approved."""
    account = ProviderAccount.objects.create(name="Meta", brand=brand, provider="file")
    variants = [live(locale, BODY, channel="whatsapp") for locale in ("nb", "da")]
    (row,) = actions.submit(account, [variants[0].pk], manager).queued
    standings.take(row, Standing("77", "approved", category="UTILITY"), row.created_at)
    return variants


def test_each_live_wording_has_its_template(rows: Any, api: Any) -> None:
    items = api.get("provider-templates").json()["items"]
    nb, da = items
    row = Submission.objects.get()
    assert nb["template"] == {
        "name": "order_confirmed_v1",
        "id": "77",
        "language": "nb",
        "version": 1,
        "category": "UTILITY",
        "release": row.release_number,
        "digest": row.digest,
    }
    assert (nb["state"], nb["digest"]) == ("approved", row.digest)
    assert (da["state"], "template" in da) == ("unsubmitted", False)


def test_pages_and_filters(rows: Any, api: Any) -> None:
    first = api.get("provider-templates?limit=1").json()
    second = api.get(f"provider-templates?limit=1&cursor={first['next_cursor']}").json()
    assert [first["items"][0]["locale"], second["items"][0]["locale"]] == ["nb", "da"]
    assert second["next_cursor"] is None
    for query, count in [("locale=da", 1), ("key=order.confirmed", 2), ("account=X", 0)]:
        assert len(api.get(f"provider-templates?{query}").json()["items"]) == count
    assert api.get("provider-templates?brand=nobody").status_code == 404
    assert api.get("provider-templates?cursor=x").status_code == 404
