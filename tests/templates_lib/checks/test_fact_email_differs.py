"""E-mail addresses against the brand's, and between siblings."""

import pytest

ID = "fact_email_differs"
GUIDE = {"emails": ["hjelp@nordhus.example"], "domains": ["nordhus.example"]}


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        pytest.param("Hjelp@nordhus.example", [], id="capital"),
        pytest.param("hjlp@nordhus.example", ["hjelp@nordhus.example"], id="slip"),
        pytest.param("hjelp@nordhuus.example", ["hjelp@nordhus.example"], id="slip-in-the-host"),
        pytest.param("presse@nordhus.example", [None], id="another"),
        pytest.param("presse@sub.nordhus.example", [None], id="below"),
        pytest.param("kari@post.example", [], id="somebody-elses"),
        pytest.param("@nordhus", [], id="handle"),
    ],
)
def test_against_the_brands(found, text: str, suggestions: list[str | None]) -> None:
    findings = found(ID, {"nb": text}, GUIDE)
    assert [finding.suggestion for finding in findings] == suggestions


@pytest.mark.parametrize(
    ("source", "text", "count"),
    [
        pytest.param("help@a.example", "hjelp@a.example", 0, id="translated"),
        pytest.param("help@a.example", "hlep@a.example", 1, id="swapped"),
        pytest.param("help@abc.example", "help@abd.example", 1, id="host"),
        pytest.param("help@abc.com", "help@abc.no", 0, id="country"),
        pytest.param("nobody", "help@abc.no", 0, id="added"),
    ],
)
def test_between_locales(found, source: str, text: str, count: int) -> None:
    assert len(found(ID, {"en": source, "nb": text})) == count
