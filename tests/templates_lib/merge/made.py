"""Templates and values for them, made up from a seed: every construct, and every sender's marks."""

from dataclasses import dataclass

import channels
import locales
from channels import Output
from templates_lib.handover import Source
from templates_lib.placeholders import Placeholder

LINE = {
    "title": Placeholder("title", "text"),
    "n": Placeholder("n", "count"),
    "price": Placeholder("price", "money", currency="NOK"),
    "day": Placeholder("day", "date", required=False),
    "kind": Placeholder("kind", "choice", choices=("a", "b")),
}
PLACEHOLDERS = {
    "name": Placeholder("name", "name", max_length=40),
    "note": Placeholder("note", "text", required=False),
    "code": Placeholder("code", "code"),
    "kind": Placeholder("kind", "choice", choices=("a", "b", "not-set")),
    "tier": Placeholder("tier", "choice", choices=("gold", "blue"), required=False),
    "n": Placeholder("n", "count"),
    "more": Placeholder("more", "count", required=False),
    "weight": Placeholder("weight", "number"),
    "total": Placeholder("total", "money"),
    "price": Placeholder("price", "money", currency="NOK"),
    "share": Placeholder("share", "percent"),
    "day": Placeholder("day", "date"),
    "soon": Placeholder("soon", "date", required=False),
    "hour": Placeholder("hour", "time"),
    "url": Placeholder("url", "url"),
    "phone": Placeholder("phone", "phone"),
    "sizes": Placeholder("sizes", "list"),
    "lines": Placeholder("lines", "list", fields=LINE),
    "further": Placeholder("further", "list", required=False),
}

# Mostly harmless, and now and then what some sender would read as its own.
_LITERALS = ["Hei ", "ab", " ", "\n", "\n\n  ", ", ", "æøå’s", "x", "\n x", " -", ".", "é&<"]
_MARKS = ["{", "}", "}}", "{ {", "%", "%%", "*", "*|", "|*", "((", "))", "\\", "'", "#", "$", "_"]
_MARKS += ["${", "{$", "[%", "%]", '"', "100 %", "%(x)s", "??", "@", "`", "~", "*b*", "\t"]
_TEXTS = ["", "a", "b", "gold", "not-set", "Kari", "O’Neil", "x<y>&'\"", "*b*_c_", "{{ x }}"]
_TEXTS += ["%s %%", "*|X|*", "((y))", " ", "  two", "æ\u00a0–", "$1 \\1", "{0}", "'", "yes", "no"]
_QUOTED = ['"a"', '"gold"', '"not-set"', '"Kari"', '"O\'Neil"', '""', '"x – y"', '"{"', '"yes"']
_WRITERS = [
    *("total", "total | money", "price | money", 'weight | money("PLN")', "price | upper"),
    *("weight", "weight | number(2)", "n | number", "n", "n | ordinal", "share | percent", "share"),
    *("day", 'day | date("full")', "soon | date | default('snart')", "hour", "hour | time"),
    *("name | upper", "name | capitalize", "note | default(0)", "note | lower | default('x')"),
    *("phone | phone", "sizes | list", 'sizes | list("or")', "n | relative_days", "more"),
    *('1234.5 | money("NOK")', '"{{"', '"}} *b*"', "note | default('')", '"2025-05-31" | date'),
]
_OPERATORS = ["==", "!=", "<", "<=", ">", ">="]


@dataclass(frozen=True)
class Case:
    """One output, and rows of values for it."""

    source: Source
    rows: tuple

    @property
    def template(self):
        return self.source.outputs[0].template


def source_of(template, tag="nb", escape="text", plain=False, placeholders=PLACEHOLDERS):
    """A wording of one output, in a channel that writes values so."""
    name = {"html": "email", "line": "email", "marks": "whatsapp"}.get(escape)
    channel = channels.get(name or ("sms" if plain else "rcs"))
    content = channel.load({"body": []} if name == "email" else {})
    return Source(content, (Output("body", "", template, escape),), placeholders, tag)


class Maker:
    """Makes one case from a source of chance."""

    def __init__(self, chance, tag):
        self.chance, self.tag = chance, tag
        self.marks = chance.random() < 0.4

    def case(self):
        escape = self.one(["text", "text", "html", "line", "marks"])
        template = self.nodes(self.chance.randint(1, 6), depth=self.one([2, 2, 0]))
        source = source_of(template, self.tag, escape, self.chance.random() < 0.5)
        return Case(source, tuple(self.row() for _ in range(3)))

    def one(self, choices):
        return self.chance.choice(choices)

    def some(self, probability):
        return self.chance.random() < probability

    # Templates ------------------------------------------------------------------------------------

    def nodes(self, count, depth, line=""):
        return "".join(self.node(depth, line) for _ in range(count))

    def node(self, depth, line):
        kind = self.chance.random()
        if kind < 0.3 or (depth == 0 and kind < 0.5):
            literal = self.one(_MARKS if self.marks and self.some(0.3) else _LITERALS)
            return literal.replace("{%", "{ %")
        if not depth or kind < 0.65:
            return f"{{{{ {self.printed(line)} }}}}"
        if kind < 0.9 or line:
            return self.branch(depth, line)
        return self.loop(depth)

    def printed(self, line):
        kind = self.chance.random()
        if line == "size":
            return self.one(["size", "size", "loop.index", "name", "size | upper", "n | number"])
        if line and kind < 0.6:
            fields = [
                "title",
                "n",
                "price",
                "n | number",
                "price | money",
                "day | date | default('-')",
            ]
            fields += [self.plural("n"), self.select("kind"), "title | upper", "kind"]
            if self.some(0.2):
                return self.one(["loop.index", "loop.index | ordinal", "loop.index | number(1)"])
            return f"line.{self.one(fields)}"
        if kind < 0.45:
            texts = ["name", "code", "url", "kind", "name | default('du')", "note | default('du')"]
            return self.one([*texts, "tier | default('blue')", "note | default('a \"b\"')"])
        if kind < 0.6:
            return self.plural(self.one(["n", "n", "n", "more"]))
        if kind < 0.7:
            return self.select(self.one(["kind", "code", "tier"]))
        return self.one(_WRITERS)

    def plural(self, name):
        needed = locales.get(self.tag).plural_categories
        said = [f'{each}="{self.case_text()}"' for each in needed]
        if self.some(0.4):
            said.insert(0, f'{{0: "{self.case_text()}", 2: "#"}}')
        return f"{name} | plural({', '.join(said)})"

    def case_text(self):
        texts = ["# varer", "#", "ingen", "", "## #", "x’s # {'", "<# >", " # ", "*#*"]
        return self.one(texts if self.some(0.8) else ["# %% {", "*| #", "((#))"])

    def select(self, name):
        cases = {"kind": ["a", "b"], "tier": ["gold"]}.get(name, ["a", "Kari"])
        said = [f'{each}="{self.case_text()}"' for each in cases if self.some(0.7)]
        if name == "kind" and self.some(0.2):
            return 'kind | select({"a": "q"}, other="z")'
        return f"{name} | select({', '.join([*said, self.other()])})"

    def other(self):
        return f'other="{self.case_text()}"'

    def branch(self, depth, line):
        said = f"{{% if {self.condition(2, line)} %}}{self.body(depth, line)}"
        for _ in range(self.chance.randint(0, 2)):
            said += f"{{% elif {self.condition(2, line)} %}}{self.body(depth, line)}"
        if self.some(0.6):
            said += f"{{% else %}}{self.body(depth, line)}"
        return said + "{% endif %}"

    def body(self, depth, line):
        return self.nodes(self.chance.randint(0, 2), depth - 1, line)

    def loop(self, depth):
        head, line = self.one([("line in lines", "line"), ("size in sizes", "size")])
        body = self.nodes(self.chance.randint(1, 3), depth - 1, line)
        tail = self.one(
            ["", "{% if not loop.last %}, {% endif %}", "{% if loop.first %}^{% endif %}"]
        )
        return f"{{% for {head} %}}{body}{tail}{{% endfor %}}"

    def condition(self, depth, line):
        if depth and self.some(0.5):
            word = self.one([" and ", " or "])
            parts = [self.condition(depth - 1, line) for _ in range(self.chance.randint(2, 3))]
            joined = word.join(f"({each})" for each in parts)
            return f"not ({joined})" if self.some(0.2) else joined
        asked = self.atom(line)
        return f"not ({asked})" if self.some(0.25) else asked

    def atom(self, line):
        number = self.one(["0", "1", "5", "-1", "2.5", "500"])
        if line == "line" and self.some(0.5):
            return self.one(
                [
                    *("loop.first", "loop.last", "loop.index == 2", "line.title", "line.n"),
                    *("line.n > 3", 'line.kind == "a"', 'line.title != "a"', "line.price > 100"),
                    *("line.n == n", "line.day"),
                ]
            )
        if line and self.some(0.4):
            return self.one(
                ["loop.first", "loop.last", *(["size", 'size == "a"'] * (line == "size"))]
            )
        compared = (
            f"{self.one(['n', 'more', 'weight', 'price', 'share'])} {self.one(_OPERATORS)} {number}"
        )
        turned = f"{number} {self.one(_OPERATORS)} n"
        texts = f"{self.one(['name', 'note', 'code'])} {self.one(['==', '!='])} {self.one(_QUOTED)}"
        kinds = f'{self.one(["kind", "tier"])} {self.one(["==", "!="])} "{self.one("ab")}"'
        kinds = (
            kinds.replace('"a"', '"gold"').replace('"b"', '"blue"') if "tier" in kinds else kinds
        )
        filled = [
            f'tier | default("blue") {self.one(["==", "!="])} "{each}"' for each in ("blue", "gold")
        ]
        bare = self.one(list(PLACEHOLDERS))
        others = ["day < soon", "name == code", "n == more", 'name | upper == "KARI"']
        return self.one(
            [compared, turned, texts, kinds, bare, bare, self.one(filled), self.one(others)]
        )

    # Values ---------------------------------------------------------------------------------------

    def row(self):
        text, count = (
            lambda: self.one(_TEXTS),
            lambda: self.one([0, 1, 2, 3, 5, 12, 22, 100, 10_001]),
        )
        amount = lambda: self.one(["0", "1299.50", "5", "100", "500", "-12.25"])  # noqa: E731
        optional = {
            "note": text() or self.one(["", "two\nlines\r\n"]),
            "tier": self.one(["gold", "blue"]),
            "more": count(),
            "soon": "2025-06-01",
            "further": [text() for _ in range(self.chance.randint(0, 2))],
        }
        gone = {name: self.one([None, ""]) if name != "further" else None for name in optional}
        chosen = {name: optional[name] if self.some(0.7) else gone[name] for name in optional}
        return chosen | {
            "name": text(),
            "code": self.one([text(), 7]),
            "kind": self.one(["a", "b", "not-set"]),
            "n": count(),
            "weight": self.one([0, 2.5, "500", 1234.5678]),
            "total": {"amount": amount(), "currency": self.one(["NOK", "PLN", "EUR"])},
            "price": amount(),
            "share": self.one([0, 0.25, "12.5 %"]),
            "day": self.one(["2025-05-31", "2026-01-01"]),
            "hour": "17:05",
            "url": self.one(["https://nordhus.example/a_b?c=d&e=*f*", "http://x.example/~k"]),
            "phone": "+4722123456",
            "sizes": [text() for _ in range(self.chance.randint(0, 3))],
            "lines": [
                {
                    "title": text(),
                    "n": count(),
                    "price": amount(),
                    "day": self.one(["2025-05-31", None]),
                    "kind": self.one(["a", "b"]),
                }
                for _ in range(self.chance.randint(0, 3))
            ],
        }
