"""Locales and channels that the brand wants of every message."""

from typing import Any

import pytest

ID = "locale_missing"


def guide(**settings: Any) -> dict[str, Any]:
    return {"settings": settings}


@pytest.mark.parametrize(
    ("texts", "wanted", "evidence"),
    [
        pytest.param(["en", "nb"], ["nb"], [], id="there"),
        pytest.param(["en"], ["nb", "da"], ["sms/nb", "sms/da"], id="two"),
        pytest.param(["en", "de"], ["de-AT"], [], id="its-parent-serves"),
        pytest.param(["en", "de-AT"], ["de"], ["sms/de"], id="its-child-does-not"),
        pytest.param(["en", "nb"], ["no"], [], id="an-alias"),
        pytest.param(["en"], ["xx", "nonsense"], [], id="no-locales"),
        pytest.param(["nb"], ["da"], [], id="no-source-text"),
        pytest.param(["en", "email/en", "email/nb"], ["nb"], ["sms/nb"], id="by-channel"),
    ],
)
def test_locales(found, texts: list[str], wanted: list[str], evidence: list[str]) -> None:
    mail = {"subject": "Hello", "body": []}
    family = {place: mail if place.startswith("email") else "Hello" for place in texts}
    findings = found(ID, family, guide(required_locales=wanted))
    assert sorted(each.evidence for each in findings) == sorted(evidence)


@pytest.mark.parametrize(
    ("wanted", "evidence"),
    [
        pytest.param(["sms"], [], id="there"),
        pytest.param(["sms", "email", "fax"], ["email"], id="one-is-missing"),
    ],
)
def test_channels(found, wanted: list[str], evidence: list[str]) -> None:
    findings = found(ID, {"en": "Hello", "nb": "Hei"}, guide(required_channels=wanted))
    assert [each.evidence for each in findings] == evidence
