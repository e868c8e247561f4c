"""``push``: message documents as drafts."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from budskap import _documents
from budskap._cli._output import as_json
from budskap._documents import Document
from budskap.answers import PushAnswer, PushedVariant
from budskap.client import Client
from budskap.errors import Conflict, Fault, Unusable

NAME = "push"
HELP = "write message documents as drafts: all of them, or nothing"
MOST = 100


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--dry-run", action="store_true", help="write nothing, tell what would be")
    parser.add_argument("--json", action="store_true", help="write the answer as JSON")


def command(client: Client, options: argparse.Namespace) -> int:
    """0 when all is written or as it was; 1 when something stands in the way."""
    documents = [each for path in options.files for each in _documents.read(path)]
    if len(documents) > MOST:
        raise Unusable(f"{len(documents)} documents are too many; push at most {MOST} at a time")
    try:
        answer = client.push([each.value for each in documents], dry_run=options.dry_run)
    except Conflict as error:
        for fault in error.problem.errors:
            print(f"{_place(fault, documents)}{fault.detail}", file=sys.stderr)
        if not error.problem.errors:
            print(error, file=sys.stderr)
        print("nothing was written", file=sys.stderr)
        return 1
    if options.json:
        as_json(answer)
    else:
        print("\n".join(_lines(answer)))
    if not answer.dry_run:
        _rebase(documents, answer)
    return int(answer.refused > 0)


def _lines(answer: PushAnswer) -> Iterator[str]:
    for template in answer.templates:
        yield f"{template.fate:<7} {template.key}"
        if template.declares:
            yield f"        declares {', '.join(template.declares)}"
        yield from (f"        ! {why}" for why in template.why)
        yield from (f"        - {note}" for note in template.notes)
        yield from _variants(each for each in answer.variants if each.key == template.key)
    would = "would be written" if answer.dry_run else "written"
    yield (
        f"{answer.written} {would}, {answer.unchanged} unchanged, {answer.refused} refused"
        + (" (dry run)" if answer.dry_run else "")
    )


def _variants(variants: Iterator[PushedVariant]) -> Iterator[str]:
    for each in variants:
        place = "/".join(filter(None, (each.channel, each.locale, each.persona, each.arm)))
        counts = {"errors": each.findings.errors, "warnings": each.findings.warnings}
        found = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
        yield f"  {each.fate:<7} {place}" + (f"  ({found})" if found else "")
        if each.fate == "refuse":
            yield from (f"        ! {why}" for why in each.why)
        yield from (f"        - {note}" for note in each.notes)


def _place(fault: Fault, documents: Sequence[Document]) -> str:
    """The file that a pointer such as ``#/messages/3/variants/0`` leads into, with a colon."""
    steps = fault.pointer.split("/")
    if len(steps) > 2 and steps[1] == "messages" and steps[2].isdecimal():
        index = int(steps[2])
        if index < len(documents):
            return f"{documents[index].place}: "
    return ""


def _rebase(documents: Sequence[Document], answer: PushAnswer) -> None:
    """Pulled files say what they were made from: from now on, what was pushed."""
    for document in documents:
        digests: dict[tuple[str, ...], str] = {
            (each.channel, each.locale, each.persona, each.arm): each.digest
            for each in answer.variants
            if each.key == document.value["key"] and each.fate in ("create", "change")
        }
        if _documents.rebase(document, digests):
            print(f"{document.path}: its base is now this draft", file=sys.stderr)
