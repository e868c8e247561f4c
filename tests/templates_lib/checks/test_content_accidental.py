"""What was never meant for readers."""

import pytest

from templates_lib.checks import Severity

ID = "content_accidental"


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "Lorem ipsum dolor", ["Lorem ipsum"], id="filler"),
        pytest.param("nb", "Hei [fornavn]!", ["[fornavn]"], id="a-gap"),
        pytest.param("nb", "Hei [navn](https://a.b/c)", [], id="a-link"),
        pytest.param("nn", "Hei [namn på kunden]!", ["[namn på kunden]"], id="a-longer-gap"),
        pytest.param("da", "Nu XX kr", ["XX"], id="an-amount"),
        pytest.param("da", "Ring xx xx xx xx", ["xx xx xx xx"], id="a-number"),
        pytest.param("da", "Str. XX eller XXL", [], id="sizes"),
        pytest.param("pl", "XX wiek, XXX-lecie", [], id="roman-numbers"),
        pytest.param("pl", "Kod: xxxxxx", ["xxxxxx"], id="a-code"),
        pytest.param("nl", "Liefs xxx", [], id="kisses"),
        pytest.param("es", "TODO a mitad de precio", [], id="all-in-spanish"),
        pytest.param("es", "TODO: precio", ["TODO"], id="a-note"),
        pytest.param("sv", "asdf asdf", ["asdf", "asdf"], id="keys"),
        pytest.param("en", "Dear None, hello", ["None"], id="nothing"),
        pytest.param("en", "None of them", [], id="a-word"),
        pytest.param("en", "You pay NaN kr", ["NaN"], id="no-number"),
        pytest.param("en", "{{ xxxx }} {{ TODO }}", [], id="names-of-placeholders"),
    ],
)
def test_what_is_left_of_a_draft(found, locale: str, text: str, words: list[str]) -> None:
    findings = found(ID, {locale: text})
    assert [text[each.start : each.end] for each in findings] == words


@pytest.mark.parametrize(
    ("locale", "text", "count"),
    [
        pytest.param("nb", "Test", 1, id="one-word"),
        pytest.param("nb", "test TEST 123!", 1, id="several"),
        pytest.param("nb", "Test lampen hjemme", 0, id="a-sentence"),
        pytest.param("pl", "To jest wiadomość testowa.", 1, id="polish"),
        pytest.param("fi", "Tämä on testi", 1, id="finnish"),
    ],
)
def test_nothing_but_a_test(found, locale: str, text: str, count: int) -> None:
    assert len(found(ID, {locale: text})) == count


def test_a_message_that_tries_a_sender_out(found) -> None:
    findings = found(ID, {"en": "This is a test", "nb": "Dette er en test"}, key="smtp_test")
    assert [each.severity for each in findings] == [Severity.INFO] * 2


def test_filler_stops_publishing_and_the_rest_warns(found) -> None:
    findings = found(ID, {"nb": "Lorem ipsum, XX kr"})
    assert [each.severity for each in findings] == [Severity.ERROR, Severity.WARNING]
