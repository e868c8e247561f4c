"""All that a set of files asks for, whatever is here already: templates with their variants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final

import channels
from channels._frozen import Frozen
from cms.exchange.building import Built, build
from cms.exchange.declaring import declare
from cms.exchange.grouping import Group, Ignored, group
from cms.exchange.guessing import guess
from cms.exchange.locating import disagreement, joined
from cms.exchange.names import name_map, template_key, title_of
from cms.exchange.profile import Profile
from cms.exchange.reading import Entry, LocaleFile, by_habit
from cms.exchange.syntaxes import MOST_LOOKED_AT, SYNTAXES, closed_marks, detect, gaps
from cms.exchange.words import Words, say
from locales.words import gettext_noop

__all__ = ["MAX_VARIANTS", "Sheet", "SheetRefused", "TemplateDraft", "VariantDraft", "make_sheet"]

MAX_VARIANTS: Final = 200_000
"""Variants of one import: a bound on memory. Large ones are carried out in the background."""

TOO_MANY = gettext_noop(
    "These files make %(count)s variants; %(limit)s at a time is the most. Import fewer files, "
    "or narrow the rules."
)
NO_KEY = gettext_noop("No key can be made of “%(name)s”.")
SAME_KEY = gettext_noop("%(names)s would all be called %(key)s.")
NO_SOURCE = gettext_noop(
    "None of the files is in %(locale)s, the source locale: nothing new can be made of them."
)
NO_MESSAGES = gettext_noop("No key looks like a message. Write a rule that says which keys are.")
MIXED = gettext_noop("Placeholders are read as %(syntax)s. Other habits were seen too: %(others)s.")
FUZZY = gettext_noop("The file calls it fuzzy: somebody must look at it before it is used.")
GONE = gettext_noop("Not in this file, though in the source: %(fields)s.")
ONLY_HERE = gettext_noop("Only in this translation: %(names)s. It stays in the text, undeclared.")


class SheetRefused(ValueError):
    """Files that cannot be imported together; ``words`` say why."""

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self.words = words

    def __str__(self) -> str:
        return str(self.words)


@dataclass(frozen=True)
class VariantDraft:
    """One variant as the files say it; without content when its channel cannot hold it."""

    channel: str
    locale: str
    content: Mapping[str, Any] | None
    notes: tuple[Words, ...] = ()
    problems: tuple[Words, ...] = ()
    is_fuzzy: bool = False


@dataclass(frozen=True)
class TemplateDraft:
    """One message template as the files say it. ``placeholders`` are as in a message document.

    ``in_source`` is whether the source locale has it; without ``key``, ``problems`` say why.
    """

    key: str
    name: str
    title: str
    placeholders: Mapping[str, Mapping[str, object]]
    variants: tuple[VariantDraft, ...]
    in_source: bool
    problems: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """What the files ask for. ``renamed`` maps their placeholders to ours where those differ."""

    profile: Profile
    source_locale: str
    locales: tuple[str, ...]
    templates: tuple[TemplateDraft, ...]
    ignored: tuple[Ignored, ...]
    renamed: Mapping[str, str]
    notes: tuple[Words, ...]


def make_sheet(
    files: Sequence[LocaleFile],
    source_locale: str,
    prefix: str = "",
    profile: Profile | None = None,
) -> Sheet:
    """What *files* ask for under keys that begin with *prefix*; *profile* is guessed when None.

    Files of one locale are one. Raises `FileRefused` when two of them say something else under one
    key, and `SheetRefused`.
    """
    files = sorted(joined(files), key=lambda file: (file.locale != source_locale, file.locale))
    profile = _fitted(profile or guess(files[0].entries), files)
    grouped = group(files, profile, source_locale)
    count = sum(len(each.locales) for each in grouped.groups)
    if count > MAX_VARIANTS:
        raise SheetRefused(say(TOO_MANY, count=count, limit=MAX_VARIANTS))
    names = _names(grouped.groups, profile, source_locale)
    return Sheet(
        profile=profile,
        source_locale=source_locale,
        locales=tuple(file.locale for file in files),
        templates=tuple(_templates(grouped.groups, names, profile, source_locale, prefix)),
        ignored=grouped.ignored,
        renamed=Frozen({theirs: ours for theirs, ours in names.items() if theirs != ours}),
        notes=tuple(_notes(files, grouped.groups, profile, source_locale)),
    )


def _fitted(profile: Profile, files: Sequence[LocaleFile]) -> Profile:
    """*profile* with the syntax of the files, and those marks for bold that they do use.

    So a placeholder called ``b`` stays one in files that never say ``{{/b}}``.
    """
    plain, known = by_habit(_message_entries(files, profile))
    syntax = profile.syntax or detect(plain, known)[0]
    used = {mark for text in plain for mark in closed_marks(text, SYNTAXES[syntax])}
    return replace(profile, syntax=syntax, bold=tuple(m for m in profile.bold if m in used))


def _message_entries(files: Sequence[LocaleFile], profile: Profile) -> Iterator[Entry]:
    for file in files:
        for each in file.entries:
            if each.text and profile.find(each.key):
                yield each


def _names(groups: Sequence[Group], profile: Profile, source_locale: str) -> Mapping[str, str]:
    """Our names for all placeholders; those of the source locale choose first."""
    texts = [
        (locale != source_locale, text, SYNTAXES[profile.syntax_of(field.syntax)])
        for each in groups
        for locale, fields in each.locales.items()
        for field in fields
        for text in field.texts
    ]
    texts.sort(key=lambda each: each[0])
    return name_map(name for _, text, syntax in texts for name in gaps(text, syntax, profile.bold))


def _templates(
    groups: Sequence[Group], names: Mapping[str, str], profile: Profile, source: str, prefix: str
) -> Iterator[TemplateDraft]:
    by_name: dict[str, list[Group]] = {}
    for each in groups:
        by_name.setdefault(each.name, []).append(each)
    keys = {name: template_key(prefix, name) for name in by_name}
    shared = Counter(keys.values())
    for name, members in by_name.items():
        problems = []
        if not keys[name]:
            problems.append(say(NO_KEY, name=name))
        elif shared[keys[name]] > 1:
            same = ", ".join(other for other in keys if keys[other] == keys[name])
            problems.append(say(SAME_KEY, names=same, key=keys[name]))
        yield _template(keys[name], name, members, names, profile, source, tuple(problems))


def _template(
    key: str, name: str, members: Sequence[Group], names: Mapping[str, str], profile: Profile,
    source: str, problems: tuple[Words, ...],
) -> TemplateDraft:  # fmt: skip
    built = {
        (each.channel, locale): build(channels.get(each.channel), name, fields, names, profile)
        for each in members
        for locale, fields in each.locales.items()
    }
    declared = dict.fromkeys(
        used for (_, locale), each in built.items() if locale == source for used in each.used
    )
    in_source = any(locale == source for _, locale in built)
    links = {link for each in built.values() for link in each.links}
    variants = tuple(
        _variant(each, locale, built[each.channel, locale], declared if in_source else None)
        for each in members
        for locale in each.locales
    )
    counted = {name for each in built.values() for name in each.counted}
    placeholders = {
        each: declare(each, is_link=each in links, is_counted=each in counted) for each in declared
    }
    return TemplateDraft(
        key, name, title_of(name), Frozen(placeholders), variants,
        in_source=in_source, problems=problems,
    )  # fmt: skip


def _variant(
    group_: Group, locale: str, built: Built, declared: Collection[str] | None
) -> VariantDraft:
    notes = list(built.notes)
    if any(field.is_fuzzy for field in group_.locales[locale]):
        notes.insert(0, say(FUZZY))
    if gone := group_.gone[locale]:
        notes.append(say(GONE, fields=", ".join(gone)))
    alone = [name for name in built.used if declared is not None and name not in declared]
    if alone:
        notes.append(say(ONLY_HERE, names=", ".join(alone)))
    is_fuzzy = any(field.is_fuzzy for field in group_.locales[locale])
    return VariantDraft(
        group_.channel, locale, built.content, tuple(notes), built.problems, is_fuzzy
    )


def _notes(
    files: Sequence[LocaleFile], groups: Sequence[Group], profile: Profile, source: str
) -> Iterator[Words]:
    if not groups:
        yield say(NO_MESSAGES)
    if all(file.locale != source for file in files):
        yield say(NO_SOURCE, locale=source)
    for file in files:
        if words := disagreement(file):
            yield words
    plain, _known = by_habit(islice(_message_entries(files, profile), MOST_LOOKED_AT))
    _, seen = detect(plain)  # of a text that says its habit there is nothing to tell
    others = [
        f"{SYNTAXES[name].label} ({count})"
        for name, count in seen.items()
        if name != profile.syntax
    ]
    if others:
        yield say(MIXED, syntax=SYNTAXES[profile.syntax].label, others=", ".join(others))
