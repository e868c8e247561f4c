"""The consistency checker. One check is one module here; the package is walked.

    >>> from templates_lib import checks, guide, message
    >>> findings = checks.run(message.load(document), guide.load(guide_document))

A module without a leading underscore holds one ``CHECK`` that bears the module's name, the name of
the fault it finds. Adding a check is adding a module.
"""

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping

from channels import Problem
from templates_lib.checks._check import Check, Example, Setting
from templates_lib.checks._engine import CRASHED, UnknownCheckError, run_checks
from templates_lib.checks._explaining import Explanation, explained
from templates_lib.checks._extras import Off
from templates_lib.checks._extras import off as _off
from templates_lib.checks._finding import Finding, Related, Severity
from templates_lib.checks._index import Index, IndexDocumentError, Observation
from templates_lib.checks._many import run_each
from templates_lib.checks._observing import indexed, observed
from templates_lib.checks._registry import CheckModuleError, find
from templates_lib.checks._settings import problem_of, problems
from templates_lib.guide import Guide
from templates_lib.message import Address, Message

__all__ = [
    "CHECKS",
    "CRASHED",
    "Check",
    "CheckModuleError",
    "Example",
    "Explanation",
    "Finding",
    "Index",
    "IndexDocumentError",
    "Observation",
    "Off",
    "Related",
    "Setting",
    "Severity",
    "UnknownCheckError",
    "explained",
    "index_of",
    "observations_of",
    "off",
    "problem_of",
    "problems_of",
    "run",
    "run_many",
]

CHECKS: Mapping[str, Check] = find(sys.modules[__name__])


def run(
    message: Message,
    guide: Guide | None = None,
    *,
    only: Collection[str] | None = None,
    about: Collection[Address] | None = None,
    index: Index | None = None,
) -> list[Finding]:
    """All findings in ``message``, in the order of address, part and place.

    ``guide`` is what the brand wants; without it, checks that need it stay silent. ``only`` names
    the checks to run (``UnknownCheckError`` for a name that is none), ``about`` the variants
    wanted. ``index`` is what the brand's other messages say; without it, checks that compare
    with them stay silent.
    """
    return run_checks(CHECKS, message, guide, only=only, about=about, index=index)


def run_many(
    messages: Iterable[Message],
    guide: Guide | None = None,
    *,
    indexes: Mapping[str, Index] | None = None,
    processes: int = 1,
) -> Iterator[list[Finding]]:
    """The findings of each of ``messages``, in their order: as ``run``, by so many processes beside
    each other. ``indexes`` say what each brand's other messages say, by the brand's key.
    """
    return run_each(_run, messages, guide, indexes or {}, processes)


def _run(message: Message, guide: Guide | None, index: Index | None) -> list[Finding]:
    return run(message, guide, index=index)


def observations_of(message: Message, guide: Guide | None = None) -> tuple[Observation, ...]:
    """What ``message`` adds to an index: ``index.put(message.key, observations_of(message))``."""
    return observed(CHECKS, message, guide)


def index_of(messages: Iterable[Message], guide: Guide | None = None) -> Index:
    """What all ``messages`` of a brand say, for ``run``: those that readers receive."""
    return indexed(CHECKS, messages, guide)


def problems_of(guide: Guide) -> tuple[Problem, ...]:
    """What ``guide`` says of checks and settings that there are none of, each with its path and the
    nearest names. ``run`` passes by such things in silence."""
    return problems(CHECKS, guide)


def off() -> Mapping[str, tuple[Off, ...]]:
    """Check id -> why it is off, everywhere or in some locales: an optional extra is missing."""
    return _off(CHECKS)
