"""From the nodes of a template to what one target can do.

Nothing is dropped: what a target has no form for becomes a value that has to be computed (see
``Scene.derived``), and what cannot become that is refused by name.
"""

from __future__ import annotations

from collections.abc import Sequence

from locales.words import gettext_noop
from templates_lib.language import Branch, Comment, Loop, Node, Print, Text
from templates_lib.language._escape import one_line
from templates_lib.merge import _tree as tree
from templates_lib.merge._conditions import lowered as condition
from templates_lib.merge._prints import printed
from templates_lib.merge._scene import CannotAsk, Scene, names_in
from templates_lib.merge._values import Frame

__all__ = ["lowered"]

_NEAR = 64
_BREAK_AT_EDGE = gettext_noop(
    "A line break at the edge of this text would be written otherwise there; take it out."
)
_BRANCH = gettext_noop(
    "There are no conditions there; write a message for each case, and let the sender choose."
)
_LOOP = gettext_noop(
    "There are no lists there; let the list be one value (a text), or leave it out."
)


def lowered(nodes: Sequence[Node], scene: Scene) -> tuple[tree.Piece, ...]:
    """The pieces of a text."""
    shown = [node for node in nodes if not isinstance(node, Comment)]
    found: list[tree.Piece] = []
    for index, node in enumerate(shown):
        before, after = _literal(shown, index - 1), _literal(shown, index + 1)
        if isinstance(node, Text):
            found.append(_words(node, scene, alone=len(shown) == 1))
        elif isinstance(node, Print):
            found += printed(node, before[-_NEAR:], after[:1], scene)
        elif isinstance(node, Branch):
            found.append(_branch(node, scene))
        elif isinstance(node, Loop):
            found.append(_loop(node, scene))
    return tree.merged(tuple(found))


def _literal(nodes: Sequence[Node], index: int) -> str:
    node = nodes[index] if 0 <= index < len(nodes) else None
    return node.text if isinstance(node, Text) else ""


def _words(node: Text, scene: Scene, *, alone: bool) -> tree.Words:
    text = node.text
    if scene.output.escape == "line":
        text = one_line(text)
        if (
            text != node.text
            and not alone
            and not (node.text[0].isprintable() and node.text[-1].isprintable())
        ):
            scene.refuse("line break", _BREAK_AT_EDGE, node.start, node.end)
    return tree.Words(text, node.start, node.end)


def _branch(node: Branch, scene: Scene) -> tree.Piece:
    if scene.target.can.plain_flags:
        return _guarded(node, scene) or _whole(node, scene)
    try:
        tests = [condition(arm.condition, scene) for arm in node.arms if arm.condition is not None]
    except CannotAsk:
        if scene.target.branch == "refused":
            scene.refuse("if", _BRANCH, node.start, node.end)
            return tree.Words("", node.start, node.end)
        return _whole(node, scene)
    bodies = [lowered(arm.body, scene) for arm in node.arms]
    cases = tuple(tree.Case(test, body) for test, body in zip(tests, bodies, strict=False))
    other = bodies[-1] if node.arms[-1].condition is None else ()
    return tree.Choice(cases, other, node.start, node.end)


def _guarded(node: Branch, scene: Scene) -> tree.Piece | None:
    """A branch of literal texts, each behind a flag of its own; None where that will not do."""
    found: list[tree.Case] = []
    said = ""
    for arm in node.arms:
        texts = [each for each in arm.body if not isinstance(each, Comment)]
        if not all(isinstance(each, Text) for each in texts):
            return None
        text = "".join(each.text for each in texts if isinstance(each, Text))
        if set("()?") & set(text) or "\n" in text:
            return None
        word = "else" if arm.condition is None else scene.words(arm.condition)
        keyword = "if" if arm is node.arms[0] else "elif"
        tag = "{% else %}" if arm.condition is None else f"{{% {keyword} {word} %}}"
        if text:
            frame = Frame(f"{said}{tag}1{{% endif %}}")
            ref = scene.derived(frame, "case", "flag", node, f"{said}{tag}…{{% endif %}}")
            found.append(tree.Case(tree.Flag(ref), (tree.Words(text, arm.start, arm.end),)))
        said += tag
    return tree.Choice(tuple(found), (), node.start, node.end)


def _loop(node: Loop, scene: Scene) -> tree.Piece:
    declared = scene.declared.get(node.items.path[0])
    if declared is None or not scene.target.can.loop:
        if scene.target.loops == "refused":
            scene.refuse("for", _LOOP, node.start, node.end)
            return tree.Words("", node.start, node.end)
        return _whole(node, scene)
    items = scene.names.native(node.items.path[0], "list", fields=tuple(declared.fields))
    body = lowered(node.body, scene.inside(node, items, declared))
    return tree.Each(items, node.variable, body, node.start, node.end)


def _whole(node: Branch | Loop, scene: Scene) -> tree.Gap:
    """A branch or loop as one value: its finished text."""
    escape = scene.output.escape
    words = scene.words(node)
    frame = Frame(words, escape)
    name = next(iter(names_in(node)), None)
    wish = f"{scene.called(name)} wording" if name else "wording"
    return scene.gap(frame, wish, node, words)
