"""A template as reviewers number it: each printed tag becomes ``{{1}}``, ``{{2}}`` and so on.

>>> from channels._provider import Variable
>>> numbered("body", "Hei {{ name }}!", [Variable("{{ name }}", "name", "Kari")]).text
'Hei {{1}}!'
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from channels._problem import Problem
from channels._provider import Variable
from channels._reading import problem, shown
from channels._tags import Run, split
from locales.words import gettext_noop

__all__ = ["Numbered", "brace_faults", "numbered", "trimmed"]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A text with numbers, the variables behind 1, 2 and so on, and what cannot be numbered."""

    text: str
    variables: tuple[Variable, ...]
    problems: tuple[Problem, ...]


def numbered(
    path: str, template: str, variables: Sequence[Variable], before: Sequence[Variable] = ()
) -> Numbered:
    """Return *template*, the text at *path*, with a number for each tag that prints.

    The same tag has the same number each time; those *before*, of an earlier text of the same
    message, keep theirs. Comments are left out. Conditions and loops cannot be numbered, nor
    can braces that reviewers would take for tags.
    """
    known = {variable.tag: variable for variable in (*before, *variables)}
    runs = [run for run in trimmed(split(template)) if not _is_comment(run)]
    used = [run.text for run in runs if run.is_tag and run.text in known]
    order = list(dict.fromkeys((*(variable.tag for variable in before), *used)))
    numbers = {tag: f"{{{{{number}}}}}" for number, tag in enumerate(order, 1)}
    text = "".join(numbers.get(run.text, run.text) if run.is_tag else run.text for run in runs)
    faults = (*_tag_faults(path, runs, numbers), *brace_faults(path, runs))
    return Numbered(text, tuple(known[tag] for tag in order), faults)


def trimmed(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield *runs* without the white space that a hyphen in the tag beside it takes away."""
    ends = ["", *(run.text[-3:-2] if run.is_tag else "" for run in runs)][: len(runs)]
    starts = [*(run.text[2:3] if run.is_tag else "" for run in runs), ""][1:]
    for run, before, after in zip(runs, ends, starts, strict=True):
        text = run.text if run.is_tag or before != "-" else run.text.lstrip()
        yield replace(run, text=text if run.is_tag or after != "-" else text.rstrip())


def _is_comment(run: Run) -> bool:
    return run.is_tag and run.text.startswith("{#")


def _tag_faults(path: str, runs: Sequence[Run], known: Container[str]) -> Iterator[Problem]:
    message = gettext_noop("%(tag)s is no placeholder that a template under review can have")
    for run in runs:
        if run.is_tag and run.text not in known:
            yield problem(path, message, tag=shown(run.text))


def brace_faults(path: str, runs: Iterable[Run]) -> Iterator[Problem]:
    """Yield the problem of braces at *path* that reviewers would take for a placeholder's."""
    message = gettext_noop("has a brace where it would be taken for a placeholder's")
    literals = ["\0" if run.is_tag else run.text for run in runs]
    if any(marks in "".join(literals) for marks in ("{{", "}}", "\0}")):
        yield problem(path, message)
