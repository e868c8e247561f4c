"""Computing what a contract asks for, from the values that our own rendering takes.

A message that could not be rendered is told first, as an error of its own: so every value that is
computed here is one that a finished message has, or one that no reader sees.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

import locales
from channels._frozen import Frozen
from locales.words import gettext_noop
from templates_lib import rendering
from templates_lib.language import MAX_OUTPUT, Compiled, TemplateError, WrongValue, parse, values
from templates_lib.language.cldr import plain
from templates_lib.merge._values import Contract, Frame, MergeError, Sample, Variable
from templates_lib.placeholders import Placeholder

__all__ = ["derive", "worked"]

_END = "\x01"
"""Ends the text of an item: no value may hold it."""

_ROUND = "merge_round"
_NOTHING_TO_SEE = gettext_noop("a text with something to see")
_FILLED = gettext_noop("a text that is not empty")

_Values = Mapping[str, object]

_KEPT = 1_024
"""Most compiled frames that are kept."""

_FORMS: dict[object, Compiled] = {}


def derive(contract: Contract, given: _Values, locale: str | None = None) -> dict[str, object]:
    """Return what the sender must send for one reader: every variable of the contract by its name.

    *given* are values as for rendering. Raises the ``TemplateError`` that rendering them would
    raise; ``MergeError`` when *locale* is not the contract's.
    """
    if locale is not None and locales.get(locale).tag != contract.locale:
        raise MergeError(f"this contract is for {contract.locale}, not for {locale}")
    rendering.fill(contract.outputs, contract.placeholders, given, contract.locale, contract.plain)
    return _derived(contract, given)


def _derived(contract: Contract, given: _Values) -> dict[str, object]:
    found = {each.name: _value(each, contract, given) for each in contract.variables}
    if contract.never_empty:
        for each in contract.variables:
            if found[each.name] == "":
                raise WrongValue(each.source or each.name, _FILLED, values.describe(""))
    return found


def _value(variable: Variable, contract: Contract, given: _Values) -> object:
    if variable.frame is not None:
        return _said(variable, contract, _alone(variable.frame, contract, given))
    declared = contract.placeholders[variable.source]
    value = declared.coerce(given.get(variable.source))
    if variable.kind == "list":
        return _items(variable, declared, value, contract, given)
    return _natural(variable.source, variable.kind, value, contract)


def _said(variable: Variable, contract: Contract, text: str) -> str:
    if variable.kind != "flag":
        return text
    return contract.yes if text else contract.no


def _natural(path: str, kind: str, value: object, contract: Contract) -> object:
    """A placeholder's own value: never missing, and a text or a whole number."""
    if kind == "count":
        return 0 if value is values.MISSING else value
    if value is values.MISSING:
        return ""
    text = str(value)
    if not contract.plain:
        return text
    sent = plain(text)
    if text and not sent:
        raise WrongValue(path, _NOTHING_TO_SEE, values.describe(value))
    return sent


def _items(
    variable: Variable, declared: Placeholder, value: object, contract: Contract, given: _Values
) -> list[object]:
    items = value if isinstance(value, tuple) else ()
    if not variable.fields and not declared.fields:
        return [_natural(declared.name, "text", item, contract) for item in items]
    columns = [_column(each, variable.source, items, contract, given) for each in variable.fields]
    names = [each.name for each in variable.fields]
    rows: Sequence[Sequence[object]] = list(zip(*columns, strict=True)) or [()] * len(items)
    return [dict(zip(names, row, strict=True)) for row in rows]


def _column(
    field: Variable,
    source: str,
    items: tuple[object, ...],
    contract: Contract,
    given: _Values,
) -> list[object]:
    """One field of every item."""
    if field.frame is not None:
        texts = _each(field.frame, len(items), contract, given)
        return [_said(field, contract, text) for text in texts]
    return [
        _natural(
            f"{source}.{index}.{field.name}",
            field.kind,
            item.get(field.name, values.MISSING) if isinstance(item, Mapping) else item,
            contract,
        )
        for index, item in enumerate(items)
    ]


# Frames -------------------------------------------------------------------------------------------


def _alone(frame: Frame, contract: Contract, given: _Values) -> str:
    """The value of a frame; nothing where no reader sees it, which is why it may be an error."""
    form = _form(frame.template, frame.escape, contract, None)
    try:
        return _cut(form.render(given), frame)
    except TemplateError:
        return ""


def _cut(text: str, frame: Frame) -> str:
    return text[len(frame.before) : len(text) - len(frame.after)]


def _each(frame: Frame, count: int, contract: Contract, given: _Values) -> list[str]:
    """The values of a frame for each item of its loop."""
    assert frame.loop is not None
    head, tail = f"{{% for {frame.loop[1]} in {frame.loop[0]} %}}", "{% endfor %}"
    form = _form(f"{head}{frame.template}{_END}{tail}", frame.escape, contract, None)
    with suppress(TemplateError):
        texts = form.render(given).split(_END)[:-1]
        if len(texts) == count:
            return [_cut(text, frame) for text in texts]
    # Some item has no such value, and no reader sees it: one by one, then.
    question = f"{{% if loop.index == {_ROUND} %}}{frame.template}{{% endif %}}"
    one = _form(f"{head}{question}{tail}", frame.escape, contract, _ROUND)
    results = one.batch([{**given, _ROUND: index + 1} for index in range(count)])
    return [_cut(each, frame) if isinstance(each, str) else "" for each in results]


def _form(template: str, escape: object, contract: Contract, further: str | None) -> Compiled:
    key = (template, escape, contract.locale, contract.plain, further, contract.declared_as)
    form = _FORMS.get(key)
    if form is None:
        declared: Mapping[str, Placeholder] = contract.placeholders
        if further and declared:
            declared = {**declared, further: Placeholder(further, "count")}
        form = parse(template, max_length=MAX_OUTPUT).compile(
            contract.locale,
            placeholders=declared or None,
            escape=escape,  # type: ignore[arg-type]
            plain=contract.plain,
        )
        if len(_FORMS) >= _KEPT:
            _FORMS.clear()
        _FORMS[key] = form
    return form


# Worked samples -----------------------------------------------------------------------------------


def worked(contract: Contract) -> Contract:
    """The contract with three worked samples for each variable, where its samples allow."""
    sets = rendering.sample_values(contract.placeholders, contract.locale)
    rows: list[tuple[_Values, _Values]] = []
    for name in rendering.SETS:
        with suppress(TemplateError):
            rows.append((sets[name], _derived(contract, sets[name])))
    found = tuple(replace(each, samples=_samples(each, rows)) for each in contract.variables)
    return replace(contract, variables=found)


def _samples(variable: Variable, rows: Sequence[tuple[_Values, _Values]]) -> tuple[Sample, ...]:
    found = []
    for given, derived in rows:
        names = _used(variable)
        own = {name: value for name, value in given.items() if name in names}
        found.append(Sample(Frozen(own), derived[variable.name]))
    return tuple(found)


def _used(variable: Variable) -> frozenset[str]:
    if variable.frame is None:
        return frozenset({variable.source})
    return frozenset(parse(variable.frame.template, max_length=MAX_OUTPUT).placeholders)
