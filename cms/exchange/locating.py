"""Which locale a file holds: said by the person, else by the file's name, else by its folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

import channels
import locales
from cms.exchange.reading import Entry, FileRefused, LocaleFile
from cms.exchange.words import Words, say
from locales.words import gettext_noop

__all__ = ["disagreement", "joined", "locale_of", "tag_of", "under_own_root"]

_SHAPE = re.compile(r"[A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{2,4}){0,2}")

UNKNOWN = gettext_noop("“%(name)s” names no locale we know. Nearest: %(nearest)s. Say which it is.")
OTHERWISE = gettext_noop(
    "%(key)s stands in %(other)s too, which is in %(locale)s as well, and says something else."
)
SAYS_OTHERWISE = gettext_noop("%(key)s in %(file)s says “%(says)s”; it is read as %(locale)s.")


def locale_of(name: str, said: str = "") -> str:
    """The tag of the file called *name* (``nb.json``, ``mail_nb-NO.json``, ``nb/mail.json``).

    *said* is what the person chose and goes before the name. Raises `FileRefused`.
    """
    if said:
        return _known(name, said)
    stem = PurePath(name).stem
    found = (tag for candidate in _candidates(name) if (tag := _tag(candidate)))
    return next(found, "") or _known(name, stem)


def _candidates(name: str) -> Iterator[str]:
    """The stem, its endings from the longest, then the folder."""
    path = PurePath(name)
    # "sms" is also the code of Skolt Sami: `sms_no.json` is the Norwegian texts of a channel.
    if re.split("[._-]", path.stem.lower())[0] not in channels.CHANNELS:
        yield path.stem
    for separator in re.finditer(r"[._-]", path.stem):
        yield path.stem[separator.end() :]
    for folder in (path.parent, path.parent.parent):  # nb.lproj, values-pl-rPL, nb/LC_MESSAGES
        plain = folder.name.removesuffix(".lproj").removeprefix("values-")
        yield re.sub(r"^([a-z]{2,3})-r([A-Z]{2})$", r"\1-\2", plain)


def _known(name: str, tag: str) -> str:
    try:
        return locales.normalise(tag)
    except locales.UnknownLocaleError as error:
        nearest = ", ".join(error.suggestions) or "–"
        raise FileRefused(name, say(UNKNOWN, name=tag[:60], nearest=nearest)) from None


def tag_of(text: str) -> str | None:
    """The tag that *text* is, None when it is none."""
    return _tag(text)


def _tag(text: str) -> str | None:
    """The tag that *text* may be; of what cannot be one, `locales` would seek the nearest."""
    if not _SHAPE.fullmatch(text):
        return None
    try:
        return locales.normalise(text)
    except locales.UnknownLocaleError:
        return None


def under_own_root(locale: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """*entries* without a locale that stands above them all (``{"nb": {…}}``, as Rails has it)."""
    roots = {entry.key.partition(".")[0] for entry in entries}
    if len(roots) != 1 or not all("." in entry.key for entry in entries):
        return entries
    if _tag(next(iter(roots))) != locale:
        return entries
    return tuple(Entry(e.key.partition(".")[2], e.text, e.problem) for e in entries)


def disagreement(file: LocaleFile) -> Words | None:
    """What to say when a key such as ``settings.locale`` names another locale than the file's."""
    for entry in file.entries:
        if entry.key.rpartition(".")[2].lower() != "locale":
            continue
        if _tag(entry.text) not in (None, file.locale):
            told = {"key": entry.key, "file": file.name, "says": entry.text}
            return say(SAYS_OTHERWISE, **told, locale=file.locale)
    return None


def joined(files: Sequence[LocaleFile]) -> list[LocaleFile]:
    """One file a locale of *files*: a catalogue that is parted by subject is one.

    `FileRefused` when two files say something else under one key.
    """
    found: dict[str, LocaleFile] = {}
    for file in files:
        here = found.get(file.locale)
        found[file.locale] = file if here is None else _both(here, file)
    return list(found.values())


def _both(here: LocaleFile, more: LocaleFile) -> LocaleFile:
    known = {entry.key: entry for entry in here.entries}
    for entry in more.entries:
        same = known.get(entry.key)
        if same is None or not same.text:
            known[entry.key] = entry
        elif entry.text and (same.text, same.forms) != (entry.text, entry.forms):
            raise FileRefused(
                more.name,
                say(OTHERWISE, key=entry.key, locale=here.locale, other=here.name),
            )
    return LocaleFile(here.name, here.locale, tuple(known.values()))
