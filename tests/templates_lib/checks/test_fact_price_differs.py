"""Prices between locales and channels."""

import pytest

ID = "fact_price_differs"
GUIDE = {"locales": {"nb": {"currency": "NOK"}, "pl": {"currency": "PLN"}}}


def mail(subject: str) -> dict[str, object]:
    return {"subject": subject, "body": [{"type": "text", "text": "x"}]}


@pytest.mark.parametrize(
    ("source", "locale", "text"),
    [
        pytest.param("EUR 1,299.50", "nb", "1 299,50 EUR", id="nb"),
        pytest.param("€1,299.50", "pl", "1299,50 EUR", id="sign-for-code"),
        pytest.param("over 500 kroner", "pl", "powyżej 500 koron", id="kroner"),
        pytest.param("€49", "nb", "499 kr", id="price-of-this-market"),
        pytest.param("€99", "en-GB", "£99", id="about-equal-worth"),
        pytest.param("199 kr", "nb", "199 NOK", id="unsaid-krone"),
        pytest.param("€10 for €100", "nb", "100 kr for 1 000 kr", id="equal-by-chance"),
        pytest.param("EUR 49", "nb", "{{ price | money }}", id="a-value"),
        pytest.param("up to $30,000", "nb", "inntil $30,000", id="written-the-same"),
        pytest.param("EUR 49", "nb", "billig", id="lost-is-for-another-check"),
    ],
)
def test_the_same_is_the_same(found, source: str, locale: str, text: str) -> None:
    assert found(ID, {"en": source, locale: text}, GUIDE) == []


@pytest.mark.parametrize(
    ("source", "locale", "text", "severity"),
    [
        pytest.param("EUR 1,299.50", "nb", "1 299,50 NOK", "error", id="own-currency"),
        pytest.param("EUR 1,299.50", "nb", "1 299,50 kr", "error", id="own-sign"),
        pytest.param("EUR 1,299.50", "da", "1.299,50 NOK", "error", id="anothers-currency"),
        pytest.param("EUR 1,299.50", "pl", "1299,50 zł", "error", id="pl"),
        pytest.param("EUR 100", "pl", "100 zł", "warning", id="round"),
        pytest.param("EUR 49", "nl", "49 USD", "error", id="near-but-not-the-markets"),
        pytest.param("EUR 49", "nb", "59 EUR", "error", id="amount"),
        pytest.param("EUR 49", "nb", "199 PLN", "warning", id="nobodys-currency"),
    ],
)
def test_a_difference_between_locales(found, source, locale, text, severity) -> None:
    (finding,) = found(ID, {"en": source, locale: text}, GUIDE)
    assert text[finding.start : finding.end] == text
    assert str(finding.severity) == severity
    assert finding.related is not None and finding.related.address.locale == "en"


@pytest.mark.parametrize(
    ("email", "sms", "severities"),
    [
        pytest.param("Nå 99 kr", "Nå 89 kr", ["error"], id="contradiction"),
        pytest.param("Nå 99 kr", "Nå 99,00 kr", [], id="same"),
        pytest.param("Nå 99 kr", "Nå 99 kr (før 149 kr)", [], id="old-price-too"),
        pytest.param("Nå 99 kr, før 129 kr", "Nå 99 kr, før 149 kr", ["error"], id="old-differs"),
        pytest.param("99 kr og 199 kr", "199 kr", [], id="one-of-two"),
        pytest.param("99 kr og 199 kr", "299 kr", ["warning"], id="none-of-two"),
    ],
)
def test_between_channels_only_a_contradiction_counts(found, email, sms, severities) -> None:
    findings = found(ID, {"email/nb": mail(email), "nb": sms}, GUIDE)
    assert [str(finding.severity) for finding in findings] == severities


def test_the_sources_amount_is_suggested(found) -> None:
    (finding,) = found(ID, {"en": "over 500 kroner", "nb": "over 501 kroner"})
    assert finding.suggestion == "500 kroner"


def test_the_brand_says_which_krone_is_meant(found) -> None:
    guide = {"locales": {"en": {"currency": "NOK"}, "da": {"currency": "DKK"}}}
    texts = {"en": "over 500 kr", "da": "over 400 kr"}
    assert found(ID, texts, guide) == []
    assert len(found(ID, texts)) == 1


@pytest.mark.parametrize(
    ("locale", "text", "count"),
    [
        pytest.param(
            "nb", "Bestill 2 dager før, ellers koster det 83 EUR.", 1, id="another-clause"
        ),
        pytest.param("nb", "Kom før helgen.\nPris: 83 EUR", 1, id="another-line"),
        pytest.param("nb", "Før 83 EUR.", 0, id="the-old-price"),
        pytest.param("da", "Meld afbud dagen før. Gebyr: 83 EUR", 1, id="another-sentence"),
        pytest.param("da", "Førpris: 83 EUR", 0, id="the-old-price-in-danish"),
    ],
)
def test_an_old_price_is_said_to_be_one_in_its_clause(found, locale, text, count) -> None:
    assert len(found(ID, {"en": "The fee is EUR 38.", locale: text})) == count


@pytest.mark.parametrize(
    ("source", "text", "count"),
    [
        pytest.param("Now NOK 300 (list NOK 450)", "Nu 300 NOK (før 540 NOK)", 1, id="one-each"),
        pytest.param("Now NOK 300 (list NOK 450)", "Nu 300 NOK (før 450 NOK)", 0, id="the-same"),
        pytest.param("Now NOK 300", "Nu 300 NOK (før 540 NOK)", 0, id="one-more"),
        pytest.param("NOK 90, or NOK 300", "Nu 95 NOK (før 540 NOK)", 1, id="two-each-but-old"),
    ],
)
def test_a_single_price_left_on_each_side(found, source: str, text: str, count: int) -> None:
    assert len(found(ID, {"en": source, "da": text})) == count
