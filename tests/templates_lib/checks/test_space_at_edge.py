"""Spaces at the edge of a text."""

import pytest

ID = "space_at_edge"


def told(findings, text: str) -> list[tuple[str, str | None]]:
    return [(text[finding.start : finding.end], finding.suggestion) for finding in findings]


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "Hei ", [(" ", "")], id="end"),
        pytest.param("pl", "  Hej", [("  ", "")], id="beginning"),
        pytest.param("nb", "Hei", [], id="none"),
        pytest.param("nb", "Hei\n", [], id="line-break"),
        pytest.param("nb", "  ", [], id="only-spaces"),
    ],
)
def test_found_or_left_alone(found, locale: str, text: str, words: list) -> None:
    assert told(found(ID, {locale: text}), text) == words


def test_the_sources_own_edges_are_kept(found) -> None:
    findings = found(ID, {"en": "by ", "nb": "av "})
    assert {finding.address.locale for finding in findings} == {"en"}
