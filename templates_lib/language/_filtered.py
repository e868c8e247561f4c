"""Filters as written: which there are, what they are given, and in which order they may stand."""

from __future__ import annotations

from difflib import get_close_matches
from types import MappingProxyType

from jinja2 import nodes as jinja

from locales import get
from locales.words import gettext_noop
from templates_lib.language import values
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._nodes import Constant, Filtered, FilterUse, Name, Operand, Span, Value
from templates_lib.language._operands import constant
from templates_lib.language._words import Words
from templates_lib.language.filters import FILTERS, BadArgument, Filter, NoCategory, Setting

# What the same thing is called in Jinja2, Liquid, Django and Handlebars.
_OTHER_NAMES = {
    "currency": "money",
    "format_currency": "money",
    "format_date": "date",
    "format_number": "number",
    "round": "number",
    "floatformat": "number",
    "strftime": "date",
    "join": "list",
    "upcase": "upper",
    "uppercase": "upper",
    "downcase": "lower",
    "lowercase": "lower",
    "title": "capitalize",
    "pluralize": "plural",
    "default_if_none": "default",
    "d": "default",
}
_NEEDLESS = frozenset(["e", "escape", "forceescape", "safe", "string", "trim"])


def filtered(words: Words, operand: Name | Constant, chain: list[jinja.Filter]) -> Filtered:
    """Take over a chain of filters, first to last."""
    uses = tuple(_use(words, node) for node in chain)
    _check_order(words, uses)
    found = Filtered(operand.start, uses[-1].end, operand, uses)
    if isinstance(operand, Constant):
        _try_out(words, found, operand.value)
    return found


def refuse_in_condition(words: Words, operand: Operand) -> None:
    """Refuse a filter that writes for a reader where a value is compared."""
    for use in operand.filters if isinstance(operand, Filtered) else ():
        if not FILTERS[use.name].in_conditions:
            raise words.refuse(
                use.start,
                use.end,
                gettext_noop("“%(words)s” writes for a reader; a condition asks the value itself."),
            )


def _use(words: Words, node: jinja.Filter) -> FilterUse:
    position = words.position(node)
    token = words.tokens[position]
    filter_ = FILTERS.get(node.name)
    if filter_ is None:
        raise _unknown(words, position, node.name)
    end, following = token.end, position + 1
    if following < len(words.tokens) and words.tokens[following].text == "(":
        end = words.tokens[words.closing(following)].end
    args, kwargs, spans = _arguments(words, filter_, node, (token.start, end))
    try:
        bound = filter_.bind(args, kwargs)
    except BadArgument as bad:
        start, stop = spans.get(bad.name or "", (token.start, end))
        raise words.refuse(start, stop, bad.msgid, bad.suggestion, **bad.params) from None
    return FilterUse(
        node.name,
        args,
        MappingProxyType(kwargs),
        token.start,
        end,
        MappingProxyType(bound),
        MappingProxyType(spans),
    )


def _unknown(words: Words, position: int, name: str) -> TemplateSyntaxError:
    token = words.tokens[position]
    if name in _NEEDLESS:
        return words.refuse(
            token.start,
            token.end,
            gettext_noop("“%(words)s” is not needed: values are always made safe. Remove it."),
        )
    near = get_close_matches(name, FILTERS, n=1, cutoff=0.6)
    nearest = _OTHER_NAMES.get(name) or (near[0] if near else None)
    if nearest is None:
        return words.refuse(
            token.start,
            token.end,
            gettext_noop("There is no filter “%(words)s”; the filters are %(filters)s."),
            filters=", ".join(FILTERS),
        )
    return words.refuse(
        token.start,
        token.end,
        gettext_noop("There is no filter “%(words)s”; did you mean “%(nearest)s”?"),
        nearest,
        nearest=nearest,
    )


def _arguments(
    words: Words, filter_: Filter, node: jinja.Filter, span: Span
) -> tuple[tuple[Value, ...], dict[str, Value], dict[str, Span]]:
    """Return the positional and the named constants, and where each stands."""
    args: list[Value] = []
    kwargs: dict[str, Value] = {}
    spans: dict[str, Span] = {}
    named: list[tuple[str, Constant]] = []
    for argument in node.args:
        if isinstance(argument, jinja.Dict):
            named.extend(_exact(words, filter_, argument, span))
        else:
            found = _argument(words, argument, span)
            if len(args) < len(filter_.arguments):
                spans[filter_.arguments[len(args)].name] = (found.start, found.end)
            args.append(found.value)
    for word in node.kwargs:
        assert isinstance(word, jinja.Keyword)
        named.append((word.key, _argument(words, word.value, span)))
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        raise words.refuse(*span, gettext_noop("“%(words)s” cannot be read."))
    for key, found in named:
        if key in kwargs:
            raise words.refuse(
                found.start, found.end, gettext_noop("“%(key)s” is given twice."), key=key
            )
        kwargs[key], spans[key] = found.value, (found.start, found.end)
    return tuple(args), kwargs, spans


def _argument(words: Words, node: jinja.Node, span: Span) -> Constant:
    if isinstance(node, jinja.Const | jinja.Neg):
        return constant(words, node)
    if isinstance(node, jinja.Name):
        token = words.tokens[words.position(node)]
        raise words.refuse(
            token.start,
            token.end,
            gettext_noop(
                "“%(words)s”: texts in the brackets of a filter stand in quotation marks."
            ),
            f'"{token.text}"',
        )
    raise words.refuse(
        *span,
        gettext_noop("“%(words)s”: only texts in quotation marks and numbers stand in brackets."),
    )


def _exact(
    words: Words, filter_: Filter, node: jinja.Dict, span: Span
) -> list[tuple[str, Constant]]:
    """Take over ``{0: "…"}``: texts for exact values."""
    found: list[tuple[str, Constant]] = []
    for pair in node.items:
        key = _argument(words, pair.key, span)
        kind = filter_.cases.exact if filter_.cases else None
        if kind is None or type(key.value) is not kind:
            raise words.refuse(
                key.start,
                key.end,
                gettext_noop(
                    '“%(words)s” cannot stand here; exact texts are written {0: "…"} in '
                    'plural and {"value": "…"} in select.'
                ),
            )
        name = f"={key.value}" if kind is int else str(key.value)
        found.append((name, _argument(words, pair.value, span)))
    return found


def _check_order(words: Words, uses: tuple[FilterUse, ...]) -> None:
    """Refuse a filter that is put on the text which an earlier one wrote."""
    writer: FilterUse | None = None
    for use in uses:
        if writer is not None and "text" not in FILTERS[use.name].takes:
            raise words.refuse(
                use.start,
                use.end,
                gettext_noop("“%(filter)s” cannot follow “%(before)s”, which has made a text."),
                filter=use.name,
                before=writer.name,
            )
        if not FILTERS[use.name].keeps:
            writer = use


def _try_out(words: Words, found: Filtered, value: object) -> None:
    """Refuse a constant that its own filters cannot write."""
    setting = Setting(get("en"))
    for use in found.filters:
        try:
            value = FILTERS[use.name].apply(value, use.bound, setting)
        except values.Unfit as unfit:
            raise words.refuse(
                found.start,
                found.end,
                gettext_noop("“%(words)s”: %(filter)s needs %(expected)s."),
                filter=use.name,
                expected=unfit.expected,
            ) from None
        except NoCategory:
            return
