"""The languages of Django's family: Klaviyo's, and HubSpot's HubL.

Both have ``if``, ``elif``, ``not`` and loops. Django has no brackets: a condition is written as
alternatives. Where values may or may not be escaped, filters say which it is to be.
"""

from __future__ import annotations

import re

from templates_lib.merge._tests import alternatives, negated_away
from templates_lib.merge._tree import (
    AllOf,
    AnyOf,
    Choice,
    Compare,
    Each,
    First,
    Gap,
    Is,
    Last,
    Not,
    Test,
    Words,
)
from templates_lib.merge._writer import Writer

__all__ = ["DjangoLike", "HubL"]

_MARK = re.compile(r"\{[{%#]|\{(?=\Z)")


class _Braces(Writer):
    reserved = frozenset(
        {"and", "or", "not", "in", "is", "forloop", "loop", "true", "false", "none", "None"}
        | {"True", "False", "contact", "event", "person", "custom", "organization", "content"}
    )
    loop_name = "forloop"

    def words(self, piece: Words, *, last: bool) -> str:
        # A brace at the very end would run together with the tag that follows it.
        return _MARK.sub(lambda mark: f"{{{{ '{mark[0]}' }}}}", piece.text)

    def choice(self, piece: Choice) -> str:
        found = ""
        for index, case in enumerate(piece.cases):
            word = "elif" if index else "if"
            found += f"{{% {word} {self.asked(case.test)} %}}{self.pieces(case.body)}"
        if piece.otherwise:
            found += f"{{% else %}}{self.pieces(piece.otherwise)}"
        return found + "{% endif %}"

    def each(self, piece: Each) -> str:
        head = f"for {self.variable(piece.item)} in {self.ref(piece.ref)}"
        return f"{{% {head} %}}{self.pieces(piece.body)}{{% endfor %}}"

    def asked(self, test: Test) -> str:
        """A whole condition."""
        raise NotImplementedError

    def atom(self, test: Test) -> str:
        """One question of a condition."""
        if isinstance(test, Not):
            if isinstance(test.test, Is):
                return self.atom(test.test).replace(" == ", " != ", 1)
            return f"not {self.atom(test.test)}"
        if isinstance(test, First | Last):
            return f"{self.loop_name}.{'first' if isinstance(test, First) else 'last'}"
        assert not isinstance(test, AllOf | AnyOf)
        if isinstance(test, Compare):
            return f"{self.ref(test.ref)} {test.operator} {test.number}"
        if isinstance(test, Is):
            return f'{self.ref(test.ref)} == "{test.text}"'
        return self.ref(test.ref)


class DjangoLike(_Braces):
    """Writes Django's template language."""

    def gap(self, piece: Gap) -> str:
        written = self.ref(piece.ref)
        if piece.default is not None:
            written += f'|default:"{piece.default}"'
        # Right whether the sender escapes by itself or not.
        return f"{{{{ {written}|{'force_escape' if self.html and not piece.raw else 'safe'} }}}}"

    def asked(self, test: Test) -> str:
        ways = alternatives(test)
        assert ways is not None, "lowering leaves no condition that is too long"
        return " or ".join(" and ".join(self.atom(each) for each in way) for way in ways)


class HubL(_Braces):
    """Writes HubL. Filters on values do not work in mail, so none is used."""

    loop_name = "loop"

    def gap(self, piece: Gap) -> str:
        return f"{{{{ {self.ref(piece.ref)} }}}}"

    def asked(self, test: Test) -> str:
        test = negated_away(test)
        if isinstance(test, AllOf | AnyOf):
            word = " and " if isinstance(test, AllOf) else " or "
            return word.join(self._part(each) for each in test.tests)
        return self.atom(test)

    def _part(self, test: Test) -> str:
        asked = self.asked(test)
        return f"({asked})" if isinstance(test, AllOf | AnyOf) else asked
