"""Which strings of the interface are marked for translation, and where they stand."""

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from templates_lib.checks._word_check import messages_in

ROOT = Path(__file__).resolve().parent.parent
WORD_CHECKS = ROOT / "templates_lib" / "checks"
BORROWED = ROOT / "locales" / "wagtail.pot"
_SOURCES = ("cms", "channels", "templates_lib", "locales")
_LAZY = ("gettext", "ngettext", "pgettext", "npgettext")
_KEYWORDS = {
    **DEFAULT_KEYWORDS,
    **{f"{name}_lazy": DEFAULT_KEYWORDS[name] for name in _LAZY},
    "gettext_noop": None,
}

Key = tuple[str, str]
"""What tells one message from another in a catalogue: its context ("" when none), its msgid."""


def key(message: Message) -> Key:
    """The key of a message; of one with plural forms, that of its singular."""
    msgid = message.id if isinstance(message.id, str) else message.id[0]
    return (message.context or "", msgid)


@cache
def marked() -> Catalog:
    """Every marked string of the code with its files, those of checks that are TOML, and those
    borrowed from Wagtail."""
    found = Catalog()
    for path in _files():
        place = [(path.relative_to(ROOT).as_posix(), 0)]
        for _line, msgid, notes, context in extract(
            "python",
            io.BytesIO(_python(path).encode()),
            _KEYWORDS,
            ("Translators:",),
            {"encoding": "utf-8"},
            strip_comment_tags=True,
        ):
            found.add(msgid, locations=place, auto_comments=notes, context=context)
    for path in sorted(WORD_CHECKS.glob("*.toml")):
        for msgid in messages_in(path.read_text(encoding="utf-8")):
            found.add(msgid, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    for message in borrowed():
        found.add(message.id, locations=[("wagtail", 0)], context=message.context)
    return found


def borrowed() -> list[Message]:
    """What Wagtail says on our pages without having it in every language of ours."""
    with BORROWED.open("rb") as stream:
        return [message for message in read_po(stream) if message.id]


def _files() -> Iterator[Path]:
    """The files that may hold marked strings, in a fixed order."""
    for folder in _SOURCES:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".py", ".html", ".txt"} and "migrations" not in path.parts:
                yield path


def _python(path: Path) -> str:
    """The file as Python: of a template, Django makes calls of gettext between blanked markup."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text
    # The markup keeps its indentation, which is none of Python's.
    return "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
