"""Links that look like those of a fraud."""

import pytest

from templates_lib.checks import Severity

ID = "link_untrusted"
ERROR, WARNING = Severity.ERROR, Severity.WARNING
OWN = {"domains": ["nordhus.example", "nh.ly"]}


@pytest.mark.parametrize(
    ("locale", "text", "found_here"),
    [
        pytest.param("nb", "https://nordhus.example/nb", [], id="own"),
        pytest.param("nb", "https://bit.ly/3x.", [("https://bit.ly/3x", ERROR)], id="shortener"),
        pytest.param("da", "Din nøgle til https://bit.ly og mere.", [], id="shortener-by-name"),
        pytest.param("nb", "www.TinyURL.com/a", [("www.TinyURL.com/a", ERROR)], id="capitals"),
        pytest.param("nb", "bit.ly/{{ a }}", [("bit.ly/{{ a }}", ERROR)], id="a-value-in-it"),
        pytest.param("nb", "https://nh.ly/3x", [], id="own-short-domain"),
        pytest.param("da", "https://rabbit.ly/3x", [], id="ends-alike"),
        pytest.param("da", "https://a.example/?to=https://bit.ly/3", [], id="in-a-parameter"),
        pytest.param("da", "http://a.example/x", [("http", WARNING)], id="not-encrypted"),
        pytest.param("pl", "http://nordhus.example/x", [("http", WARNING)], id="own-neither"),
        pytest.param("pl", "https://8.8.8.8/x", [("https://8.8.8.8/x", ERROR)], id="number"),
        pytest.param("pl", "https://192.168.1.1/x", [], id="unreachable-is-another-check's"),
        pytest.param("nl", "https://xn--80ak6aa92e.com/", None, id="punycode"),
        pytest.param("nl", "https://a.example@b.example/", None, id="disguised"),
        pytest.param("nl", "https://{{ user }}@b.example/", [], id="a-value-before-the-at"),
        pytest.param("en", "and/or, 24/7, it's 3/4", [], id="no-links"),
    ],
)
def test_links(
    found, locale: str, text: str, found_here: list[tuple[str, Severity]] | None
) -> None:
    findings = found(ID, {locale: text}, OWN)
    if found_here is None:
        assert len(findings) == 1
    else:
        assert [(text[each.start : each.end], each.severity) for each in findings] == found_here


def test_a_button_is_told_once(found) -> None:
    button = {"type": "button", "label": "Se", "url": "https://bit.ly/3x"}
    content = {"subject": "Hei", "body": [button]}
    assert [each.part for each in found(ID, {"email/nb": content})] == ["body.0.url"]
    said = [each.message for each in found("badly_shown", {"email/nb": content})]
    assert not any("bit.ly" in message and "shortener" in message for message in said)
