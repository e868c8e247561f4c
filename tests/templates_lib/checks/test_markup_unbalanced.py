"""Stars of WhatsApp, and marks of a mail."""

import pytest

ID = "markup_unbalanced"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Den er *her*", [], id="a-pair"),
        pytest.param("Den er *her", ["*"], id="opens"),
        pytest.param("Den er her*", ["*"], id="closes"),
        pytest.param("99 kr* nå\n*Så lenge det varer", [], id="a-footnote"),
        pytest.param("99 kr* 199 kr*", [], id="two-notes"),
        pytest.param("* en\n* to", [], id="a-list"),
        pytest.param("2 * 3 = 6", [], id="times"),
        pytest.param("Den er *her *", ["*her *"], id="space-before-the-second"),
        pytest.param("Den er * her *", ["* her *"], id="spaces-inside"),
        pytest.param("*Den\ner* her", [], id="over-two-lines-looks-like-a-note"),
        pytest.param("Hei *{{ name }}*", [], id="around-a-value"),
        pytest.param("*{{ a }}* og *b", ["*"], id="one-pair-and-one-alone"),
    ],
)
@pytest.mark.parametrize("locale", ["nb", "pl"])
def test_stars(found, locale: str, text: str, words: list[str]) -> None:
    findings = found(ID, {f"whatsapp/{locale}": {"body": text}})
    assert [text[each.start : each.end] for each in findings] == words


def test_other_channels_have_no_stars(found) -> None:
    assert found(ID, {"nb": "Den er *her"}) == []


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        pytest.param("Den er **her**, [se](https://a.b/c)", [], id="whole"),
        pytest.param("Den er **her", [("**", None)], id="opens"),
        pytest.param("Den er her**", [("**", None)], id="closes"),
        pytest.param("Den er ** her **", [("** her **", "**her**")], id="spaces-inside"),
        pytest.param("**{{ name }}**", [], id="around-a-value"),
        pytest.param("2 ** 3 og ***", [], id="neither"),
        pytest.param("[Se] (https://a.b/c)", [(" ", "")], id="apart"),
        pytest.param("[Se] ({{ link }})", [(" ", "")], id="apart-from-a-value"),
        pytest.param("[1] (se under)", [], id="a-reference"),
    ],
)
@pytest.mark.parametrize("locale", ["nb", "pl"])
def test_marks_of_a_mail(
    found, locale: str, text: str, pairs: list[tuple[str, str | None]]
) -> None:
    content = {"subject": "A", "body": [{"type": "text", "text": text}]}
    findings = found(ID, {f"email/{locale}": content})
    assert [(text[each.start : each.end], each.suggestion) for each in findings] == pairs
