"""From nodes to one expression: the finished text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from locales.words import gettext_noop
from templates_lib.language import values
from templates_lib.language._compile import _code as code
from templates_lib.language._compile._asking import asked
from templates_lib.language._compile._chains import Called
from templates_lib.language._compile._kit import ENUMERATE, LEN
from templates_lib.language._compile._links import Links
from templates_lib.language._compile._printing import printed
from templates_lib.language._compile._scope import INDEX, ITEM, LAST, Scope
from templates_lib.language._errors import MissingValue, WrongValue
from templates_lib.language._nodes import Branch, Comment, Loop, Node, Print, Text
from templates_lib.language._unmarked import Place, place

_ITEMS = "items"
_NOTHING = code.constant("")


class Body:
    """Writes everything at once, as one f-string, and counts nothing.

    Of a branch, that is ``(condition and (text,) or … or (text,))[0]``; of a loop,
    ``"".join([text for index, item in enumerate(items)])``.
    """

    def __init__(self, links: Links) -> None:
        self._links = links

    def text(self, nodes: Sequence[Node], scope: Scope) -> code.Code:
        """Return what gives the text of ``nodes``."""
        return code.joined(list(_merged(self._pieces(nodes, scope))))

    def _pieces(self, nodes: Sequence[Node], scope: Scope) -> Iterator[code.Code]:
        for node, where in placed(nodes):
            if isinstance(node, Text):
                yield code.constant(node.text)
            elif isinstance(node, Print):
                link = code.constant(True) if self._links.begun_by(node) else None
                yield printed(node, where, scope, link)
            elif isinstance(node, Branch):
                yield code.item(arms(node, scope, lambda body: self.text(body, scope)), 0)
            elif isinstance(node, Loop):
                yield self._loop(node, scope)

    def _loop(self, node: Loop, scope: Scope) -> code.Code:
        text = self.text(node.body, scope.inside(node))
        return code.choose(
            items(node, scope),
            code.method(_NOTHING, "join", over_items(text)),
            _NOTHING,
        )


def arms(node: Branch, scope: Scope, write: Callable[[tuple[Node, ...]], code.Code]) -> code.Code:
    """Return ``condition and (written,) or … or (written,)``, which is no deeper for more arms."""
    found = []
    for arm in node.arms:
        written = code.row_of(write(arm.body))
        test = () if arm.condition is None else (asked(arm.condition, scope),)
        found.append(code.all_of(*test, written))
    if node.arms[-1].condition is not None:
        found.append(code.row_of(_NOTHING))
    return code.any_of(*found)


def items(node: Loop, scope: Scope) -> code.Code:
    """Return what checks the list, keeps it for ``over_items`` and says whether it has items."""
    held = scope.hold(node.items)
    take = scope.job.kit.add("list", _listed(scope.called(node.items)))
    found = code.named(_ITEMS, code.call(take, held.value))
    last = code.named(LAST, code.plus(code.call(LEN, found), -1))
    return code.at_least(last, 0)


def over_items(element: code.Code) -> code.Code:
    """``[element for index, item in enumerate(items)]``."""
    return code.each(element, INDEX, ITEM, code.call(ENUMERATE, code.name(_ITEMS)))


def placed(nodes: Sequence[Node]) -> Iterator[tuple[Node, Place]]:
    """Yield each node with what is known of its neighbours; comments are nobody's."""
    shown = [node for node in nodes if not isinstance(node, Comment)]
    literal = ["", *(node.text if isinstance(node, Text) else "" for node in shown), ""]
    places = map(place, literal, literal[2:])
    for node in nodes:
        yield node, Place() if isinstance(node, Comment) else next(places)


def _listed(name: Called) -> object:
    def listed(value: object) -> tuple[object, ...]:
        if value is values.MISSING:
            raise MissingValue(name(0))
        if not isinstance(value, tuple):
            raise WrongValue(name(0), gettext_noop("a list"), values.describe(value))
        return value

    return listed


def _merged(pieces: Iterator[code.Code]) -> Iterator[code.Code]:
    """Join constants that follow each other."""
    text = ""
    for piece in pieces:
        if isinstance(said := code.said(piece), str):
            text += said
            continue
        if text:
            yield code.constant(text)
            text = ""
        yield piece
    if text:
        yield code.constant(text)
