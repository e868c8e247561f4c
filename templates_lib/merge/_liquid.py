"""Liquid: Shopify's template language, of which senders have each their own dialect.

In Liquid ``''`` and ``0`` are yes, a condition has no brackets and no ``not``, and ``a and b or c``
groups from the right. So each value that a condition asks is first given a name of its own and
something to be when it is missing; conditions are chains of one kind; and what is mixed is worked
out step by step. Plurals are the rules of CLDR in ``modulo``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from templates_lib.merge._tests import inverted, negated_away
from templates_lib.merge._tree import (
    AllOf,
    AnyOf,
    Atom,
    Choice,
    Compare,
    Each,
    Filled,
    First,
    Gap,
    HasItems,
    Is,
    Last,
    Not,
    Piece,
    Ref,
    Test,
    Words,
)
from templates_lib.merge._writer import Writer

__all__ = ["Liquid"]

_TAG = re.compile(r"\{%.*?%\}")
_MARK = re.compile(r"\{\{|\{%|\{(?=\Z)")


class Liquid(Writer):
    """Writes Liquid."""

    reserved = frozenset(
        ("and", "or", "contains", "in", "nil", "null", "blank", "empty", "forloop", "true", "false")
    )

    _heads: list[dict[str, str]]
    _steps = 0

    def text(self, pieces: Sequence[Piece]) -> str:
        self._heads = [{}]
        body = self.pieces(pieces)
        return "".join(self._heads[0].values()) + body

    def words(self, piece: Words, *, last: bool) -> str:
        # A brace at the very end would run together with the tag that follows it.
        return _MARK.sub(lambda mark: f"{{{{ '{mark[0]}' }}}}", piece.text)

    def gap(self, piece: Gap) -> str:
        written = self.ref(piece.ref)
        if piece.default is not None:
            written += f' | default: "{piece.default}"'
        if self.html and not piece.raw:
            written += " | escape"
        return f"{{{{ {written} }}}}"

    def choice(self, piece: Choice) -> str:
        steps: list[str] = []
        asked = [self._asked(case.test, steps) for case in piece.cases]
        found = "".join(steps)
        for index, (case, test) in enumerate(zip(piece.cases, asked, strict=True)):
            word = "elsif" if index else "if"
            found += f"{{% {word} {test} %}}{self._body(case.body)}"
        if piece.otherwise:
            found += f"{{% else %}}{self._body(piece.otherwise)}"
        return found + "{% endif %}"

    def each(self, piece: Each) -> str:
        items = self.ref(piece.ref)
        if "$" in items:  # a name in ``${…}`` stands in no loop
            items = self._held(piece.ref, "list")
        self._heads.append({})
        body = self._body(piece.body)
        head = "".join(self._heads.pop().values())
        return f"{{% for {self.variable(piece.item)} in {items} %}}{head}{body}{{% endfor %}}"

    def _body(self, pieces: Sequence[Piece]) -> str:
        """What stands inside a tag: white space alone would be taken out, so it gets company."""
        found = self.pieces(pieces)
        shown = _TAG.sub("", found)
        return f'{found}{{{{ "" }}}}' if shown and not shown.strip() else found

    # Conditions -----------------------------------------------------------------------------------

    def _asked(self, test: Test, steps: list[str]) -> str:
        """A condition as one chain; what has to be worked out before goes to ``steps``."""
        test = negated_away(test)
        if isinstance(test, AllOf | AnyOf):
            word = " and " if isinstance(test, AllOf) else " or "
            return word.join(self._step(each, type(test), steps) for each in test.tests)
        return self._atom(test, steps)

    def _step(self, test: Test, kind: type, steps: list[str]) -> str:
        """One link of a chain: another kind of chain is worked out under a name."""
        if isinstance(test, kind):
            return self._asked(test, steps)
        if not isinstance(test, AllOf | AnyOf):
            return self._atom(test, steps)
        asked = self._asked(test, steps)
        self._steps += 1
        name = f"if_{self._steps}"
        steps.append(f'{{% assign {name} = "no" %}}{{% if {asked} %}}')
        steps.append(f'{{% assign {name} = "yes" %}}{{% endif %}}')
        return f'{name} == "yes"'

    def _atom(self, test: Test, steps: list[str]) -> str:
        no = isinstance(test, Not)
        atom = test.test if isinstance(test, Not) else test
        assert isinstance(atom, Atom)
        if isinstance(atom, First | Last):
            name = "first" if isinstance(atom, First) else "last"
            return f"forloop.{name} == {'false' if no else 'true'}"
        if isinstance(atom, HasItems):
            name = self._held(atom.ref, "list")
            return f"{name}.size {'==' if no else '>'} 0"
        if isinstance(atom, Compare):
            sign = inverted(atom.operator) if no else atom.operator
            return f"{self._divided(atom)} {sign} {atom.number}"
        sign, other = ("!=", "==") if no else ("==", "!=")
        name = self._held(atom.ref, "text")
        if isinstance(atom, Filled):
            return f'{name} {other} ""'
        return f'{name} {sign} "{atom.text if isinstance(atom, Is) else self.target.yes}"'

    def _divided(self, atom: Compare) -> str:
        name = self._held(atom.ref, "count")
        if not atom.modulo:
            return name
        left = f"{name}__{atom.modulo}"
        head = f"{{% assign {left} = {name} | modulo: {atom.modulo} %}}"
        self._heads[-1 if atom.ref.list else 0].setdefault(left, head)
        return left

    def _held(self, ref: Ref, kind: str) -> str:
        """A name for a value in conditions: it is never missing."""
        path = f"{ref.item}__{ref.name}" if ref.list else re.sub(r"\W", "_", ref.name)
        name = f"the_{path}"
        instead = {"text": '""', "count": "0", "list": '""'}[kind]
        number = " | plus: 0" if kind == "count" else ""
        head = f"{{% assign {name} = {self.ref(ref)} | default: {instead}{number} %}}"
        self._heads[-1 if ref.list else 0].setdefault(name, head)
        return name
