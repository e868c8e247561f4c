import pytest

from cms.exchange.guessing import complete, guess
from cms.exchange.profiling import load
from cms.exchange.reading import Entry


def entries(keys: str) -> list[Entry]:
    return [Entry(key, "x {{a}}") for key in keys.split()]


@pytest.mark.parametrize(
    ("keys", "rules"),
    [
        ("emails.welcome.subject emails.sender", ["email emails.{name}.{field}"]),
        ("mail.welcome.body", ["email mail.{name}.{field}"]),
        ("app.sms.welcome.body", ["sms app.sms.{name}.{field}"]),
        ("sms.welcome sms.bye", ["sms sms.{name}"]),
        ("sms.bye sms.welcome.body", ["sms sms.{name}.{field}", "sms sms.{name}"]),
        ("welcome.email.subject welcome.sms.body",
         ["email {name}.email.{field}", "sms {name}.sms.{field}"]),
        ("welcome.sms", ["sms {name}.sms"]),
        ("welcome.subject welcome.body countries.no", ["email {name}.{field}"]),
        ("devise.mail.reset.subject devise.mail.reset.hello", ["email devise.mail.{name}.{field}"]),
        ("emails.colours.red", []),
        ("settings.email.label", []),
        ("ERROR_TITLE OK_BUTTON", []),
        ("countries.no countries.pl", []),
    ],
)  # fmt: skip
def test_rules_are_guessed_from_keys(keys: str, rules: list[str]) -> None:
    assert [f"{rule.channel} {rule.keys}" for rule in guess(entries(keys)).rules] == rules


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("subject", "subject"),
        ("preview", "preheader"),
        ("previewText", "preheader"),
        ("heading", "body/heading.text"),
        ("buttonText", "body/button.label"),
        ("button_url", "body/button.url"),
        ("hello", "body/text.text"),
        ("clientInfo", "body/text.text"),
        ("legal", "body/legal.text"),
    ],
)
def test_fields_get_their_usual_place(field: str, place: str) -> None:
    profile = guess(entries(f"emails.welcome.body emails.welcome.{field}"))
    assert profile.fields["email"][field] == place


def test_a_channel_that_has_no_such_place_leaves_the_field_out() -> None:
    profile = guess(entries("sms.welcome.body sms.welcome.subject"))
    assert profile.fields["sms"] == {"body": "body", "subject": None}


def test_groups_without_a_usual_field_are_no_messages() -> None:
    profile = guess(entries("welcome.subject countries.no"))
    assert set(profile.fields["email"]) == {"subject"}


def test_closing_fields_come_last() -> None:
    profile = guess(entries("emails.w.thanks emails.w.signature emails.w.body emails.w.footer"))
    assert profile.last == ("footer", "thanks", "signature")


def test_the_syntax_is_that_of_the_messages() -> None:
    found = guess([Entry("emails.w.body", "Hi %{a}"), Entry("ui.x", "{{b}} {{c}} {{d}}")])
    assert found.syntax == "percent-brace"


def test_a_new_rule_brings_its_fields_in() -> None:
    profile = load(
        {
            "messages": [{"channel": "email", "keys": "notes.{name}.{field}"}],
            "fields": {"email": {"headword": "body/heading.text"}},
        }
    )
    found = complete(
        profile, entries("notes.a.headword notes.a.words other.b.words notes.c.colour")
    )
    assert found.fields["email"] == {"headword": "body/heading.text", "words": "body/text.text"}
    assert found.syntax == "mustache"
