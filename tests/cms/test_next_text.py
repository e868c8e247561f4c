"""F9: the next text to do."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from cms import actions
from cms.editor.next_text import next_text
from cms.models import Variant


@pytest.fixture
def texts(live: Any, draft: Any, copywriter: User, manager: User) -> dict[str, Variant]:
    """A stale Norwegian text, drafts in Polish and Danish."""
    english = live("en")
    texts = {"nb": live("nb"), "pl": draft("pl"), "da": draft("da")}
    actions.edit_variant(
        english, {"body": "Hello {{ first_name }}, {{ total | money }}."}, copywriter
    )
    english.get_latest_revision().publish(user=manager)
    return texts


def test_the_most_pressing_first_then_round(texts: dict[str, Variant], copywriter: User) -> None:
    assert next_text(copywriter) == texts["nb"].pk
    assert next_text(copywriter, texts["nb"].pk) == texts["da"].pk
    seen, at = [], texts["pl"].pk
    for _ in range(3):
        at = next_text(copywriter, at) or 0
        seen.append(at)
    assert set(seen) <= {each.pk for each in texts.values()} and texts["pl"].pk not in seen[:1]


def test_nobody_is_led_where_they_may_not_write(texts: dict[str, Variant]) -> None:
    assert next_text(User.objects.create_user("nobody")) is None


def _digest_of_source() -> str:
    return str(Variant.objects.get(locale="en").typed_content().digest)


def test_over_http(texts: dict[str, Variant], copywriter: User, client: Client) -> None:
    client.force_login(copywriter)
    url = reverse(Variant.snippet_viewset.get_url_name("next"))
    assert client.get(url)["Location"].endswith(f"/edit/{texts['nb'].pk}/")
    assert client.get(url, {"after": "x'"}).status_code == 302
    for row in Variant.objects.filter(live=False):
        row.delete()
    actions.still_right(texts["nb"], _digest_of_source(), copywriter)
    assert "Nothing waits" in client.get(url, follow=True).content.decode()


def test_the_key_is_on_every_page(copywriter: User, client: Client) -> None:
    client.force_login(copywriter)
    assert "next-text" in client.get(reverse("board:index")).content.decode()
