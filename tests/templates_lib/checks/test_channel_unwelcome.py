"""Channels that a stage of the journey is not to use."""

import pytest

ID = "channel_unwelcome"
MAIL = {"subject": "Hei", "preheader": "Hei igjen", "body": [{"type": "text", "text": "Hei!"}]}


@pytest.mark.parametrize(
    ("policy", "unwelcome"),
    [
        ({}, []),
        ({"forbidden_channels": ["sms"]}, ["sms"]),
        ({"forbidden_channels": ["email"]}, ["email"]),
        ({"allowed_channels": ["email"]}, ["sms"]),
        ({"allowed_channels": ["email", "sms"]}, []),
        ({"allowed_channels": ["push"]}, ["email", "sms"]),
        ({"allowed_channels": ["sms"], "forbidden_channels": ["sms"]}, ["email", "sms"]),
    ],
)
def test_what_a_stage_lets(found, policy: dict[str, list[str]], unwelcome: list[str]) -> None:
    guide = {"stages": {"awareness": policy}}
    texts = {"sms/nb": "Hei!", "email/nb": MAIL}
    findings = found(ID, texts, guide, stage="awareness")
    assert sorted(each.address.channel for each in findings) == unwelcome
    assert all(each.rule == "stages.awareness" for each in findings)
    assert found(ID, texts, guide, stage="purchase") == []
    assert found(ID, texts, guide) == []


def test_a_waiver_holds_whatever_the_text_says(found) -> None:
    guide = {"stages": {"awareness": {"forbidden_channels": ["sms"]}}}
    (one,) = found(ID, {"nb": "Hei!"}, guide, stage="awareness")
    (other,) = found(ID, {"nb": "Hallo der!"}, guide, stage="awareness")
    assert one.fingerprint == other.fingerprint
