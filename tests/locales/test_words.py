from locales.words import gettext_noop


def test_a_marked_message_is_the_message():
    assert gettext_noop("Left in this segment") == "Left in this segment"
