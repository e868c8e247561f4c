"""Translations whose source has moved on."""

from typing import Any

import pytest

from templates_lib import checks, message
from templates_lib.checks import Finding, Severity

ID = "translation_stale"
ERROR, WARNING = Severity.ERROR, Severity.WARNING


def judged(old: Any, new: Any, text: Any, channel: str = "sms") -> list[Finding]:
    """What is found in ``text``, made from ``old``, where the source is ``new`` now."""
    old, new, text = (
        {"body": each} if isinstance(each, str) else each for each in (old, new, text)
    )
    variants = [
        {"channel": channel, "locale": "en", "content": new},
        {"channel": channel, "locale": "nb", "content": text, "made_from": old},
    ]
    document = {"key": "k", "source_locale": "en", "variants": variants}
    return checks.run(message.load(document), only=[ID])


@pytest.mark.parametrize(
    ("old", "new", "text", "severity"),
    [
        pytest.param("Hello you.", "Hello you.", "Hei.", None, id="unchanged"),
        pytest.param("Hello you", "hello  you!", "Hei.", None, id="cosmetic"),
        pytest.param("Hello you.", "Hi you.", "Hei.", WARNING, id="wording"),
        pytest.param("Get 20% off.", "Get 25% off.", "Få 20 %.", ERROR, id="percent"),
        pytest.param("Get 20% off.", "Get 25% off.", "Få 25 %.", WARNING, id="followed-already"),
        pytest.param("In 5 days.", "In 6 days.", "Om 5 dager.", ERROR, id="number"),
        pytest.param("Hello.", "Hello {{ name }}.", "Hei.", ERROR, id="new-value"),
        pytest.param("Hello {{ name }}.", "Hello.", "Hei {{ name }}.", ERROR, id="lost-value"),
        pytest.param(
            "Hello.", "Hello {{ name }}.", "Hei {{ name }}.", WARNING, id="value-followed-already"
        ),
        pytest.param("{{ a }} and {{ b }}", "{{ b }} and {{ a }}", "x", WARNING, id="other-order"),
        pytest.param("{{ t | date }}", "{{ t | datetime }}", "x", ERROR, id="another-filter"),
        pytest.param(
            "See https://a.example/x", "See https://a.example/y", "Se https://a.example/x", ERROR,
            id="link",
        ),
        pytest.param("{{ broken", "{{ broken now", "x", WARNING, id="no-template"),
    ],
)  # fmt: skip
def test_how_much_it_matters(old: str, new: str, text: str, severity: Severity | None) -> None:
    assert [each.severity for each in judged(old, new, text)] == ([severity] if severity else [])


def test_the_difference_is_shown() -> None:
    (finding,) = judged("Get 20% off all lamps.", "Get 25% off all lamps.", "Få 20 % på lamper.")
    assert (finding.params["old"], finding.params["new"]) == ("20%", "25%")
    assert finding.related and (finding.related.start, finding.related.end) == (4, 7)


def test_what_was_added_and_removed() -> None:
    (added,) = judged("Hello you.", "Hello you. Come in.", "Hei.")
    assert dict(added.params) == {"new": "Come in."}
    (removed,) = judged("Hello you. Come in.", "Hello you.", "Hei.")
    assert dict(removed.params) == {"old": "Come in."}


def test_texts_of_a_mail_are_told_one_by_one() -> None:
    def mail(*texts: str) -> dict[str, Any]:
        return {"subject": texts[0], "body": [{"type": "text", "text": t} for t in texts[1:]]}

    found = judged(
        mail("News", "One text.", "Two texts."),
        mail("News", "One text.", "Two words.", "Three texts."),
        mail("Nytt", "En tekst.", "To tekster."),
        "email",
    )
    assert [each.part for each in found] == ["body.0.text", "body.1.text"]
    assert {each.severity for each in found} == {WARNING}


def test_a_block_put_in_before_others_changes_none_of_them() -> None:
    def mail(*texts: str) -> dict[str, Any]:
        return {"subject": "News", "body": [{"type": "text", "text": each} for each in texts]}

    found = judged(
        mail("One text.", "Two texts."),
        mail("One text.", "Between.", "Two texts."),
        mail("En tekst.", "To tekster."),
        "email",
    )
    assert [each.params["new"] for each in found] == ["Between."]


def test_without_made_from_nothing_is_known(found) -> None:
    assert found(ID, {"en": "In 6 days.", "nb": "Om 5 dager."}) == []


def test_another_change_is_another_finding() -> None:
    """A waiver of one change does not cover the next."""
    (first,) = judged("In 5 days.", "In 6 days.", "Om 5 dager.")
    (second,) = judged("In 5 days.", "In 7 days.", "Om 5 dager.")
    assert first.fingerprint != second.fingerprint
