"""Links into another locale's pages."""

import pytest

ID = "link_wrong_locale"
PREFIXES = {
    "domains": ["nordhus.example"],
    "locales": {tag: {"link_prefix": f"/{tag}/"} for tag in ("en", "nb", "pl", "da")},
}
COUNTRIES = {"domains": ["nordhus.no", "nordhus.dk", "nordhus.com"]}


@pytest.mark.parametrize(
    ("locale", "text", "suggestions"),
    [
        pytest.param("nb", "https://nordhus.example/nb/a", [], id="own"),
        pytest.param(
            "nb",
            "https://nordhus.example/en/a",
            ["https://nordhus.example/nb/a"],
            id="the-sources",
        ),
        pytest.param("pl", "nordhus.example/da/a", ["nordhus.example/pl/a"], id="no-scheme"),
        pytest.param("en", "https://nordhus.example/nb", ["https://nordhus.example/en"], id="root"),
        pytest.param("pl", "https://nordhus.example/english/a", [], id="a-word"),
        pytest.param("pl", "https://nordhus.example/a/en/b", [], id="further-down"),
        pytest.param("nn", "https://nordhus.example/nb/a", [], id="bokmal-for-nynorsk"),
        pytest.param("nb", "https://nordhus.example/en/{{ no }}", [None], id="a-value"),
    ],
)
def test_prefixes_of_the_guide(found, locale: str, text: str, suggestions: list[str]) -> None:
    findings = found(ID, {locale: text}, PREFIXES)
    assert [finding.suggestion for finding in findings] == suggestions
    assert {str(finding.severity) for finding in findings} <= {"error"}


@pytest.mark.parametrize(
    ("locale", "text", "count"),
    [
        pytest.param("nb", "https://nordhus.no/a", 0, id="own"),
        pytest.param("nb", "https://www.nordhus.dk/a", 1, id="anothers"),
        pytest.param("nb", "https://nordhus.com/a", 0, id="no-country"),
        pytest.param("pl", "https://nordhus.dk/a", 0, id="no-domain-of-its-own"),
        pytest.param("nb", "https://other.dk/a", 0, id="not-the-brands"),
    ],
)
def test_countries_of_the_brand(found, locale: str, text: str, count: int) -> None:
    assert len(found(ID, {locale: text}, COUNTRIES)) == count


@pytest.mark.parametrize(
    ("texts", "severities"),
    [
        pytest.param({"nb": "https://a.example/en/x"}, ["info"], id="nothing-shows"),
        pytest.param({"nb": "https://a.example/x?lang=pl"}, ["info"], id="parameter"),
        pytest.param({"nb": "https://a.example/x?lang=no"}, [], id="no-is-nb"),
        pytest.param({"da": "https://a.example/dk/x"}, [], id="own-country"),
        pytest.param(
            {"nb": "https://a.example/en/x", "da": "https://a.example/da/x"},
            ["warning"],
            id="another-locale-has-its-own",
        ),
    ],
)
def test_without_a_guide(found, texts: dict[str, str], severities: list[str]) -> None:
    assert [str(finding.severity) for finding in found(ID, texts)] == severities


def test_a_declared_fallback(found) -> None:
    style = {**PREFIXES["locales"], "nb": {"link_prefix": "/nb/"}}
    guide = {**PREFIXES, "locales": style, "settings": {"link_locales": ["en"]}}
    assert found(ID, {"nb": "https://nordhus.example/en/a"}, guide) == []
