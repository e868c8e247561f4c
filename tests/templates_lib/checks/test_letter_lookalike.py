"""Letters of another alphabet that look right."""

import pytest

ID = "letter_lookalike"


@pytest.mark.parametrize(
    ("locale", "text", "pairs"),
    [
        pytest.param("nb", "Pakken er sendt.", [], id="none"),
        pytest.param("nb", "P\u0430kken er sendt.", [("P\u0430kken", "Pakken")], id="cyrillic-a"),
        pytest.param("pl", "mi\u0119dzy 8 \u0430 12", [("\u0430", "a")], id="a-word-by-itself"),
        pytest.param("pl", "Раді \u0430 вас", [], id="among-words-of-its-own"),
        pytest.param("nl", "\u039dordhus", [("\u039dordhus", "Nordhus")], id="greek-capital"),
        pytest.param("nl", "4 kΩ, 3 μm, 2 Δt", [], id="measures"),
        pytest.param("da", "α og β", [], id="small-greek-letters"),
        pytest.param("da", "TNFα og αTF", [], id="names-of-formulas"),
        pytest.param("da", "TNFа", [("TNFа", "TNFa")], id="and-with-a-cyrillic-letter"),
        pytest.param("da", "vitamin \u0391", [("\u0391", "A")], id="a-greek-capital-by-itself"),
        pytest.param("en", "Αθήνα", [], id="a-greek-word"),
        pytest.param("sv", "g\u0251rden", [("g\u0251rden", "garden")], id="phonetic"),
        pytest.param("nb", "{{ n\u0430me }}", [("n\u0430me", "name")], id="in-a-tag"),
        pytest.param("ru", "пр\u0069нят", [("пр\u0069нят", "прінят")], id="latin-in-cyrillic"),
        pytest.param("ru", "SMS и iPhone", [], id="latin-words-in-cyrillic"),
        pytest.param("el", "Η παραγγελία", [], id="greek-is-greek"),
        pytest.param("ar", "طلبك", [], id="another-script-altogether"),
        pytest.param("fi", "Tervetuloa Москва", [], id="a-russian-name"),
    ],
)
def test_a_letter_that_looks_right(
    found, locale: str, text: str, pairs: list[tuple[str, str]]
) -> None:
    findings = found(ID, {locale: text})
    assert [(text[each.start : each.end], each.suggestion) for each in findings] == pairs


@pytest.mark.parametrize(
    ("locale", "text", "count"),
    [
        pytest.param("nb", "Lampeж", 1, id="one-word-of-two-alphabets"),
        pytest.param("nb", "Lampe-жук", 0, id="two-words"),
        pytest.param("ru", "SMSка", 0, id="a-loan-in-russian"),
        pytest.param("en", "בSMS", 0, id="a-hebrew-prefix"),
    ],
)
def test_words_of_two_alphabets(found, locale: str, text: str, count: int) -> None:
    findings = found(ID, {locale: text})
    assert [each.suggestion for each in findings] == [None] * count
