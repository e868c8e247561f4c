import pytest

from channels._frozen import Frozen
from cms.exchange.profile import Profile, Rule


@pytest.mark.parametrize(
    ("keys", "key", "found"),
    [
        ("emails.{name}.{field}", "emails.welcome.subject", ("welcome", "subject")),
        ("emails.{name}.{field}", "emails.export.done.subject", ("export.done", "subject")),
        ("emails.{name}.{field}", "emails.sender", None),
        ("emails.{name}.{field}", "mails.welcome.subject", None),
        ("{name}.email.{field}", "shop.welcome.email.subject", ("shop.welcome", "subject")),
        ("{name}.email.{field}", "email.subject", None),
        ("sms.{name}", "sms.welcome", ("welcome", "text")),
        ("sms.{name}", "sms", None),
        ("{name}.sms", "welcome.sms", ("welcome", "text")),
        ("{name}.{field}", "a.b.c", ("a.b", "c")),
        ("{name}.{field}", "a", None),
        ("{field}.{name}", "subject.welcome", ("welcome", "subject")),
    ],
)
def test_a_rule_takes_keys_apart(keys: str, key: str, found: tuple[str, str] | None) -> None:
    assert Rule("email", keys).match(key) == found


@pytest.mark.parametrize(
    ("keys", "sound"),
    [
        ("emails.{name}.{field}", True),
        ("{name}", True),
        ("emails.{field}", False),
        ("emails.{name}.{name}", False),
        ("emails.{name}.{field}.{field}", False),
        ("emails.x{name}", False),
        ("emails.{name}.{other}", False),
        ("emails..{name}", False),
        ("", False),
    ],
)
def test_a_rule_needs_a_name(keys: str, sound: bool) -> None:
    assert Rule("email", keys).is_sound == sound


def test_the_first_rule_decides() -> None:
    rules = (Rule("sms", "a.{name}.{field}"), Rule("email", "{name}.{field}"))
    profile = Profile(rules, Frozen({}))
    assert profile.find("a.b.c") == (rules[0], "b", "c")
    assert profile.find("x.c") == (rules[1], "x", "c")
    assert profile.find("x") is None
