"""Marks that a channel shows as they are."""

from typing import Any

import pytest

from templates_lib.checks import Severity

ID = "markup_leaked"


@pytest.mark.parametrize(
    ("locale", "text", "marks"),
    [
        pytest.param("nb", "Pakken er her.", [], id="none"),
        pytest.param("nb", "A <b>b</b>", ["<b>"], id="the-first-tag"),
        pytest.param("nb", "A<br/>b", ["<br/>"], id="a-line-break"),
        pytest.param("nb", "<script>alert(1)</script>", ["<script"], id="a-script"),
        pytest.param("da", "Vi <3 dig, 1 < 2 > 0", [], id="no-tags"),
        pytest.param("da", "<https://a.example> <du@a.example>", [], id="addresses-in-brackets"),
        pytest.param("da", "{% if a < b %}Hej{% endif %}", [], id="compares"),
        pytest.param("pl", "**Nowe** lampy", ["**Nowe**"], id="bold"),
        pytest.param("pl", "2 ** 3 ** 4", [], id="spaces-inside"),
        pytest.param("pl", "Lampa*** i **", [], id="stars-alone"),
        pytest.param("nl", "[Kijk](https://a.example)", ["[Kijk](https://a.example)"], id="link"),
        pytest.param("nl", "[Kijk]({{ url }})", ["[Kijk]({{ url }})"], id="link-to-a-value"),
        pytest.param("nl", "[1] (zie onder)", [], id="a-reference"),
        pytest.param("sv", "# Nytt\nHej", ["#"], id="heading"),
        pytest.param("sv", "#nordhus # 1", [], id="hashtag"),
        pytest.param("en", "It is *here*!", ["*here*"], id="stars"),
        pytest.param("en", "From 99* a piece. *While stocks last", [], id="a-footnote"),
    ],
)
def test_marks_in_an_sms(found, locale: str, text: str, marks: list[str]) -> None:
    findings = found(ID, {locale: text})
    shown = [text[each.start : each.end].strip() for each in findings]
    assert shown == marks


@pytest.mark.parametrize(
    ("place", "content", "count"),
    [
        pytest.param("whatsapp/nb", {"body": "Den er *her*!"}, 0, id="stars-of-whatsapp"),
        pytest.param("whatsapp/nb", {"body": "Den er **her**!"}, 1, id="markdown-in-whatsapp"),
        pytest.param(
            "email/nb",
            {"subject": "Hei", "body": [{"type": "text", "text": "**Her** [se](https://a.b/c)"}]},
            0,
            id="markdown-in-a-mail",
        ),
        pytest.param(
            "email/nb",
            {"subject": "Hei", "body": [{"type": "text", "text": "<b>Her</b>"}]},
            1,
            id="html-in-a-mail",
        ),
    ],
)
def test_each_channel_says_what_it_understands(
    found, place: str, content: dict[str, Any], count: int
) -> None:
    assert len(found(ID, {place: content})) == count


def test_where_the_source_has_tags_it_is_advice(found) -> None:
    findings = found(ID, {"en": "<b>Hi</b>", "nb": "<b>Hei</b>"})
    assert [(each.address.locale, each.severity) for each in findings] == [
        ("en", Severity.WARNING),
        ("nb", Severity.INFO),
    ]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param("**Nytt** her", "Nytt her", id="bold"),
        pytest.param("[Se](https://a.b/c)", "Se: https://a.b/c", id="link"),
        pytest.param("# Nytt", "Nytt", id="heading"),
    ],
)
def test_the_suggestion_leaves_the_words(found, text: str, mended: str) -> None:
    (finding,) = found(ID, {"nb": text})
    assert text[: finding.start] + finding.suggestion + text[finding.end :] == mended


@pytest.mark.parametrize(
    "text", ["<script>x()</script>", '<b onclick="x()">a</b>', "<a href='javascript:x()'>a</a>"]
)
def test_what_runs_is_an_error(found, text: str) -> None:
    findings = found(ID, {"en": text, "pl": text})
    assert [each.severity for each in findings] == [Severity.ERROR] * 2
