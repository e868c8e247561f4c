"""How fast the checker is, against pofilter (translate-toolkit), in one run on one core.

    python -m benchmarks.bench_checker_speed [UNITS]

- Units: translated strings of Django in seven languages, each with its English and never seen
  before: parsing and every check, in a process without dictionaries and in one with. pofilter runs
  its standard tests on the same units. The best of five rounds, as timeit's documentation advises:
  what others do on the machine only ever adds.
- A family of six channels in five locales, rechecked after one edit of one text: as an editor does.
- A brand of 36,000 variants, checked from cold: 1,200 messages in six channels and five locales, by
  one process and by two (`checks.run_many`); by the clock, with the processor time of all of them.

Otherwise processor time. Units and messages are loaded beforehand, as pofilter's are, but not those
of a family or a brand.
"""

from __future__ import annotations

import gc
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from itertools import islice
from statistics import median
from typing import Any

from translate.filters.checks import CheckerConfig, StandardChecker, StandardUnitChecker, TeeChecker
from translate.storage.po import pounit

import locales
from benchmarks.django_catalogues import Unit, units
from templates_lib import checks, guide, lexicons, message
from templates_lib.checks import CHECKS, _remembered

LOCALES = ("nb", "da", "pl", "nl", "de")
_ROUNDS = 5
_WARMTH = 1_500
"""Units that each process sees first: patterns and data of seven languages are loaded when a text
first needs them, and a process lives long."""
_CHILD = "BUDSKAP_BENCH_CHILD"
GOALS = {"units a second": 5_000, "with spelling": 2_000, "ms a family": 20, "s a brand": 60}


def main(limit: int | None = None) -> int:
    """Print the rows."""
    chosen = list(units())
    random.Random(7).shuffle(chosen)
    warmth, chosen = chosen[:_WARMTH], chosen[_WARMTH:limit]
    if _CHILD in os.environ:  # one figure
        print(rate(check_units(warmth, chosen), len(chosen)))
        return 0
    print(f"{len(chosen)} units, {len(CHECKS)} checks; {_characters(chosen):.0f} characters a text")
    rounds = [_round(warmth, chosen, limit) for _ in range(_ROUNDS)]
    ours, theirs, spelled = map(max, zip(*rounds, strict=True))
    check_units(warmth, chosen)()  # what follows is of a process that has been at work
    print(_row("without dictionaries, units/s", ours, theirs, GOALS["units a second"]))
    print(_row("with spelling, units/s", spelled, None, GOALS["with spelling"]))
    print(f"  {'a family of 6 x 5 after one edit':<38}{family_ms(chosen):>9.1f} ms   goal < 20")
    for processes in (1, 2):
        seconds, spent, variants = brand_seconds(chosen, processes)
        name = f"a brand of {variants} variants, {processes} at work"
        print(f"  {name:<38}{seconds:>9.1f} s    goal < 60; {spent:.1f} s of work")
    return 0


def _round(warmth: list[Unit], chosen: list[Unit], limit: int | None) -> tuple[float, float, float]:
    """Without dictionaries, pofilter, and with them: one after the other, as the machine is now."""
    return (
        _in_a_process(limit, {lexicons.FOLDER_VARIABLE: lexicons.NONE}),
        rate(pofilter(warmth, chosen, without=["spellcheck"]), len(chosen)),
        _in_a_process(limit, {}),
    )


def _in_a_process(limit: int | None, environment: dict[str, str]) -> float:
    """Units a second of a process of its own, which has seen none of them."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.bench_checker_speed",
        *([str(limit)] * bool(limit)),
    ]
    environment = {**os.environ, **environment, _CHILD: "1"}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return float(done.stdout)


def rate(work: Callable[[], object], count: int) -> float:
    """Units a second of processor time."""
    gc.collect()
    begun = time.process_time()
    work()
    return count / (time.process_time() - begun)


def check_units(warmth: list[Unit], chosen: list[Unit]) -> Callable[[], object]:
    """Ours: parse and check each unit's translation. ``warmth`` are other units, seen before: a
    process that has just begun loads each language's data once, and those of the languages that
    words may have strayed from."""
    for tag in locales.curated_tags():
        if lexicon := lexicons.get(tag):
            lexicon.rejects("qwx")  # in neither source: both are loaded
    _check(unit.message() for unit in warmth)
    ready = [unit.message() for unit in chosen]
    gc.freeze()  # the units themselves are not ours to look through
    return lambda: _check(ready)


def _check(ready: Iterable[message.Message]) -> None:
    for loaded in ready:
        checks.run(loaded, about=(loaded.variants[-1].address,))


def pofilter(warmth: list[Unit], chosen: list[Unit], without: list[str]) -> Callable[[], object]:
    """Its standard tests, on units made ready beforehand; ``warmth`` are others, seen before."""
    checkers: dict[str, Any] = {}
    ready = []
    for unit in (*warmth, *chosen):
        if unit.locale not in checkers:
            config = CheckerConfig(targetlanguage=unit.locale)
            checkers[unit.locale] = TeeChecker(
                checkerconfig=config,
                excludefilters=without,
                checkerclasses=[StandardChecker, StandardUnitChecker],
            )
        made = pounit(unit.source)
        made.target = unit.text
        ready.append((checkers[unit.locale], made))

    def work(pairs: list[Any]) -> None:
        for checker, made in pairs:
            checker.run_filters(made)

    work(ready[: len(warmth)])
    return lambda: work(ready[len(warmth) :])


def family_ms(chosen: list[Unit]) -> float:
    """Median of 30 edits: one text changed, the family loaded and checked anew."""
    texts = _by_locale(chosen)
    document = _family("order.confirmed", texts, 0)
    brand = guide.Guide.empty("nordhus")
    checks.run(message.load(document), brand)
    spent = []
    for number in range(30):
        content = document["variants"][number]["content"]
        name = next(iter(content))
        content[name] = f"{content[name]} {number}"
        begun = time.process_time()
        checks.run(message.load(document), brand)
        spent.append(time.process_time() - begun)
    return median(spent) * 1000


def brand_seconds(
    chosen: list[Unit], processes: int, messages: int = 1_200
) -> tuple[float, float, int]:
    """Every message of a brand, each once, loaded and checked: seconds, those of work, variants."""
    texts = _by_locale(chosen)
    documents = [_family(f"message.{number}", texts, number) for number in range(messages)]
    gc.collect()
    _remembered.forget()  # of the process before
    begun, worked = time.perf_counter(), sum(os.times()[:4])
    loaded = [message.load(document) for document in documents]
    for _found in checks.run_many(loaded, guide.Guide.empty("nordhus"), processes=processes):
        pass
    variants = sum(len(each.variants) for each in loaded)
    return time.perf_counter() - begun, sum(os.times()[:4]) - worked, variants


def _by_locale(chosen: Iterable[Unit]) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {locale: [] for locale in LOCALES}
    for unit in chosen:
        if unit.locale in texts and 20 <= len(unit.text) <= 120 and "{" not in unit.text:
            texts[unit.locale].append(unit.text)
    return texts


def _family(key: str, texts: dict[str, list[str]], number: int) -> dict[str, Any]:
    variants = []
    for locale in LOCALES:
        said = texts[locale]
        three = [f"{said[(number * 3 + step) % len(said)]} {number}" for step in range(3)]
        variants += [
            {"channel": channel, "locale": locale, "content": content}
            for channel, content in _contents(three)
        ]
    return {"key": key, "brand": "nordhus", "source_locale": "nb", "variants": variants}


def _contents(said: list[str]) -> list[tuple[str, dict[str, Any]]]:
    first, second, third = said
    body = f"{first}. {second}. {third}."
    return [
        ("sms", {"body": body}),
        (
            "email",
            {"subject": first, "preheader": second, "body": [{"type": "text", "text": body}]},
        ),
        ("whatsapp", {"body": body}),
        ("rcs", {"text": body}),
        ("viber", {"text": body}),
        ("push", {"title": first[:60], "body": second}),
    ]


def _characters(chosen: list[Unit]) -> float:
    return sum(len(unit.text) for unit in chosen) / max(len(chosen), 1)


def _row(name: str, ours: float, theirs: float | None, goal: int) -> str:
    beside = f"   pofilter {theirs:,.0f} ({ours / theirs:.1f} times)" if theirs else ""
    return f"  {name:<38}{ours:>9,.0f}   goal {goal:,}{beside}"


if __name__ == "__main__":
    sys.exit(main(*map(int, islice(sys.argv[1:], 1))))
