"""Up to and from."""

import pytest

ID = "fact_bound_differs"


@pytest.mark.parametrize(
    ("source", "locale", "text", "words"),
    [
        pytest.param("up to 50%", "nb", "opptil 50 %", [], id="same"),
        pytest.param("up to 50%", "nb", "50 %", ["50 %"], id="lost"),
        pytest.param("50%", "nb", "opptil 50 %", ["50 %"], id="added"),
        pytest.param("50%", "pl", "do 50%", ["50%"], id="alone-it-is-up-to"),
        pytest.param("20% 50%", "pl", "od 20% do 50%", [], id="behind-another-it-is-to"),
        pytest.param("50%", "nb", "til 50 %", [], id="perhaps"),
        pytest.param("up to 50%", "nl", "tot 50%", [], id="answers"),
        pytest.param("up to 50%", "de", "bis zu 50 %", [], id="de"),
        pytest.param("up to 50%", "fr", "jusqu’à 50 %", [], id="fr"),
        pytest.param("up to 50%", "fi", "jopa –50 %", [], id="minus"),
        pytest.param("from €49", "fi", "49 € alkaen", [], id="behind"),
        pytest.param("from €49", "sv", "49 €", ["49 €"], id="from-lost"),
        pytest.param("Down from €49 to €39", "nb", "39 € (før 49 €)", [], id="two-prices"),
        pytest.param("up to 50%", "nb", "opptil 40 %", [], id="another-number"),
        pytest.param("up to 5 days", "nb", "5 dager", [], id="no-price"),
        pytest.param("baked from 100% rye", "da", "af 100 % rug", [], id="from-a-whole"),
        pytest.param("up to 100% off", "da", "100 % rabat", ["100 %"], id="up-to-a-whole"),
        pytest.param("from 90% off", "da", "90 % rabat", ["90 %"], id="from-less"),
    ],
)
def test_between_locales(found, source: str, locale: str, text: str, words: list[str]) -> None:
    findings = found(ID, {"en": source, locale: text})
    assert [text[finding.start : finding.end] for finding in findings] == words


@pytest.mark.parametrize(("sms", "count"), [("50 % nå", 1), ("Opptil 50 %", 0), ("Salg", 0)])
def test_between_channels(found, sms: str, count: int) -> None:
    mail = {"subject": "Opptil 50 %", "body": [{"type": "text", "text": "x"}]}
    findings = found(ID, {"email/nb": mail, "nb": sms})
    assert len(findings) == count
    assert all(finding.related.address.channel == "email" for finding in findings)
