"""`manage.py load_demo`: the story is told once, through the verbs that people use."""

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import override_settings

from cms.board.states import State, with_state
from cms.demo import loader
from cms.guard import judge
from cms.models import LiveEntry, Release, Variant


def said(**options: object) -> dict[str, str]:
    out = StringIO()
    call_command("load_demo", stdout=out, **options)
    lines = (line.partition(": ") for line in out.getvalue().splitlines())
    return {head: rest for head, colon, rest in lines if colon}


@pytest.fixture
def told(db: None, tmp_path) -> dict[str, str]:
    with override_settings(STATE_DIR=tmp_path):
        yield said()


def winback() -> list[dict[str, Any]]:
    """The texts of one message that takes snippets in, as its file has them."""
    return loader.read("messages/winback.offer.json")["variants"]


def places(items: list[dict[str, str]]) -> set[tuple[str, str, str]]:
    return {(item["key"], item["channel"], item["locale"]) for item in items}


def test_the_demo_is_as_its_story_says_and_is_loaded_once(told: dict[str, str]) -> None:
    story = loader.read("story.json")
    by_state: dict[State, set[tuple[str, str, str]]] = {}
    for row in with_state(Variant.objects.select_related("template")):
        place = (row.template.key, row.channel, row.locale)
        by_state.setdefault(State(row.state), set()).add(place)
    assert by_state[State.DRAFT] == places(story["flawed"])
    assert by_state[State.REVIEW] == places(story["waiting"])
    assert by_state[State.STALE] == places(story["stale"])
    assert by_state[State.LIVE_DRAFT] == places(story["draft_over_live"])
    assert Variant.objects.count() == 200 - len(story["missing"])

    for flaw in story["flawed"]:
        place = {"template__key": flaw["key"], "channel": flaw["channel"], "locale": flaw["locale"]}
        blocking = judge(Variant.objects.get(**place)).blocking
        assert [finding.check for finding in blocking] == flaw["expect"]

    bodies = LiveEntry.objects.filter(key="winback.offer", channel="sms").values_list(
        "locale", "entry__content__document__content__body"
    )
    files = {
        each["locale"]: each["content"]["body"] for each in winback() if each["channel"] == "sms"
    }
    assert dict(bodies) == files, "what is said is what the file says"
    assert all(
        '{% include "opt-out" %}' in row.content["body"]
        for row in Variant.objects.filter(template__key="winback.offer", channel="sms")
    )

    assert told["API token"].startswith("wagtail_")
    name, _, password = told["Copywriter"].partition(" / ")
    assert User.objects.get(username=name).check_password(password)

    Variant.objects.filter(locale="nb").update(source_digest="as people made it")
    releases = Release.objects.count()
    assert said() == told, "the same log-ins and the same token"
    assert Release.objects.count() == releases
    assert Variant.objects.filter(source_digest="as people made it").exists()

    # A password that somebody changed is not undone.
    user = User.objects.get(username="manager")
    user.set_password("their own password")
    user.save()
    assert "changed" in said()["Brand manager"]
    user.refresh_from_db()
    assert user.check_password("their own password")
