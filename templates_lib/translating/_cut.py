"""From a text to its pieces and a frame, and from pieces and a frame to a text.

A piece is what a translator sees: the text itself (""), the sentence once for each form of its
plural (``[few]``), an arm of a condition or the body of a loop (``:1a``), a form of a select or of
one plural among several (``:2[female]``). In a piece ``{{ §1 }}`` stands for what has pieces of its
own and ``{{ # }}`` for the number. The frame is what is left, as JSON can hold it::

    {"": "…"}          the text, where nothing in it is to be translated
    {"1": "{% if a %}⟦:1a⟧{% endif %}"}
    {"[]": {"print": "{{ n | plural(one=\"⟦one⟧\", …) }}", "before": "Du har ", "after": "."}}

`cut` tries the way back: a text that would not come back to the letter is one piece, tags and all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from channels._frozen import Frozen
from templates_lib.language import (
    Branch,
    FilterUse,
    Loop,
    Node,
    Print,
    TemplateSyntaxError,
    as_comments,
    includes,
    parse,
)
from templates_lib.language import Filtered as FilteredNode
from templates_lib.translating._plurals import NUMBER, joined, printed, quoted

__all__ = ["Cut", "Unjoinable", "cut", "join", "pair"]

NUMBER_TAG: Final = "{{ # }}"
_GAP = re.compile(r"\{\{ §(\d{1,4}) \}\}")
_HOLE = re.compile(r"⟦([^⟦⟧]{0,60})⟧")
_CATEGORY = re.compile(r"\[[^\[\]]*\]$")
_MARKS = re.compile("[§⟦⟧\x01]")
_ARMS = "abcdefghijklmnopqrstuvwxyz"


class Unjoinable(ValueError):
    """Pieces of which no text can be made: one is missing, or a mark in one is lost."""


@dataclass(frozen=True)
class Cut:
    """``pieces`` by their names, ``notes`` what a translator must know of some, the ``frame``."""

    pieces: Mapping[str, str]
    frame: Mapping[str, Any]
    notes: Mapping[str, str]

    @property
    def shape(self) -> frozenset[str]:
        """The names of the pieces, whatever the categories of plurals."""
        return frozenset(_CATEGORY.sub("[]", name) for name in self.pieces)


def cut(text: str) -> Cut:
    """*text* in pieces; what is no template is one piece."""
    if "{" not in text or _MARKS.search(text):
        return _whole(text)
    try:
        nodes = parse(as_comments(text)).nodes  # a snippet is taken in as it stands
    except TemplateSyntaxError:
        return _whole(text)
    work = _Cutting(text)
    work.piece("", nodes, 0, len(text))
    made = Cut(Frozen(work.pieces), Frozen(work.frame), Frozen(work.notes))
    try:
        return made if join(made.frame, made.pieces) == text else _whole(text)
    except Unjoinable:
        return _whole(text)


def _without_snippets(text: str) -> str:
    """*text* without the marks that take a snippet in: these are never translated."""
    for mark in reversed(includes(text)):
        text = text[: mark.start] + text[mark.end :]
    return text


def _whole(text: str) -> Cut:
    return Cut(Frozen({"": text}), Frozen({}), Frozen({}))


def pair(source: str, target: str) -> tuple[Cut, Cut]:
    """Both texts in pieces of the same names, but for the categories of plurals."""
    made, theirs = cut(source), cut(target)
    if made.shape == theirs.shape:
        return made, theirs
    return _whole(source), _whole(target)


class _Cutting:
    """Gathers pieces and the frame of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: dict[str, str] = {}
        self.frame: dict[str, Any] = {}
        self.notes: dict[str, str] = {}
        self.gaps = 0

    def piece(self, name: str, nodes: tuple[Node, ...], start: int, end: int) -> None:
        """Make the piece called *name* of ``text[start:end]``, which *nodes* tile."""
        plurals = [node for node in nodes if _plural_of(node) is not None]
        if len(plurals) == 1 and isinstance(plurals[0], Print):
            self._plural(name, nodes, plurals[0], start, end)
            return
        text = "".join(self._written(node) for node in nodes)
        bare = _GAP.sub("", _without_snippets(text))
        if any(letter.isalpha() for letter in bare) or bare == text:
            self.pieces[name] = text
        else:
            self.frame[name] = text

    def _plural(
        self, name: str, nodes: tuple[Node, ...], print_: Print, start: int, end: int
    ) -> None:
        use = _plural_of(print_)
        assert use is not None
        at = nodes.index(print_)
        before = "".join(self._written(node) for node in nodes[:at])
        after = "".join(self._written(node) for node in nodes[at + 1 :])
        skeleton, forms = self._skeleton(print_, use)
        self.frame[f"{name}[]"] = {"print": skeleton, "before": before, "after": after,
                                   "of": _operand(self.text, print_, use)}  # fmt: skip
        for category, form in forms.items():
            self.pieces[f"{name}[{category}]"] = before + form + after

    def _written(self, node: Node) -> str:
        raw = self.text[node.start : node.end]
        use = _plural_of(node) or _select_of(node)
        if isinstance(node, Branch | Loop):
            return self._gap(node)
        if use is not None and isinstance(node, Print) and _may_hold(use):
            return self._fragments(node, use)
        return raw

    def _gap(self, node: Branch | Loop) -> str:
        self.gaps += 1
        number, out = self.gaps, []
        if isinstance(node, Loop):
            name = f":{number}a"
            out = [self._slice(*node.open), f"⟦{name}⟧", self._slice(*node.close)]
            self.notes[name] = self._slice(*node.open)
            self._inside(name, node.body, node.open[1], node.close[0])
        else:
            for index, arm in enumerate(node.arms):
                name = f":{number}{_ARMS[index % 26] * (index // 26 + 1)}"
                out += [self._slice(arm.start, arm.end), f"⟦{name}⟧"]
                ends = [*(a.start for a in node.arms[index + 1 :]), node.close[0]]
                self.notes[name] = self._slice(arm.start, arm.end)
                self._inside(name, arm.body, arm.end, ends[0])
            out.append(self._slice(*node.close))
        self.frame[str(number)] = "".join(out)
        return f"{{{{ §{number} }}}}"

    def _inside(self, name: str, body: tuple[Node, ...], start: int, end: int) -> None:
        if body:
            self.piece(name, body, start, end)
        else:
            self.frame[name] = self._slice(start, end)

    def _fragments(self, node: Print, use: FilterUse) -> str:
        self.gaps += 1
        number = self.gaps
        skeleton, forms = self._skeleton(node, use)
        for key, form in forms.items():
            self.pieces[f":{number}[{key}]"] = form
        self.frame[f":{number}[]"] = {
            "print": skeleton, "before": "", "after": "", "of": _operand(self.text, node, use),
            **({"select": True} if use.name == "select" else {}),
        }  # fmt: skip
        self.frame[str(number)] = f"⟦:{number}⟧"
        return f"{{{{ §{number} }}}}"

    def _skeleton(self, node: Print, use: FilterUse) -> tuple[str, dict[str, str]]:
        """The print with a hole for each form, and the forms as a translator sees them."""
        out, forms, position = [], {}, node.start
        for key, (start, end) in sorted(use.spans.items(), key=lambda pair: pair[1]):
            out += [self.text[position : start + 1], f"⟦{key}⟧"]
            position = end - 1
            forms[key] = _seen(str(use.bound[key]), is_plural=use.name == "plural")
        out.append(self.text[position : node.end])
        return "".join(out), forms

    def _slice(self, start: int, end: int) -> str:
        return self.text[start:end]


def _plural_of(node: Node) -> FilterUse | None:
    """The plural that *node* prints, where it is the last filter and forms can be translated."""
    use = _last(node)
    return use if use is not None and use.name == "plural" and _may_hold(use) else None


def _select_of(node: Node) -> FilterUse | None:
    use = _last(node)
    return use if use is not None and use.name == "select" else None


def _last(node: Node) -> FilterUse | None:
    if isinstance(node, Print) and isinstance(node.expression, FilteredNode):
        return node.expression.filters[-1]
    return None


def _may_hold(use: FilterUse) -> bool:
    """Whether all forms are texts without marks, so that they can stand in a sentence."""
    return bool(use.spans) and all(
        isinstance(value := use.bound.get(key), str) and "{" not in value and "}" not in value
        for key in use.spans
    )


def _operand(text: str, node: Print, use: FilterUse) -> str:
    """What is counted, with the filters before: ``n`` or ``n | default(0)``."""
    assert isinstance(node.expression, FilteredNode)
    return text[node.expression.operand.start : use.start].rstrip().removesuffix("|").strip()


def _seen(form: str, *, is_plural: bool) -> str:
    if not is_plural:
        return form
    return form.replace("##", "\x02").replace("#", NUMBER_TAG).replace("\x02", "#")


# -- back ------------------------------------------------------------------------------------------


def join(frame: Mapping[str, Any], pieces: Mapping[str, str]) -> str:
    """The text of *pieces* in *frame*; raises `Unjoinable`."""
    return _Joining(frame, pieces).text("", 0)


class _Joining:
    def __init__(self, frame: Mapping[str, Any], pieces: Mapping[str, str]) -> None:
        self.frame, self.pieces = frame, pieces

    def text(self, name: str, depth: int) -> str:
        """The piece called *name* with everything that belongs in it."""
        if depth > 40:
            raise Unjoinable(name)
        plural = self.frame.get(f"{name}[]")
        if isinstance(plural, Mapping):
            written = self._plural(name, plural)
        elif name in self.pieces:
            written = self.pieces[name]
        elif isinstance(self.frame.get(name), str):
            written = self.frame[name]
        else:
            raise Unjoinable(name)
        return _GAP.sub(lambda match: self._gap(match[1], depth), written)

    def _gap(self, number: str, depth: int) -> str:
        skeleton = self.frame.get(number)
        if not isinstance(skeleton, str):
            raise Unjoinable(f"§{number}")
        return _HOLE.sub(lambda match: self.text(match[1], depth + 1), skeleton)

    def _plural(self, name: str, told: Mapping[str, Any]) -> str:
        head, tail = f"{name}[", "]"
        forms = {
            key[len(head) : -1]: text
            for key, text in self.pieces.items()
            if key.startswith(head) and key.endswith(tail)
        }
        if "other" not in forms:
            raise Unjoinable(f"{name}[other]")
        before, after = str(told.get("before", "")), str(told.get("after", ""))
        middles = dict(_between(forms, before, after))
        if len(middles) == len(forms):
            return before + self._print(told, middles) + after
        if told.get("select"):
            raise Unjoinable(name)
        text = joined(forms, str(told.get("of", "")), NUMBER_TAG)
        if text is None:
            raise Unjoinable(name)
        return text

    def _print(self, told: Mapping[str, Any], forms: Mapping[str, str]) -> str:
        """The print with *forms*: in its own skeleton where that has a place for each."""
        skeleton, is_select = str(told.get("print", "")), bool(told.get("select"))
        holes = {match[1] for match in _HOLE.finditer(skeleton)}
        marked = {
            key: text if is_select else text.replace(NUMBER_TAG, NUMBER)
            for key, text in forms.items()
        }
        if holes != set(forms):
            if is_select:
                raise Unjoinable("select")
            return printed(str(told.get("of", "")), marked)

        def filled(match: re.Match[str]) -> str:
            mark = skeleton[match.start() - 1]
            text = marked[match[1]]
            whole = quoted(text, mark)
            return (whole.replace("##", "#") if is_select else whole)[1:-1]

        return _HOLE.sub(filled, skeleton)


def _between(forms: Mapping[str, str], before: str, after: str) -> Iterator[tuple[str, str]]:
    """What stands between *before* and *after* in each form that begins and ends with them."""
    for key, text in forms.items():
        fits = text.startswith(before) and text.endswith(after)
        middle = text[len(before) : len(text) - len(after)]
        if fits and len(text) >= len(before) + len(after):
            plain = middle.replace(NUMBER_TAG, "")
            if "{" not in plain and "}" not in plain:
                yield key, middle
