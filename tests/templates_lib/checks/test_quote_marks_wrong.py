"""Quotation marks of another language."""

import pytest

ID = "quote_marks_wrong"


def mail(text: str) -> dict[str, object]:
    return {"subject": "Nordhus", "body": [{"type": "text", "text": text}]}


def told(findings, text: str) -> list[tuple[str, str | None]]:
    return [(text[finding.start : finding.end], finding.suggestion) for finding in findings]


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", 'Les "Retur" først', [('"Retur"', "«Retur»")], id="nb-straight"),
        pytest.param("nb", "Les “Retur” først", [("“Retur”", "«Retur»")], id="nb-english"),
        pytest.param("nb", "Les «Retur» først", [], id="nb-right"),
        pytest.param("pl", "Przeczytaj „Nasze «zwroty» teraz”", [], id="nested"),
        pytest.param("pl", 'Przeczytaj "Zwroty".', [('"Zwroty"', "„Zwroty”")], id="pl-straight"),
        pytest.param("pl", "Przeczytaj “Zwroty”.", [("“Zwroty”", "„Zwroty”")], id="pl-english"),
        pytest.param("da", "Læs »Retur« eller “Retur” eller ”Retur”", [], id="da-house"),
        pytest.param("da", 'Læs "Retur"', [('"Retur"', "“Retur”")], id="da-straight"),
        pytest.param("da", 'Læs »Køb« og "Retur"', [('"Retur"', "»Retur«")], id="da-as-elsewhere"),
        pytest.param("nl", "Lees ‘A’, “B”, ”C” of „D”", [], id="nl-all"),
        pytest.param("nl", "Lees 'Retour' eerst", [("'Retour'", "‘Retour’")], id="nl-single"),
        pytest.param("nl", "'s Avonds en 's middags, foto's van 't huis", [], id="nl-elision"),
        pytest.param(
            "fr", 'Lisez "Retours"', [('"Retours"', "«\xa0Retours\xa0»")], id="fr-straight"
        ),
        pytest.param(
            "fr", 'Lisez " Retours "', [('" Retours "', "«\xa0Retours\xa0»")], id="fr-spaces"
        ),
        pytest.param("fr", "Lisez «\xa0Retours\xa0»", [], id="fr-right"),
        pytest.param("sv", "Läs ”Retur” först", [], id="sv"),
        pytest.param("de", "Lies „Retoure“ oder »Retoure«", [], id="de"),
        pytest.param("de", "Lies “Retoure”", [("“Retoure”", "„Retoure“")], id="de-english"),
        pytest.param(
            "en", 'Read "{{ page }}" first', [('"{{ page }}"', "“{{ page }}”")], id="value"
        ),
        pytest.param("en", 'A 15" or 27" screen', [], id="inches"),
        pytest.param("en", '<a href="https://a.example">Read</a> `x="1"`', [], id="attribute"),
        pytest.param("en", "It's Jens' and the others' order", [], id="apostrophe"),
        pytest.param("nb", "«En\n\nTo»", [], id="over-lines"),
    ],
)
def test_found_or_left_alone(found, locale: str, text: str, words: list) -> None:
    findings = found(ID, {f"email/{locale}": mail(text)})
    assert told(findings, text) == words


def test_an_sms_is_left_plain(found) -> None:
    assert found(ID, {"nb": 'Les "Retur", “Retur” og «Retur»'}) == []


def test_the_sms_of_another_channel_is_left_plain(found) -> None:
    content = {"text": 'Les "Retur"', "sms_text": 'Les "Retur"'}
    findings = found(ID, {"rcs/nb": content})
    assert [finding.part for finding in findings] == ["text"]


def test_the_brand_chooses(found) -> None:
    guide = {"locales": {"da": {"settings": {"quotation_marks": ["»«"]}}}}
    findings = found(ID, {"email/da": mail("Læs “Retur”, ikke »Køb«")}, guide)
    assert [(finding.suggestion, finding.rule) for finding in findings] == [
        ("»Retur«", "settings.quotation_marks")
    ]
