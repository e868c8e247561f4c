"""Templates and values for them, made up by Hypothesis: every filter, every argument, every tag."""

import datetime as dt
import re
from decimal import Decimal

from hypothesis import strategies as st

from templates_lib.language import FILTERS
from templates_lib.language.filters.plural import CATEGORIES
from templates_lib.language.values import Money, Percent
from templates_lib.placeholders import Placeholder


def _declared(name, type_, **options):
    return Placeholder(name, type_, **options)


_LINE = {
    "title": _declared("title", "text"),
    "n": _declared("n", "count"),
    "price": _declared("price", "money", currency="NOK"),
    "day": _declared("day", "date", required=False),
}
PLACEHOLDERS = {
    "name": _declared("name", "name", max_length=40),
    "note": _declared("note", "text", required=False),
    "code": _declared("code", "code"),
    "kind": _declared("kind", "choice", choices=("a", "b", "not-set")),
    "n": _declared("n", "count"),
    "weight": _declared("weight", "number"),
    "total": _declared("total", "money"),
    "price": _declared("price", "money", currency="NOK"),
    "saved": _declared("saved", "money", currency="PLN", required=False),
    "share": _declared("share", "percent"),
    "day": _declared("day", "date"),
    "soon": _declared("soon", "date", required=False),
    "hour": _declared("hour", "time"),
    "moment": _declared("moment", "datetime"),
    "url": _declared("url", "url"),
    "email": _declared("email", "email"),
    "phone": _declared("phone", "phone"),
    "sizes": _declared("sizes", "list"),
    "lines": _declared("lines", "list", fields=_LINE),
}

# Values: as they arrive in JSON, and typed already ------------------------------------------------

_AWKWARD = "aåłß Øé 12-.,<&\"'’–…\u00a0\u0627{}*_~`½"
TEXTS = st.text(st.sampled_from(_AWKWARD), max_size=12)
_CENTS = st.integers(-(10**5), 10**8) | st.integers(0, 10**6)
_AMOUNTS = _CENTS.map(lambda cents: Decimal(cents).scaleb(-2))
_FINE = st.decimals(-(10**6), 10**6, places=4)
CURRENCIES = st.sampled_from(["NOK", "DKK", "PLN", "EUR", "USD", "JPY", "CZK", "KWD"])
_WHOLE = st.integers(0, 30) | st.integers(0, 2_000_000)
_DATES = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))
_MOMENTS = st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2100, 12, 31))
_MONEY = st.one_of(
    st.builds(Money, _AMOUNTS | _FINE, CURRENCIES),
    st.builds(lambda a, c: {"amount": str(a), "currency": c}, _AMOUNTS, CURRENCIES),
)
_IN_NOK = st.one_of(
    st.builds(Money, _AMOUNTS | _FINE, st.sampled_from(["NOK", "NOK", None, "SEK"])),
    _AMOUNTS.map(float),
    _AMOUNTS.map(str),
    st.builds(lambda a: {"amount": float(a), "currency": "NOK"}, _AMOUNTS),
)
_GAPS = st.sampled_from([None, ""])


def _either(typed, as_json):
    return typed | typed.map(as_json)


_FIELDS = {
    "title": TEXTS,
    "n": _WHOLE,
    "price": _IN_NOK,
    "day": _either(_DATES, str) | _GAPS,
}
_BY_NAME = {
    "name": TEXTS,
    "note": TEXTS | _GAPS | st.just("two\nlines\r\n"),
    "code": TEXTS | st.integers(0, 10**9),
    "kind": st.sampled_from(["a", "b", "not-set"]),
    "n": _WHOLE,
    "weight": st.one_of(_WHOLE, _FINE, _FINE.map(float), _FINE.map(str)),
    "total": _MONEY,
    "price": _IN_NOK,
    "saved": _AMOUNTS.map(str) | _GAPS,
    "share": st.one_of(
        st.decimals(-2, 2, places=4),
        st.builds(Percent, st.decimals(-2, 2, places=3)),
        st.sampled_from(["25 %", "12.5%", 0.25]),
    ),
    "day": _either(_DATES, str),
    "soon": _either(_DATES, str) | _GAPS,
    "hour": _either(st.times().map(lambda time: time.replace(microsecond=0)), str),
    "moment": _either(_MOMENTS, lambda moment: moment.isoformat()),
    "url": st.sampled_from(["https://nordhus.example/a_b?c=d&e=*f*", "HTTP://x.example/~k"]),
    "email": st.sampled_from(["kari@nordhus.example", "o'neil_k@x.example"]),
    "phone": st.sampled_from(["+4722123456", "+48 123 456 789", "+31201234567"]),
    "sizes": st.lists(TEXTS, max_size=4) | st.lists(TEXTS, max_size=4).map(tuple),
    "lines": st.lists(st.fixed_dictionaries(_FIELDS), max_size=3),
}
_FULL = st.fixed_dictionaries(_BY_NAME)
_WRONG = st.sampled_from([None, "", True, -1, "x\0", [], {}, object(), 10**15, "2025-02-30"])


def _spoilt(full, name, value):
    return {**full, name: value}


VALUES = st.one_of(
    _FULL, _FULL, _FULL, st.builds(_spoilt, _FULL, st.sampled_from(sorted(_BY_NAME)), _WRONG)
)
"""One row in four has one value that may be wrong."""

# Filters ------------------------------------------------------------------------------------------

QUOTED = st.text(st.sampled_from("aøł #<&'.–"), max_size=6).map(lambda text: f'"{text}"')


@st.composite
def _cases(draw, filter_):
    """The cases of a plural or a select; some categories may be missing."""
    if filter_.cases.exact is int:
        likely = [*CATEGORIES[:-1], "one", "few", "many"]
        names = draw(st.sets(st.sampled_from(likely), min_size=2))
        exact = draw(st.dictionaries(st.integers(0, 5), QUOTED, max_size=2))
    else:
        names = draw(st.sets(st.sampled_from(["a", "b"])))
        exact = draw(st.dictionaries(st.just('"not-set"'), QUOTED))
    said = [f"{name}={draw(QUOTED)}" for name in (*sorted(names), "other")]
    if exact:
        said.insert(0, "{" + ", ".join(f"{key}: {text}" for key, text in exact.items()) + "}")
    return f"{filter_.name}({', '.join(said)})"


def _literal(argument, text):
    if argument.choices:
        return st.sampled_from(argument.choices).map(
            lambda choice: f'"{choice}"' if isinstance(choice, str) else str(choice)
        )
    if argument.name == "currency":
        return CURRENCIES.map(lambda code: f'"{code}"')
    return QUOTED if text else QUOTED | st.sampled_from(["7", "2.5"])


@st.composite
def calls(draw, filter_, text=False):
    """One filter as it may be written, its arguments by place or by name."""
    if filter_.cases is not None:
        return draw(_cases(filter_))
    said = []
    for place, argument in enumerate(filter_.arguments):
        if argument.required or draw(st.booleans()):
            name = f"{argument.name}=" if place or draw(st.booleans()) else ""
            said.append(name + draw(_literal(argument, text)))
    return f"{filter_.name}({', '.join(said)})" if said else filter_.name


@st.composite
def chains(draw, name, type_, asked=False):
    """A value with up to three filters that its type allows, there or in a condition."""
    written = name
    for _ in range(draw(st.integers(0, 3))):
        fitting = [each for each in FILTERS.values() if type_ in each.takes]
        fitting = [each for each in fitting if each.in_conditions or not asked]
        if not fitting:
            break
        filter_ = draw(st.sampled_from(fitting))
        written += f" | {draw(calls(filter_, asked))}"
        type_ = type_ if filter_.keeps else "text"
    return written, type_


# Conditions ---------------------------------------------------------------------------------------

_SIGNS = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
_EQUAL = st.sampled_from(["==", "!="])
_POSITIVE = st.sampled_from(["0", "1", "5", "2.5", "500"])
_TEXT_NAMES = ["name", "note", "code", "kind", "url"]


def _asked(names):
    found = st.sampled_from(names).flatmap(lambda name: chains(name, "text", asked=True))
    return found.map(lambda chain: chain[0])


def _compared(*parts):
    return st.builds(lambda *found: " ".join(found), *parts)


def _conditions(numbers, texts, truths):
    atoms = st.one_of(
        st.sampled_from(truths),
        _compared(st.sampled_from(numbers), _SIGNS, _POSITIVE | st.just("-1")),
        _compared(_POSITIVE, _SIGNS, st.sampled_from(numbers)),
        _compared(_asked(texts), _EQUAL, QUOTED),
        _compared(QUOTED, _EQUAL, _asked(texts)),
        _compared(_asked(texts), _EQUAL, _asked(texts)),
        _compared(st.just("day"), _SIGNS, st.just("soon")),
        _asked(texts),
    )
    return st.recursive(
        atoms,
        lambda inner: st.one_of(
            inner.map(lambda one: f"not ({one})"),
            st.builds(
                lambda a, sign, b: f"({a}) {sign} {b}", inner, st.sampled_from(["and", "or"]), inner
            ),
            st.builds(lambda a, b, c: f"{a} and {b} or {c}", inner, inner, inner),
        ),
        max_leaves=3,
    )


CONDITIONS = _conditions(
    ["n", "weight", "price", "total", "share"],
    _TEXT_NAMES,
    [*PLACEHOLDERS],
)
IN_LOOP = _conditions(
    ["line.n", "line.price", "loop.index", "n"],
    ["line.title", "name"],
    ["loop.first", "loop.last", "not loop.last", "line.day", "line.title", "line.n", "note"],
)

# Whole templates ----------------------------------------------------------------------------------

LITERAL = st.text(st.sampled_from("abå \n\t\u00a0<&'\".,:;#%!1*_-"), max_size=10).filter(
    lambda text: not re.search(r"%[a-zå]|\*\|", text)
)
_DASH = st.sampled_from(["", "", "", "-"])


def _tag(opening, inside, closing):
    return st.builds(
        lambda a, middle, b: f"{opening}{a} {middle} {b}{closing}", _DASH, inside, _DASH
    )


@st.composite
def prints(draw, places):
    """What stands in ``{{ … }}``; a list needs ``list``, a record a field."""
    name, type_ = draw(st.sampled_from(places))
    written, type_ = draw(chains(name, type_))
    return f"{written} | list" if type_ == "list" else written


TOP = [(name, each.type) for name, each in PLACEHOLDERS.items() if name != "lines"]
INSIDE = [(f"line.{name}", each.type) for name, each in _LINE.items()]
PRINTS = prints(TOP) | QUOTED | st.sampled_from(['1234.5 | money("NOK")', '"2025-05-31" | date'])


def _nodes(written, asked, loops):
    leaves = st.one_of(
        LITERAL, _tag("{{", written, "}}"), st.sampled_from(["{# note #}", "{#- note -#}"])
    )

    def grow(inner):
        body = st.lists(inner, max_size=3).map("".join)
        branch = st.builds(
            lambda *parts: "".join(parts),
            _tag("{%", asked.map(lambda text: f"if {text}"), "%}"),
            body,
            st.builds(
                lambda tag, text: tag + text,
                _tag("{%", asked.map(lambda text: f"elif {text}"), "%}"),
                body,
            )
            | st.just(""),
            st.builds(lambda tag, text: tag + text, _tag("{%", st.just("else"), "%}"), body)
            | st.just(""),
            _tag("{%", st.just("endif"), "%}"),
        )
        return branch | _loops() if loops else branch

    return st.recursive(leaves, grow, max_leaves=4)


def _loops():
    of_lines = st.lists(
        _nodes(prints([*INSIDE, *TOP[:6], ("loop.index", "count")]), IN_LOOP, loops=False),
        max_size=3,
    )
    of_sizes = st.lists(LITERAL | st.sampled_from(["{{ size }}", "{{ size|upper }}"]), max_size=3)
    heads = {"line in lines": of_lines, "size in sizes": of_sizes}
    return st.one_of(
        st.builds(
            lambda *parts: "".join(parts),
            _tag("{%", st.just(f"for {head}"), "%}"),
            body.map("".join),
            _tag("{%", st.just("endfor"), "%}"),
        )
        for head, body in heads.items()
    )


# Deferred: what Hypothesis calls a strategy is all of its parts, otherwise.
TEMPLATES = st.deferred(
    lambda: st.lists(_nodes(PRINTS, CONDITIONS, loops=True), max_size=5).map("".join)
)
