"""Phone numbers against the brand's, and between siblings."""

import pytest

ID = "fact_phone_differs"
GUIDE = {"phones": ["+4722123456", "800 12 345"]}


@pytest.mark.parametrize(
    ("locale", "text", "severities"),
    [
        pytest.param("nb", "ring 22 12 34 56", [], id="at-home"),
        pytest.param("da", "ring +47 22 12 34 56", [], id="from-abroad"),
        pytest.param("da", "ring 22 12 34 56", [], id="without-the-country"),
        pytest.param("nb", "ring 22 12 34 57", ["error"], id="slip"),
        pytest.param("nb", "ring 22 12 43 56", ["error"], id="swapped"),
        pytest.param("nb", "ring 99 88 77 66", ["warning"], id="anothers"),
        pytest.param("nb", "ordre 22123457", [], id="an-order"),
    ],
)
def test_against_the_brands(found, locale: str, text: str, severities: list[str]) -> None:
    findings = found(ID, {locale: text}, GUIDE)
    assert [str(finding.severity) for finding in findings] == severities


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        pytest.param({"en": "+47 22123456", "nb": "+47 22123457"}, 1, id="slip"),
        pytest.param({"en": "+47 22123456", "da": "+45 33123456"}, 0, id="own"),
        pytest.param({"en": "+47 22123456", "pl": "+48 221234567"}, 0, id="another-countrys"),
        pytest.param({"email/nb": "x", "nb": "+47 22123456"}, 0, id="not-told"),
    ],
)
def test_without_the_brands(found, texts: dict[str, str], count: int) -> None:
    mail = {"subject": "x", "body": [{"type": "text", "text": "x"}]}
    whole = {name: mail if "/" in name else text for name, text in texts.items()}
    assert len(found(ID, whole)) == count


def test_between_channels(found) -> None:
    mail = {"subject": "x", "body": [{"type": "text", "text": "+47 99887766"}]}
    (finding,) = found(ID, {"email/nb": mail, "nb": "ring 22 12 34 56"})
    assert finding.related.address.channel == "email"
