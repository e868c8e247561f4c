"""Finished outputs as a sender fills them in by Handlebars: ``{{name}}`` for each printed tag.

Values come finished ("1 299,50 kr"), so a tag's filters are ours to apply and not the sender's.
In HTML Handlebars escapes what it prints; elsewhere three braces print it as it is (Handlebars
language guide, "HTML escaping").

>>> from channels._output import Output
>>> from channels._provider import Variable
>>> subject = Output("subject", "Subject", "Hei {{ name }}!", "line")
>>> handlebars([subject], [Variable("{{ name }}", "name", "Kari")])[0]["subject"]
'Hei {{{name}}}!'
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from channels._numbered import brace_faults, trimmed
from channels._output import Output
from channels._problem import Problem
from channels._provider import Variable
from channels._reading import problem, shown
from channels._tags import Run, split
from locales.words import gettext_noop

__all__ = ["handlebars"]

_CONTROL = gettext_noop(
    "%(tag)s is a condition or a loop, and a template at the provider has none: make a message of "
    "each case"
)
_UNKNOWN = gettext_noop("there is no value for %(tag)s")


def handlebars(
    outputs: Iterable[Output], variables: Sequence[Variable]
) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """Return name -> text of each output, and all that Handlebars could not carry."""
    names = {variable.tag: variable.name for variable in variables}
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for output in outputs:
        runs = [run for run in trimmed(split(output.template)) if not run.text.startswith("{#")]
        problems += [*_faults(output.name, runs, names), *brace_faults(output.name, runs)]
        form = "{{%s}}" if output.escape == "html" else "{{{%s}}}"
        texts[output.name] = "".join(
            form % names[run.text] if run.is_tag and run.text in names else run.text for run in runs
        )
    return texts, tuple(dict.fromkeys(problems))


def _faults(path: str, runs: Iterable[Run], names: Mapping[str, str]) -> Iterator[Problem]:
    for run in runs:
        if run.is_tag and run.text.startswith("{%"):
            yield problem(path, _CONTROL, tag=shown(run.text))
        elif run.is_tag and run.text not in names:
            yield problem(path, _UNKNOWN, tag=shown(run.text))
