"""Numbers between channels."""

import pytest

ID = "fact_contradicted"


@pytest.mark.parametrize(
    ("mail", "sms", "words"),
    [
        pytest.param("Retur innen 30 dager.", "Retur innen 30 dager.", [], id="same"),
        pytest.param("Retur innen 30 dager.", "Retur innen 14 dager.", ["14 dager"], id="other"),
        pytest.param("Retur innen 14 dager.", "Retur innen 2 uker.", [], id="weeks"),
        pytest.param("Retur innen 30 dager.", "Retur!", [], id="left-out"),
        pytest.param(
            "Retur innen 30 dager.", "Levering innen 3 dager.", [], id="of-something-else"
        ),
        pytest.param("Pakken venter 14 dager.", "Pakken kommer om 3 dager.", [], id="half-alike"),
        pytest.param("Retur 30 dager, 14 dager salg.", "Retur 7 dager.", [], id="two-there"),
        pytest.param("Garanti i 5 år.", "Garanti i 3 år.", ["3 år"], id="years"),
        pytest.param("Rabatt over 500 kr.", "Rabatt over 400 kr.", [], id="prices-elsewhere"),
    ],
)
def test_between_channels(found, mail: str, sms: str, words: list[str]) -> None:
    content = {"subject": "x", "body": [{"type": "text", "text": mail}]}
    findings = found(ID, {"email/nb": content, "nb": sms})
    assert [sms[finding.start : finding.end] for finding in findings] == words
