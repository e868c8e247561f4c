"""docs/webhooks.md: its receiver verifies what we send, and its tables say what is done."""

import json
import re
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from cms.models import Release, ReleaseEntry
from cms.webhooks import actions, backoff, events, signing, transport

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "webhooks.md").read_text("utf-8")
BODY = '{"type":"ping","data":"bekræftet"}'.encode()


@pytest.fixture
def is_ours() -> FunctionType:
    """The receiver's function, as it stands on the page."""
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    names: dict[str, Any] = {}
    exec(code, names)
    return names["is_ours"]


def test_what_we_sign_is_accepted(is_ours: Any) -> None:
    secret = signing.make_secret()
    sent = signing.headers([secret], "msg_1", 1000, BODY)
    assert is_ours(sent, BODY, secret, now=lambda: 1000)
    assert is_ours(sent, BODY, secret, now=lambda: 1300)


def test_either_of_two_secrets_is_accepted(is_ours: Any) -> None:
    new, old = signing.make_secret(), signing.make_secret()
    sent = signing.headers([new, old], "msg_1", 1000, BODY)
    assert is_ours(sent, BODY, new, now=lambda: 1000)
    assert is_ours(sent, BODY, old, now=lambda: 1000)


@pytest.mark.parametrize(
    "changed",
    [
        {"webhook-id": "msg_2"},
        {"webhook-timestamp": "1001"},
        {"webhook-timestamp": "soon"},
        {"webhook-signature": ""},
        {"webhook-signature": "v1,"},
        {"webhook-signature": "v1,æøå"},
    ],
)
def test_what_was_changed_is_not(is_ours: Any, changed: dict[str, str]) -> None:
    secret = signing.make_secret()
    sent = signing.headers([secret], "msg_1", 1000, BODY)
    assert not is_ours(sent | changed, BODY, secret, now=lambda: 1000)


def test_another_body_secret_version_or_time_is_not(is_ours: Any) -> None:
    secret = signing.make_secret()
    sent = signing.headers([secret], "msg_1", 1000, BODY)
    assert not is_ours(sent, BODY + b" ", secret, now=lambda: 1000)
    assert not is_ours(sent, BODY, signing.make_secret(), now=lambda: 1000)
    assert not is_ours(sent, BODY, secret, now=lambda: 1301)
    other = sent | {"webhook-signature": sent["webhook-signature"].replace("v1,", "v1a,")}
    assert not is_ours(other, BODY, secret, now=lambda: 1000)


@pytest.mark.django_db
def test_the_example_has_the_shape_that_is_sent() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", PAGE, re.S)
    shown = json.loads(example)
    release = Release.objects.create(number=57, action="publish")
    entry = ReleaseEntry(release=release, brand_key="nordhus", key="a", channel="sms", locale="nb")
    sent = json.loads(events.release_created(release, [entry]))
    assert list(shown) == list(sent)
    assert list(shown["data"]) == list(sent["data"])
    assert list(shown["data"]["changes"][0]) == list(sent["data"]["changes"][0])
    for name in (*shown, *shown["data"]):
        assert f"`{name}`" in PAGE


def test_the_numbers_are_those_of_the_code() -> None:
    assert [each.total_seconds() for each in backoff.AFTER] == [
        *(5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 10 * 3600)
    ]
    told = "5 seconds, 5 minutes, 30 minutes, 2 hours, 5 hours, 10 hours and 10\nhours"
    assert told in PAGE
    assert f"within {transport.SECONDS:.0f} seconds" in PAGE
    assert f"For {actions.BOTH_VALID.total_seconds() / 3600:.0f} hours both sign" in PAGE
    assert backoff.LONGEST_PAUSE.total_seconds() == 300
    assert backoff.LONGEST_ASKED.total_seconds() == 3600


@pytest.mark.parametrize("action", Release.Action.values)
def test_every_action_is_told(action: str) -> None:
    assert f"`{action}`" in PAGE
