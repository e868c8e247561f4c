"""Letters in pieces and letters that are symbols."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates_lib import checks, message

ID = "text_unnormalised"


@pytest.mark.parametrize(
    ("locale", "text", "pairs"),
    [
        pytest.param("nb", "på vei", [], id="whole"),
        pytest.param("nb", "pa\u030a vei", [("pa\u030a", "på")], id="in-pieces"),
        pytest.param(
            "pl", "z\u0307 i o\u0301", [("z\u0307", "ż"), ("o\u0301", "ó")], id="two-words"
        ),
        pytest.param("pl", "x\u0301", [], id="there-is-no-whole-one"),
        pytest.param("en", "100 \u212b", [("\u212b", "Å")], id="a-sign-that-is-a-letter"),
        pytest.param("da", "𝗧𝗶𝗹𝗯𝘂𝗱 i dag", [("𝗧𝗶𝗹𝗯𝘂𝗱", "Tilbud")], id="symbols"),
        pytest.param("nl", "Ｎｕ ½ prijs, m², ™", [("Ｎｕ", "Nu")], id="fractions-and-powers-stay"),
        pytest.param("ja", "Ｎｕ", [], id="full-width-in-japanese"),
    ],
)
def test_letters_as_no_keyboard_writes_them(
    found, locale: str, text: str, pairs: list[tuple[str, str]]
) -> None:
    findings = found(ID, {locale: text})
    assert [(text[each.start : each.end], each.suggestion) for each in findings] == pairs


@given(st.text(alphabet="aeioåż \u0301\u0307\u030a\u0328", max_size=20))
def test_the_suggestions_leave_nothing_to_say(text: str) -> None:
    def run(body: str) -> list[checks.Finding]:
        variants = [{"channel": "sms", "locale": "nb", "content": {"body": body}}]
        return checks.run(
            message.load({"key": "k", "source_locale": "nb", "variants": variants}), only=[ID]
        )

    mended = text
    for each in reversed(run(text)):
        mended = mended[: each.start] + (each.suggestion or "") + mended[each.end :]
    assert unicodedata.is_normalized("NFC", mended)
    assert run(mended) == []
