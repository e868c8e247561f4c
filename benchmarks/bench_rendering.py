"""How fast a text is rendered, against an f-string, sandboxed Jinja2 with Babel, and Handlebars.

    python -m benchmarks.bench_rendering

An SMS of about 300 characters with three texts, one amount, one date and one plural, in nb, da, pl
and nl, for 1,000 readers. The limit is a function of one record that is an f-string over values
that are formatted already: nothing in Python can do less. Values are typed Python values (Money,
date, int, str), read and checked by their declarations on each rendering; "JSON" has them as they
arrive over HTTP. Interleaved rounds of CPU time, the best of each. The goals: a row 0.30 of the
limit, a batch 0.35, escaped for HTML 0.20. Handlebars runs on Node with cached ``Intl`` formats;
without Node it is left out, and it says so.
"""

import datetime as dt
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from jinja2.sandbox import ImmutableSandboxedEnvironment

import locales
from templates_lib.language import Compiled, parse
from templates_lib.language.values import Money
from templates_lib.placeholders import Placeholder

ROUNDS = 7
READERS = 1_000
HERE = Path(__file__).parent
ORACLES = HERE.parent / "tests" / "oracles"

PLACEHOLDERS = {
    "first_name": Placeholder("first_name", "name", max_length=40),
    "order": Placeholder("order", "code"),
    "shop": Placeholder("shop", "text", max_length=60),
    "total": Placeholder("total", "money", currency="NOK"),
    "due": Placeholder("due", "date"),
    "items": Placeholder("items", "count"),
}
TEXTS = {
    "nb": (
        "Hei {{ first_name }}! Takk for bestillingen {{ order }} hos {{ shop }}. Vi pakker nå "
        '{{ items | plural(one="# vare", other="# varer") }} til en samlet pris av '
        "{{ total | money }}, og pakken er hos deg innen {{ due | date }}. Du får en melding til "
        "når den er klar til henting. Har du spørsmål, er det bare å svare på denne meldingen, så "
        "hjelper vi deg."
    ),
    "da": (
        "Hej {{ first_name }}! Tak for bestillingen {{ order }} hos {{ shop }}. Vi pakker nu "
        '{{ items | plural(one="# vare", other="# varer") }} til en samlet pris af '
        "{{ total | money }}, og pakken er hos dig senest {{ due | date }}. Du får en besked, når "
        "den er klar til afhentning. Har du spørgsmål, så svar bare på denne besked, så hjælper "
        "vi dig."
    ),
    "pl": (
        "Cześć {{ first_name }}! Dziękujemy za zamówienie {{ order }} w {{ shop }}. Pakujemy teraz "
        '{{ items | plural(one="# produkt", few="# produkty", many="# produktów", '
        'other="# produktu") }} za łączną kwotę {{ total | money }}, a paczka dotrze do '
        "{{ due | date }}. Damy znać, gdy będzie gotowa do odbioru. W razie pytań wystarczy "
        "odpowiedzieć na tę wiadomość."
    ),
    "nl": (
        "Hoi {{ first_name }}! Bedankt voor bestelling {{ order }} bij {{ shop }}. We pakken nu "
        '{{ items | plural(one="# artikel", other="# artikelen") }} in voor in totaal '
        "{{ total | money }}, en het pakket is uiterlijk {{ due | date }} bij je. Je krijgt nog "
        "een bericht als het klaarligt. Heb je vragen, antwoord dan gewoon op dit bericht, dan "
        "helpen we je verder."
    ),
}
LONGER = (
    "{% if items > 3 %}Stor bestilling!{% else %}Takk!{% endif %} {% for line in lines %}"
    "{{ line.title }}: {{ line.price | money }}; {% endfor %}"
)

Row = dict[str, Any]


def rows() -> list[Row]:
    """What 1,000 readers are told: names, orders, prices and days that come again and again."""
    names = ("Kari", "Bjørn-Kristoffer", "Bartłomiej", "Wilhelmina van der Meer", "Zoë")
    return [
        {
            "first_name": names[n % 5],
            "order": f"2025-{100_000 + n}",
            "shop": "Nordhus Torget",
            "total": Money(Decimal(19_90 + 731 * (n % 400)).scaleb(-2), "NOK"),
            "due": dt.date(2025, 5, 1) + dt.timedelta(days=n % 60),
            "items": n % 30 + 1,
        }
        for n in range(READERS)
    ]


def as_json(row: Row) -> Row:
    return {**row, "total": str(row["total"].amount), "due": row["due"].isoformat()}


def limit(tag: str, given: list[Row]) -> Callable[[], None]:
    """A function of a record: an f-string over values that are formatted already."""
    locale = locales.get(tag).babel
    made = [
        {
            **row,
            "items": f"{row['items']} x",
            "total": format_currency(row["total"].amount, "NOK", locale=locale),
            "due": format_date(row["due"], "long", locale=locale),
        }
        for row in given
    ]
    a, b, c, d, e, f, g = (TEXTS[tag][n * 40 : n * 40 + 40] for n in range(7))

    def one(v: Row) -> str:
        return (
            f"{a}{v['first_name']}{b}{v['order']}{c}{v['shop']}{d}{v['items']}"
            f"{e}{v['total']}{f}{v['due']}{g}"
        )

    def run() -> None:
        for row in made:
            one(row)

    return run


def jinja(tag: str, given: list[Row]) -> Callable[[], None]:
    """Sandboxed Jinja2, compiled before, with Babel's functions as filters."""
    locale = locales.get(tag).babel
    environment = ImmutableSandboxedEnvironment()

    def plural(number: int, **forms: str) -> str:
        text = forms[locale.plural_form(number)]
        return text.replace("#", format_decimal(number, locale=locale))

    environment.filters.update(
        money=lambda value: format_currency(value.amount, value.currency, locale=locale),
        date=lambda value: format_date(value, "long", locale=locale),
        plural=plural,
    )
    template = environment.from_string(TEXTS[tag])

    def run() -> None:
        for row in given:
            template.render(row)

    return run


def by_row(compiled: Compiled, given: list[Row]) -> Callable[[], None]:
    def run() -> None:
        render = compiled.render
        for row in given:
            render(row)

    return run


def best(runs: dict[str, Callable[[], None]]) -> dict[str, float]:
    """Renderings a second of each, the best of interleaved rounds."""
    times = dict.fromkeys(runs, float("inf"))
    for _ in range(ROUNDS):
        for name, run in runs.items():
            before = time.process_time()
            run()
            times[name] = min(times[name], time.process_time() - before)
    return {name: READERS / seconds for name, seconds in times.items()}


def handlebars() -> float | None:
    """Renderings a second by Handlebars on Node, all four languages; None without Node."""
    node = shutil.which(str(Path(sys.executable).with_name("node")))
    if node is None or not (ORACLES / "node_modules" / "handlebars").exists():
        return None
    script = HERE / "bench_rendering.mjs"
    texts = {tag: text.split("{{") for tag, text in TEXTS.items()}
    asked = json.dumps({"texts": texts, "rows": [as_json(row) for row in rows()]})
    done = subprocess.run(
        [node, str(script), str(ORACLES)], input=asked, capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def main() -> None:
    """Print the table."""
    given = rows()
    sums: dict[str, list[float]] = {}
    for tag, text in TEXTS.items():
        template = parse(text)
        plain = template.compile(tag, placeholders=PLACEHOLDERS, plain=True)
        mail = template.compile(tag, placeholders=PLACEHOLDERS, escape="html")
        tuples = [tuple(row[name] for name in plain.names) for row in given]
        sent = [as_json(row) for row in given]
        runs = {
            "f-string (the limit)": limit(tag, given),
            "a row": by_row(plain, given),
            "a batch of records": lambda p=plain: p.batch(given),
            "a batch of tuples": lambda p=plain, t=tuples: p.batch_tuples(t),
            "a row, escaped for HTML": by_row(mail, given),
            "a row of JSON values": by_row(plain, sent),
            "sandboxed Jinja2 + Babel": jinja(tag, given),
        }
        for name, rate in best(runs).items():
            sums.setdefault(name, []).append(rate)
    rates = {name: len(found) / sum(1 / rate for rate in found) for name, found in sums.items()}
    if (by_node := handlebars()) is not None:
        rates["Handlebars + Intl (Node)"] = by_node
    _print(rates)
    _print_more(given)


def _print(rates: dict[str, float]) -> None:
    most = rates["f-string (the limit)"]
    print(f"{'':28}{'a second':>12}{'of the limit':>14}")
    for name, rate in rates.items():
        print(f"{name:28}{rate:12,.0f}{rate / most:14.3f}")
    if "Handlebars + Intl (Node)" not in rates:
        print("Handlebars was left out: there is no Node here (make setup-dev).")


def _print_more(given: list[Row]) -> None:
    """With a condition and a loop of five lines; and how long compiling takes."""
    lines = Placeholder(
        "lines",
        "list",
        fields={
            "title": Placeholder("title", "text"),
            "price": Placeholder("price", "money", currency="NOK"),
        },
    )
    known = {**PLACEHOLDERS, "lines": lines}
    items = [{"title": f"Vare {n}", "price": Decimal(99 + n)} for n in range(5)]
    longer = [{**row, "lines": items} for row in given]
    before = time.process_time()
    compiled = parse(TEXTS["nb"] + LONGER).compile("nb", placeholders=known, plain=True)
    compiled.render(longer[0])
    took = (time.process_time() - before) * 1000
    rate = best({"": by_row(compiled, longer)})[""]
    print(f"with a condition and a loop of five lines: {rate:,.0f} a second")
    print(f"read, compiled and rendered for the first time: {took:.1f} ms")


if __name__ == "__main__":
    main()
