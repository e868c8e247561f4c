"""Bring the interface's gettext catalogues up to date: `python -m scripts.extract_catalogues`.

Reads every marked string of the code and writes `locales/<tag>/LC_MESSAGES/django.po` anew, keeping
the translations there are. With `--check` nothing is written: it ends with 1 when a catalogue is
stale or a translation is wanting, and names them. A tag as argument begins a new language.

What Django's or Wagtail's own catalogue says in a language is left to it: ours would override it
all over the admin. `OURS` names the few words that must mean what the glossary says everywhere.
"""

import argparse
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from scripts._marked import ROOT, key, marked
from scripts._said_elsewhere import plural_forms, said_elsewhere

CATALOGUES = ROOT / "locales"
# Theirs speaks of a page, a region or a message box, has the wrong word or none, or a sentence into
# which no noun fits that is declined; ours of a text, a language, a channel.
OURS = frozenset(
    {
        "Add %(model_name)s",
        "Changes requested",
        "Copy",
        "Current draft",
        "Draft",
        "Email",
        "File",
        "Live",
        "Locale",
        "Messages",
        "New",
        "Preview",
        "Replace current draft",
        "Save draft",
        "Submitted",
        "Undo",
        "View draft",
        "draft",
        "live",
        "locale",
    }
)


def main(arguments: list[str]) -> int:
    """Write the catalogues, or check them; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("tags", nargs="*", help="languages (all that have a catalogue)")
    parser.add_argument("--check", action="store_true", help="write nothing; 1 when stale")
    options = parser.parse_args(arguments)
    chosen = options.tags or tags()
    if options.check:
        found = list(faults(chosen))
        print("\n".join(found), end="\n" if found else "", file=sys.stderr)
        return 1 if found else 0
    for tag in chosen:
        new = renewed(tag)
        path_of(tag).parent.mkdir(parents=True, exist_ok=True)
        path_of(tag).write_text(text_of(tag, new), encoding="utf-8")
        print(f"{tag}: {len(new)} messages, {len(wanting(new))} not translated")
    return 0


def path_of(tag: str) -> Path:
    """Where a language's catalogue stands."""
    return CATALOGUES / tag / "LC_MESSAGES" / "django.po"


def tags() -> list[str]:
    """The languages that have a catalogue."""
    return sorted(path.parent.parent.name for path in CATALOGUES.glob("*/LC_MESSAGES/django.po"))


def read(tag: str) -> Catalog:
    """A catalogue as it is on disk; an empty one when there is none yet."""
    path = path_of(tag)
    if not path.exists():
        return Catalog(locale=tag)
    with path.open("rb") as stream:
        return read_po(stream, locale=tag)


def renewed(tag: str) -> Catalog:
    """The catalogue as it should be: what is marked now, with the translations of before."""
    before = {key(message): message for message in read(tag) if message.id}
    new = Catalog(locale=tag, fuzzy=False)
    new.mime_headers = [("Plural-Forms", plural_forms(tag))]
    for message in marked():
        if message.id and (key(message)[1] in OURS or not said_elsewhere(key(message), tag)):
            old = before.get(key(message))
            new.add(
                message.id,
                _kept(old, message),
                locations=message.locations,
                auto_comments=message.auto_comments,
                user_comments=old.user_comments if old else (),
                context=message.context,
            )
    return new


def _kept(old: Message | None, new: Message) -> str | tuple[str, ...]:
    """The translation of before, unless the message has got or lost its plural since."""
    if old is None or isinstance(old.id, str) != isinstance(new.id, str):
        return ""
    return old.string if isinstance(old.string, str) else tuple(old.string or ())


def text_of(tag: str, catalogue: Catalog) -> str:
    """The catalogue as a file: sorted, without dates and line numbers, so that a diff says much."""
    stream = io.BytesIO()
    write_po(stream, catalogue, width=99, omit_header=True, sort_output=True, include_lineno=False)
    head = (
        f"Language: {tag}",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {plural_forms(tag)}",
    )
    lines = "".join(f'"{line}\\n"\n' for line in head)
    return f'msgid ""\nmsgstr ""\n{lines}\n' + stream.getvalue().decode().rstrip("\n") + "\n"


def wanting(catalogue: Catalog) -> list[str]:
    """The msgids without a whole translation: in each plural form of the language."""
    return [
        key(message)[1]
        for message in catalogue
        if message.id and not all(strings_of(message, catalogue.num_plurals))
    ]


def strings_of(message: Message, forms: int) -> list[str]:
    """The translations of a message: one, or one for each plural form, "" where it is wanting."""
    given = [message.string or ""] if isinstance(message.string, str) else [*(message.string or [])]
    return given + [""] * ((1 if isinstance(message.id, str) else forms) - len(given))


def faults(chosen: Iterable[str]) -> Iterator[str]:
    """What `--check` complains of, a line each."""
    for tag in chosen:
        new = renewed(tag)
        if not path_of(tag).exists() or path_of(tag).read_text("utf-8") != text_of(tag, new):
            yield f"{tag}: stale; run `make messages`"
        yield from (f"{tag}: not translated: {msgid!r}" for msgid in wanting(new))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
