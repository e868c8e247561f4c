"""The command ``check``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping

from templates_lib import checks, guide, message
from templates_lib._cli import _text
from templates_lib._cli._json import findings_as_json
from templates_lib._cli._reading import Input, UnusableInput, documents, one_document
from templates_lib._cli._report import Checked
from templates_lib._cli._sarif import findings_as_sarif
from templates_lib.checks import Severity

__all__ = ["FORMATS", "command"]

FORMATS: Mapping[str, Callable[[Iterable[Checked]], Iterator[str]]] = {
    "json": findings_as_json,
    "sarif": findings_as_sarif,
    "text": _text.findings_as_text,
}


def command(options: argparse.Namespace) -> int:
    """Check every document; 0 without errors, 1 with, 2 when an input could not be used."""
    brand = _guide(options.guide) if options.guide else None
    tally = _Tally()
    for piece in FORMATS[options.format](
        tally.watch(_checked(options.files, brand, options.processes))
    ):
        sys.stdout.write(piece)
    sys.stdout.flush()
    return tally.status


class _Tally:
    """What was met on the way."""

    def __init__(self) -> None:
        self.unusable = self.errors = False

    def watch(self, results: Iterable[Checked | UnusableInput]) -> Iterator[Checked]:
        """The results that are some; each unusable input is told on standard error."""
        for result in results:
            if isinstance(result, UnusableInput):
                self.unusable = True
                print(result, file=sys.stderr)
            else:
                grave = (finding.severity is Severity.ERROR for finding in result.findings)
                self.errors = any(grave) or self.errors
                yield result

    @property
    def status(self) -> int:
        return 2 if self.unusable else int(self.errors)


def _checked(
    files: Iterable[str], brand: guide.Guide | None, processes: int
) -> Iterator[Checked | UnusableInput]:
    """Each document, read among all that were given: what its brand says elsewhere counts."""
    given = [_loaded(document) for name in files for document in documents(name)]
    usable = [each for each in given if not isinstance(each, UnusableInput)]
    indexes = {
        key: checks.index_of((one for _, one in usable if one.brand == key), brand)
        for key in {one.brand for _, one in usable}
    }
    messages = [one for _, one in usable]
    found = checks.run_many(messages, brand, indexes=indexes, processes=processes)
    for each in given:
        if isinstance(each, UnusableInput):
            yield each
        else:
            document, loaded = each
            yield Checked(document, loaded, tuple(next(found)))


def _loaded(document: Input | UnusableInput) -> tuple[Input, message.Message] | UnusableInput:
    if isinstance(document, UnusableInput):
        return document
    try:
        return document, message.load(document.value)
    except message.MessageError as error:
        return UnusableInput(document.place, _text.problems(error.problems))


def _guide(name: str) -> guide.Guide:
    document = one_document(name)
    try:
        loaded = guide.load(document.value)
    except guide.GuideError as error:
        raise UnusableInput(document.place, _text.problems(error.problems)) from None
    if found := checks.problems_of(loaded):
        raise UnusableInput(document.place, _text.problems(found))
    return loaded
