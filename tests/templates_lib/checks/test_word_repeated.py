"""A word twice running."""

import pytest

ID = "word_repeated"


def told(findings, text: str) -> list[tuple[str, str | None]]:
    return [(text[finding.start : finding.end], finding.suggestion) for finding in findings]


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param(
            "nb", "Tilbudet gjelder gjelder i dag.", [("gjelder gjelder", "gjelder")], id="nb"
        ),
        pytest.param("nb", "Tilbudet gjelder i dag.", [], id="once"),
        pytest.param("nb", "Det gjelder, gjelder det ikke?", [], id="apart"),
        pytest.param("da", "Vi vi sender den i dag.", [("Vi vi", "Vi")], id="opens"),
        pytest.param("da", "Tak. Vi Vi sender den.", [("Vi Vi", "Vi")], id="opens-twice-capital"),
        pytest.param("da", "Hør Duran Duran i aften.", [], id="name"),
        pytest.param("pl", "Na Twoją Twoją kartę", [("Twoją Twoją", "Twoją")], id="polite"),
        pytest.param("nl", "Lees ‘Retour retour’ nu", [("Retour retour", "Retour")], id="quoted"),
        pytest.param("pl", "Twój e-mail e-mail", [("e-mail e-mail", "e-mail")], id="hyphens"),
        pytest.param("pl", "Rabat\nRabat na kawę", [], id="lines"),
        pytest.param("pl", "Kawa kawa\xa0kawa", [("Kawa kawa", "Kawa")], id="no-break-space"),
        pytest.param("nl", "Dat is zo zoet.", [], id="part-of-a-word"),
        pytest.param("nl", "Een een-op-een gesprek.", [], id="hyphen"),
        pytest.param("pl", "To bardzo bardzo ważne.", [], id="stress"),
        pytest.param("nl", "Vul in of je je code hebt.", [("je je", None)], id="often-right"),
        pytest.param("fi", "Katso https://a.example/tule tule", [], id="link"),
        pytest.param("sv", "{{ name }} {{ name }} kommer.", [], id="values"),
        pytest.param(
            "sv", "{{ x | default('din din väska') }}", [("din din", "din")], id="inside-a-tag"
        ),
        pytest.param("tr", "İ İ", [("İ İ", "İ")], id="a-letter-that-grows"),
    ],
)
def test_found_or_left_alone(found, locale: str, text: str, words: list) -> None:
    assert told(found(ID, {locale: text}), text) == words


def test_a_name_of_the_brand_may_be_a_word_twice(found) -> None:
    guide = {"names": ["Kaffe kaffe"]}
    assert found(ID, {"nb": "Velkommen til kaffe kaffe!"}, guide) == []


@pytest.mark.parametrize(
    ("locale", "text", "severity"),
    [
        pytest.param("nl", "Vul in of je je code hebt.", "info", id="behind-most-words"),
        pytest.param("nl", "We storten het op je je kaart.", "warning", id="but-not-behind-this"),
        pytest.param("nl", "Je je kaart is er.", "warning", id="nor-first"),
        pytest.param("nb", "Du kan logge på på nettet.", "info", id="behind-this-only"),
        pytest.param("nb", "Se mer på på nettet.", "warning", id="behind-another"),
        pytest.param("da", "Den kom i i dag.", "info", id="before-this-only"),
        pytest.param("da", "Den ligger i i butikken.", "warning", id="before-another"),
        pytest.param("de", "Kunden, die die Rechnung haben.", "info", id="behind-a-comma"),
        pytest.param("de", "Wir senden die die Rechnung.", "warning", id="without-a-comma"),
        pytest.param("fr", "Vous pouvez vous vous inscrire.", "info", id="anywhere"),
        pytest.param("pl", "Dowiedz się się więcej.", "warning", id="never"),
    ],
)
def test_what_is_often_right_is_only_pointed_out(
    found, locale: str, text: str, severity: str
) -> None:
    (finding,) = found(ID, {locale: text})
    assert finding.severity == severity
