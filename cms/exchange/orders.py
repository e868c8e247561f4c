"""What a person asks for: these files, into this brand, so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cms.exchange.locating import locale_of, under_own_root
from cms.exchange.profile import Profile
from cms.exchange.reading import FileRefused, LocaleFile, read_entries
from cms.exchange.sheets import Sheet, make_sheet
from cms.exchange.words import say
from locales.words import gettext_noop

__all__ = ["MAX_FILES", "Order", "Upload", "read_upload"]

MAX_FILES: Final = 20

TOO_MANY_FILES = gettext_noop("%(count)s files are too many; import at most %(limit)s at a time.")


@dataclass(frozen=True)
class Upload:
    """A file as it came: its bytes, and its locale where the person said one."""

    name: str
    data: bytes
    locale: str = ""


@dataclass(frozen=True)
class Order:
    """An import as asked for. ``brand`` is a key; without ``profile`` one is guessed.

    ``overwrite``: also replace texts that somebody changed here since they were imported.
    """

    uploads: tuple[Upload, ...]
    brand: str
    source_locale: str
    prefix: str = ""
    profile: Profile | None = None
    overwrite: bool = False

    def sheet(self) -> Sheet:
        """What the files ask for; raises `FileRefused` or `SheetRefused`."""
        files = [read_upload(upload) for upload in self.uploads]
        _require_few(files)
        return make_sheet(files, self.source_locale, self.prefix, self.profile)


def read_upload(upload: Upload) -> LocaleFile:
    """The texts of *upload*; raises `FileRefused`."""
    locale = locale_of(upload.name, upload.locale)
    entries = under_own_root(locale, read_entries(upload.name, upload.data))
    return LocaleFile(upload.name, locale, entries)


def _require_few(files: Sequence[LocaleFile]) -> None:
    if len(files) > MAX_FILES:
        words = say(TOO_MANY_FILES, count=len(files), limit=MAX_FILES)
        raise FileRefused(files[-1].name, words)
