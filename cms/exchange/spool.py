"""A plan of many rows in a file: written once, and shown a page at a time without the rest.

A line is one message with its rows, as JSON. The index tells of each row its message, fate and
locale, so that a page is found without reading more than its own lines.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from tempfile import TemporaryFile
from typing import Any, Final, NamedTuple

from django.core.files import File
from django.core.files.base import ContentFile

from channels._frozen import Frozen
from cms.door import message_document, to_guide
from cms.exchange.families import checked
from cms.exchange.listing import Counts, Wanted
from cms.exchange.plan import Difference, Fate, Row, TemplateRow
from cms.exchange.planning import MOST_CHECKED, Family
from cms.exchange.proposing import Proposal
from cms.exchange.saying import told
from cms.exchange.standing import standing
from cms.exchange.words import Words, say
from cms.guard import words
from cms.models import Brand
from cms.workfiles import storage
from templates_lib.checks import Finding, Severity
from templates_lib.message import Address

__all__ = ["Index", "Kind", "check", "page_of", "read_index", "spool"]

_PIECE: Final = 100
"""Messages whose findings are looked up at a time."""
_SAID: Final = "%(words)s"
"""The msgid of what is kept as it was said."""


class Kind(NamedTuple):
    """What a row is like: its fate, locale, who changed it, the severities of its findings."""

    fate: str
    locale: str
    who: str
    found: tuple[str, ...] = ()

    def is_wanted(self, wanted: Wanted) -> bool:
        """Whether the address asks for such rows."""
        return (
            wanted.fate in ("", self.fate)
            and wanted.locale in ("", self.locale)
            and wanted.who in ("", self.who)
            and (not wanted.severity or wanted.severity in self.found)
        )


@dataclass(frozen=True)
class Index:
    """What a spooled plan says at large. Of each row, in order, ``families`` has the number of its
    message and ``likes`` that of its kind: there are few ``kinds``, and many rows.

    ``is_checked``: the findings of every row are known. ``ready``: rows that their file calls
    translated.
    """

    offsets: list[int]
    families: list[int]
    likes: list[int]
    kinds: tuple[Kind, ...]
    notes: list[str]
    left_out: int
    is_return: bool
    profile: dict[str, Any] | None
    is_checked: bool = False
    ready: int = 0

    @cached_property
    def counts(self) -> Counts:
        """How many rows there are of what."""
        found = Counts({fate: 0 for fate in Fate}, Counter(), Counter(), Counter())
        for number, count in Counter(self.likes).items():
            kind = self.kinds[number]
            found.fates[Fate(kind.fate)] += count
            found.locales[kind.locale] += count
            found.severities.update(dict.fromkeys(kind.found, count))
            if kind.who:
                found.who[kind.who] += count
        return found

    def wanted(self, wanted: Wanted) -> list[int]:
        """The messages of the rows that the address asks for, one number a row."""
        likes = {n for n, kind in enumerate(self.kinds) if kind.is_wanted(wanted)}
        if len(likes) == len(self.kinds):
            return self.families
        pairs = zip(self.families, self.likes, strict=True)
        return [family for family, like in pairs if like in likes]


def spool(name: str, proposal: Proposal, progress: Callable[[int], None]) -> dict[str, Any]:
    """Plan *proposal* into the files called *name*; what it says at large."""
    rows = 0

    def families() -> Iterator[Family]:
        nonlocal rows
        for piece in proposal.families():
            for head, found in piece:
                rows += len(found)
                yield head, found
            progress(rows)

    written = _write(name, families())
    plan = proposal.plan([])
    _index(
        name,
        {
            **written, "notes": [told(note) for note in plan.notes],
            "left_out": len(plan.ignored), "is_return": plan.is_return,
            "profile": None if plan.is_return else plan.profile.document(),
            "is_checked": rows <= MOST_CHECKED,
        },
    )  # fmt: skip
    return {"rows": rows}


def check(
    name: str, index: Index, brand: Brand, source_locale: str, progress: Callable[[int], None]
) -> dict[str, Any]:
    """Look up the findings of all rows of the plan called *name*, and keep them with it."""
    done = 0

    def families() -> Iterator[Family]:
        nonlocal done
        for start in range(0, len(index.offsets) - 1, _PIECE):
            numbers = range(start, min(start + _PIECE, len(index.offsets) - 1))
            for head, found in page_of(name, index, numbers, brand, source_locale):
                done += len(found)
                yield head, found
            progress(done)

    written = _write(name, families())
    _index(name, {**asdict(index), **written, "is_checked": True})
    return {"rows": done}


def _write(name: str, families: Iterable[Family]) -> dict[str, Any]:
    """Write *families* into the file of the plan called *name*; what its index says of them.

    The old index is gone from then on: no offset may point into another plan's lines.
    """
    offsets, numbers, likes, size, ready = [0], [], [], 0, 0
    kinds: dict[Kind, int] = {}
    with TemporaryFile() as file:
        for number, (head, found) in enumerate(families):
            line = json.dumps(_document((head, found)), ensure_ascii=False).encode() + b"\n"
            for row in found:
                severities = sorted({str(finding.severity) for finding in row.findings})
                kind = Kind(row.fate.value, row.locale, row.changed_by, tuple(severities))
                numbers.append(number)
                likes.append(kinds.setdefault(kind, len(kinds)))
                ready += row.is_ready and row.fate is not Fate.REFUSE
            file.write(line)
            size += len(line)
            offsets.append(size)
        file.seek(0)
        storage().delete(f"plans/{name}.json")
        _replace(f"plans/{name}.jsonl", File(file))
    return {"offsets": offsets, "families": numbers, "likes": likes, "kinds": list(kinds),
            "ready": ready}  # fmt: skip


def _index(name: str, said: dict[str, Any]) -> None:
    _replace(f"plans/{name}.json", ContentFile(json.dumps(said).encode()))


def read_index(name: str) -> Index | None:
    """The index of the plan called *name*; None where there is none."""
    try:
        with storage().open(f"plans/{name}.json") as file:
            said = json.load(file)
    except (OSError, ValueError):
        return None
    kinds = (Kind(fate, locale, who, tuple(found)) for fate, locale, who, found in said["kinds"])
    return Index(**said | {"kinds": tuple(kinds)})


def page_of(
    name: str, index: Index, numbers: Iterable[int], brand: Brand, source_locale: str
) -> list[Family]:
    """The messages with these *numbers*, checked as they would stand."""
    with storage().open(f"plans/{name}.jsonl") as file:
        families = []
        for number in numbers:
            file.seek(index.offsets[number])
            line = file.read(index.offsets[number + 1] - index.offsets[number])
            families.append(_family(json.loads(line)))
    return families if index.is_checked else list(_checked(families, brand, source_locale))


def _checked(families: Sequence[Family], brand: Brand, source_locale: str) -> Iterator[Family]:
    here = standing([head.key for head, _ in families])
    guide = to_guide(brand)
    for head, rows in families:
        if head.fate is Fate.REFUSE:
            yield head, rows
            continue
        template = here.templates.get(head.key)
        beside = here.of(template) if template else ()
        document: dict[str, Any] = (
            message_document(template, ())
            if template
            else {"key": head.key, "title": head.title, "brand": brand.key,
                  "purpose": "transactional", "source_locale": source_locale,
                  "placeholders": {}}
        )  # fmt: skip
        document["placeholders"] = {**document["placeholders"], **head.declares}
        yield head, tuple(checked(document, rows, beside, guide))


def _document(family: Family) -> dict[str, Any]:
    head, rows = family
    return {
        "head": [head.key, head.title, head.fate.value, _told(head.why),
                 {name: dict(each) for name, each in head.declares.items()}, head.pk],
        "rows": [
            [row.channel, row.locale, row.fate.value, _told(row.why), _told(row.notes),
             [[d.label, d.before, d.after] for d in row.differences],
             row.content, row.pk, row.base, row.persona, row.arm, row.made_from, row.is_ready,
             row.changed_by,
             [[f.check, f.severity, f.part, f.start, f.end, words(f)] for f in row.findings]]
            for row in rows
        ],
    }  # fmt: skip


def _family(said: dict[str, Any]) -> Family:
    key, title, fate, why, declares, pk = said["head"]
    head = TemplateRow(key, title, Fate(fate), _words(why), Frozen(declares), pk)
    rows = tuple(_row(key, title, each) for each in said["rows"])
    return head, rows


def _row(key: str, title: str, said: Sequence[Any]) -> Row:
    channel, locale, fate, why, notes, differences, content, pk, base, *more = said
    persona, arm, made_from, is_ready, who, found = more
    at = Address(key, channel, locale, persona, arm)
    findings = tuple(
        Finding(check, Severity(severity), at, part, start, end, _SAID, {"words": text})
        for check, severity, part, start, end, text in found
    )
    return Row(
        key, title, channel, locale, Fate(fate), _words(why),
        tuple(Difference(*each) for each in differences), findings, _words(notes), content,
        pk, base, persona, arm, made_from, is_ready, changed_by=who,
    )  # fmt: skip


def _told(texts: Iterable[Words]) -> list[str]:
    return [told(each) for each in texts]


def _words(texts: Iterable[str]) -> tuple[Words, ...]:
    return tuple(say(_SAID, words=text) for text in texts)


def _replace(name: str, content: Any) -> None:
    place = storage()
    place.delete(name)
    place.save(name, content)
