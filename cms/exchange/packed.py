"""A folder of translation files in one archive: its files, with caps on what they unpack to."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from cms.exchange.files import ENDINGS
from cms.exchange.orders import MAX_FILES, TOO_MANY_FILES, Upload
from cms.exchange.reading import MAX_BYTES, TOO_BIG, FileRefused
from cms.exchange.words import say
from locales.words import gettext_noop

__all__ = ["is_packed", "unpacked"]

NOT_A_ZIP = gettext_noop("The archive cannot be read.")
NOTHING_IN_IT = gettext_noop("There is no translation file in the archive.")

_FAULTS: Final = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError,
    OSError,
)  # fmt: skip
"""What reading a broken, encrypted or oddly packed archive raises."""


def is_packed(name: str) -> bool:
    """Whether a file is an archive by its name: a spreadsheet is one too, and is none here."""
    return name.lower().endswith(".zip")


def unpacked(name: str, data: bytes) -> list[Upload]:
    """The translation files in an archive, with their folders in their names, which may tell their
    locale. What is something else is left out. Raises `FileRefused`.
    """
    try:
        found = list(_files(name, data))
    except FileRefused:
        raise
    except _FAULTS as error:
        raise FileRefused(name, say(NOT_A_ZIP)) from error
    if not found:
        raise FileRefused(name, say(NOTHING_IN_IT))
    return found


def _files(name: str, data: bytes) -> Iterator[Upload]:
    left = MAX_BYTES
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [each for each in archive.infolist() if _is_wanted(each)]
        if len(members) > MAX_FILES:
            raise FileRefused(name, say(TOO_MANY_FILES, count=len(members), limit=MAX_FILES))
        for member in members:
            with archive.open(member) as file:  # what it says of its size may be a lie
                content = file.read(left + 1)
            left -= len(content)
            if left < 0:
                raise FileRefused(name, say(TOO_BIG, limit=MAX_BYTES // 1024**2))
            yield Upload(member.filename, content)


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    steps = PurePosixPath(member.filename).parts
    is_hidden = any(step.startswith((".", "__MACOSX")) for step in steps)
    return not (member.is_dir() or is_hidden) and member.filename.lower().endswith(tuple(ENDINGS))
