"""Texts of links and buttons."""

import pytest

from templates_lib.checks import Severity

ID = "link_text_vague"


def mail(label: str) -> dict[str, object]:
    button = {"type": "button", "label": label, "url": "https://nordhus.example"}
    return {"subject": "Her", "body": [button]}


@pytest.mark.parametrize(
    ("locale", "label", "severity"),
    [
        pytest.param("nb", "Klikk her", "warning", id="nb"),
        pytest.param("nb", "Klikk her!", "warning", id="with-a-mark"),
        pytest.param("nb", "→ her", "warning", id="with-an-arrow"),
        pytest.param("nb", "Les mer", "info", id="says-little"),
        pytest.param("nb", "Les mer om retur", None, id="says-what"),
        pytest.param("nb", "Her er pakken din", None, id="begins-with-the-word"),
        pytest.param("pl", "tutaj", "warning", id="pl"),
        pytest.param("de", "Hier klicken", "warning", id="de"),
        pytest.param("nl", "hier", "warning", id="nl"),
        pytest.param("sv", "Klicka här", "warning", id="sv"),
        pytest.param("fi", "Klikkaa tästä", "warning", id="fi"),
        pytest.param("fr", "Cliquez ici", "warning", id="fr"),
        pytest.param("es", "Haz clic aquí", "warning", id="es"),
        pytest.param("it", "Clicca qui", "warning", id="it"),
        pytest.param("da", "www.nordhus.example/da", "warning", id="address"),
        pytest.param("da", "{{ label }}", None, id="a-value"),
        pytest.param("da", "", None, id="empty"),
    ],
)
def test_buttons(found, locale: str, label: str, severity: str | None) -> None:
    findings = found(ID, {f"email/{locale}": mail(label)})
    assert [each.severity for each in findings] == ([Severity(severity)] if severity else [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Se [her](https://a.no) og [der](https://a.no).", ["her"], id="markdown"),
        pytest.param("Se <a href='https://a.no'> her </a>.", ["her"], id="html"),
        pytest.param("Klikk her: https://a.no", [], id="no-link-text"),
        pytest.param("Se [her]", [], id="no-link"),
        pytest.param("[https://a.no](https://a.no)", ["https://a.no"], id="address"),
    ],
)
def test_links_in_a_text(found, text: str, words: list[str]) -> None:
    findings = found(ID, {"nb": text})
    assert [text[each.start : each.end] for each in findings] == words
