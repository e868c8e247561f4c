"""Two spaces for one."""

import pytest

ID = "space_doubled"


def told(findings, text: str) -> list[tuple[str, str | None]]:
    return [(text[finding.start : finding.end], finding.suggestion) for finding in findings]


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "Hei.  Vi er her.", [("  ", " ")], id="two"),
        pytest.param("nb", "Hei. Vi er her.", [], id="one"),
        pytest.param("pl", "Hej   tam", [("   ", " ")], id="three"),
        pytest.param("pl", "Hej {{ a }}  {{ b }}", [("  ", " ")], id="value"),
        pytest.param("da", "Tak  🎁", [("  ", " ")], id="emoji"),
        pytest.param("da", "5\xa0 kg", [("\xa0 ", "\xa0")], id="no-break"),
        pytest.param("nl", "Een  \nTwee", [], id="end-of-line"),
        pytest.param("nl", "  Een", [], id="indentation"),
        pytest.param("sv", "-  Ett\n1.  Två", [], id="list"),
        pytest.param("sv", "Pris     100 kr\nMoms     25 kr", [], id="columns"),
        pytest.param("fi", "{% if a == 'x  y' %}Hei{% endif %}", [], id="comparison"),
    ],
)
def test_found_or_left_alone(found, locale: str, text: str, words: list) -> None:
    assert told(found(ID, {locale: text}), text) == words


def test_a_branch_that_says_nothing_is_only_pointed_out(found) -> None:
    (finding,) = found(ID, {"nb": "Din {% if a %}nye{% endif %} kode"})
    assert (finding.severity, finding.suggestion) == ("info", None)


def test_two_spaces_behind_a_sentence_as_in_the_source_are_a_matter_of_taste(found) -> None:
    def severity(source: str, text: str) -> str:
        (finding,) = [f for f in found(ID, {"en": source, "sv": text}) if f.address.locale == "sv"]
        return str(finding.severity)

    typed = "It is sent.  Thank you."
    assert severity(typed, "Det är skickat.  Tack.") == "info"
    assert severity(typed, "Det är  skickat. Tack.") == "warning"
    assert severity("It is sent. Thank you.", "Det är skickat.  Tack.") == "warning"
