"""Tags that print: the value itself, a form the target has, or a text that is computed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from templates_lib.language import (
    Constant,
    FilterUse,
    Name,
    Operand,
    Print,
    TemplateError,
    parse,
)
from templates_lib.language._escape import one_line
from templates_lib.language.cldr import plain
from templates_lib.merge import _tree as tree
from templates_lib.merge._conditions import can_be_compared
from templates_lib.merge._plurals import never_other, rules
from templates_lib.merge._scene import TEXTS, Scene, is_one_line, parts, quotable
from templates_lib.merge._values import Frame
from templates_lib.placeholders import Placeholder

__all__ = ["printed"]

_NUMBER = re.compile("##?")
_WRITTEN = {"count": "number", "list": "list"}


def printed(node: Print, before: str, after: str, scene: Scene) -> tuple[tree.Piece, ...]:
    """What one tag becomes; ``before`` and ``after`` are the literal text that touches it."""
    name, filters = parts(node.expression)
    link = scene.begins_link(node.start)
    if isinstance(name, Constant):
        said = None if link else _constant(node, scene)
        if said is not None:
            return (tree.Words(said, node.start, node.end),)
    else:
        declared = scene.what(name)
        if declared is not None and not (link and declared.type != "url"):
            found = _by_itself(node, name, declared, filters, scene)
            if found is not None:
                return found
    return (_computed(node, before, after, scene),)


def _constant(node: Print, scene: Scene) -> str | None:
    """The finished text of a tag without a value."""
    try:
        return parse(_tag(node.expression, scene)).render(
            {},
            scene.locale,
            placeholders=scene.declared or None,
            escape=scene.output.escape,
            plain=scene.plain,
        )
    except TemplateError:
        return None


def _computed(node: Print, before: str, after: str, scene: Scene) -> tree.Gap:
    tag, escape = _tag(node.expression, scene), scene.output.escape
    frame = Frame(tag)
    if escape == "line" and not _is_one_line(node.expression, scene):
        frame = Frame(tag, "line")
    elif escape == "marks":
        # A brace would run together with the tag's own; for the rest, any letter is as good.
        touching = f"{before[:-1]}x" if before.endswith("{") else before
        mark = after[:1] if after[:1] in ("*", "_", "~", "`") else ""
        frame = Frame(f"{touching}{tag}{mark}", "marks", touching, mark)
    return scene.gap(frame, _wish(node.expression, scene), node, tag)


def _is_one_line(operand: Operand, scene: Scene) -> bool:
    """Whether what is written can have no line break: a subject writes it as any text does."""
    name, filters = parts(operand)
    declared = scene.what(name) if isinstance(name, Name) else None
    said = [str(value) for use in filters for value in use.bound.values()]
    known = declared is not None and declared.type not in ("text", "list")
    return known and all(one_line(text) == text for text in said)


def _tag(operand: Operand, scene: Scene) -> str:
    return f"{{{{ {scene.words(operand)} }}}}"


def _wish(operand: Operand, scene: Scene) -> str:
    """What a computed value should be called: ``total_money``."""
    name, filters = parts(operand)
    if isinstance(name, Constant):
        return "text"
    if filters:
        use = next((each for each in filters if each.name != "default"), filters[0])
        style = use.bound.get("style")
        how = style if isinstance(style, str) else use.name
    else:
        declared = scene.what(name)
        type_ = declared.type if declared is not None else "text"
        how = _WRITTEN.get(type_, "" if type_ in TEXTS else type_)
        how = how or {"line": "line", "marks": "plain"}.get(scene.output.escape, "")
    called = scene.called(name)
    return f"{called} {'text' if how and called.endswith(how) else how}".rstrip()


def _by_itself(
    node: Print, name: Name, declared: Placeholder, filters: tuple[FilterUse, ...], scene: Scene
) -> tuple[tree.Piece, ...] | None:
    """The value as the sender has it, or in a form that the target has; None: computed."""
    used = [use.name for use in filters]
    if declared.type in TEXTS and used in ([], ["default"]):
        return _text(node, name, declared, filters, scene)
    if scene.output.escape == "marks":
        return None
    if declared.type == "count" and used == ["plural"]:
        return _plural(node, name, filters[0], scene)
    if used == ["select"] and declared.type in ("choice", "text", "code"):
        return _select(node, name, declared, filters[0], scene)
    return None


def _text(
    node: Print, name: Name, declared: Placeholder, filters: tuple[FilterUse, ...], scene: Scene
) -> tuple[tree.Piece, ...] | None:
    can, escape = scene.target.can, scene.output.escape
    goes = {"text": True, "html": can.escapes, "line": is_one_line(declared)}.get(escape, False)
    if not goes:
        return None
    if not filters:
        return (tree.Gap(scene.native(name, "text"), False, None, node.start, node.end),)
    instead = filters[0].bound["value"]
    if not isinstance(instead, str) or not (can.default or can.filled):
        return None
    if can.default and quotable(plain(instead) if scene.plain else instead) and instead:
        said = plain(instead) if scene.plain else instead
        return (tree.Gap(scene.native(name, "text"), False, said, node.start, node.end),)
    if not can.filled:
        return None
    ref = scene.native(name, "text")
    case = tree.Case(tree.Filled(ref), (tree.Gap(ref, False, None, node.start, node.end),))
    other = (tree.Words(scene.said(instead), node.start, node.end),)
    return (tree.Choice((case,), other, node.start, node.end),)


def _plural(node: Print, name: Name, use: FilterUse, scene: Scene) -> tuple[tree.Piece, ...] | None:
    can = scene.target.can
    exact = {
        int(key[1:]): str(text)
        for key, text in use.bound.items()
        if key.startswith("=") and int(key[1:]) >= 0
    }
    categories = rules(scene.locale)
    if can.plural == "no" or (can.plural == "form" and not can.equal):
        return None
    bodies = {
        category: tuple(_counted(str(use.bound[category]), node, name, scene))
        for category in (*categories, "other")
        if category in use.bound
    }
    if can.plural == "rules" and never_other(scene.locale) and set(categories) <= set(bodies):
        bodies["other"] = bodies.pop(list(categories)[-1])  # whatever is left has the last category
    exactly = {key: tuple(_counted(text, node, name, scene)) for key, text in exact.items()}
    other = bodies.pop("other")
    where = (node.start, node.end)
    if can.plural == "native":
        ref = scene.native(name, "count")
        cases_ = (*bodies.items(), ("other", other))
        return (tree.Plural(ref, tuple(exactly.items()), cases_, *where),)
    if can.plural == "rules":
        ref = scene.native(name, "count")
        cases = [tree.Case(tree.Compare(ref, "==", key), body) for key, body in exactly.items()]
        cases += [tree.Case(categories[each](ref), body) for each, body in bodies.items()]
    else:
        ref = _form(node, name, exact, tuple(categories), use, scene)
        cases = [tree.Case(tree.Is(ref, f"exact_{key}"), body) for key, body in exactly.items()]
        cases += [tree.Case(tree.Is(ref, each), body) for each, body in bodies.items()]
    return (tree.Choice(tuple(cases), other, *where),) if cases else other


def _form(
    node: Print,
    name: Name,
    exact: dict[int, str],
    categories: tuple[str, ...],
    use: FilterUse,
    scene: Scene,
) -> tree.Ref:
    """A value that names the form: a category, or ``exact_0``."""
    numbers = ", ".join(f'{key}: "exact_{key}"' for key in exact)
    names = [each for each in (*categories, "other") if each in use.bound]
    forms = ", ".join([*([f"{{{numbers}}}"] if numbers else []), *(f'{n}="{n}"' for n in names)])
    tag = f"{{{{ {scene.words(name)} | plural({forms}) }}}}"
    wish = _wish(node.expression, scene)
    return scene.derived(Frame(tag), f"{wish} form", "category", node, tag)


def _counted(text: str, node: Print, name: Name, scene: Scene) -> Iterator[tree.Piece]:
    """A plural's text, with a gap where the number stands."""
    at = 0
    for mark in _NUMBER.finditer(text):
        yield tree.Words(scene.said(text[at : mark.start()]), node.start, node.end)
        at = mark.end()
        if mark[0] == "##":
            yield tree.Words("#", node.start, node.end)
            continue
        tag = f"{{{{ {scene.words(name)} | number }}}}"
        yield scene.gap(Frame(tag), f"{scene.called(name)} number", node, tag)
    yield tree.Words(scene.said(text[at:]), node.start, node.end)


def _select(
    node: Print, name: Name, declared: Placeholder, use: FilterUse, scene: Scene
) -> tuple[tree.Piece, ...] | None:
    cases = {key: str(text) for key, text in use.bound.items() if key != "other"}
    if not all(key and can_be_compared(key, declared, scene) for key in cases):
        return None
    if not scene.target.can.equal:
        return None
    where = (node.start, node.end)
    other = (tree.Words(scene.said(str(use.bound["other"])), *where),)
    if not cases:
        return other
    ref = scene.native(name, "text")
    found = tuple(
        tree.Case(tree.Is(ref, key), (tree.Words(scene.said(text), *where),))
        for key, text in cases.items()
    )
    return (tree.Choice(found, other, *where),)
