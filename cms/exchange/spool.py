"""A plan of many rows in a file: written once, and shown a page at a time without the rest.

A line is one message with its rows, as JSON. The index tells of each row its message, fate and
locale, so that a page is found without reading more than its own lines.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile

from channels._frozen import Frozen
from cms.door import message_document, to_guide
from cms.exchange.families import checked
from cms.exchange.kept import storage
from cms.exchange.plan import Difference, Fate, Row, TemplateRow
from cms.exchange.planning import Family
from cms.exchange.proposing import Proposal
from cms.exchange.saying import told
from cms.exchange.standing import standing
from cms.exchange.words import Words, say
from cms.models import Brand

__all__ = ["Index", "page_of", "read_index", "spool"]


@dataclass(frozen=True)
class Index:
    """What a spooled plan says at large. ``rows`` are (family, fate, locale), in order."""

    offsets: tuple[int, ...]
    rows: tuple[tuple[int, str, str], ...]
    notes: tuple[str, ...]
    left_out: int
    is_return: bool
    profile: dict[str, Any] | None

    @property
    def counts(self) -> dict[Fate, int]:
        counted = Counter(fate for _, fate, _ in self.rows)
        return {fate: counted[fate.value] for fate in Fate}

    @property
    def locales(self) -> dict[str, int]:
        return dict(Counter(locale for _, _, locale in self.rows))


def spool(name: str, proposal: Proposal, progress: Callable[[int], None]) -> dict[str, Any]:
    """Plan *proposal* into the files called *name*; what it says at large."""
    offsets, rows, size = [], [], 0
    with TemporaryFile() as file:
        for families in proposal.families():
            for head, found in families:
                line = json.dumps(_document((head, found)), ensure_ascii=False).encode() + b"\n"
                offsets.append(size)
                rows += [(len(offsets) - 1, row.fate.value, row.locale) for row in found]
                file.write(line)
                size += len(line)
            progress(len(rows))
        file.seek(0)
        _replace(f"plans/{name}.jsonl", File(file))
    offsets.append(size)
    plan = proposal.plan([])
    index = {
        "offsets": offsets, "rows": rows, "notes": [told(note) for note in plan.notes],
        "left_out": len(plan.ignored), "is_return": plan.is_return,
        "profile": None if plan.is_return else plan.profile.document(),
    }  # fmt: skip
    _replace(f"plans/{name}.json", ContentFile(json.dumps(index).encode()))
    return {"rows": len(rows)}


def read_index(name: str) -> Index | None:
    """The index of the plan called *name*; None where there is none."""
    try:
        with storage().open(f"plans/{name}.json") as file:
            said = json.load(file)
    except (OSError, ValueError):
        return None
    rows = tuple((family, fate, locale) for family, fate, locale in said["rows"])
    return Index(
        tuple(said["offsets"]),
        rows,
        tuple(said["notes"]),
        said["left_out"],
        said["is_return"],
        said["profile"],
    )


def page_of(name: str, index: Index, numbers: Iterable[int], brand: Brand) -> list[Family]:
    """The messages with these *numbers*, checked as they would stand."""
    with storage().open(f"plans/{name}.jsonl") as file:
        families = []
        for number in numbers:
            file.seek(index.offsets[number])
            line = file.read(index.offsets[number + 1] - index.offsets[number])
            families.append(_family(json.loads(line)))
    return list(_checked(families, brand))


def _checked(families: Sequence[Family], brand: Brand) -> Iterator[Family]:
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
                  "purpose": "transactional", "source_locale": brand.source_locale,
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
             row.content, row.pk, row.base, row.persona, row.arm]
            for row in rows
        ],
    }  # fmt: skip


def _family(said: dict[str, Any]) -> Family:
    key, title, fate, why, declares, pk = said["head"]
    head = TemplateRow(key, title, Fate(fate), _words(why), Frozen(declares), pk)
    rows = tuple(
        Row(key, title, channel, locale, Fate(fate), _words(why),
            tuple(Difference(*each) for each in differences), (), _words(notes), content, pk, base,
            persona, arm)
        for channel, locale, fate, why, notes, differences, content, pk, base, persona, arm
        in said["rows"]
    )  # fmt: skip
    return head, rows


def _told(words: Iterable[Words]) -> list[str]:
    return [told(each) for each in words]


def _words(texts: Iterable[str]) -> tuple[Words, ...]:
    return tuple(say("%(words)s", words=text) for text in texts)


def _replace(name: str, content: Any) -> None:
    place = storage()
    place.delete(name)
    place.save(name, content)
