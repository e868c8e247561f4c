"""A brand's own rules, run over messages."""

from typing import Any

import pytest

from templates_lib.checks import Severity

ID = "brand_rule_broken"


def guide(**fields: Any) -> dict[str, Any]:
    return {"rules": {"house": {"kind": "existence", "words": ["gratis"], **fields}}}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Helt gratis!", ["gratis"], id="word"),
        pytest.param("gratisen", [], id="other-word"),
        pytest.param("{{ gratis }} https://nordhus.example/gratis", [], id="tag-and-address"),
        pytest.param("{{ a | default('gratis') }}", ["gratis"], id="inside-a-tag"),
        pytest.param("{% if a %}gratis{% else %}dyrt{% endif %}", ["gratis"], id="in-a-branch"),
    ],
)
def test_words(found, text: str, words: list[str]) -> None:
    findings = found(ID, {"nb": text}, guide())
    assert [text[finding.start : finding.end] for finding in findings] == words


@pytest.mark.parametrize(
    ("fields", "places"),
    [
        pytest.param({}, ["email/nb", "sms/nb", "sms/pl"], id="everywhere"),
        pytest.param({"locales": ["nb"]}, ["email/nb", "sms/nb"], id="locale"),
        pytest.param({"channels": ["sms"]}, ["sms/nb", "sms/pl"], id="channel"),
        pytest.param({"stages": ["loyalty"]}, [], id="stage"),
        pytest.param({"stages": ["purchase"]}, ["email/nb", "sms/nb", "sms/pl"], id="its-stage"),
        pytest.param({"parts": ["subject"]}, ["email/nb"], id="part"),
    ],
)
def test_where_a_rule_holds(found, fields: dict[str, Any], places: list[str]) -> None:
    mail = {"subject": "Gratis", "body": []}
    texts = {"nb": "Gratis", "pl": "Gratis", "email/nb": mail}
    findings = found(ID, texts, guide(**fields), stage="purchase")
    assert [f"{each.address.channel}/{each.address.locale}" for each in findings] == places


def test_a_finding_says_which_rule_and_in_its_words(found) -> None:
    document = guide(message="“{word}” is 100 % untrue", severity="error")
    (finding,) = found(ID, {"nb": "Gratis"}, document)
    assert finding.message == "“Gratis” is 100 % untrue"
    assert finding.rule == "rules.house"
    assert finding.severity is Severity.ERROR
    assert finding.evidence == "house:gratis"


def test_what_a_brand_says_of_the_check_bears_on_its_rules(found) -> None:
    document = {**guide(severity="warning"), "checks": {ID: "warning"}}
    (finding,) = found(ID, {"nb": "Gratis"}, document)
    assert finding.severity is Severity.INFO


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        pytest.param("Din Ordre", "Bestilling", id="as-written"),
        pytest.param("{{ a | default('ordre') }}", "bestilling", id="inside-a-tag"),
        pytest.param("ord{% if a %}re{% else %}en{% endif %}", None, id="across-a-tag"),
    ],
)
def test_suggestions(found, text: str, suggestion: str | None) -> None:
    rule = {"kind": "substitution", "swap": {"ordre": "bestilling"}}
    findings = found(ID, {"nb": text}, {"rules": {"house": rule}})
    assert [finding.suggestion for finding in findings] == [suggestion]


def test_branches_are_counted_by_themselves(found) -> None:
    rule = {"kind": "occurrence", "words": ["hei"], "max": 1}
    text = "{% if a %}Hei A{% else %}Hei B{% endif %}"
    assert found(ID, {"nb": text}, {"rules": {"house": rule}}) == []
    assert len(found(ID, {"nb": f"{text} Hei"}, {"rules": {"house": rule}})) == 1
