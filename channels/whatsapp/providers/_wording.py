"""A template of ours as a text with the placeholders of a provider: ``{{1}}`` or ``{{name}}``.

Each printed tag gets a placeholder of its own, in the order of the text, also where one stands
twice: the request that makes the template and the one that sends it then agree by counting.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count, product
from string import ascii_lowercase

from channels._problem import Problem
from channels._provider import Handover, Variable
from channels._reading import problem
from channels.whatsapp._limits import SPACES, VALUE_SOURCE
from channels.whatsapp._wording import pieces, printed, prints
from locales.words import gettext_noop

__all__ = [
    "Slot",
    "Wording",
    "filled",
    "name_problems",
    "sample_of",
    "sample_problems",
    "value_problems",
    "variables_of",
    "worded",
]

_NO_VALUE = gettext_noop("there is no value for %(tag)s")
_NO_SAMPLE = gettext_noop("there is no sample for %(tag)s, and WhatsApp reviews with one")
_UNFIT = gettext_noop(
    "the value of %(tag)s holds a line break, a tab or more than %(spaces)s spaces in a row "
    "(%(source)s)"
)
_NAME = gettext_noop(
    "a named parameter holds small letters and “_” only, and %(name)s is another: use positional "
    "ones"
)

_UNFIT_SIGNS = re.compile(rf"[\r\n\t\u2028\u2029]| {{{SPACES.value + 1},}}")
# Meta, templates/overview: lower-case letters and underscores.
_NAMED = re.compile(r"[a-z_]+")


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder: what it is called in the text ("1", "first_name"), and what fills it."""

    name: str
    variable: Variable


@dataclass(frozen=True, slots=True)
class Wording:
    """A text with a provider's placeholders, and those in order."""

    text: str
    slots: tuple[Slot, ...]


def variables_of(handover: Handover) -> Mapping[str, Variable]:
    """Return tag -> variable."""
    return {variable.tag: variable for variable in handover.variables}


def worded(
    template: str, variables: Mapping[str, Variable], *, named: bool = False, first: int = 1
) -> Wording:
    """Return *template* with ``{{1}}`` (from *first* on), or ``{{name}}``, for each tag."""
    tags = [run.text for run in printed(template)]
    if named:
        names = list(_named([_plain(variables[tag].name) for tag in tags]))
    else:
        names = [str(number) for number in range(first, first + len(tags))]
    free = iter(names)
    text = "".join(f"{{{{{next(free)}}}}}" if prints(run) else run.text for run in pieces(template))
    slots = (Slot(name, variables[tag]) for name, tag in zip(names, tags, strict=True))
    return Wording(text, tuple(slots))


def filled(template: str, variables: Mapping[str, Variable]) -> str:
    """Return *template* with a sample in the place of each placeholder."""
    runs = pieces(template)
    return "".join(sample_of(variables[run.text]) if prints(run) else run.text for run in runs)


def sample_of(variable: Variable) -> str:
    """Return what stands for the variable in a review: its first sample, else its value."""
    return next(iter(variable.samples), variable.value)


def value_problems(
    path: str, template: str, variables: Mapping[str, Variable]
) -> Iterator[Problem]:
    """Yield values in *template* that are not there, or that Meta refuses."""
    for run in printed(template):
        variable = variables.get(run.text)
        if variable is None or not variable.value.strip():
            yield problem(path, _NO_VALUE, tag=run.text)
        elif _UNFIT_SIGNS.search(variable.value):
            words = {"tag": run.text, "spaces": SPACES.value, "source": VALUE_SOURCE}
            yield problem(path, _UNFIT, **words)


def sample_problems(
    path: str, template: str, variables: Mapping[str, Variable]
) -> Iterator[Problem]:
    """Yield tags in *template* without a sample that can be shown to a reviewer."""
    for run in printed(template):
        variable = variables.get(run.text)
        if variable is None or not sample_of(variable).strip():
            yield problem(path, _NO_SAMPLE, tag=run.text)
        elif _UNFIT_SIGNS.search(sample_of(variable)):
            words = {"tag": run.text, "spaces": SPACES.value, "source": VALUE_SOURCE}
            yield problem(path, _UNFIT, **words)


def name_problems(path: str, template: str, variables: Mapping[str, Variable]) -> Iterator[Problem]:
    """Yield tags in *template* whose name Meta does not take."""
    for run in printed(template):
        variable = variables.get(run.text)
        if variable is not None and not _NAMED.fullmatch(_plain(variable.name)):
            yield problem(path, _NAME, name=variable.name)


def _plain(name: str) -> str:
    """Return *name* without the number that tells it from others: letters do that at Meta."""
    return re.sub(r"_[0-9]+$", "", name)


def _named(names: Sequence[str]) -> Iterator[str]:
    """Yield each name; one that was there before gets a letter: "city", "city_b", "city_c"."""
    taken = set(names)
    seen: set[str] = set()
    for name in names:
        others = (f"{name}_{letters}" for letters in _letters() if f"{name}_{letters}" not in taken)
        told = next(each for each in chain([name], others) if each not in seen)
        seen.add(told)
        yield told


def _letters() -> Iterator[str]:
    """Yield "b" to "z", then "aa", "ab" and so on."""
    wide = ("".join(pair) for width in count(2) for pair in product(ascii_lowercase, repeat=width))
    return chain(ascii_lowercase[1:], wide)
