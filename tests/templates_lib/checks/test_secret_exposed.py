"""Secrets where others see them."""

import pytest

ID = "secret_exposed"


def push(title: str) -> dict[str, object]:
    return {"title": title, "body": "x"}


@pytest.mark.parametrize(
    ("title", "fields", "count"),
    [
        pytest.param("{{ otp }}", {}, 1, id="by-name"),
        pytest.param("{{ otp_expiry }}", {"otp_expiry": {"type": "datetime"}}, 0, id="its-time"),
        pytest.param("{{ code }}", {"code": {"type": "code"}}, 0, id="a-voucher"),
        pytest.param("{{ user.password }}", {}, 1, id="field"),
        pytest.param("{{ shipping }}", {}, 0, id="pin-inside-a-word"),
        pytest.param("{% if otp %}x{% endif %}", {}, 0, id="not-printed"),
    ],
)
def test_titles(found, title: str, fields: dict[str, object], count: int) -> None:
    assert len(found(ID, {"push/nb": push(title)}, placeholders=fields)) == count


@pytest.mark.parametrize(("purpose", "count"), [("authentication", 1), ("marketing", 0)])
def test_the_purpose_says_what_a_code_is(found, purpose: str, count: int) -> None:
    fields = {"code": {"type": "code"}}
    mail = {"subject": "{{ code }}", "body": [{"type": "text", "text": "{{ code }}"}]}
    findings = found(ID, {"email/pl": mail}, placeholders=fields, purpose=purpose)
    assert [str(finding.severity) for finding in findings] == ["warning"] * count
