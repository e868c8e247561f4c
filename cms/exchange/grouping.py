"""From the keys of all files to messages with fields; a key that becomes nothing is listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cms.exchange.places import Place
from cms.exchange.profile import Profile
from cms.exchange.reading import Entry, LocaleFile
from cms.exchange.words import Words, say
from locales.words import gettext_noop

__all__ = ["Field", "Group", "Grouped", "Ignored", "group"]

NO_RULE = gettext_noop("no rule makes it part of a message")
NO_FIELD = gettext_noop("the profile gives “%(field)s” no place")
LEFT_OUT = gettext_noop("the profile leaves “%(field)s” out")


@dataclass(frozen=True)
class Field:
    """One field of a message in one locale: its text, and where that goes."""

    name: str
    place: Place
    text: str
    forms: Mapping[str, str] | None = None
    is_fuzzy: bool = False
    syntax: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """The text, or all forms of a plural."""
        return tuple(self.forms.values()) if self.forms else (self.text,)


@dataclass(frozen=True)
class Group:
    """One message on one channel: for each locale its fields, in the order in which they are said.

    ``gone`` lists for each locale the fields that have no text there, though the source has one.
    """

    name: str
    channel: str
    locales: Mapping[str, tuple[Field, ...]]
    gone: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Ignored:
    """A key that becomes nothing, why, and in which locales."""

    key: str
    why: Words
    locales: tuple[str, ...]


@dataclass(frozen=True)
class Grouped:
    groups: tuple[Group, ...]
    ignored: tuple[Ignored, ...]


def group(files: Sequence[LocaleFile], profile: Profile, source_locale: str) -> Grouped:
    """The messages in *files*. The source locale's file decides in which order things are said."""
    gathered = _Gathering(profile)
    for file in sorted(files, key=lambda file: file.locale != source_locale):
        for entry in file.entries:
            gathered.add(file.locale, entry)
    groups = (gathered.group(name, channel, source_locale) for channel, name in gathered.order)
    return Grouped(tuple(groups), tuple(gathered.ignored()))


@dataclass
class _Gathering:
    profile: Profile
    # (channel, name) -> field -> its rank, counted as fields are first met
    order: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)
    texts: dict[tuple[str, str], dict[str, dict[str, Field]]] = field(default_factory=dict)
    left: dict[tuple[str, Words], list[str]] = field(default_factory=dict)

    def add(self, locale: str, entry: Entry) -> None:
        why = self._place(locale, entry)
        if why is not None:
            self.left.setdefault((entry.key, why), []).append(locale)

    def _place(self, locale: str, entry: Entry) -> Words | None:
        """Take *entry* in; or say why not."""
        found = self.profile.find(entry.key)
        if found is None:
            return say(NO_RULE)
        rule, name, called = found
        try:
            place = self.profile.place(rule.channel, called)
        except KeyError:
            return say(NO_FIELD, field=called)
        if place is None:
            return say(LEFT_OUT, field=called)
        if entry.problem is not None:
            return entry.problem
        order = self.order.setdefault((rule.channel, name), {})
        order.setdefault(called, len(order))
        texts = self.texts.setdefault((rule.channel, name), {}).setdefault(locale, {})
        texts[called] = Field(called, place, entry.text, entry.forms, entry.is_fuzzy, entry.syntax)
        return None

    def group(self, name: str, channel: str, source_locale: str) -> Group:
        order = self.order[channel, name]
        last = self.profile.last
        said = sorted(order, key=lambda called: (called in last, order[called]))
        texts = self.texts[channel, name]
        source = texts.get(source_locale, {})
        return Group(
            name,
            channel,
            {
                locale: tuple(here[each] for each in said if each in here)
                for locale, here in texts.items()
            },
            {
                locale: tuple(each for each in said if each in source and each not in here)
                for locale, here in texts.items()
            },
        )

    def ignored(self) -> Iterator[Ignored]:
        for (key, why), where in self.left.items():
            yield Ignored(key, why, tuple(where))
