"""Words all of capitals, one behind another."""

import pytest

ID = "words_shouted"


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "Siste sjanse i dag", [], id="none"),
        pytest.param("nb", "SISTE SJANSE i dag", ["SISTE SJANSE"], id="two-long"),
        pytest.param("nb", "SISTE sjanse I DAG", [], id="apart"),
        pytest.param("nb", "VG NRK og BBC", [], id="abbreviations"),
        pytest.param("da", "KØB ET NU", [], id="seven-letters"),
        pytest.param("da", "KØB DEN HER NU OG", ["KØB DEN HER NU OG"], id="five-short-words"),
        pytest.param("pl", "TWOJA, {{ a }}, PACZKA", ["TWOJA, {{ a }}, PACZKA"], id="a-value"),
        pytest.param("pl", "ŻÓŁTE ŁÓŻKO", ["ŻÓŁTE ŁÓŻKO"], id="letters-of-the-language"),
        pytest.param("nl", "https://a.example/GROTE/KORTING", [], id="an-address"),
        pytest.param("nl", "Code SALE24EXTRA KORTING", [], id="a-code"),
        pytest.param("nb", "GODE NYHETER! Prisen er ned.", ["GODE NYHETER"], id="a-sentence"),
        pytest.param(
            "nb",
            "BRUK KODEN LAMPE20 I KASSEN.",
            ["BRUK KODEN LAMPE20 I KASSEN"],
            id="around-a-code",
        ),
        pytest.param(
            "nb", "LES DEN PÅ https://a.example/nb", ["LES DEN PÅ"], id="before-an-address"
        ),
        pytest.param("nb", "Velg NOK, SEK, DKK, EUR.", [], id="currencies"),
        pytest.param("fi", "OSTA NYT HETI", ["OSTA NYT HETI"], id="no-small-letter"),
        pytest.param("fi", "OSTA NYT HETI tai", [], id="one-small-word"),
        pytest.param("it", "ATTENZIONE! A presto", ["ATTENZIONE"], id="a-sentence-of-one-word"),
        pytest.param("it", "Codice: ATTENZIONE.", [], id="one-word-of-a-sentence"),
        pytest.param("el", "ΜΕΓΑΛΗ ΠΡΟΣΦΟΡΑ", ["ΜΕΓΑΛΗ ΠΡΟΣΦΟΡΑ"], id="greek"),
        pytest.param("ar", "طلبك في الطريق", [], id="no-capitals"),
    ],
)
def test_shouting(found, locale: str, text: str, words: list[str]) -> None:
    assert [text[each.start : each.end] for each in found(ID, {locale: text})] == words


def test_what_the_source_writes_in_capitals_is_its_own(found) -> None:
    texts = {"en": "Press ENTER TWICE", "nb": "Trykk ENTER TWICE"}
    assert [each.address.locale for each in found(ID, texts)] == ["en"]


def test_the_words_to_answer_with(found) -> None:
    guide = {"locales": {"nb": {"opt_out": ["STOPP ALLE"]}}}
    assert found(ID, {"nb": "Send STOPP ALLE til 1999"}, guide) == []
