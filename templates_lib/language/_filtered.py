"""Filters as written: which there are, what they are given, and in which order they may stand."""

from __future__ import annotations

from types import MappingProxyType

from locales.words import gettext_noop
from templates_lib.language._arguments import Arguments, read_arguments
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._lexer import Token
from templates_lib.language._limits import MAX_FILTERS
from templates_lib.language._nodes import Filtered, FilterUse, Operand, Span
from templates_lib.language._operands import TRUTHS
from templates_lib.language._other_filters import in_our_style, named_texts, unknown_filter
from templates_lib.language._trial import refuse_unfit
from templates_lib.language._unexpected import WRITTEN, unexpected
from templates_lib.language._words import Words
from templates_lib.language.filters import FILTERS, BadArgument, Filter


def filtered(words: Words, operand: Operand, start: int) -> Filtered:
    """Read the filters on ``operand``, which begins at ``start`` with its brackets; first to last.

    Filters that stand in brackets with it come before those outside.
    """
    base = operand.operand if isinstance(operand, Filtered) else operand
    uses = list(operand.filters) if isinstance(operand, Filtered) else []
    while words.takes("|"):
        if len(uses) == MAX_FILTERS:
            raise words.refuse_token(
                words.here,
                gettext_noop("There are too many filters in a row; the most is %(limit)s."),
                limit=str(MAX_FILTERS),
            )
        uses.append(_use(words))
        _check_order(words, uses)
    found = Filtered(start, uses[-1].end, base, tuple(uses))
    refuse_unfit(words, found)
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


def _use(words: Words) -> FilterUse:
    token = words.here
    if token.kind in ("string", "number"):
        instead = f"default({token.text})"
        raise words.refuse_token(token, WRITTEN, instead, instead=instead)
    if token.kind != "word":
        raise unexpected(words)
    filter_ = FILTERS.get(token.text)
    if filter_ is None:
        raise unknown_filter(words, token)
    words.take()
    if words.here.text == ".":
        raise unexpected(words)
    found = Arguments()
    if words.here.text == "(":
        found = read_arguments(words, filter_)
    elif words.here.text == ":" or words.here.kind in ("string", "number"):
        raise _without_brackets(words, token)
    end = words.before.end
    try:
        bound = filter_.bind(tuple(found.args), found.kwargs)
    except BadArgument as bad:
        raise _badly_bound(words, filter_, found, bad, (token.start, end)) from None
    return FilterUse(
        token.text,
        tuple(found.args),
        MappingProxyType(found.kwargs),
        token.start,
        end,
        MappingProxyType(bound),
        MappingProxyType(found.spans),
    )


def _without_brackets(words: Words, token: Token) -> TemplateSyntaxError:
    """Refuse ``default: "x"`` (Liquid, Django) and ``default "x"``: values stand in brackets."""
    start = end = words.take() if words.here.text == ":" else words.here
    pieces: list[str] = []
    while words.here.kind in ("string", "number", "word") or words.here.text in (",", ":"):
        end = words.take()
        quoted = f'"{end.text}"' if end.kind == "word" and end.text not in TRUTHS else end.text
        pieces.append(f"{quoted} " if quoted == "," else quoted)
    written = f"{token.text}({''.join(pieces)})"
    return words.refuse(
        token.start,
        max(start.end, end.end),
        gettext_noop("“%(words)s”: the values of a filter stand in brackets, as in %(instead)s."),
        in_our_style(written),
        instead=in_our_style(written),
    )


def _badly_bound(
    words: Words, filter_: Filter, found: Arguments, bad: BadArgument, span: Span
) -> TemplateSyntaxError:
    if bad.name is None and filter_.cases is None and not filter_.arguments:
        return words.refuse(
            *span,
            gettext_noop("“%(filter)s” takes no values in brackets."),
            filter_.name,
            filter=filter_.name,
        )
    start, end = found.spans.get(bad.name or "", span)
    suggestion = bad.suggestion
    if suggestion is None and bad.name is None:
        suggestion = _mended(words, filter_, found, span)
    elif suggestion is None and bad.name in found.spans:
        written = in_our_style(f"{filter_.name}({words.text(start, end)})")
        inside = written[len(filter_.name) + 1 : -1]
        suggestion = inside if inside != words.text(start, end) else None
    return words.refuse(start, end, bad.msgid, suggestion, **bad.params)


def _mended(words: Words, filter_: Filter, found: Arguments, span: Span) -> str | None:
    """The filter with the values that it can have: ``plural("a", "b")`` is one and other."""
    literals = [words.text(*place) for place in found.places]
    if filter_.cases is None:
        kept = ", ".join(literals[: len(filter_.arguments)])
        if len(literals) <= len(filter_.arguments):
            return None
        return f"{filter_.name}({kept})" if kept else filter_.name
    named = named_texts(filter_, literals) if not found.kwargs else None
    return f"{filter_.name}({named})" if named else None


def _check_order(words: Words, uses: list[FilterUse]) -> None:
    """Refuse a filter that is put on the text which an earlier one wrote."""
    use = uses[-1]
    writer = next((one for one in uses[:-1] if not FILTERS[one.name].keeps), None)
    if writer is not None and "text" not in FILTERS[use.name].takes:
        raise words.refuse(
            use.start,
            use.end,
            gettext_noop("“%(filter)s” cannot follow “%(before)s”, which has made a text."),
            filter=use.name,
            before=writer.name,
        )
