"""From the files that somebody sends to one file a locale, whatever their format.

JSON is read by `cms.exchange.reading`; every other format by `templates_lib.formats`. A file of two
languages (PO, XLIFF) also tells the source: where nobody sends a file in the source locale, one is
made of what the others were translated from. A file of many locales is parted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cms.exchange.deriving import Key, keys_of
from cms.exchange.locating import locale_of, tag_of, under_own_root
from cms.exchange.reading import (
    MAX_BYTES,
    MAX_KEYS,
    NO_TEXTS,
    NOTHING,
    TOO_BIG,
    TOO_MANY,
    Entry,
    FileRefused,
    LocaleFile,
    read_entries,
)
from cms.exchange.syntaxes import flagged
from cms.exchange.words import Words, say
from locales.words import gettext_noop
from templates_lib.formats import (
    FORMATS,
    Catalogue,
    Format,
    FormatError,
    State,
    Unit,
    guess_format,
)

__all__ = ["ENDINGS", "catalogue_of", "is_plain_json", "read_files"]

AT_LINE = gettext_noop("Line %(line)s: %(problem)s")
NOT_A_TEXT = gettext_noop("%(what)s, not a text")
TERMS = gettext_noop(
    "The file holds terms or a memory, not texts. Terms come in by manage.py import_terms."
)

TEXTLESS = ("tbx", "tmx")
ENDINGS = sorted(
    {end for each in FORMATS.values() if each.name not in TEXTLESS for end in each.endings}
)
"""Endings of the files that are read."""


def is_plain_json(name: str, data: bytes) -> bool:
    """Whether a file is JSON without plurals, which `read_entries` reads."""
    try:
        return guess_format(name, data).name == "json"
    except FormatError:
        return name.lower().endswith(".json") or "." not in name


def catalogue_of(name: str, data: bytes) -> tuple[Format, Catalogue]:
    """The catalogue in a file of any format; raises `FileRefused`."""
    if len(data) > MAX_BYTES:
        raise FileRefused(name, say(TOO_BIG, limit=MAX_BYTES // 1024**2))
    try:
        format_ = guess_format(name, data)
        read = format_.read(data)
    except FormatError as error:
        raise FileRefused(name, words_of(error)) from None
    if format_.name in TEXTLESS:
        raise FileRefused(name, say(TERMS))
    if len(read.units) > MAX_KEYS:
        raise FileRefused(name, say(TOO_MANY, limit=MAX_KEYS))
    return format_, read


def words_of(error: FormatError) -> Words:
    """*error* as words that can be said in the reader's language."""
    words = say(error.msgid, **error.params)
    return say(AT_LINE, line=error.line, problem=words) if error.line else words


def read_files(named: Sequence[tuple[str, bytes, str]], source_locale: str) -> list[LocaleFile]:
    """One file a locale of *named*: names, bytes, and locales where the person said one.

    Raises `FileRefused`.
    """
    plain = [each for each in named if is_plain_json(each[0], each[1])]
    files = [_plain(*each) for each in plain]
    others = [(name, *catalogue_of(name, data), said) for name, data, said in named
              if (name, data, said) not in plain]  # fmt: skip
    if not others:
        return files
    keys = keys_of([(format_.name, read) for _, format_, read, _ in others])
    for name, format_, read, said in others:
        files += _by_locale(name, format_, read, said, keys, source_locale)
    if all(file.locale != source_locale for file in files):
        files += _source(others, keys, source_locale)
    if not any(file.entries for file in files):
        raise FileRefused(named[0][0], say(NO_TEXTS))
    order = {each[0]: index for index, each in enumerate(named)}
    return sorted(files, key=lambda file: order.get(file.name, 0))


def _plain(name: str, data: bytes, said: str) -> LocaleFile:
    locale = locale_of(name, said)
    return LocaleFile(name, locale, under_own_root(locale, read_entries(name, data)))


def _by_locale(
    name: str, format_: Format, read: Catalogue, said: str, keys: Mapping[str, Key], source: str
) -> list[LocaleFile]:
    parted: dict[str, list[Unit]] = {}
    for unit in read.units:
        parted.setdefault(unit.locale, []).append(unit)
    files = []
    for written, units in parted.items():
        locale = tag_of(written) if written else _locale(name, said, read)
        if locale is None:
            locale = locale_of(name, written)  # says which locale is unknown
        if locale == source:  # a catalogue of the source itself translates nothing
            units = [replace(unit, target=unit.target or unit.source or None) for unit in units]
        entries = tuple(_entries(units, keys)) + tuple(
            Entry(key, problem=say(NOT_A_TEXT, what=say(what))) for key, what in read.left_out
        )
        files.append(LocaleFile(name, locale, entries))
    return files


def _locale(name: str, said: str, read: Catalogue) -> str:
    if said:
        return locale_of(name, said)
    return tag_of(read.locale) or locale_of(name)


def _source(
    others: Iterable[tuple[str, Format, Catalogue, str]], keys: Mapping[str, Key], source: str
) -> list[LocaleFile]:
    """The source's file, made of what the others were translated from; none of files without."""
    found: dict[tuple[str, str], Unit] = {}
    first = ""
    for name, _, read, _ in others:
        if read.source_locale and tag_of(read.source_locale) not in (None, source):
            continue
        for unit in read.units:
            if unit.source:
                first = first or name
                # Of a plural only two forms are told: gettext's msgid and msgid_plural.
                category = unit.category if unit.category in ("", "one") else "other"
                made = replace(
                    Unit(unit.key, unit.source, category=category, notes=unit.notes),
                    flags=unit.flags,
                )
                found.setdefault((unit.key, category), made)
    if not found:
        return []
    return [LocaleFile(first, source, tuple(_entries(found.values(), keys)))]


def _entries(units: Iterable[Unit], keys: Mapping[str, Key]) -> Iterable[Entry]:
    """An entry a key; the units of one plural are one entry with forms."""
    gathered: dict[str, list[Unit]] = {}
    for unit in units:
        gathered.setdefault(unit.key, []).append(unit)
    for key, group in gathered.items():
        for called in keys.get(key, (key,)):
            yield _entry(called, group)


def _entry(key: str, group: Sequence[Unit]) -> Entry:
    texts = {unit.category: _lines(unit.target or "") for unit in group}
    is_fuzzy = any(unit.state is State.FUZZY for unit in group)
    together = "\n".join(f"{unit.source}\n{unit.target or ''}" for unit in group)
    syntax = flagged(group[0].flags, together)
    if not any(text.strip() for text in texts.values()):
        return Entry(key, problem=say(NOTHING))
    if set(texts) == {""}:
        return Entry(key, texts[""], is_fuzzy=is_fuzzy, syntax=syntax)
    forms = {category: text for category, text in texts.items() if category and text.strip()}
    if not forms:
        return Entry(key, texts[""], is_fuzzy=is_fuzzy, syntax=syntax)
    return Entry(key, forms.get("other") or list(forms.values())[-1], None, forms, is_fuzzy, syntax)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
