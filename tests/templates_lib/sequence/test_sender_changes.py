"""Another sender, another name."""

import pytest

RULE = "sender_changes"


@pytest.mark.parametrize(
    ("locale", "first", "second", "name"),
    [
        ("nb", "Takk.\nHilsen Einerly", "Takk.\nVennlig hilsen Kundeservice", "Kundeservice"),
        ("nb", "Takk.\nHilsen Einerly", "Takk.\nVennlig hilsen\nEINERLY", None),
        ("da", "Tak.\nVenlig hilsen Einerly", "Tak.\nVenlig hilsen Teamet", "Teamet"),
        ("pl", "Dziękujemy.\nPozdrawiamy, Einerly", "Paczka.\nPozdrawiamy, Zespół", "Zespół"),
        ("nl", "Bedankt.\nMet vriendelijke groet,\nEinerly", "Dag.", None),
        ("en", "Thanks.\nKind regards, Einerly", "Hi.\nKind regards, Ann", "Ann"),
    ],
)
def test_signatures(remarks, locale: str, first: str, second: str, name: str | None) -> None:
    assert [each.words for each in remarks(RULE, locale, first, second)] == ([name] if name else [])


@pytest.mark.parametrize(
    ("senders", "channels", "at"),
    [
        (("Einerly", "Einerly"), ("sms", "sms"), []),
        (("Einerly", "einerly "), ("sms", "sms"), []),
        (("Einerly", "EINERLY AS"), ("sms", "sms"), [1]),
        (("Einerly", "EINERLY AS"), ("sms", "email"), []),
        (("Einerly", ""), ("sms", "sms"), []),
    ],
)
def test_senders(remarks, senders, channels, at: list[int]) -> None:
    texts = [
        ("Hei.", {"sender": sender, "channel": channel})
        for sender, channel in zip(senders, channels, strict=True)
    ]
    assert [each.at for each in remarks(RULE, "nb", *texts)] == at
