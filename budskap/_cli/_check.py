"""``check``: message documents against the brand's guide, as the server knows it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from budskap import _documents
from budskap._cli._output import as_json
from budskap._documents import Document
from budskap.answers import Finding
from budskap.client import Client
from budskap.errors import BadAnswer

NAME = "check"
HELP = "find what is wrong in message documents, by the brand's guide on the server"


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    guide = parser.add_mutually_exclusive_group()
    guide.add_argument("--brand", help="hold it against this brand, not the document's own")
    guide.add_argument("--guide", type=Path, metavar="GUIDE.json", help="or against this guide")
    parser.add_argument("--fail-on", choices=("error", "warning"), default="error")
    parser.add_argument("--format", choices=("text", "json", "sarif"), default="text")


def command(client: Client, options: argparse.Namespace) -> int:
    """0 without errors (or warnings, as --fail-on says), 1 with."""
    documents = [each for path in options.files for each in _documents.read(path)]
    guide = _documents.read_json(options.guide) if options.guide else None
    return _FORMATS[options.format](_Judge(client, options, guide), documents)


class _Judge:
    """Sends one document after another, each with what it is held against."""

    def __init__(
        self, client: Client, options: argparse.Namespace, guide: Mapping[str, Any] | None
    ) -> None:
        self.client, self.brand, self.guide = client, options.brand, guide
        self.fail_on: str = options.fail_on

    def held_against(self, document: Document) -> str | None:
        if self.guide is not None:
            return None
        own = document.value.get("brand")
        return self.brand or (own if isinstance(own, str) and own else None)


def _text(judge: _Judge, documents: Sequence[Document]) -> int:
    status = 0
    counts = {"errors": 0, "warnings": 0, "infos": 0}
    for document in documents:
        found = judge.client.check(
            document.value, judge.guide, judge.held_against(document), fail_on=judge.fail_on
        )
        for each in found.findings:
            where = "/".join(
                filter(None, (each.key, each.channel, each.locale, each.persona, each.arm))
            )
            hint = f" Write: {each.suggestion}" if each.suggestion else ""
            print(
                f"{document.place}: {where} {each.part} at {each.start}: {each.severity}: "
                f"{each.message} [{each.check}]{hint}"
            )
        counts = {name: count + getattr(found, name) for name, count in counts.items()}
        status = max(status, found.exit_status)
    print(", ".join(f"{count} {name}" for name, count in counts.items()))
    return status


def _json(judge: _Judge, documents: Sequence[Document]) -> int:
    status = 0
    findings: list[Finding] = []
    for document in documents:
        found = judge.client.check(
            document.value, judge.guide, judge.held_against(document), fail_on=judge.fail_on
        )
        findings += found.findings
        status = max(status, found.exit_status)
    as_json(findings)
    return status


def _sarif(judge: _Judge, documents: Sequence[Document]) -> int:
    """One log with a run for each document."""
    status, log = 0, None
    for document in documents:
        text, one = judge.client.check_as(
            "sarif",
            document.value,
            judge.guide,
            judge.held_against(document),
            fail_on=judge.fail_on,
        )
        status = max(status, one)
        log = _joined(log, text)
    print(json.dumps(log, ensure_ascii=False, indent=1))
    return status


def _joined(log: dict[str, Any] | None, text: str) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(text)
        runs = [*(log["runs"] if log else ()), *found["runs"]]
    except (ValueError, TypeError, LookupError) as error:
        raise BadAnswer("the answer is no SARIF log") from error
    return {**found, "runs": runs}


_FORMATS: Mapping[str, Callable[[_Judge, Sequence[Document]], int]] = {
    "text": _text,
    "json": _json,
    "sarif": _sarif,
}
