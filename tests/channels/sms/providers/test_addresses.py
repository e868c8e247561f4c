"""Numbers, short numbers and names: each edge from both sides."""

import pytest

from channels.sms.providers._addresses import kind_of, recipient_faults, sender_faults


@pytest.mark.parametrize(
    ("sender", "kind"),
    [
        pytest.param("+4791234567", "number", id="a number"),
        pytest.param("+1234567", "number", id="7 digits"),
        pytest.param("+123456", None, id="6 digits"),
        pytest.param("+123456789012345", "number", id="15 digits"),
        pytest.param("+1234567890123456", None, id="16 digits"),
        pytest.param("+0791234567", None, id="no country code begins with 0"),
        pytest.param("004791234567", None, id="00 for a plus sign"),
        pytest.param("+47 912 34 567", None, id="spaces in a number"),
        pytest.param("+4791234567\n", None, id="a line break after it"),
        pytest.param("+４７９１２３４５６７", None, id="digits of another script"),
        pytest.param("12", None, id="2 digits"),
        pytest.param("123", "short", id="3 digits"),
        pytest.param("12345678", "short", id="8 digits"),
        pytest.param("123456789", None, id="9 digits"),
        pytest.param("N", "name", id="1 character"),
        pytest.param("Nordhus AS1", "name", id="11 characters"),
        pytest.param("Nordhus AS12", None, id="12 characters"),
        pytest.param("H&M", None, id="a sign"),
        pytest.param("7Eleven", "name", id="a digit first"),
        pytest.param("7-11", None, id="no letter"),
        pytest.param(" Nordhus", None, id="a space first"),
        pytest.param("Nordhus ", None, id="a space last"),
        pytest.param("Blåbær", None, id="letters beyond z"),
        pytest.param("Nordhus!", None, id="another sign"),
        pytest.param("Nord\nhus", None, id="two lines"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_what_a_sender_is(sender, kind):
    assert kind_of(sender) == kind
    assert bool(list(sender_faults(sender))) == (kind is None and sender != "")


@pytest.mark.parametrize(
    ("sender", "words"),
    [
        ("+47 912 34 567", "neither a number in E.164 nor a short number"),
        ("123456789", "neither a number in E.164 nor a short number"),
        ("Nordhus AS12", "longer than the 11 characters"),
        ("Blåbær", "letters from A to Z"),
        ("H&M", "letters from A to Z"),
    ],
)
def test_why_it_is_none(sender, words):
    (fault,) = sender_faults(sender)
    assert fault.path == "envelope.sender"
    assert words in fault.message and sender in fault.message


@pytest.mark.parametrize(
    ("recipient", "words"),
    [
        ("", "is missing"),
        ("91234567", "E.164"),
        ("4791234567", "E.164"),
        ("Nordhus", "E.164"),
        ("+4791234567\r\nX: y", "E.164"),
    ],
)
def test_a_message_goes_to_a_number(recipient, words):
    (fault,) = recipient_faults(recipient)
    assert fault.path == "envelope.recipient"
    assert words in fault.message
    assert list(recipient_faults("+4791234567")) == []
