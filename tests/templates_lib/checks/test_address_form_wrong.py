"""The form of address, in the languages that have two: sentences of each language.

The files in ``address_cases`` hold one sentence a line: V formal, T informal, N neither; {n} is a
value.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates_lib.checks import Severity
from templates_lib.checks._address import FORMAL, INFORMAL, READ, Strength, evidence

ID = "address_form_wrong"
CASES = Path(__file__).parent / "address_cases"
FORMS = {frozenset({FORMAL}): "V", frozenset({INFORMAL}): "T", frozenset[str](): "N"}


def sentences() -> list[object]:
    return [
        pytest.param(file.stem, *line.split(" ", 1), id=f"{file.stem}-{number}")
        for file in sorted(CASES.glob("*.txt"))
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
    ]


@pytest.mark.parametrize(("locale", "form", "text"), sentences())
def test_a_sentence_is_formal_informal_or_neither(locale: str, form: str, text: str) -> None:
    told = evidence(text.replace("{n}", "\ufffc"), locale)
    found = frozenset(each.form for each in told if each.strength is not Strength.WEAK)
    assert FORMS.get(found) == form, told


def test_every_language_with_two_forms_has_sentences() -> None:
    assert {file.stem for file in CASES.glob("*.txt")} == {*READ, "en"}


@pytest.mark.parametrize(
    ("locale", "form", "text", "words"),
    [
        ("nb", "informal", "Takk for at De handlet.", ["De"]),
        ("nb", "formal", "Takk for at De handlet.", []),
        ("nb", "formal", "Takk for bestillingen din, {{ name }}.", ["din"]),
        ("nb", "neutral", "Takk for bestillingen din.", []),
        ("nb", "informal", "Se https://nordhus.example/De/Dem og ta kontakt.", []),
        ("da", "informal", '{{ n | plural(one="Har De # vare?", other="#") }}', ["De"]),
        ("pl", "informal", "{% if a %}Twoja{% else %}Pana{% endif %} paczka", ["Pana"]),
        ("pl", "formal", "Nie zapomnij kodu, który wysłaliśmy.", ["zapomnij"]),
        ("nl", "informal", "Wij bellen u om 18 u.", ["u"]),
        ("de-AT", "informal", "Wir rufen Sie an.", ["Sie"]),
        ("en", "informal", "You have a message.", []),
    ],
)
def test_the_words_of_the_other_form_are_found(
    found, locale: str, form: str, text: str, words: list[str]
) -> None:
    style = {locale: {"address_form": form}}
    findings = found(ID, {locale: text}, {"locales": style})
    assert [text[each.start : each.end] for each in findings] == words
    assert {each.rule for each in findings} <= {f"locales.{locale}.address_form"}


@pytest.mark.parametrize(
    ("text", "source", "severity"),
    [
        ("De sparer 20 %.", "You save 20%.", None),
        ("Lampene er her. De kan hentes i dag.", "You can collect the lamps.", "warning"),
        ("Lampene er her. De kan hentes i dag.", "The lamps are here. They wait.", None),
        ("Lampene er her. Deres farge er ny.", "Your lamps are here. Their colour is new.", None),
        ("Lampene er her, om De vil.", "The lamps are here.", "error"),
    ],
)
def test_the_source_says_who_is_meant(found, text: str, source: str, severity: str | None) -> None:
    style = {"nb": {"address_form": "informal"}}
    findings = found(ID, {"en": source, "nb": text}, {"locales": style})
    if text.startswith("De"):
        severity = "warning"  # nobody else is there
    assert [str(each.severity) for each in findings] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("locale", "form", "text", "suggestion"),
    [
        ("nb", "informal", "Har De glemt noe?", "du"),
        ("nb", "informal", "Vi ringer Dem.", "deg"),
        ("nb", "informal", "Takk for ordren Deres.", None),
        ("nb", "formal", "Dine poeng", "Deres"),
        ("nb", "formal", "Du får poeng", "De"),
        ("da", "formal", "Vi ringer til dig", "Dem"),
        ("nl", "informal", "Uw pakket", None),
        ("nl", "formal", "Is dit jouw pakket?", "uw"),
        ("de", "informal", "Wir rufen Sie an.", None),
        ("sv", "informal", "Har Ni frågor?", "du"),
    ],
)
def test_a_word_is_proposed_only_where_nothing_else_changes(
    found, locale: str, form: str, text: str, suggestion: str | None
) -> None:
    findings = found(ID, {locale: text}, {"locales": {locale: {"address_form": form}}})
    assert [each.suggestion for each in findings] == [suggestion]


def test_a_sure_word_is_an_error(found) -> None:
    style = {"nb": {"address_form": "informal"}}
    (finding,) = found(ID, {"nb": "Vi ringer Dem."}, {"locales": style})
    assert finding.severity is Severity.ERROR


WORDS = ["De", "Dem.", "deg", "Ci", "ci", "Panu", "Sie", "su", "Le", "inviamo", "t'", "n'", "-vous"]
TEXTS = st.lists(st.sampled_from([*WORDS, "\ufffc", "1)", "«", "»", "\n"]) | st.text(max_size=6))


@given(TEXTS.map(" ".join), st.sampled_from(sorted(READ)))
def test_evidence_is_the_words_of_the_text(text: str, locale: str) -> None:
    told = evidence(text, locale)
    assert [text[each.start : each.end] for each in told] == [each.word for each in told]
    assert [each.start for each in told] == sorted(each.start for each in told)


def test_no_other_language_loads_the_polish_dictionary() -> None:
    code = (
        "import sys; from templates_lib.checks._address import evidence;"
        "[evidence('Sprawdź, check, du hast', tag) for tag in ('nb', 'de', 'en', 'fi')];"
        "assert 'morfeusz2' not in sys.modules;"
        "evidence('Nowa kolekcja', 'pl'); assert 'morfeusz2' not in sys.modules;"
        "evidence('Sprawdź', 'pl'); assert 'morfeusz2' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "Takk for sist. De glemte noe i kurven.", ["De"], id="nb"),
        pytest.param("da", "Tak for sidst. De glemte noget i kurven.", ["De"], id="da"),
        pytest.param("nb", "Takk for sist. De glemte varene dine er her.", [], id="an-article"),
        pytest.param("nb", "Takk for sist. Noe ble glemt. De er i kurven.", [], id="not-aligned"),
    ],
)
def test_a_pronoun_where_the_source_says_you(found, locale: str, text: str, words: list) -> None:
    source = "Thanks for visiting. You left something in your basket, and we kept them."
    guide = {"locales": {locale: {"address_form": "informal"}}}
    findings = found(ID, {"en": source, locale: text}, guide)
    assert [text[f.start : f.end] for f in findings] == words
