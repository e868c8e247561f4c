"""How long the report of findings, and a save, take in a brand of 36,000 variants.

    python -m benchmarks.bench_findings_report [TEMPLATES]

Makes a throw-away SQLite database with 1,200 messages in six channels and five locales, all live.
The texts are Django's own translations, and every tenth Norwegian one has a fault. Checks all of
them as ``manage.py recheck_messages`` does, asks for pages of the report as a browser would, and
saves one text. Processor time and queries; each is done once before it is measured.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

from benchmarks.django_catalogues import units

LOCALES = ("nb", "da", "pl", "nl", "de")
FAULT = " Din ordre er er klar."
TEMPLATES = 1_200
PAGE_MS = 300


def main(templates: int = TEMPLATES) -> int:
    """Make the brand, and print the rows."""
    with tempfile.TemporaryDirectory() as folder:
        _set_up(Path(folder))
        from django.core.management import call_command

        from cms.checking.beside import usual_processes

        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        brand, variants = make_brand(templates)
        print(f"{templates} messages, {variants} variants", flush=True)
        begun, used = time.perf_counter(), _worked()
        call_command("recheck_messages", stdout=StringIO())
        spent, used = time.perf_counter() - begun, _worked() - used
        name = f"recheck_messages, from cold, {usual_processes()} at work"
        print(f"  {name:<44}{spent:>9.1f} s ({used:.1f} s of processor time)", flush=True)
        _pages(brand)
        _save(brand)
    return 0


def _worked() -> float:
    """Seconds of processor time, those of processes that have ended too."""
    return sum(os.times()[:4])


def _set_up(folder: Path) -> None:
    os.environ["BUDSKAP_STATE"] = str(folder)
    os.environ["BUDSKAP_ALLOWED_HOSTS"] = "testserver"
    os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings"
    import django

    django.setup()


def make_brand(templates: int) -> tuple[Any, int]:
    """A brand with so many messages, each live in every channel and locale."""
    brand, stages = _brand()
    rows = _templates(brand, stages, templates)
    said = texts()
    variants = [each for number, row in enumerate(rows) for each in _variants(row, number, said)]
    _publish(variants)
    return brand, len(variants)


def _brand() -> tuple[Any, list[Any]]:
    from cms.models import Brand, Journey, Stage, StyleGuide

    brand = Brand.objects.create(
        key="large", name="Large", source_locale="nb", locales=list(LOCALES)
    )
    guide = StyleGuide(brand=brand, locale="nb", address_form="informal")
    guide.terms.create(concept="order", approved="bestilling", forbidden="ordre: ordren, ordrer")
    guide.save()
    journey = Journey.objects.create(brand=brand, key="shop", title="The shop")
    stages = [
        Stage.objects.create(journey=journey, key=f"stage-{n}", name=f"Stage {n}", sort_order=n)
        for n in range(5)
    ]
    return brand, stages


def _templates(brand: Any, stages: list[Any], count: int) -> list[Any]:
    from cms.models import MessageTemplate

    rows: list[Any] = MessageTemplate.objects.bulk_create(
        MessageTemplate(
            key=f"large.message.{n:04}",
            title=f"Message {n}",
            brand=brand,
            stage=stages[n % len(stages)],
            source_locale="nb",
        )
        for n in range(count)
    )
    return rows


def _publish(variants: list[Any]) -> None:
    """As the release log has it; past the guard, which would take minutes."""
    from cms.models import LiveEntry, Release, ReleaseEntry, StoredContent, Variant

    for each in variants:
        each.may_be_live = True
    Variant.objects.bulk_create(variants, batch_size=2_000)
    release = Release.objects.create(
        number=1, action=Release.Action.PUBLISH, brand_key="large", changes=len(variants)
    )
    stored, entries, live = [], [], []
    for each in variants:
        document = {"content": each.content, "placeholders": {}}
        place = {"key": each.template.key, "channel": each.channel, "locale": each.locale}
        stored.append(StoredContent(digest=f"{each.pk:064x}", document=document, outputs=[]))
        own = {"content": stored[-1], "variant_id": each.pk, "brand_key": "large"}
        entries.append(ReleaseEntry(release=release, **own, **place))
        digest = each.typed_content().digest
        live.append(LiveEntry(variant=each, template=each.template, content_digest=digest, **place))
    StoredContent.objects.bulk_create(stored, batch_size=2_000)
    ReleaseEntry.objects.bulk_create(entries, batch_size=2_000)
    for row, entry in zip(live, entries, strict=True):
        row.entry = entry
    LiveEntry.objects.bulk_create(live, batch_size=2_000)


def texts() -> dict[str, list[str]]:
    """What is said in each locale: texts as long as those of messages."""
    said: dict[str, list[str]] = {locale: [] for locale in LOCALES}
    for unit in units(LOCALES):
        if 20 <= len(unit.text) <= 120 and "{" not in unit.text:
            said[unit.locale].append(unit.text)
    return said


def _variants(template: Any, number: int, said: dict[str, list[str]]) -> list[Any]:
    from cms.models import Variant

    rows = []
    for locale, ours in said.items():
        three = [f"{ours[(number * 3 + step) % len(ours)]} {number}" for step in range(3)]
        body = ". ".join(three) + (FAULT if locale == "nb" and number % 10 == 0 else ".")
        rows += [
            Variant(template=template, channel=channel, locale=locale, live=True, content=content)
            for channel, content in _contents(three[0], three[1], body).items()
        ]
    return rows


def _contents(first: str, second: str, body: str) -> dict[str, dict[str, Any]]:
    block = {"type": "text", "text": body}
    return {
        "sms": {"body": body},
        "email": {"subject": first, "preheader": second, "body": [block]},
        "whatsapp": {"body": body},
        "rcs": {"text": body},
        "viber": {"text": body},
        "push": {"title": first[:60], "body": second},
    }


def _pages(brand: Any) -> None:
    from django.contrib.auth.models import User
    from django.test import Client
    from django.urls import reverse

    from cms.models import FindingRow

    client = Client()
    client.force_login(User.objects.create_superuser("bench"))
    print(f"  {FindingRow.objects.count()} findings")
    page = reverse("findings:index")
    check = FindingRow.objects.values_list("check_id", flat=True).first()
    pages: dict[str, dict[str, Any]] = {
        "the report": {},
        "page 20": {"p": "20"},
        "errors": {"severity": "error"},
        "one check in nb": {"check": check, "locale": "nb"},
        "one stage, not waived": {"stage": "stage-1", "waived": "no"},
        "what is live, SMS": {"text": "published", "channel": "sms"},
    }
    for name, asked in pages.items():
        _tell(name, partial(_get, client, page, asked), f"goal < {PAGE_MS}")
    _tell("the CSV", lambda: _get(client, page, {"export": "csv"}))
    _tell("weights", lambda: _get(client, reverse("check_settings:weights", args=[brand.pk]), {}))


def _save(brand: Any) -> None:
    from cms import actions
    from cms.models import Variant

    variant = Variant.objects.filter(template__brand=brand, locale="nb", channel="sms")[0]
    words = iter(range(1_000))
    _tell(
        "one text saved and its message checked",
        lambda: actions.edit_variant(
            Variant.objects.get(pk=variant.pk),
            {"body": f"Din ordre er klar, nummer {next(words)}."},
            None,
        ),
    )


def _get(client: Any, address: str, asked: dict[str, Any]) -> None:
    answer = client.get(address, asked)
    assert answer.status_code == 200, answer
    _ = b"".join(answer.streaming_content) if answer.streaming else answer.content


def _tell(name: str, work: Callable[[], object], goal: str = "") -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    work()
    with CaptureQueriesContext(connection) as caught:
        work()
    queries = len(caught)  # now: the next request empties Django's log
    begun = time.process_time()
    work()
    spent = (time.process_time() - begun) * 1000
    print(f"  {name:<44}{spent:>9.0f} ms{queries:>5} queries   {goal}")


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
