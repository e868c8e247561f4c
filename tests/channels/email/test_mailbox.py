"""Which texts are mail addresses."""

import pytest

from channels.email._mailbox import is_mail_address, split_address


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("kari@example.no", "example.no"),
        ("kari.nordmann+shop@sub.example.co.uk", "sub.example.co.uk"),
        ("o'hara_&_co@example.no", "example.no"),
        ("a@blåbær.no", "xn--blbr-roah.no"),
        ("a@EXAMPLE.no", "EXAMPLE.no"),
        ("x" * 64 + "@example.no", "example.no"),
        ("a@" + "x" * 63 + ".no", "x" * 63 + ".no"),
    ],
)
def test_good(text, domain):
    assert split_address(text) == (text.rpartition("@")[0], domain)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kari",
        "@example.no",
        "kari@",
        "kari@localhost",
        "kari nordmann@example.no",
        "kari..n@example.no",
        ".kari@example.no",
        '"kari n"@example.no',
        "bjørn@example.no",
        "kari@[127.0.0.1]",
        "kari@127.0.0.1",
        "kari@-example.no",
        "kari@example..no",
        "kari@exam_ple.no",
        "kari@example.no\n",
        "kari@example.no>,<b@c.no",
        "a@b@c.no",
        "x" * 65 + "@example.no",
        "a@" + "x" * 64 + ".no",
        "a@" + ".".join(["x" * 60] * 5),
        "a@\u2028.no",
        "a@xn--\ud800.no",
    ],
)
def test_bad(text):
    assert not is_mail_address(text)
