"""Which tags of an HTML template begin a link, where a value must not lead just anywhere.

``<a href="{{ url }}">``: what was written last decides. Mostly that is a literal text, and known
here; where it may be another value, or one text or another, it is ``unclear``, and whoever renders
has to look.
"""

from __future__ import annotations

from collections.abc import Sequence

from templates_lib.language._compile._chains import parts
from templates_lib.language._compile._types import writing
from templates_lib.language._escape import begins_link
from templates_lib.language._nodes import Branch, Constant, Loop, Node, Print, Text
from templates_lib.language.filters import FILTERS

_Ends = frozenset[bool | None]
"""Whether what was written last begins a link: yes, no, not known."""


class Links:
    """What is known of the links in ``nodes``; where ``html`` is false there are none."""

    def __init__(self, nodes: tuple[Node, ...], html: bool) -> None:
        self._begun: set[int] = set()
        self.unclear = False
        if html:
            self._through(nodes, frozenset([False]))

    def begun_by(self, node: Print) -> bool:
        """Whether a link begins with this tag."""
        return self.begin_at(node.start)

    def begin_at(self, start: int) -> bool:
        """Whether a link begins, or may begin, with the tag that stands there."""
        return self.unclear or start in self._begun

    def _through(self, nodes: Sequence[Node], ends: _Ends) -> _Ends:
        for node in nodes:
            if isinstance(node, Text) and node.text:
                ends = frozenset([begins_link(node.text)])
            elif isinstance(node, Print):
                self._note(node, ends)
                # It may be empty, and what was written before it the last.
                ends |= {_end(node)}
            elif isinstance(node, Branch):
                always = node.arms[-1].condition is None
                after = [self._through(arm.body, ends) for arm in node.arms]
                ends = frozenset().union(*after, () if always else ends)
            elif isinstance(node, Loop):
                ends |= self._through(node.body, ends)
                ends |= self._through(node.body, ends)
        return ends

    def _note(self, node: Print, ends: _Ends) -> None:
        if ends == {True}:
            self._begun.add(node.start)
        elif ends != {False}:
            self.unclear = True


def _end(node: Print) -> bool | None:
    """A link begins after ``href=`` or the like: without "=" there is none."""
    target, filters = parts(node.expression)
    use = writing(filters)
    said = [value for each in filters for value in each.bound.values()]
    if isinstance(target, Constant):
        said.append(target.value)
    elif use is None or FILTERS[use.name].in_conditions or FILTERS[use.name].expects is None:
        return None
    return None if any("=" in str(value) for value in said) else False
