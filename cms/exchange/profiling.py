"""From a profile written as JSON to a `Profile`; everything unknown or wrong is named."""

from __future__ import annotations

from collections.abc import Mapping

import channels
from channels._frozen import Frozen
from cms.exchange.names import is_name
from cms.exchange.places import PlaceError, read_place
from cms.exchange.profile import Profile, Rule
from cms.exchange.syntaxes import SYNTAXES
from cms.exchange.words import Words, say
from locales.words import gettext_noop
from templates_lib.message import PURPOSES

__all__ = ["ProfileError", "load"]

FIELDS = ("messages", "fields", "last", "placeholders", "bold", "link", "purpose")

UNKNOWN = gettext_noop("“%(name)s” is not known here; known are %(known)s")
WRONG = gettext_noop("%(path)s must be %(wanted)s")
NO_PLACE = gettext_noop("%(channel)s has no place “%(place)s”; its places are %(known)s")
BAD_RULE = gettext_noop(
    "“%(keys)s” needs {name} once and {field} at most once, each between full stops"
)
NO_RULES = gettext_noop("no rule says which keys are messages")


class ProfileError(ValueError):
    """A profile that cannot be used; ``problems`` name every reason."""

    def __init__(self, problems: list[Words]) -> None:
        super().__init__(problems)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "; ".join(str(problem) for problem in self.problems)


def load(document: object) -> Profile:
    """The profile in *document*; `ProfileError` names every fault."""
    reader = _Reader()
    given = reader.mapping(document, gettext_noop("the profile"))
    reader.known("", given, FIELDS)
    usual = Profile((), Frozen({}))
    profile = Profile(
        rules=reader.rules(given.get("messages", [])),
        fields=reader.fields(given.get("fields", {})),
        last=reader.words(given, "last", usual.last),
        syntax=reader.one_of(given, "placeholders", ("", *SYNTAXES), usual.syntax),
        bold=reader.words(given, "bold", usual.bold),
        link=reader.name(given, "link", usual.link),
        purpose=reader.one_of(given, "purpose", PURPOSES, usual.purpose),
    )
    if reader.problems:
        raise ProfileError(reader.problems)
    return profile


class _Reader:
    """Reads a profile and gathers what is wrong with it."""

    def __init__(self) -> None:
        self.problems: list[Words] = []

    def refuse(self, msgid: str, **params: object) -> None:
        self.problems.append(say(msgid, **params))

    def mapping(self, value: object, path: str) -> Mapping[str, object]:
        if isinstance(value, Mapping):
            return value
        self.refuse(WRONG, path=path, wanted="{…}")
        return {}

    def known(self, path: str, given: Mapping[str, object], known: tuple[str, ...]) -> None:
        for name in given:
            if name not in known:
                self.refuse(UNKNOWN, name=f"{path}{name}", known=", ".join(known))

    def words(
        self, given: Mapping[str, object], name: str, usual: tuple[str, ...]
    ) -> tuple[str, ...]:
        value = given.get(name, usual)
        if isinstance(value, list | tuple) and all(isinstance(word, str) for word in value):
            return tuple(value)
        self.refuse(WRONG, path=name, wanted='["…"]')
        return ()

    def name(self, given: Mapping[str, object], name: str, usual: str) -> str:
        value = given.get(name, usual)
        if isinstance(value, str) and is_name(value):
            return value
        self.refuse(WRONG, path=name, wanted=say(gettext_noop("a placeholder's name")))
        return usual

    def one_of(
        self, given: Mapping[str, object], name: str, known: tuple[str, ...], usual: str
    ) -> str:
        value = given.get(name, usual)
        if isinstance(value, str) and value in known:
            return value
        self.refuse(WRONG, path=name, wanted=", ".join(filter(None, known)))
        return usual

    def rules(self, value: object) -> tuple[Rule, ...]:
        found = []
        for index, each in enumerate(value if isinstance(value, list) else []):
            given = self.mapping(each, f"messages.{index}")
            self.known(f"messages.{index}.", given, ("channel", "keys"))
            rule = Rule(str(given.get("channel", "")), str(given.get("keys", "")))
            if not rule.is_sound:
                self.refuse(BAD_RULE, keys=rule.keys)
            self.channel(rule.channel)
            found.append(rule)
        if not found:
            self.refuse(NO_RULES)
        return tuple(found)

    def channel(self, name: str) -> channels.Channel | None:
        if name not in channels.CHANNELS:
            self.refuse(UNKNOWN, name=name, known=", ".join(channels.CHANNELS))
            return None
        return channels.get(name)

    def fields(self, value: object) -> Mapping[str, Mapping[str, str | None]]:
        found: dict[str, Mapping[str, str | None]] = {}
        for name, given in self.mapping(value, "fields").items():
            channel = self.channel(name)
            here = self.mapping(given, f"fields.{name}")
            found[name] = Frozen(
                {
                    field: self.place(channel, place, f"{name}.{field}")
                    for field, place in here.items()
                }
            )
        return Frozen(found)

    def place(self, channel: channels.Channel | None, value: object, path: str) -> str | None:
        if value in (None, "") or channel is None:
            return None
        if not isinstance(value, str):
            self.refuse(WRONG, path=f"fields.{path}", wanted='"…" / null')
            return None
        try:
            return str(read_place(channel, value))
        except PlaceError as error:
            self.refuse(NO_PLACE, channel=channel.name, place=value, known=", ".join(error.known))
            return None
