"""Writing piece by piece with an eye on the limits, for templates that could pass them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from locales.words import gettext_noop
from templates_lib.language._compile import _code as code
from templates_lib.language._compile._body import arms, items, over_items, placed
from templates_lib.language._compile._limits import MAX_OUTPUT, MAX_STEPS
from templates_lib.language._compile._printing import printed
from templates_lib.language._compile._scope import Scope
from templates_lib.language._errors import OutputTooLong
from templates_lib.language._escape import begins_link
from templates_lib.language._nodes import Branch, Loop, Node, Print, Text

TALLY = "tally"


class Tally:
    """What was written so far, and by how many steps."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._steps = 0

    def step(self) -> None:
        """Go through one node more."""
        self._steps += 1
        if self._steps > MAX_STEPS:
            raise OutputTooLong(MAX_STEPS, gettext_noop("steps"))

    def add(self, text: str) -> None:
        """Write one piece more."""
        self._length += len(text)
        if self._length > MAX_OUTPUT:
            raise OutputTooLong(MAX_OUTPUT)
        if text:
            self._pieces.append(text)

    def begins_link(self) -> bool:
        """Whether what comes next is the beginning of a link."""
        return begins_link(self._pieces[-1] if self._pieces else "")

    def text(self) -> str:
        return "".join(self._pieces)


class Counted:
    """Writes into a ``Tally``; ``html``: it also asks it where links begin."""

    def __init__(self, html: bool) -> None:
        self._link = _told("begins_link") if html else None

    def text(self, nodes: Sequence[Node], scope: Scope) -> code.Code:
        """Return what writes ``nodes`` and gives the text of everything written."""
        return code.item(code.row_of(self._written(nodes, scope), _told("text")), 1)

    def _written(self, nodes: Sequence[Node], scope: Scope) -> code.Code:
        return code.row_of(*self._acts(nodes, scope))

    def _acts(self, nodes: Sequence[Node], scope: Scope) -> Iterator[code.Code]:
        for node, where in placed(nodes):
            yield _told("step")
            if isinstance(node, Text):
                yield _told("add", code.constant(node.text))
            elif isinstance(node, Print):
                yield _told("add", printed(node, where, scope, self._link))
            elif isinstance(node, Branch):
                yield arms(node, scope, lambda body: self._written(body, scope))
            elif isinstance(node, Loop):
                inside = self._written(node.body, scope.inside(node))
                yield code.choose(items(node, scope), over_items(inside), code.constant(None))


def _told(verb: str, *arguments: code.Code) -> code.Code:
    return code.method(code.name(TALLY), verb, *arguments)
