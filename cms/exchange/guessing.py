"""A profile proposed from the texts of the source locale; a person may change all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

import channels
from channels._frozen import Frozen
from cms.exchange.habits import LAST, channel_of_word, is_known, usual_place
from cms.exchange.places import places
from cms.exchange.profile import Profile, Rule
from cms.exchange.reading import Entry, by_habit
from cms.exchange.syntaxes import MOST_LOOKED_AT, detect

__all__ = ["complete", "guess"]


def guess(entries: Sequence[Entry]) -> Profile:
    """How the keys of *entries* most likely become messages.

    Keys with a step that names a channel (``emails.welcome.subject``, ``welcome.sms.body``) are its
    messages. Groups of other keys are mail when one of them is a subject. Of these, those with a
    field of a usual name count; each of their fields gets a place.
    """
    keys = [entry.key for entry in entries if entry.text]
    named = tuple(dict.fromkeys(rule for key in keys for rule in _named(key)))
    rules = _useful(named, keys)
    rest = [key for key in keys if not any(rule.match(key) for rule in rules)]
    rules += _useful(tuple(dict.fromkeys(_by_subject(rest))), rest)
    profile = complete(Profile(rules, Frozen({})), entries)
    known = {name for fields in profile.fields.values() for name in fields}
    return replace(profile, last=tuple(name for name in LAST if name in known))


def complete(profile: Profile, entries: Sequence[Entry]) -> Profile:
    """*profile* with a usual place for the fields that it says nothing of, and with a syntax.

    Fields count in groups of which at least one has a place in the profile or a usual name.
    """
    groups: dict[tuple[str, str], list[str]] = {}
    for entry in entries:
        if entry.text and (found := profile.find(entry.key)):
            rule, name, field = found
            groups.setdefault((rule.channel, name), []).append(field)
    fields = {channel: dict(known) for channel, known in profile.fields.items()}
    for (channel, _), names in groups.items():
        placed = fields.setdefault(channel, {})
        if any(is_known(name) or placed.get(name) for name in names):
            for name in names:
                placed.setdefault(name, usual_place(channels.get(channel), name))
    looked_at = list(islice((each for each in entries if profile.find(each.key)), MOST_LOOKED_AT))
    return replace(
        profile,
        fields=Frozen({channel: Frozen(known) for channel, known in fields.items() if known}),
        syntax=profile.syntax or detect(*by_habit(looked_at))[0],
    )


def _named(key: str) -> Iterator[Rule]:
    """Rules that a step of *key* suggests by naming a channel."""
    steps = key.split(".")
    for index, step in enumerate(steps):
        channel = channel_of_word(step)
        if channel is None:
            continue
        before, after = steps[:index], len(steps) - index - 1
        if after >= 2:
            yield Rule(channel.name, ".".join([*before, step, "{name}", "{field}"]))
        elif after == 1 and before:
            yield Rule(channel.name, f"{{name}}.{step}.{{field}}")
        elif after == 1 and len(places(channel)) == 1:
            yield Rule(channel.name, f"{step}.{{name}}")
        elif after == 0 and before and len(places(channel)) == 1:
            yield Rule(channel.name, f"{{name}}.{step}")
        return


def _by_subject(keys: Iterable[str]) -> Iterator[Rule]:
    """Rules for groups of keys that hold a subject: only a mail has one."""
    mail = next((each for each in channels.CHANNELS.values() if usual_place(each, "subject")), None)
    for key in keys:
        steps = key.split(".")
        if mail and len(steps) >= 2 and usual_place(mail, steps[-1]) == "subject":
            yield Rule(mail.name, ".".join([*steps[:-2], "{name}", "{field}"]))


def _useful(rules: Sequence[Rule], keys: Sequence[str]) -> tuple[Rule, ...]:
    """Those of *rules* by which some key has a field of a usual name, exact shapes first."""
    useful = (
        rule
        for rule in rules
        if any(is_known(found[1]) for key in keys if (found := rule.match(key)))
    )
    return tuple(sorted(useful, key=lambda rule: "{field}" not in rule.keys))
