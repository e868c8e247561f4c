"""What people write after ``if`` out of habit, and what to write instead.

These are tried when a condition could not be read. Each looks at the word that was refused and at
its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from locales.words import gettext_noop
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._lexer import Token, Tokens
from templates_lib.language._markup import markup_fault
from templates_lib.language._names import RESERVED, is_name
from templates_lib.language._reading import can_ask
from templates_lib.language._source import Source
from templates_lib.language._whole_tags import negated

_IS_ASKED = gettext_noop("“%(words)s”: tests with “is” are not allowed; write “%(instead)s”.")
_NO_TEST = gettext_noop(
    "“%(words)s”: tests with “is” are not allowed; send the answer as a placeholder of its own."
)
_ONE_BY_ONE = gettext_noop("“%(words)s”: compare with one value at a time; write %(instead)s.")
_NOT_SEARCHED = gettext_noop(
    "“%(words)s”: a template does not search in lists and texts; send the answer as a placeholder "
    "of its own."
)
_ASKED = gettext_noop(
    "“%(words)s”: whether there is a value is asked by its name; write %(instead)s."
)
_NOT_NEEDED = gettext_noop("“%(words)s” is not needed here; remove it.")
_PLAIN_NUMBER = gettext_noop("“%(words)s”: a number is written plainly; write %(instead)s.")
_WHOLE = gettext_noop("“%(words)s”: each comparison is written whole; write %(instead)s.")

_PRESENT = frozenset(["defined", "present", "set"])
_ABSENT = frozenset(["none", "None", "null", "undefined", "empty", "blank", "falsy"])
_SAME = frozenset(["sameas", "eq", "equalto", "=="])
_SEARCHES = frozenset(["contains", "startswith", "endswith", "matches", "like", "includes"])
_MEASURES = frozenset(["length", "count", "size"])
_PRESENCE_CALLS = {
    **dict.fromkeys(("defined", "exists", "isset", "present", "not_empty"), True),
    **dict.fromkeys(("empty", "Empty", "blank", "isEmpty", "IsNull", "is_null"), False),
}


@dataclass(frozen=True)
class _Fault:
    """The condition, and the index of the token that was refused in it."""

    source: Source
    tokens: Tokens
    at: int
    in_loop: bool

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def look(self, steps: int) -> str:
        at = self.at + steps
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def left(self) -> int:
        """The index at which the operand before the refused token begins."""
        index, depth = self.at, 0
        while index:
            text = self.tokens[index - 1].text
            if depth == 0 and text in ("and", "or", "not", "("):
                break
            depth += (text in ")]}") - (text in "([{")
            index -= 1
        return index

    def right(self) -> int:
        """The index behind the operand after the refused token."""
        index, depth = self.at + 1, 0
        while index < len(self.tokens):
            text = self.tokens[index].text
            if depth == 0 and text in ("and", "or", ")"):
                break
            depth += (text in "([{") - (text in ")]}")
            index += 1
        return index

    def text(self, first: int, last: int) -> str:
        tokens = self.tokens[first:last]
        return self.source.text[tokens[0].start : tokens[-1].end] if tokens else ""

    def refuse(
        self, first: int, last: int, msgid: str, instead: str | None
    ) -> TemplateSyntaxError | None:
        """Return the error about ``tokens[first:last]``; None when ``instead`` cannot be read."""
        if instead and not can_ask(instead, in_loop=self.in_loop):
            return None
        return self.tell(first, last, msgid, instead)

    def tell(self, first: int, last: int, msgid: str, instead: str | None) -> TemplateSyntaxError:
        return self.source.refuse(
            self.tokens[first].start,
            self.tokens[last - 1].end,
            msgid,
            suggestion=instead,
            instead=instead or "",
        )


def condition_habit(
    source: Source, tokens: Tokens, error: TemplateSyntaxError, in_loop: bool
) -> TemplateSyntaxError | None:
    """Return a better error about a condition than the one it was refused with, or None."""
    markup = markup_fault(source, tokens, lambda text: can_ask(text, in_loop=in_loop))
    if markup is not None:
        return markup
    at = next((i for i, token in enumerate(tokens) if token.end > error.offset), None)
    if at is None:
        return None
    fault = _Fault(source, tokens, at, in_loop)
    for habit in _HABITS:
        found = habit(fault)
        if found is not None:
            return found
    return None


def _test(fault: _Fault) -> TemplateSyntaxError | None:
    """``x is defined``, ``x is not none``, ``x is "a"``, ``x is sameas y``."""
    if fault.token.text != "is":
        return None
    first, last = fault.left(), fault.right()
    subject, rest = fault.text(first, fault.at), list(fault.tokens[fault.at + 1 : last])
    positive = not (rest and rest[0].text == "not")
    rest = rest if positive else rest[1:]
    instead = _asked_plainly(subject, [token.text for token in rest], positive)
    found = fault.refuse(first, last, _IS_ASKED, instead) if instead else None
    return found or fault.refuse(first, last, _NO_TEST, None)


def _asked_plainly(subject: str, test: list[str], positive: bool) -> str | None:
    match test:
        case [word] if word in _PRESENT or word in _ABSENT:
            return subject if positive is (word in _PRESENT) else negated(subject)
        case [word, value] if word in _SAME:
            return f"{subject} {'==' if positive else '!='} {value}"
        case [value] if value[:1] in ("'", '"') or value.isdigit():
            return f"{subject} {'==' if positive else '!='} {value}"
    return None


def _membership(fault: _Fault) -> TemplateSyntaxError | None:
    """``x in ["a", "b"]``; ``x in items`` and ``"a" in x`` cannot be said at all."""
    negative = fault.token.text == "not" and fault.look(1) == "in"
    if fault.token.text != "in" and not negative:
        return None
    first, last = fault.left(), fault.right()
    subject, inside = fault.text(first, fault.at), fault.tokens[fault.at + 1 + negative : last]
    values = [token.text for token in inside if token.kind in ("string", "number")]
    listed = inside and inside[0].text in ("[", "(") and len(inside) == 2 * len(values) + 1
    if not (listed and values):
        return fault.refuse(first, last, _NOT_SEARCHED, None)
    sign, joint = ("!=", " and ") if negative else ("==", " or ")
    written = joint.join(f"{subject} {sign} {value}" for value in values)
    return fault.refuse(first, last, _ONE_BY_ONE, f"({written})")


def _search(fault: _Fault) -> TemplateSyntaxError | None:
    """``x contains "a"``."""
    if fault.look(1) not in _SEARCHES:
        return None
    return fault.refuse(fault.at, fault.right(), _NOT_SEARCHED, None)


def _absence(fault: _Fault) -> TemplateSyntaxError | None:
    """``x == none`` and ``x != null``."""
    sign = fault.look(-1)
    if fault.token.text not in _NOTHING or sign not in ("==", "!="):
        return None
    first = fault.left()
    subject = fault.text(first, fault.at - 1)
    instead = negated(subject) if sign == "==" else subject
    return fault.refuse(first, fault.at + 1, _ASKED, instead)


_NOTHING = frozenset(["none", "None", "null", "NULL", "Null", "nil", "undefined"])


def _presence_call(fault: _Fault) -> TemplateSyntaxError | None:
    """``defined(x)`` and ``empty(x)``."""
    present = _PRESENCE_CALLS.get(fault.token.text)
    name = fault.look(2)
    if present is None or fault.look(1) != "(" or fault.look(3) != ")" or not is_name(name):
        return None
    instead = name if present else f"not {name}"
    return fault.refuse(fault.at, fault.at + 4, _ASKED, instead)


def _measure(fault: _Fault) -> TemplateSyntaxError | None:
    """``items | length > 0``."""
    if fault.token.text not in _MEASURES or fault.look(-1) != "|":
        return None
    first, last = fault.left(), fault.right()
    subject = fault.text(first, fault.at - 1)
    match [token.text for token in fault.tokens[fault.at + 1 : last]]:
        case [] | [">" | "!=", "0"] | [">=", "1"]:
            return fault.refuse(first, last, _ASKED, subject)
        case ["==", "0"] | ["<", "1"]:
            return fault.refuse(first, last, _ASKED, negated(subject))
    return None


def _half_comparison(fault: _Fault) -> TemplateSyntaxError | None:
    """``x == "a" or "b"``."""
    value = fault.token
    if value.kind not in ("string", "number") or fault.look(-1) not in ("or", "and"):
        return None
    before = fault.tokens[: fault.at - 1]
    if len(before) < 3 or before[-2].text not in ("==", "!=") or before[-3].kind != "word":
        return None
    instead = f"{before[-3].text} {before[-2].text} {value.text}"
    return fault.refuse(fault.at, fault.at + 1, _WHOLE, instead)


def _superfluous(fault: _Fault) -> TemplateSyntaxError | None:
    """``if x then``, ``if x:``."""
    last = fault.tokens[-1]
    if last.text not in ("then", "do", ":", ";"):
        return None
    if not can_ask(fault.text(0, len(fault.tokens) - 1), in_loop=fault.in_loop):
        return None
    return fault.source.refuse(last.start, last.end, _NOT_NEEDED, suggestion="")


def _number_as_written(fault: _Fault) -> TemplateSyntaxError | None:
    """``1,5`` for ``1.5``, ``500 kr`` for ``500``."""
    number, at = fault.tokens[fault.at - 1], fault.at
    if not at or number.kind != "number":
        return None
    if fault.token.text == "," or fault.token.kind == "number":
        return _grouped(fault, number.start)
    if fault.token.kind == "word" and fault.token.text not in RESERVED:
        return fault.tell(at - 1, at + 1, _PLAIN_NUMBER, number.text)
    return None


# Thousands in groups, and a comma before the decimals.
_GROUPED = re.compile(
    r"([0-9]{1,3}(?:[ .\xa0][0-9]{3})++|[0-9]{1,12}+)(?:,([0-9]{1,4}))?+(?![0-9])"
)


def _grouped(fault: _Fault, start: int) -> TemplateSyntaxError | None:
    """``1 000`` and ``1.000,50``."""
    found = _GROUPED.match(fault.source.text, start)
    if found is None:
        return None
    plain = re.sub(r"[ .\xa0]", "", found[1]) + (f".{found[2]}" if found[2] else "")
    if plain == found[0]:
        return None
    return fault.source.refuse(start, found.end(), _PLAIN_NUMBER, suggestion=plain, instead=plain)


_HABITS: tuple[Callable[[_Fault], TemplateSyntaxError | None], ...] = (
    _test,
    _membership,
    _search,
    _absence,
    _presence_call,
    _measure,
    _half_comparison,
    _superfluous,
    _number_as_written,
)
