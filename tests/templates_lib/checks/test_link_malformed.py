"""Addresses that are broken."""

import pytest

ID = "link_malformed"
OWN = {"domains": ["nordhus.example"]}


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "Se https://nordhus.example/nb.", [], id="whole"),
        pytest.param("nb", "Se htps://a.example", ["htps://a.example"], id="misspelt"),
        pytest.param("nb", "Se https:/a.example", ["https:/a.example"], id="one-slash"),
        pytest.param("da", "https://https://a.example", ["https://https://a.example"], id="twice"),
        pytest.param("da", "https:// a.example", ["https://"], id="a-space-behind-the-scheme"),
        pytest.param("da", "Begynder med https://", [], id="a-scheme-spoken-of"),
        pytest.param("pl", "https://a..example/", ["https://a..example/"], id="an-empty-label"),
        pytest.param("pl", "https://a.example/?x=20%", ["https://a.example/?x=20%"], id="percent"),
        pytest.param("pl", "https://a.example/?x=20%25", [], id="encoded"),
        pytest.param("nl", "www.example.com/nl", ["www.example.com/nl"], id="an-example"),
        pytest.param("nl", "https://shop.nordhus.example/", [], id="own"),
        pytest.param("nl", "https://jouwdomein.nl", ["https://jouwdomein.nl"], id="your-domain"),
        pytest.param("en", "http://localhost:8000/a", ["http://localhost:8000/a"], id="localhost"),
        pytest.param("en", "https://{{ host }}/{{ id }}%20", [], id="values"),
        pytest.param("en", "{{ link }}", [], id="all-a-value"),
        pytest.param("sv", "och/eller 24/7 mailto:a@b.example", [], id="no-web-addresses"),
        pytest.param("fi", "https://blåbær.example/ø", [], id="letters-of-a-language"),
    ],
)
def test_addresses(found, locale: str, text: str, words: list[str]) -> None:
    findings = found(ID, {locale: text}, OWN)
    assert [text[each.start : each.end] for each in findings] == words


@pytest.mark.parametrize(
    ("url", "count"),
    [
        pytest.param("https://a.example/x", 0, id="whole"),
        pytest.param("https://a.example/min side", 1, id="a-space"),
        pytest.param("{{ link }}", 0, id="a-value"),
        pytest.param("{{ base }}/a", 0, id="begins-with-a-value"),
        pytest.param("mailto:a@b.example", 0, id="mail"),
        pytest.param("", 0, id="empty"),
    ],
)
def test_a_button(found, url: str, count: int) -> None:
    content = {"subject": "Hei", "body": [{"type": "button", "label": "Se", "url": url}]}
    assert len(found(ID, {"email/nb": content})) == count
