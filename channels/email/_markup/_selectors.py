"""Selectors: those of types, classes, ids and attributes, with descendants and children.

Any other (a pseudo-class, a sibling) is not read: a rule that depends on it may apply or not.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from channels.email._markup._caching import remembered
from channels.email._markup._tree import Element

__all__ = ["Budget", "Selector", "matches", "selectors"]


class _Compound(NamedTuple):
    """What one element must be: its type ("" any), ids, classes, and (name, operator, value)."""

    type: str
    ids: tuple[str, ...]
    classes: tuple[str, ...]
    attributes: tuple[tuple[str, str, str], ...]


class Selector(NamedTuple):
    """Compounds from right to left, each with whether the next must be its parent.

    ``needs`` is what must be somewhere in a document: "#id", ".class", "[attribute]", types.
    """

    steps: tuple[tuple[_Compound, bool], ...]
    specificity: tuple[int, int, int]
    needs: frozenset[str]

    @property
    def attributes(self) -> Iterator[str]:
        """The names of the attributes that it looks at, those for ids and classes left out."""
        return (name for compound, _ in self.steps for name, _, _ in compound.attributes)

    @property
    def key(self) -> str:
        """What an element must have at least: "#id", ".class", a type, or "*"."""
        last = self.steps[0][0]
        if last.ids:
            return f"#{last.ids[0]}"
        return f".{last.classes[0]}" if last.classes else last.type or "*"


class Budget:
    """How many comparisons are left: hostile style sheets must not cost more than time allows."""

    def __init__(self, left: int) -> None:
        self.left = left


# No style sheet of a mail has more steps; each one multiplies what matching may cost.
_MOST_STEPS = 8
_STEP = re.compile(r"\s*([>\s])\s*")
_SIMPLE = re.compile(
    r"""
      (?P<type>\*|[A-Za-z][\w-]*+) | \#(?P<id>[\w-]++) | \.(?P<class>[\w-]++)
    | \[\s*+(?P<name>[\w-]++)\s*+
      (?:(?P<operator>[~|^$*]?=)\s*+(?P<value>"[^"]*+"|'[^']*+'|[\w-]++))?\s*+\]
    """,
    re.VERBOSE,
)


@remembered(maxsize=2048)
def selectors(prelude: str) -> tuple[Selector, ...]:
    """Return the selectors of a rule that can be read."""
    read = (_selector(each.strip()) for each in prelude.split(","))
    return tuple(selector for selector in read if selector is not None)


def matches(selector: Selector, element: Element, chain: Sequence[Element], budget: Budget) -> bool:
    """Whether *selector* selects *element*; *chain* is every element of the document."""
    return _is(selector.steps[0][0], element, budget) and _rest(
        selector.steps, 0, element, chain, budget
    )


def _rest(
    steps: Sequence[tuple[_Compound, bool]],
    at: int,
    element: Element,
    chain: Sequence[Element],
    budget: Budget,
) -> bool:
    """Whether the steps after the one *at*, which *element* meets, are met above it."""
    if at + 1 == len(steps):
        return True
    parent_only, above = steps[at][1], element.parent
    while above >= 0 and budget.left > 0:
        other = chain[above]
        if _is(steps[at + 1][0], other, budget) and _rest(steps, at + 1, other, chain, budget):
            return True
        if parent_only:
            return False
        above = other.parent
    return False


def _is(compound: _Compound, element: Element, budget: Budget) -> bool:
    budget.left -= 1
    if compound.type and compound.type != element.name:
        return False
    if compound.ids and (element.get("id"),) * len(compound.ids) != compound.ids:
        return False
    if compound.classes and not set(compound.classes) <= set((element.get("class") or "").split()):
        return False
    return all(_has(element, *test) for test in compound.attributes)


def _has(element: Element, name: str, operator: str, value: str) -> bool:
    actual = element.get(name)
    if actual is None:
        return False
    tests: Mapping[str, bool] = {
        "": True,
        "=": actual == value,
        "~=": value in actual.split(),
        "|=": actual == value or actual.startswith(f"{value}-"),
        "^=": bool(value) and actual.startswith(value),
        "$=": bool(value) and actual.endswith(value),
        "*=": bool(value) and value in actual,
    }
    return tests[operator]


def _selector(text: str) -> Selector | None:
    pieces = _STEP.split(text)
    if not text or len(pieces) // 2 >= _MOST_STEPS:
        return None
    compounds = [_compound(piece) for piece in pieces[::2]]
    if any(compound is None for compound in compounds):
        return None
    known = [compound for compound in compounds if compound is not None]
    parents = [mark == ">" for mark in pieces[1::2]]
    steps = tuple(zip(reversed(known), [*reversed(parents), False], strict=True))
    return Selector(
        steps,
        (
            sum(len(each.ids) for each in known),
            sum(len(each.classes) + len(each.attributes) for each in known),
            sum(each.type != "" for each in known),
        ),
        frozenset(need for each in known for need in _needs(each)),
    )


def _needs(compound: _Compound) -> Iterator[str]:
    yield from (f"#{each}" for each in compound.ids)
    yield from (f".{each}" for each in compound.classes)
    yield from (f"[{name}]" for name, _, _ in compound.attributes)
    if compound.type:
        yield compound.type


def _compound(text: str) -> _Compound | None:
    if not text or _SIMPLE.sub("", text):
        return None
    found = list(_SIMPLE.finditer(text))
    types = [match["type"].lower() for match in found if match["type"]]
    return _Compound(
        types[0].replace("*", "") if types else "",
        tuple(match["id"] for match in found if match["id"]),
        tuple(match["class"] for match in found if match["class"]),
        tuple(
            (match["name"].lower(), match["operator"] or "", (match["value"] or "").strip("\"'"))
            for match in found
            if match["name"]
        ),
    )
