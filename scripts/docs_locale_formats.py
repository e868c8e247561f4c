"""Write docs/locale-formats.md: `python -m scripts.docs_locale_formats`, or `make docs`.

What stands in its tables is rendered, and the differences are those that the tests allow.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import locales
from locales._uncurated import ordinals
from templates_lib.language import parse
from templates_lib.language.cldr import DIFFERENCES, Difference

PAGE = Path(__file__).resolve().parent.parent / "docs" / "locale-formats.md"

HEAD = """\
# How each locale writes

<!-- Made by scripts/docs_locale_formats.py from the code itself. Write there, then: make docs -->

Numbers, amounts, dates, plurals and lists are written as Unicode's CLDR 48 says, in every locale
that it knows: over 600. Each filter of the [template language](template-language.md) writes what
one call of ECMA-402's `Intl` writes, which is what a customer sees in a browser or an app. Tests
compare the two in Node 24: every currency in every locale, every day of a year, and plural
categories up to a million. Nothing differs but what is [listed
below](#where-we-differ-from-intl-on-purpose).

| filter | is, in JavaScript |
|---|---|
| `money("NOK")` | `Intl.NumberFormat(tag, {style: "currency", currency: "NOK"})` |
| `money("NOK", decimals="auto")` | the same with `trailingZeroDisplay: "stripIfInteger"` |
| `money("NOK", display="code")` | the same with `currencyDisplay: "code"` |
| `number`, `number(2)` | `Intl.NumberFormat(tag)`, with two decimals |
| `percent`, `percent(1)` | `{style: "percent"}` with up to two decimals, with one |
| `date("long")` | `Intl.DateTimeFormat(tag, {dateStyle: "long"})`; so with the other styles |
| `date("day")` | `{month: "long", day: "numeric"}` |
| `date("weekday")` | the same with `weekday: "long"` |
| `time`, `time("medium")` | `{timeStyle: "short"}`, `{timeStyle: "medium"}` |
| `datetime("long")` | `{dateStyle: "long", timeStyle: "short"}` |
| `plural(…)` | `Intl.PluralRules(tag)`, of the number as it is shown |
| `list`, `list("or")` | `Intl.ListFormat(tag)`, with `type: "disjunction"` |
| `relative_days` | `Intl.RelativeTimeFormat(tag, {numeric: "auto"})`, in days |
| `ordinal` | has none; its categories are those of `Intl.PluralRules(tag, {type: "ordinal"})` |

Halves are rounded up, away from zero, as ECMA-402 does and shops and banks do: 0.125 becomes 0.13,
and 2.5 becomes 3.

"""

SAMPLES = (
    ("money", '{{ v | money("EUR") }}', "-1234.5"),
    ("number", "{{ v | number }}", "12345.678"),
    ("percent", "{{ v | percent }}", "0.125"),
    ('date("short")', '{{ v | date("short") }}', "2025-05-31"),
    ('date("weekday")', '{{ v | date("weekday") }}', "2025-05-31"),
    ("datetime", "{{ v | datetime }}", "2025-05-31T17:05"),
    ("list", "{{ v | list }}", ["A", "B", "C"]),
    ("relative_days", "{{ v | relative_days }}", 3),
    ("ordinal", "{{ v | ordinal }}", 3),
)

SPACES = """\
## Spaces, signs, and what an SMS does with them

The spaces inside numbers and amounts are no-break spaces (U+00A0, in French U+202F), and the minus
of the Nordic languages is U+2212. In dates and times CLDR has U+202F before AM, PM or the Russian
г.: there we write a plain space, as Node and browsers do.

One such character in an SMS makes it UCS-2, with 70 characters a segment in place of 160. Where a
channel asks for plain typography, nothing that a filter writes is outside the GSM 7-bit alphabet
when a plain character will do: spaces, hyphens, apostrophes and quotation marks become plain,
marks that nobody sees go, a currency's sign that GSM-7 lacks gives way to its code (`PLN` for zł),
and `1º` becomes `1o`. Letters stay: `grudzień` is spelled with ń.

"""

ORDINALS = """\
## Numbers that rank

`ordinal` knows the forms of these languages, by [file](../locales/) and with a source: {known}. In
any other it is refused, since a guess would be wrong. Where the form turns on gender, it is the
masculine unless another is named.

"""

SCHEMA = """\
## What a JSON Schema cannot tell

A placeholder's schema lets through every sample and refuses values of another type. Some values
pass the schema and are refused all the same, by name, before anything is rendered: control
characters and halves of surrogate pairs in texts; days that the calendar has not (30 February),
where the validator does not assert `format`; currencies that are not in use; numbers in phones
that no country has; the finer rules of links and mail addresses; and a code given as `1.0`, which
JSON Schema counts as an integer. Some that it refuses are taken all the same: a count as a text
(`"3"`), an amount and its currency as a pair.

## Where the data come from

`locales/cldr/formats.json` holds what CLDR 48.2 says and Babel 2.18, which carries CLDR 47, does
not; the head of `scripts/cldr_formats.py` says how to make it anew. `python -m
scripts.cldr_formats` needs Unicode's JSON packages, and nothing else does.
"""


def page() -> str:
    """The whole page."""
    known = ", ".join(f"`{tag}`" for tag in sorted({*locales.curated_tags(), *ordinals()}))
    parts = [HEAD, *_samples(), SPACES, *_differences(), ORDINALS.format(known=known), SCHEMA]
    return "".join(parts)


def _samples() -> Iterator[str]:
    yield "## The curated locales\n\n"
    tags = locales.curated_tags()
    half = (len(SAMPLES) + 1) // 2
    for columns in (SAMPLES[:half], SAMPLES[half:]):
        yield _row(["", *(f"`{name}`" for name, _, _ in columns)])
        yield _row(["---"] * (len(columns) + 1))
        for tag in tags:
            written = [parse(text).render({"v": value}, tag) for _, text, value in columns]
            yield _row([tag, *written])
        yield "\n"


def _differences() -> Iterator[str]:
    yield "## Where we differ from Intl on purpose\n\n"
    yield _row(["what", "for example", "we write", "Intl writes", "why"])
    yield _row(["---"] * 5)
    yield from (_difference(each) for each in DIFFERENCES)
    yield "\n"


def _difference(each: Difference) -> str:
    shown = f"{each.locale}: `{{{{ {each.value} | {each.call} }}}}`".replace("|", "\\|")
    others = [tag for tag in each.locales if tag != each.locale]
    why = f"{each.why} Also: {', '.join(others)}." if others else each.why
    return _row([each.what, shown, each.ours, each.intl, why])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
