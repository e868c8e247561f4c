"""Dots for an ellipsis."""

import pytest

ID = "ellipsis_as_dots"


def mail(text: str) -> dict[str, object]:
    return {"subject": "Nordhus", "body": [{"type": "text", "text": text}]}


def told(findings, text: str) -> list[tuple[str, str | None]]:
    return [(text[finding.start : finding.end], finding.suggestion) for finding in findings]


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "Vent...", [("...", "…")], id="nb"),
        pytest.param("nb", "Vent…", [], id="nb-right"),
        pytest.param("pl", "Chwila....", [("....", "…")], id="four"),
        pytest.param("pl", "Chwila..", [], id="two"),
    ],
)
def test_found_or_left_alone(found, locale: str, text: str, words: list) -> None:
    findings = found(ID, {f"email/{locale}": mail(text)})
    assert told(findings, text) == words


def test_an_sms_is_left_plain(found) -> None:
    assert found(ID, {"nb": "Vent... Vent…"}) == []


def test_four_dots_are_too_many_in_an_sms_too(found) -> None:
    (finding,) = found(ID, {"nb": "Vent...."})
    assert finding.suggestion == "..."


def test_the_brand_chooses(found) -> None:
    guide = {"locales": {"nb": {"settings": {"ellipsis": "dots"}}}}
    findings = found(ID, {"email/nb": mail("Vent… Vent...")}, guide)
    assert [finding.suggestion for finding in findings] == ["..."]
