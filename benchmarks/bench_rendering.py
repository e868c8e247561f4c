"""How fast a template renders, against what is as fast as Python can be and against its peers.

    python -m benchmarks.bench_rendering [ROUNDS]

One SMS of 300 characters with three strings, an amount, a date and a plural, in four languages. The
limit is an f-string over values that are already formatted. Processor time, the best of many
rounds, each in another order. Values are typed (``Money``, ``date``) unless it says JSON, and are
checked each time. The customers are the same in all rounds, so that work is measured and not
memory; where it says "new totals", the amounts are others in each round.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import fmean
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from jinja2.sandbox import SandboxedEnvironment

from benchmarks.rendering_texts import (
    CUSTOMERS,
    TEXTS,
    Row,
    Sms,
    as_json,
    customers,
    with_new_totals,
)
from templates_lib.language import Compiled, parse

ROOT = Path(__file__).resolve().parent.parent
NODE = ROOT / ".venv" / "bin" / "node"
ROUNDS = 60

LIMIT = "an f-string over formatted values"
JINJA = "Jinja2, sandboxed, with Babel"
NODE_WAY = "Handlebars with Intl (Node)"
PARSE, COMPILE = "to read the template, ms", "to read and compile it, ms"
GOALS = {
    "a call": 0.30,
    "a batch of tuples": 0.35,
    "a call, escaped for HTML": 0.20,
}
_TAG = re.compile(r"\{\{ (\w+)(?: \| .*?)? \}\}")
_FORMS = re.compile(r'(\w+)="([^"]*)"')


@dataclass
class Watch:
    """The best time of each way, in seconds for all customers of a round."""

    best: dict[str, float] = field(default_factory=dict)

    def note(self, way: str, seconds: float) -> None:
        self.best[way] = min(self.best.get(way, seconds), seconds)

    def time(self, way: str, work: Callable[[], object]) -> None:
        begun = time.process_time()
        work()
        self.note(way, time.process_time() - begun)


def each(render: Callable[[Row], object], rows: Iterable[Row]) -> Callable[[], None]:
    """All rows, one call for each."""

    def work() -> None:
        for row in rows:
            render(row)

    return work


# The ways -----------------------------------------------------------------------------------------


def formatted(sms: Sms, rows: list[Row]) -> list[Row]:
    """The values of the limit: what our own tags write, one by one."""
    tags = {found[1]: found[0] for found in _TAG.finditer(sms.text)}
    written = {name: compiled(sms, tag) for name, tag in tags.items()}
    return [{name: tag.render(row) for name, tag in written.items()} for row in rows]


def compiled(sms: Sms, text: str, escape: Any = "text", plain: bool = True) -> Compiled:
    """As an SMS is rendered: with plain typography."""
    placeholders = sms.placeholders
    return parse(text).compile(sms.locale, placeholders=placeholders, escape=escape, plain=plain)


def f_string(sms: Sms) -> Callable[[Row], str]:
    """``lambda row: f"Hei {row['name']}! …"``: the limit."""
    literal = "".join(
        repr(part)[1:-1] if index % 2 == 0 else f"{{row[{part!r}]}}"
        for index, part in enumerate(_TAG.split(sms.text))
    )
    found: Callable[[Row], str] = eval(f'lambda row: f"""{literal}"""')
    return found


def sandboxed(sms: Sms) -> Callable[[Row], str]:
    """Jinja2's sandbox, compiled before, with filters written on Babel's functions."""
    locale = Locale.parse(sms.locale)
    environment = SandboxedEnvironment()
    environment.filters["money"] = lambda value: format_currency(
        value.amount, value.currency, locale=locale
    )
    environment.filters["date"] = lambda value: format_date(value, "long", locale=locale)
    environment.filters["plural"] = lambda value, **forms: forms[locale.plural_form(value)].replace(
        "#", format_decimal(value, locale=locale)
    )
    template = environment.from_string(sms.text)
    return lambda row: template.render(row)


class Node:
    """Handlebars with cached ``Intl``, in a process of its own."""

    def __init__(self, sms: Sms) -> None:
        command = [NODE, Path(__file__).with_suffix(".mjs")]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        text = _TAG.sub(lambda found: self._tag(found[0], found[1]), sms.text)
        self._made = {
            "locale": sms.locale,
            "currency": sms.currency,
            "text": text,
            "forms": dict(_FORMS.findall(sms.text)),
        }

    @staticmethod
    def _tag(tag: str, name: str) -> str:
        helper = next((each for each in ("money", "date", "plural") if f"| {each}" in tag), "")
        return f"{{{{{helper} {name}}}}}" if helper else f"{{{{{name}}}}}"

    def ask(self, **asked: object) -> dict[str, Any]:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        found: dict[str, Any] = json.loads(self._process.stdout.readline())
        return found

    def fill(self, rows: list[Row]) -> str:
        simple = [
            {**as_json(row), "total": float(row["total"].amount), "lines": []}  # type: ignore[attr-defined]
            for row in rows
        ]
        return str(self.ask(**self._made, rows=simple)["first"])

    def seconds(self) -> float:
        """Of one round; the first ones let its compiler warm up."""
        return float(self.ask(run=True)["ns"]) / 1e9

    def close(self) -> None:
        self._process.communicate()


# The measurement ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Forms:
    """What is compiled of one SMS, once."""

    limit: Callable[[Row], str]
    sandbox: Callable[[Row], str]
    plain: Compiled
    fine: Compiled
    html: Compiled
    marks: Compiled
    lines: Compiled

    @classmethod
    def of(cls, sms: Sms) -> Forms:
        return cls(
            limit=f_string(sms),
            sandbox=sandboxed(sms),
            plain=compiled(sms, sms.text),
            fine=compiled(sms, sms.text, plain=False),
            html=compiled(sms, sms.text, "html"),
            marks=compiled(sms, sms.text, "marks", plain=False),
            lines=compiled(sms, sms.lines),
        )


def ways(sms: Sms, forms: Forms) -> Mapping[str, Callable[[], object]]:
    """Every way to render the same customers, by its name in the table."""
    rows, plain = customers(sms), forms.plain
    finished, sent, tuples = formatted(sms, rows), [*map(as_json, rows)], tuples_of(plain, rows)
    template, placeholders = parse(sms.text), sms.placeholders
    assert list(map(forms.limit, finished)) == plain.batch(rows) == plain.batch_tuples(tuples)
    assert plain.batch(sent) == plain.batch(rows)

    def looked_up(row: Row) -> str:
        return template.render(row, sms.locale, placeholders=placeholders, plain=True)

    return {
        LIMIT: each(forms.limit, finished),
        "a call": each(plain.render, rows),
        "a batch of tuples": lambda: plain.batch_tuples(tuples),
        "a batch of records": lambda: plain.batch(rows),
        "a call, escaped for HTML": each(forms.html.render, rows),
        "a call, WhatsApp's marks": each(forms.marks.render, rows),
        "a call, fine typography": each(forms.fine.render, rows),
        "a call, values as JSON": each(plain.render, sent),
        "a call of Template.render": each(looked_up, rows),
        "a condition and five lines": each(forms.lines.render, rows),
        "a condition and five lines, JSON": each(forms.lines.render, sent),
        JINJA: each(forms.sandbox, rows[: CUSTOMERS // 10]),
    }


def new_ways(sms: Sms, forms: Forms, number: int) -> Mapping[str, Callable[[], object]]:
    """Ways that meet amounts which they have not written before."""
    rows, batch = (with_new_totals(sms, 2 * number + half) for half in (0, 1))
    tuples = tuples_of(forms.plain, batch)
    return {
        "a call, new totals": each(forms.plain.render, rows),
        "a batch of tuples, new totals": lambda: forms.plain.batch_tuples(tuples),
    }


def tuples_of(form: Compiled, rows: list[Row]) -> list[tuple[object, ...]]:
    return [tuple(map(row.get, form.names)) for row in rows]


def measure(sms: Sms, rounds: int) -> Watch:
    """Every way, round by round."""
    watch, forms, node = Watch(), Forms.of(sms), Node(sms)
    same = ways(sms, forms)
    node.fill(customers(sms))
    for number in range(rounds):
        order = [*same.items(), *new_ways(sms, forms, number).items()]
        random.Random(number).shuffle(order)
        for way, work in order:
            watch.time(way, work)
        watch.note(NODE_WAY, node.seconds())
        text = f"{sms.text} {number}"
        watch.time(PARSE, partial(parse, text))
        watch.time(COMPILE, partial(compiled, sms, text))
    node.close()
    watch.best[JINJA] *= 10
    return watch


def table(watches: Mapping[str, Watch]) -> str:
    """Microseconds a message in each language, and the share of the limit's speed."""
    found = next(iter(watches.values())).best
    ways_ = sorted(found.keys() - {PARSE, COMPILE}, key=[LIMIT, *GOALS, *sorted(found)].index)
    lines = [f"{'':<36}" + "".join(f"{tag:>8}" for tag in watches) + f"{'of limit':>10}{'goal':>7}"]
    for way in ways_:
        times = [watch.best[way] / CUSTOMERS * 1e6 for watch in watches.values()]
        share = fmean(watch.best[LIMIT] / watch.best[way] for watch in watches.values())
        goal = GOALS.get(way)
        told = "" if goal is None else f"{goal:>7.2f} {'met' if share >= goal else 'missed'}"
        lines.append(
            f"{way:<36}" + "".join(f"{time_:>8.2f}" for time_ in times) + f"{share:>10.3f}{told}"
        )
    for way in (PARSE, COMPILE):
        times = [watch.best[way] * 1e3 for watch in watches.values()]
        lines.append(f"{way:<36}" + "".join(f"{time_:>8.2f}" for time_ in times))
    return "\n".join(lines)


def main() -> int:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    print(f"microseconds of processor time a message; the best of {rounds} rounds")
    print(table({sms.locale: measure(sms, rounds) for sms in TEXTS}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
