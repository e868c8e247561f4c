"""From a template and values to the finished text: all of it, or an error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from locales import get
from locales.words import gettext_noop
from templates_lib.language import cldr, values
from templates_lib.language._errors import MissingValue, OutputTooLong, WrongValue
from templates_lib.language._escape import Escape, begins_link, escaped_html, is_safe_link, one_line
from templates_lib.language._evaluate import Scope, evaluate, holds, named, wrong
from templates_lib.language._nodes import Branch, Loop, Node, Operand, Print, Text
from templates_lib.language._printed import printed
from templates_lib.language.filters import Setting

if TYPE_CHECKING:
    from templates_lib.placeholders import Placeholder

MAX_OUTPUT = 200_000
"""Most characters of a finished text; Gmail cuts a mail off at 102 KB."""

MAX_STEPS = 100_000
"""Most nodes that are gone through, so that empty loops end too."""


def render(
    nodes: tuple[Node, ...],
    given: Mapping[str, object],
    setting: Setting,
    escape: Escape,
) -> str:
    """Write a template whose values are read already."""
    writer = _Writer(setting, escape)
    writer.write(nodes, Scope(given))
    text = "".join(writer.pieces)
    return one_line(text) if escape == "line" else text


def read(
    names: Iterable[str],
    given: Mapping[str, object],
    placeholders: Mapping[str, Placeholder] | None,
) -> dict[str, object]:
    """Read the values of ``names``, each as it is declared, before anything is written."""
    if not isinstance(given, Mapping):
        raise WrongValue("values", gettext_noop("a record"), values.describe(given))
    found: dict[str, object] = {}
    for name in names:
        value = given.get(name)
        if placeholders is not None:
            found[name] = placeholders[name].coerce(value)
            continue
        try:
            found[name] = values.anything(value)
        except values.Unfit as unfit:
            raise wrong(name, unfit, value) from None
    return found


def setting_for(locale: str, plain: bool, declared: bool) -> Setting:
    """Return where the values are being written."""
    return Setting(get(locale), plain, grouped=declared)


@dataclass
class _Writer:
    setting: Setting
    escape: Escape
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    steps: int = 0

    def write(self, nodes: tuple[Node, ...], scope: Scope) -> None:
        for node in nodes:
            self.steps += 1
            if self.steps > MAX_STEPS:
                raise OutputTooLong(MAX_STEPS, gettext_noop("steps"))
            if isinstance(node, Text):
                self._add(node.text)
            elif isinstance(node, Print):
                self._add(self._value(node.expression, scope))
            elif isinstance(node, Branch):
                self._branch(node, scope)
            elif isinstance(node, Loop):
                self._loop(node, scope)

    def _add(self, text: str) -> None:
        self.length += len(text)
        if self.length > MAX_OUTPUT:
            raise OutputTooLong(MAX_OUTPUT)
        if text:
            self.pieces.append(text)

    def _branch(self, node: Branch, scope: Scope) -> None:
        for arm in node.arms:
            if arm.condition is None or holds(arm.condition, scope, self.setting):
                self.write(arm.body, scope)
                return

    def _loop(self, node: Loop, scope: Scope) -> None:
        items, name = evaluate(node.items, scope, self.setting), named(node.items, scope)
        if items is values.MISSING:
            raise MissingValue(name)
        if not isinstance(items, tuple):
            raise WrongValue(name, gettext_noop("a list"), values.describe(items))
        for index, item in enumerate(items):
            self.write(node.body, scope.with_item(node.variable, name, index, len(items), item))

    def _value(self, operand: Operand, scope: Scope) -> str:
        value, name = evaluate(operand, scope, self.setting), named(operand, scope)
        if value is values.MISSING:
            raise MissingValue(name)
        try:
            text = printed(value, self.setting)
        except values.Unfit as unfit:
            raise wrong(name, unfit, value) from None
        if self.setting.plain:
            text = cldr.plain(text)
        if self.escape != "html":
            return text
        if begins_link(self.pieces[-1] if self.pieces else "") and not is_safe_link(text):
            expected = gettext_noop("a link such as https://example.com/order")
            raise WrongValue(name, expected, values.describe(value))
        return escaped_html(text)
