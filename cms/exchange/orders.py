"""What a person asks for: these files, into this brand, so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cms.exchange.files import read_files
from cms.exchange.profile import Profile
from cms.exchange.reading import FileRefused, LocaleFile
from cms.exchange.sheets import Sheet, make_sheet
from cms.exchange.words import say
from locales.words import gettext_noop

__all__ = ["MAX_FILES", "TOO_MANY_FILES", "Order", "Upload"]

MAX_FILES: Final = 400
"""Thirty catalogues in a dozen languages."""

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
        return make_sheet(self.files(), self.source_locale, self.prefix, self.profile)

    def files(self) -> list[LocaleFile]:
        """The texts of the uploads, one file a locale; raises `FileRefused`."""
        if len(self.uploads) > MAX_FILES:
            words = say(TOO_MANY_FILES, count=len(self.uploads), limit=MAX_FILES)
            raise FileRefused(self.uploads[-1].name, words)
        named = [(upload.name, upload.data, upload.locale) for upload in self.uploads]
        return read_files(named, self.source_locale)
