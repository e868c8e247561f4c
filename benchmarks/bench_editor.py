"""How long the editor waits for the server, in a brand of 36,000 variants.

    python -m benchmarks.bench_editor [TEMPLATES] [TIMES]

Makes the throw-away brand of ``bench_findings_report`` (1,200 messages in six channels and five
locales, all live; each text is Django's own). Posts what the editor posts while somebody types:
findings, preview, what was said before; and asks for the workspace of one message. Each in the
large brand and, as the baseline, in a brand of one message on this machine; what was said before
also against rapidfuzz over every sentence of the locale. "At first" is while the brand's index is
still being made by a thread. Processor time, and wall clock, of whole
requests through Django's test client, one at a time; p50 and p95 of TIMES.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.bench_findings_report import TEMPLATES, _set_up, make_brand

Spent = tuple[float, float]
"""Seconds of processor time and of wall clock."""

TIMES = 60
GOAL_MS = 150
WORDS = ("Din bestilling", "Takk for at du", "Velg et", "Skriv inn", "Kan ikke", "Denne siden")


def main(templates: int = TEMPLATES, times: int = TIMES) -> int:
    """Make the brands, and print the rows."""
    with tempfile.TemporaryDirectory() as folder:
        _set_up(Path(folder))
        from django.core.management import call_command

        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        large, variants = make_brand(templates)
        small = _small_brand()
        print(f"{templates} messages, {variants} variants; {times} posts each")
        _first(large)
        for name, brand in (("baseline: one message", small), ("large brand", large)):
            print(f"  {name}")
            _rows(brand, times)
        _without_index(large, times)
    return 0


def _small_brand() -> Any:
    """One message in SMS, Norwegian and Danish."""
    from cms.models import Brand, MessageTemplate, Variant

    brand = Brand.objects.create(
        key="small", name="Small", source_locale="nb", locales=["nb", "da"]
    )
    template = MessageTemplate.objects.create(
        key="small.message", title="Small", brand=brand, source_locale="nb"
    )
    for locale in ("nb", "da"):
        content = {"body": "Din bestilling er klar. Hent den i dag."}
        Variant.objects.create(template=template, channel="sms", locale=locale, content=content)
    return brand


def _first(brand: Any) -> None:
    """What the first reading costs: a thread does it while the editor goes on."""
    from cms import translation_memory

    before = _resident()
    begun = time.perf_counter()
    with translation_memory.held(brand) as memory:
        spent = time.perf_counter() - begun
        grown = _resident() - before
        print(
            f"  the memory first read: {len(memory)} sentences, {spent:.1f} s, {grown:.0f} MB more"
        )


def _resident() -> float:
    """Megabytes of this process that are in memory now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() / 1024**2


def _rows(brand: Any, times: int) -> None:
    from django.contrib.auth.models import User
    from django.test import Client
    from django.urls import reverse

    from cms.models import MessageTemplate, Variant

    client = Client()
    client.force_login(User.objects.get_or_create(username="bench", is_superuser=True)[0])
    variant = Variant.objects.filter(template__brand=brand, locale="da", channel="sms").first()
    source = Variant.objects.filter(template=variant.template, locale="nb", channel="sms").first()
    number = count()

    def address(name: str) -> str:
        return reverse(Variant.snippet_viewset.get_url_name(name), args=[variant.pk])

    def text() -> str:
        each = next(number)
        return f"{WORDS[each % len(WORDS)]} {each}. {variant.content['body']}"

    def remembered() -> Any:
        asked = {"text": text(), "caret": 5, "source": source.content["body"]}
        return client.post(address("remembered"), asked)

    workspace = reverse(
        MessageTemplate.snippet_viewset.get_url_name("workspace"), args=[variant.template_id]
    )
    posts: dict[str, Callable[[], Any]] = {
        "findings": lambda: client.post(address("findings"), {"content-body": text()}),
        "preview": lambda: client.post(address("preview_on_edit"), {"content-body": text()}),
        "what was said before": remembered,
        "the workspace (a page)": lambda: client.get(workspace),
    }
    _while_made(posts["findings"], times)
    for name, post in posts.items():
        _tell(name, (_timed(post) for _ in range(times + 3)))


def _while_made(post: Callable[[], Any], times: int) -> None:
    """Findings while a thread makes the brand's index, as after a start of the server: what that
    thread takes counts as processor time of this process too. Then waits for it.
    """
    begun = time.perf_counter()
    spent = [_timed(post) for _ in range(times + 3)]
    making = [each for each in threading.enumerate() if each is not threading.main_thread()]
    if not making:
        return  # a small brand's is made on the way
    _tell("findings at first", spent)
    for each in making:
        each.join()
    print(f"    the brand's index was made in {time.perf_counter() - begun:.0f} s")


def _timed(post: Callable[[], Any]) -> Spent:
    begun, used = time.perf_counter(), time.process_time()
    answer = post()
    spent = (time.process_time() - used, time.perf_counter() - begun)
    assert answer.status_code == 200, answer
    return spent


def _without_index(brand: Any, times: int) -> None:
    """Every sentence of the locale compared, the plain way to do the same."""
    from rapidfuzz import fuzz, process

    from cms import translation_memory
    from templates_lib.memory import bare

    with translation_memory.held(brand) as memory:
        sides = [*memory._sources.get("da", _Nothing()).pairs], [*memory._targets["da"].pairs]

    def compare(text: str) -> Spent:
        begun, used = time.perf_counter(), time.process_time()
        for side in sides:
            process.extract(bare(text), side, scorer=fuzz.ratio, score_cutoff=60, limit=5)
        return time.process_time() - used, time.perf_counter() - begun

    found = (compare(f"{WORDS[n % len(WORDS)]} {n} er klar til henting") for n in range(times + 3))
    print("  baseline: rapidfuzz over every sentence, without request or queries")
    _tell("what was said before", found)


class _Nothing:
    """A locale without translations."""

    pairs: tuple[str, ...] = ()


def _tell(name: str, spent: Iterable[Spent]) -> None:
    """The first three only warm up."""
    used, waited = (sorted(each) for each in zip(*list(spent)[3:], strict=True))
    told = [f"{_at(each, share):>7.1f}" for each in (used, waited) for share in (0.5, 0.95)]
    print(
        f"    {name:<24}p50 {told[0]} ms   p95 {told[1]} ms   (wall {told[2]}, {told[3]})"
        f"   goal < {GOAL_MS}",
        flush=True,
    )


def _at(spent: list[float], share: float) -> float:
    return spent[round(share * (len(spent) - 1))] * 1000


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
