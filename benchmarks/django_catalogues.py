"""Django's own translations as units to check: published, read by many, and there wherever we run.

Django's format marks (``%(name)s``, ``%s``, ``{name}``) are written as our placeholders. Of a
plural the last form is taken, beside the last of the source. Licence of the texts: BSD, Django's.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import django
from babel.messages.pofile import read_po

from templates_lib import message

LOCALES = ("nb", "da", "pl", "nl", "sv", "fi", "de")

_MARK = re.compile(r"%\((?P<named>\w+)\)[a-z]|%(?P<bare>[sdr])|(?<!\{)\{(?P<braced>\w*)\}(?!\})|%%")


@dataclass(frozen=True)
class Unit:
    """One message: where it is from ("contrib/admin"), its English and its translation."""

    origin: str
    locale: str
    source: str
    text: str

    def message(self, channel: str = "sms") -> message.Message:
        """The unit as a message of two texts."""
        return message.load(
            {
                "key": "unit",
                "source_locale": "en",
                "variants": [
                    {"channel": channel, "locale": "en", "content": {"body": self.source}},
                    {"channel": channel, "locale": self.locale, "content": {"body": self.text}},
                ],
            }
        )


def units(locales: Iterable[str] = LOCALES) -> Iterator[Unit]:
    """Every translated unit, in the order of locale, catalogue and place."""
    root = Path(django.__file__).parent
    for locale in locales:
        for file in sorted(root.glob(f"**/locale/{locale}/LC_MESSAGES/django.po")):
            origin = "/".join(file.relative_to(root).parts[:-4])
            yield from _units(file, locale, origin)


def _units(file: Path, locale: str, origin: str) -> Iterator[Unit]:
    silence = io.StringIO()  # Babel tells of plural forms that it counts otherwise
    with file.open("rb") as stream, redirect_stdout(silence), redirect_stderr(silence):
        catalogue = read_po(stream, locale=locale)
    for entry in catalogue:
        sources, texts = _forms(entry.id), _forms(entry.string)
        if all(sources) and all(texts) and not entry.fuzzy:
            yield Unit(origin, locale, ours(sources[-1]), ours(texts[-1]))


def _forms(said: object) -> tuple[str, ...]:
    return tuple(map(str, said)) if isinstance(said, tuple | list) else (str(said or ""),)


def ours(text: str) -> str:
    """``text`` with Django's marks written as placeholders."""
    return _MARK.sub(_placeholder, text)


def _placeholder(mark: re.Match[str]) -> str:
    if mark[0] == "%%":
        return "%"
    return "{{ %s }}" % (mark["named"] or mark["braced"] or "value")
