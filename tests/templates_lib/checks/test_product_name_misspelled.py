"""Names of products."""

import pytest

ID = "product_name_misspelled"
GUIDE = {"settings": {"product_names": ["NordLys Mini", "Fjordstol", "NL 500", "plus"]}}


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "NordLys Mini", [], id="right"),
        pytest.param("nb", "NordLys-Mini", ["NordLys-Mini"], id="hyphen"),
        pytest.param("nb", "Nord Lys Mini", ["Nord Lys Mini"], id="split"),
        pytest.param("nb", "NordLysMini", ["NordLysMini"], id="joined"),
        pytest.param("nb", "NordLys Mino", [], id="an-ending-may-be"),
        pytest.param("nb", "NordLus Mini", ["NordLus Mini"], id="letter"),
        pytest.param("nb", "NORDLYS MINI", [], id="all-capitals"),
        pytest.param("nb", "fjordstol", ["fjordstol"], id="small"),
        pytest.param("nb", "Fjordstoler", [], id="plural"),
        pytest.param("pl", "Fjordstolu", [], id="case"),
        pytest.param("da", "Fjordtsol", ["Fjordtsol"], id="swapped"),
        pytest.param("da", "NL500", ["NL500"], id="space"),
        pytest.param("da", "NL 501", [], id="another-model"),
        pytest.param("da", "Plus", [], id="a-word"),
        pytest.param("da", "https://a.example/fjordstol", [], id="address"),
    ],
)
def test_names(found, locale: str, text: str, words: list[str]) -> None:
    findings = found(ID, {locale: text}, GUIDE)
    assert [text[finding.start : finding.end] for finding in findings] == words


def test_without_a_setting_nothing_is_said(found) -> None:
    assert found(ID, {"nb": "Fjordtsol"}) == []
