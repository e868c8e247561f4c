import pytest

import channels
from cms.exchange.differences import differences

MAIL = channels.get("email")


def mail(subject: str, *texts: str) -> channels.Content:
    body = [{"type": "text", "text": text} for text in texts]
    return MAIL.load({"subject": subject, "body": body})


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (mail("a", "b"), mail("a", "b"), []),
        (mail("a", "b"), mail("A", "b"), [("Subject", "a", "A")]),
        (mail("a", "b", "c"), mail("a", "b", "x", "c"), [("Text", "", "x")]),
        (mail("a", "b", "c"), mail("a", "c"), [("Text", "b", "")]),
        (mail("", ""), mail("a", "b"), [("Subject", "", "a"), ("Text", "", "b")]),
    ],
    ids=["same", "subject", "put in", "taken out", "from nothing"],
)
def test_differences_are_texts(
    before: channels.Content, after: channels.Content, found: list[tuple[str, str, str]]
) -> None:
    told = [(each.label, each.before, each.after) for each in differences(MAIL, before, after)]
    assert told == found
