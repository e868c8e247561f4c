"""Words left in the source text's language."""

import pytest

from tests.templates_lib.dictionaries import NEEDED

ID = "language_mixed"


@NEEDED
@pytest.mark.parametrize(
    ("locale", "source", "text", "left"),
    [
        pytest.param(
            "nb",
            "Click here to open your order now.",
            "Klikk her for å åpne your bestilling nå.",
            ["your"],
            id="one-of-the-commonest",
        ),
        pytest.param("nb", "Your app.", "Your app.", [], id="a-text-by-itself-is-untranslated"),
        pytest.param("nb", "", "Klikk her for å åpne your bestilling.", [], id="no-source"),
        pytest.param(
            "pl", "Your order at Your.", "Twoje zamówienie w sklepie Your jest.", [], id="a-name"
        ),
        pytest.param(
            "pl",
            "It is sent, thank you for it.",
            "Przesyłka została wysłana, thank zostaw opinię.",
            ["thank"],
            id="pl",
        ),
        pytest.param(
            "nl", "Say “thank you” to us now.", "Zeg nu “thank you” tegen ons.", [], id="cited"
        ),
    ],
)
def test_words_left(found, locale: str, source: str, text: str, left: list[str]) -> None:
    texts = {"en": source, locale: text} if source else {locale: text}
    findings = found(ID, texts)
    assert [text[f.start : f.end] for f in findings if str(f.severity) == "warning"] == left


@NEEDED
def test_a_possible_loan_is_a_remark(found) -> None:
    texts = {"en": "Your password is safe here.", "nb": "Ditt password er trygt her hos oss."}
    (finding,) = found(ID, texts)
    assert (str(finding.severity), finding.params["word"]) == ("info", "password")
