"""The memory of a brand: kept up by release, asked from the editor, seen by who may look there."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from cms import actions, translation_memory
from cms.editor.remembering import at_hand, remembered
from cms.models import Brand, Variant
from tests.cms.conftest import WORDING


@pytest.fixture(autouse=True)
def forgotten() -> None:
    translation_memory.forget()


def asked(brand: Brand, source: str = WORDING["en"]) -> list[str]:
    with translation_memory.held(brand) as memory:
        return [hit.pair.target for hit in memory.nearest("nb", source)]


def test_only_what_is_live_is_remembered(
    brand: Brand, live: Any, draft: Any, manager: User
) -> None:
    live("en")
    draft("nb")
    assert asked(brand) == []
    variant = Variant.objects.get(locale="nb")
    variant.get_latest_revision().publish(user=manager)
    assert asked(brand) == [WORDING["nb"]]


def test_another_text_is_read_anew_at_one_query_when_nothing_changed(
    brand: Brand,
    live: Any,
    copywriter: User,
    manager: User,
    django_assert_num_queries: Any,
) -> None:
    live("en")
    variant = live("nb")
    assert asked(brand)
    with django_assert_num_queries(1):
        assert asked(brand)
    actions.edit_variant(
        variant, {"body": WORDING["nb"].replace("bekreftet", "mottatt")}, copywriter
    )
    variant.get_latest_revision().publish(user=manager)
    assert asked(brand)[0].endswith("mottatt.")
    variant.refresh_from_db()
    variant.unpublish(user=manager)
    assert asked(brand) == []


def test_a_large_brand_is_not_waited_for(
    brand: Brand, live: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    live("en")
    live("nb")
    made: list[Any] = []
    monkeypatch.setattr(translation_memory, "is_small", lambda brand: False)
    monkeypatch.setattr(
        translation_memory.threading,
        "Thread",
        lambda **asked: made.append(asked) or type("T", (), {"start": lambda self: None})(),
    )
    with translation_memory.held(brand, wait=False) as memory:
        assert len(memory) == 0
    assert len(made) == 1 and not translation_memory.is_ready(brand)
    assert asked(brand) == [WORDING["nb"]]
    assert translation_memory.is_ready(brand)


@pytest.mark.parametrize(
    ("text", "caret", "sentence", "source"),
    [
        ("En. To.", 1, "En.", "One."),
        ("En. To.", 6, "To.", "Two."),
        ("", 0, "", "One."),
        ("En. ", 4, "", "Two."),
        ("En. To. Tre.", 12, "Tre.", "Two."),
    ],
    ids=["first", "second", "empty", "a new one", "more than the source"],
)
def test_the_sentence_at_the_cursor(text: str, caret: int, sentence: str, source: str) -> None:
    here = at_hand(text, caret, "One. Two.")
    assert (here.sentence.text, here.source) == (sentence, source)


def test_who_may_not_look_there_is_told_nothing(
    brand: Brand, live: Any, draft: Any, copywriter: User
) -> None:
    live("en")
    live("nb", channel="sms")
    variant = draft("nb", channel="push", body="")
    here = at_hand("", 0, WORDING["en"])
    assert [each.text for each in remembered(variant, here, copywriter)] == [WORDING["nb"]]
    assert remembered(variant, here, User.objects.create_user("nobody")) == []


def test_over_http(live: Any, draft: Any, template: Any, copywriter: User, client: Client) -> None:
    live("en")
    live("nb")
    variant = draft("nb", channel="push", body="")
    url = reverse(Variant.snippet_viewset.get_url_name("remembered"), args=[variant.pk])
    client.force_login(copywriter)
    values = {"text": "😀 Hei. Ja", "source": f"Yes. {WORDING['en']}", "caret": "9"}
    html = client.post(url, values).content.decode()
    assert 'data-start="8" data-end="10"' in html  # in UTF-16: the emoji is two
    assert "100 %" in html and "bestillingen din" in html
    assert client.post(url, {"caret": "-1"}).status_code == 422
    assert client.post(url, values | {"text": "x" * 20_001}).status_code == 422
    assert client.get(url).status_code == 405


def test_words_of_the_style_guide(draft: Any, copywriter: User, client: Client) -> None:
    variant = draft("nb")
    url = reverse(Variant.snippet_viewset.get_url_name("vocabulary"), args=[variant.pk])
    client.force_login(copywriter)
    rows = {form: words for form, words, *_ in client.get(url).json()["offers"]}
    assert rows["ordren"][0] == "bestillingen"
