"""Characters that nobody sees."""

import pytest

ID = "character_invisible"


@pytest.mark.parametrize(
    ("locale", "text", "signs"),
    [
        pytest.param("nb", "Velkommen inn!", [], id="none"),
        pytest.param("nb", "Velkommen\u200b inn!", ["\u200b"], id="no-width"),
        pytest.param(
            "da", "Tak,\u200b\u200b\ufeff fordi", ["\u200b\u200b\ufeff"], id="a-run-is-one"
        ),
        pytest.param("pl", "pacz\u00adka", ["\u00ad"], id="soft-hyphen-in-sms"),
        pytest.param("nl", "Hoi\u00a0daar", [], id="no-break-space-is-a-space"),
        pytest.param("nl", "een\u200dtwee", ["\u200d"], id="joins-letters"),
        pytest.param("nl", "kl. 1\u200d6", ["\u200d"], id="joins-digits"),
        pytest.param("nl", "👩\u200d👩\u200d👧\u200d👦", [], id="a-family"),
        pytest.param("sv", "👩🏽\u200d🚀", [], id="skin-and-a-trade"),
        pytest.param("sv", "🏳\ufe0f\u200d🌈 Pride", [], id="a-flag-with-a-selector"),
        pytest.param("en", "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e007f", [], id="tags"),
        pytest.param("en", "Hi\U000e0067", ["\U000e0067"], id="a-tag-behind-a-letter"),
        pytest.param("fi", "1\ufe0f\u20e3", [], id="a-keycap"),
        pytest.param("fi", "a\ufe0f", ["\ufe0f"], id="a-selector-behind-a-letter"),
        pytest.param("de", "Hallo \u200edu", ["\u200e"], id="a-mark-of-direction-alone"),
        pytest.param("he", "ההזמנה \u2067A4\u2069", [], id="isolates-in-hebrew"),
        pytest.param("de", "Auf Hebräisch: \u2067שלום\u2069", [], id="isolates-around-hebrew"),
        pytest.param("ar", "طلبك \u202eabc", ["\u202e"], id="an-override-even-there"),
        pytest.param("fa", "می\u200cخواهم", [], id="a-non-joiner-in-persian"),
        pytest.param("hi", "क्\u200dष", [], id="a-joiner-in-hindi"),
        pytest.param("nb", "{{ x | default('a\u200b') }}", ["\u200b"], id="inside-a-tag"),
        pytest.param("nb", "https://a.example/\u200bx", ["\u200b"], id="in-a-link"),
    ],
)
def test_what_nobody_sees(found, locale: str, text: str, signs: list[str]) -> None:
    findings = found(ID, {locale: text})
    assert [text[each.start : each.end] for each in findings] == signs
    assert all(each.suggestion == "" and "U+" in each.message for each in findings)


@pytest.mark.parametrize(
    ("part", "count"), [pytest.param("body", 0, id="text"), pytest.param("subject", 1, id="header")]
)
def test_a_mail_hides_soft_hyphens_in_its_text_only(found, part: str, count: int) -> None:
    word = {"body": "fortet", "subject": "fortet", part: "for\u00adtet"}
    content = {"subject": word["subject"], "body": [{"type": "text", "text": word["body"]}]}
    assert len(found(ID, {"email/nb": content})) == count
