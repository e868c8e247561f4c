from typing import Any

import pytest

from cms.exchange.profiling import ProfileError, load

WHOLE: dict[str, Any] = {
    "messages": [{"channel": "email", "keys": "emails.{name}.{field}"}],
    "fields": {"email": {"subject": "subject", "hello": "body/text.text", "mock": None}},
    "last": ["thanks"],
    "placeholders": "mustache",
    "bold": ["b"],
    "link": "action_url",
    "purpose": "service",
}


def test_a_profile_reads_back() -> None:
    profile = load(WHOLE)
    assert profile.document() == WHOLE
    assert load(profile.document()) == profile


def test_most_of_a_profile_may_be_left_out() -> None:
    profile = load({"messages": WHOLE["messages"]})
    assert (profile.syntax, profile.link, profile.purpose) == ("", "action_url", "transactional")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"messages": []}, "no rule says which keys are messages"),
        ({"messages": [{"channel": "fax", "keys": "{name}"}]}, "“fax” is not known here"),
        ({"messages": [{"channel": "sms", "keys": "sms"}]}, "“sms” needs {name} once"),
        (
            {"messages": [{"channel": "sms", "keys": "{name}", "x": 1}]},
            "“messages.0.x” is not known",
        ),
        ({"messages": ["sms"]}, "messages.0 must be {…}"),
        ({"fields": {"fax": {}}}, "“fax” is not known here"),
        ({"fields": {"sms": {"a": "subject"}}}, "sms has no place “subject”; its places are body"),
        ({"fields": {"sms": {"a": 1}}}, "fields.sms.a must be"),
        ({"fields": []}, "fields must be {…}"),
        ({"last": "thanks"}, 'last must be ["…"]'),
        ({"placeholders": "latex"}, "placeholders must be mustache, "),
        ({"link": "my link"}, "link must be a placeholder's name"),
        ({"purpose": "fun"}, "purpose must be marketing, "),
        ({"prefix": "x"}, "“prefix” is not known here; known are messages, "),
    ],
)
def test_what_is_wrong_is_named(change: dict[str, Any], words: str) -> None:
    with pytest.raises(ProfileError) as caught:
        load({**WHOLE, **change})
    assert words in str(caught.value)


def test_every_fault_is_named_at_once() -> None:
    with pytest.raises(ProfileError) as caught:
        load({"messages": [], "purpose": "fun", "x": 1})
    assert len(caught.value.problems) == 3


@pytest.mark.parametrize("document", [None, [], "x", 1])
def test_a_profile_is_an_object(document: object) -> None:
    with pytest.raises(ProfileError, match="the profile must be"):
        load(document)
