"""Every template there is, as Hypothesis strategies: the grammar of the language, written forwards.

What comes out can be read; which values it wants is another matter.
"""

from hypothesis import strategies as st

NAMES = st.sampled_from(["a", "b", "name", "first_name", "orderID", "x1", "A_", "if_", "not_in"])
FIELDS = st.sampled_from(["b", "total", "title", "if", "x_1"])
PATHS = st.builds(
    lambda name, fields: ".".join([name, *fields]), NAMES, st.lists(FIELDS, max_size=3)
)
SPACE = st.sampled_from(["", " ", " ", "\n", "\r\n", "\t", "\u00a0", " \r "])
GAP = st.sampled_from([" ", " ", "  ", "\n", "\r\n", "\u00a0"])
# Letters of many kinds, signs that begin nothing, line ends of three kinds.
LETTERS = [
    "a",
    "Å",
    "ł",
    "é",
    "e\u0301",
    "🎁",
    "👩‍👩‍👧",
    "ع",
    "\u00a0",
    " ",
    " ",
    "\n",
    "\r\n",
    "\r",
]
SIGNS = ["}", "%", "#", "-", "'", '"', "|", "(", ")", "{;", "<", "&", "\\", "$", ".", ","]
TEXTS = st.lists(st.sampled_from(LETTERS + SIGNS), min_size=1, max_size=8).map("".join)

INSIDE = st.lists(st.sampled_from([*LETTERS, "}", "%}", "}}", "#", r"\n", r"\\", "|"]), max_size=6)
QUOTED = st.builds(
    lambda mark, text: f"{mark}{''.join(text)}{mark}", st.sampled_from("\"'"), INSIDE
)
NUMBERS = st.one_of(
    st.integers(-(10**6), 10**6).map(str), st.sampled_from(["0.5", "-1.25", "12345678901234.5"])
)


# A few pieces of white space, dealt out in turn: drawing one for each gap would take too long.
SPACES = st.lists(SPACE, min_size=3, max_size=3)


def joined(parts, spaces):
    return "".join(spaces[index % 3] + part for index, part in enumerate(parts))


def spaced(*parts):
    """The parts with any white space between them."""
    strategies = [st.just(part) if isinstance(part, str) else part for part in parts]
    return st.builds(joined, st.tuples(*strategies), SPACES)


@st.composite
def cases(draw, exact, names, name):
    """``plural`` or ``select`` with its texts."""
    spaces = draw(SPACES)
    pieces = []
    if keys := draw(st.lists(exact, max_size=2, unique=True)):
        pairs = [joined([key, ":", draw(QUOTED)], spaces) for key in keys]
        pieces.append("{" + ",".join(pairs) + spaces[0] + "}")
    for each in [*draw(st.lists(names, max_size=3, unique=True)), "other"]:
        pieces.append(joined([each, "=", draw(QUOTED)], spaces))
    return f"{name}{spaces[1]}({','.join(pieces)}{draw(st.sampled_from(['', ',', ' ']))})"


PLURALS = cases(
    st.integers(0, 99).map(str), st.sampled_from(["zero", "one", "two", "few", "many"]), "plural"
)
SELECTS = cases(
    st.sampled_from(['"not-set"', "'a b'"]), st.sampled_from(["f", "m", "is", "true"]), "select"
)
STYLES = st.sampled_from(["", "()", '("short")', "( style = 'full' )", '("long",)'])
WRITERS = st.one_of(
    PLURALS,
    SELECTS,
    STYLES.map(lambda style: f"date{style}"),
    st.sampled_from(["money", 'money("NOK")', "number", "number(2)", "percent", "phone", "list"]),
)
CHANGERS = st.one_of(
    st.sampled_from(["upper", "lower", "capitalize"]),
    QUOTED.map(lambda text: f"default({text})"),
)
CHAINS = st.builds(
    lambda before, writer, after: [*before, *writer, *after],
    QUOTED.map(lambda text: [f"default({text})"]) | st.just([]),
    st.lists(WRITERS, max_size=1),
    st.lists(CHANGERS, max_size=3),
)


def piped(operands, chains):
    """An operand with its filters."""
    return st.builds(
        lambda operand, chain, spaces: joined(
            [operand, *(part for each in chain for part in ("|", each))], spaces
        ),
        operands,
        chains,
        SPACES,
    )


PRINTED = st.one_of(
    PATHS,
    piped(PATHS, CHAINS),
    QUOTED,
    piped(QUOTED, st.lists(CHANGERS, max_size=2)),
    PATHS.map(lambda path: f"({path})"),
    st.tuples(PATHS, CHANGERS).map(lambda both: f"( {both[0]}|{both[1]} ) | lower"),
)
IN_LOOP = st.one_of(PRINTED, st.sampled_from(["loop.index", "loop.index | number", "item.title"]))

ASKED = st.one_of(PATHS, piped(PATHS, st.lists(CHANGERS, max_size=1)))
COMPARED = st.one_of(
    spaced(ASKED, st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), NUMBERS | ASKED),
    spaced(ASKED, st.sampled_from(["==", "!="]), QUOTED | st.sampled_from(["true", "False"])),
    spaced(NUMBERS, st.sampled_from(["<", "=="]), ASKED),
)
CONDITIONS = st.recursive(
    ASKED | COMPARED,
    lambda inner: st.one_of(
        inner.map(lambda one: f"not ({one})"),
        inner.map(lambda one: f"({one})"),
        ASKED.map(lambda one: f"not {one}"),
        st.builds(
            lambda a, gap, sign, b: f"{a}{gap}{sign}{gap}{b}",
            inner,
            GAP,
            st.sampled_from(["and", "or"]),
            inner,
        ),
    ),
    max_leaves=5,
)
DASH = st.sampled_from(["", "", "", "-"])
SIGN = st.sampled_from(["", "", "-", "+"])


def tag(opening, before, inside, after, closing):
    return st.builds(
        lambda a, left, text, right, b: f"{opening}{a}{left}{text}{right}{b}{closing}",
        before,
        GAP,
        inside,
        GAP,
        after,
    )


def block(inside):
    return tag("{%", SIGN, inside, SIGN, "%}")


def prints(expressions):
    return tag("{{", DASH, expressions, DASH, "}}")


COMMENTS = st.builds(
    lambda a, text, b: f"{{#{a} {text} {b}#}}",
    SIGN,
    st.sampled_from(["note", "{{ a }}", "it's", "%}", "", "🎁\r\n"]),
    SIGN,
)


def nodes(expressions, *, loops):
    """Leaves and branches; loops too where none is open."""

    def grow(inner):
        body = st.lists(inner, max_size=3).map("".join)
        arms = st.lists(
            st.tuples(block(CONDITIONS.map(lambda text: f"elif {text}")), body).map("".join),
            max_size=2,
        ).map("".join)
        other = st.just("") | st.tuples(block(st.just("else")), body).map("".join)
        opening = block(CONDITIONS.map(lambda text: f"if {text}"))
        branch = st.tuples(opening, body, arms, other, block(st.just("endif"))).map("".join)
        return branch | loop() if loops else branch

    return st.recursive(TEXTS | prints(expressions) | COMMENTS, grow, max_leaves=5)


def loop():
    body = st.lists(nodes(IN_LOOP, loops=False), max_size=3).map("".join)
    opening = block(NAMES.map(lambda name: f"for item in {name}"))
    return st.tuples(opening, body, block(st.just("endfor"))).map("".join)


TEMPLATES = st.lists(nodes(PRINTED, loops=True), max_size=5).map("".join)
