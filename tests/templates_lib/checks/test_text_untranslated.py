"""Texts that still say what the source says."""

import pytest

from templates_lib import lexicons

ID = "text_untranslated"


def test_sentences_that_follow_each_other_are_one_finding(found) -> None:
    source = "Your order is sent. We will tell you more. See https://nordhus.example/en/ now."
    text = "Your order is sent. We will tell you more. Se https://nordhus.example/nb/ nå."
    (finding,) = found(ID, {"en": source, "nb": text})
    assert text[finding.start : finding.end] == "Your order is sent. We will tell you more."
    assert finding.related is not None


@pytest.mark.parametrize(
    ("locale", "source", "text", "count"),
    [
        pytest.param("nb", "Your order is sent.", "Your order is sent.", 1, id="equal"),
        pytest.param("nb", "Your order is sent.", "Your order was sent.", 1, id="nearly"),
        pytest.param("nb", "Your order is sent.", "Ordren din er sendt.", 0, id="translated"),
        pytest.param("fi", "Your order is sent.", "Your order is sent.", 1, id="without-lexicon"),
        pytest.param("pl", "{{ a }}: 10 %", "{{ a }}: 10 %", 0, id="values-and-numbers"),
        pytest.param("nl", "Nordhus", "Nordhus", 0, id="the-brand"),
        pytest.param("da", "SMS", "SMS", 0, id="the-same-in-both"),
        pytest.param("nl", "Open week", "Open week", 0, id="words-of-both-languages"),
        pytest.param(
            "nb",
            "Free shipping over EUR 75. The offer ends on Monday.",
            "Fri frakt over 75 EUR. The offer ends on Monday.",
            1,
            id="the-rest-of-a-sentence-there",
        ),
        pytest.param(
            "pl",
            "Thanks. The film plan takes two minutes.",
            "Dzięki. The film plan takes two minutes.",
            1,
            id="words-that-a-large-dictionary-has",
        ),
        pytest.param(
            "pl", "See Bank of Oslo Kredyt.", "Zob. Bank of Oslo Kredyt.", 0, id="a-name-with-one"
        ),
        pytest.param(
            "nb",
            "The fee is EUR 35. Read our terms: https://nordhus.example/en/",
            "Gebyret er 35 EUR. Read our terms: https://nordhus.example/nb/",
            1,
            id="three-words-of-the-rest",
        ),
        pytest.param("en-GB", "Your order is sent.", "Your order is sent.", 0, id="one-language"),
    ],
)
def test_what_is_untranslated(found, locale: str, source: str, text: str, count: int) -> None:
    findings = found(ID, {"en": source, locale: text}, {"names": ["Nordhus"]})
    assert len(findings) == count


def test_without_a_source_nothing_is_said(found) -> None:
    assert found(ID, {"nb": "Your order is sent."}) == []
    assert found(ID, {"nb": "Your order is sent."}, source_locale="nb") == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        pytest.param("Thank you so much.", "error", id="a-sentence"),
        pytest.param("Nordbank Connect: Secret key", "warning", id="names-without-small-words"),
        pytest.param("Hello,", "warning", id="one-of-the-commonest"),
        pytest.param("Passwordless", "info", id="a-word-that-may-be-a-loan"),
    ],
)
def test_a_single_word_weighs_less(found, text: str, severity: str) -> None:
    if lexicons.missing("de") or lexicons.missing("en"):
        pytest.skip("the optional dictionaries are not installed")
    findings = found(ID, {"en": text, "de": text})
    assert [str(f.severity) for f in findings] in ([severity], [] if severity == "info" else None)


def test_words_that_are_alike_in_both_languages_are_a_translation(found) -> None:
    if lexicons.missing("nl") or lexicons.missing("en"):
        pytest.skip("the optional dictionaries are not installed")
    source = "Newsletter import limit"
    assert found(ID, {"en": source, "nl": "Newsletter import limiet"}) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param(
            "Call or visit us: Kirkegata 3, Bodø, Lofoten, Tromsø, Alta.", 1, id="two-and-or"
        ),
        pytest.param("Kirkegata 3, Bodø, Lofoten, Tromsø, Alta.", 0, id="places"),
    ],
)
def test_names_do_not_hide_a_sentence(found, text: str, count: int) -> None:
    assert len(found(ID, {"en": text, "nb": text})) == count
