"""Texts in another language than declared."""

import pytest

ID = "language_wrong"


@pytest.mark.parametrize(
    ("locale", "text", "language"),
    [
        pytest.param("nb", "Hvad kan vi gøre for dig nu?", "Danish", id="da-in-nb"),
        pytest.param("nb", "Hva kan vi gjøre for deg nå?", "", id="nb"),
        pytest.param("nb", "Kva kan vi gjere for deg i morgon?", "Nynorsk", id="nn-in-nb"),
        pytest.param("nn", "Kva kan vi gjere for deg i morgon?", "", id="nn"),
        pytest.param("nn", "Hva kan jeg gjøre hvis noe skjer?", "Bokm", id="nb-in-nn"),
        pytest.param("da", "Hva kan jeg gjøre etter kjøpet?", "Bokm", id="nb-in-da"),
        pytest.param("da", "Hvad kan jeg gøre efter købet?", "", id="da"),
        pytest.param("da", "Du får rabat på den nye bestillingen.", "Bokm", id="double-definite"),
        pytest.param("da", "Du får rabat på den nye bestilling.", "", id="single-definite"),
        pytest.param(
            "nb", "Tillykke! Du får 20 % på alt undtagen gavekort.", "Danish", id="da-words-in-nb"
        ),
        pytest.param("nb", "Gratulerer! Du får 20 % på alt unntatt gavekort.", "", id="nb-words"),
        pytest.param("sv", "Hvad kan jeg gøre efter købet?", "Danish", id="da-in-sv"),
        pytest.param("pl", "Děkujeme, vaše zásilka byla odeslána.", "Czech", id="cs"),
        pytest.param(
            "nl",
            "Ihre Bestellung ist da, vielen Dank und bis bald.",
            "German",
            id="de-in-nl",
        ),
        pytest.param("fi", "Thank you for your order, we have sent it.", "English", id="en-in-fi"),
        pytest.param("nb", "Buy more, get more: hos oss hele uken.", "", id="a-slogan"),
        pytest.param("ar", "Hva kan vi gjøre for deg nå?", "", id="a-language-we-do-not-know"),
    ],
)
def test_which_language(found, locale: str, text: str, language: str) -> None:
    findings = found(ID, {locale: text}, source_locale=locale)
    assert [language in f.params["language"] for f in findings] == [True] * bool(language)


def test_a_word_of_the_brand_says_nothing(found) -> None:
    guide = {"names": ["Hvad Nu"]}
    assert found(ID, {"nb": "Hvad nu?"}, guide, source_locale="nb") == []


DANISH = (
    "Hvad synes du om købet? Vi sender dig nogle spørgsmål, og du får noget tilbage efter en uge."
)


def test_all_channels_together_make_it_sure(found) -> None:
    short, long = {"nb": DANISH[:44]}, {"nb": DANISH, "email/nb": mail(DANISH)}
    assert {str(f.severity) for f in found(ID, short, source_locale="nb")} == {"warning"}
    assert {str(f.severity) for f in found(ID, long, source_locale="nb")} == {"error"}


def mail(text: str) -> dict[str, object]:
    return {"subject": "Nordhus", "body": [{"type": "text", "text": text}]}
