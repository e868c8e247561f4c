"""MIME as a provider: the mail of a handover, and what is in its way, by name."""

from email import message_from_bytes, policy

import pytest

from channels import CannotCarry
from channels.email.providers.mime import PROVIDER
from tests.channels.handovers import handover

CONTENT = {
    "subject": "Takk, {{ name }}!",
    "preheader": "Pakken er på vei",
    "body": [{"type": "text", "text": "Hei **{{ name }}**"}],
}
OPTIONS = {
    "sender_name": "Nordhus",
    "recipient_name": "Bartłomiej",
    "reply_to": "svar@nordhus.example",
    "date": "2026-05-14T09:30:00+02:00",
    "message_id_domain": "mail.nordhus.example",
    "unsubscribe_url": "https://nordhus.example/u/1",
    "unsubscribe_mailto": "off@nordhus.example",
    "one_click": True,
}


def handed(options=OPTIONS, recipient="b@example.pl", sender="hei@nordhus.example", **more):
    return handover(
        "email", CONTENT, {"name": "Bartłomiej"}, locale="nb",
        recipient=recipient, sender=sender, options=options, **more,
    )  # fmt: skip


def test_a_mail_with_everything():
    message = handed(reference="order-4711")
    found = message_from_bytes(PROVIDER.payload(message), policy=policy.default)
    assert found["Subject"] == "Takk, Bartłomiej!"
    assert str(found["From"]) == "Nordhus <hei@nordhus.example>"
    assert str(found["To"]) == "Bartłomiej <b@example.pl>"
    assert str(found["Reply-To"]) == "svar@nordhus.example"
    assert found["Date"] == "Thu, 14 May 2026 09:30:00 +0200"
    assert found["List-Unsubscribe"] == (
        "<https://nordhus.example/u/1>, <mailto:off@nordhus.example>"
    )
    assert found["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert found["Content-Language"] == "nb"
    text, html = (part.get_content() for part in found.iter_parts())
    assert "Hei Bartłomiej" in text and "Pakken er på vei" in html


def test_what_may_be_left_out():
    found = message_from_bytes(PROVIDER.payload(handed({})), policy=policy.default)
    assert found["Date"] is None and found["List-Unsubscribe"] is None
    assert found["Message-ID"].endswith("@nordhus.example>")


def test_the_reference_tells_two_mails_apart():
    one, other = (PROVIDER.payload(handed(reference=name)) for name in ("1", "2"))
    assert one != other


@pytest.mark.parametrize(
    ("changes", "paths"),
    [
        pytest.param({"recipient": ""}, ["envelope.recipient"], id="nobody"),
        pytest.param({"recipient": "+4791234567"}, ["envelope.recipient"], id="a phone"),
        pytest.param({"sender": "Nordhus"}, ["envelope.sender"], id="a name for an address"),
        pytest.param({"reference": "a\r\nBcc: x@a.no"}, ["envelope.reference"], id="a header"),
        pytest.param({"options": {"date": "2026-02-30T10:00:00Z"}}, ["options.date"], id="a day"),
        pytest.param({"options": {"date": "2026-02-03"}}, ["options.date"], id="no time"),
        pytest.param({"options": {"one_click": True}}, ["options.one_click"], id="no address"),
        pytest.param({"options": {"unsubscribe_url": "http://a.no"}},
                     ["options.unsubscribe_url"], id="not encrypted"),
        pytest.param({"options": {"reply_to": "x"}}, ["options.reply_to"], id="no mailbox"),
        pytest.param({"options": {"sender": "x"}}, ["options.sender"], id="no such option"),
        pytest.param({"options": {"sender_name": "a\nb"}}, ["options.sender_name"], id="two lines"),
    ],
)  # fmt: skip
def test_what_is_in_the_way_is_named(changes, paths):
    with pytest.raises(CannotCarry) as caught:
        PROVIDER.payload(handed(**changes))
    assert [problem.path for problem in caught.value.problems] == paths
    assert all(problem.message for problem in caught.value.problems)


def test_texts_that_no_mail_can_carry_are_named():
    outputs = {"subject": "a\nb", "preheader": "", "html": "a\x00", "text": "\ud800"}
    with pytest.raises(CannotCarry) as caught:
        PROVIDER.payload(handed(outputs=outputs))
    assert [problem.path for problem in caught.value.problems] == ["subject", "body", "body"]
