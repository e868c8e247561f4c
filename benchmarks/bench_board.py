"""How long the board of a large brand takes to open, and how many queries it asks.

    python -m benchmarks.bench_board [TEMPLATES]

Makes a throw-away SQLite database with 500 message templates in six channels and eight locales,
24,000 variants, all live; then a second brand of ten templates beside it. Asks for the page as a
browser of a brand manager would, through every middleware, and prints wall time, queries and the
page's size. The baseline is the page of the small brand in the same run.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

CHANNELS = ("sms", "email", "whatsapp", "rcs", "viber", "push")
LOCALES = ("nb", "nn", "da", "pl", "nl", "sv", "fi", "de")
TEMPLATES, FEW = 500, 10
GOAL_SECONDS, GOAL_QUERIES = 1.5, 15
TURNS = 5


def main(templates: int = TEMPLATES) -> int:
    """Make the brands, and print the rows."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BUDSKAP_STATE"] = str(Path(folder))
        os.environ["BUDSKAP_ALLOWED_HOSTS"] = "testserver"
        os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        small = make_brand("small", FEW)
        large = make_brand("large", templates)
        client = _manager()
        print(f"{templates} templates, {large} variants; the small brand has {small}", flush=True)
        rows = (
            ("the small brand's board", "?brand=small"),
            ("the large brand's board", "?brand=large"),
            ("its second page", "?brand=large&p=2"),
            ("one locale, missing or stale", "?brand=large&locale=pl&state=missing&state=stale"),
            ("a word searched for", "?brand=large&q=message%200"),
            ("gaps as CSV", "?brand=large&export=csv"),
        )
        base = 0.0
        for words, address in rows:
            spent, queries, size = _page(client, address)
            base = base or spent
            print(
                f"  {words:<32}{spent * 1000:>8.0f} ms {queries:>3} queries {size / 1000:>7.0f} kB"
                f"  {spent / base:>5.1f} times the small one"
            )
        print(f"  goals: {GOAL_SECONDS} s, {GOAL_QUERIES} queries")
    return 0


def make_brand(key: str, templates: int) -> int:
    """A brand with so many messages, each in every channel and locale; how many variants."""
    from cms.models import Brand, Journey, MessageTemplate, Stage, Variant

    brand = Brand.objects.create(key=key, name=key, source_locale="nb", locales=list(LOCALES))
    journey = Journey.objects.create(brand=brand, key="shop", title="The shop")
    stages = [
        Stage.objects.create(journey=journey, key=f"stage-{n}", name=f"Stage {n}", sort_order=n)
        for n in range(5)
    ]
    rows = MessageTemplate.objects.bulk_create(
        MessageTemplate(
            key=f"{key}.message.{n:04}",
            title=f"Message {n}",
            brand=brand,
            stage=stages[n % len(stages)],
            source_locale="nb",
        )
        for n in range(templates)
    )
    variants = [
        Variant(template=row, channel=channel, locale=locale, content={"body": "Hei."})
        for number, row in enumerate(rows)
        for channel in CHANNELS
        for place, locale in enumerate(LOCALES)
        if (number + place) % 11  # one cell in eleven is missing
    ]
    _go_live(key, variants)
    return len(variants)


def _go_live(brand: str, variants: list[Any]) -> None:
    """As the release log has it; past the guard, which would take minutes."""
    from cms.models import LiveEntry, Release, ReleaseEntry, StoredContent, Variant

    for each in variants:
        each.may_be_live = each.live = True
        each.source_digest = "a" if each.pk and each.pk % 7 else ""
    Variant.objects.bulk_create(variants, batch_size=2_000)
    number = Release.objects.count() + 1
    release = Release.objects.create(
        number=number, action=Release.Action.PUBLISH, brand_key=brand, changes=len(variants)
    )
    stored, _made = StoredContent.objects.get_or_create(
        digest="0" * 64, defaults={"document": {"content": {}, "placeholders": {}}, "outputs": []}
    )
    places = [
        {"key": each.template.key, "channel": each.channel, "locale": each.locale}
        for each in variants
    ]
    entries = ReleaseEntry.objects.bulk_create(
        (
            ReleaseEntry(
                release=release, content=stored, variant_id=each.pk, brand_key=brand, **place
            )
            for each, place in zip(variants, places, strict=True)
        ),
        batch_size=2_000,
    )
    LiveEntry.objects.bulk_create(
        (
            LiveEntry(
                variant=each,
                template=each.template,
                entry=entry,
                content_digest=f"{each.pk % 3}",
                **place,
            )
            for each, entry, place in zip(variants, entries, places, strict=True)
        ),
        batch_size=2_000,
    )


def _manager() -> Any:
    from django.contrib.auth.models import Group, User
    from django.test import Client

    user = User.objects.create_user("manager", password="x")
    user.groups.add(Group.objects.get(name="Brand manager"))
    client = Client()
    client.force_login(user)
    return client


def _page(client: Any, address: str) -> tuple[float, int, int]:
    """Median seconds, queries and octets of one page, once it has been asked for before."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    spent, size = [], 0
    for _turn in range(TURNS + 1):
        begun = time.perf_counter()
        answer = client.get(f"/admin/board/{address}")
        body = answer.getvalue() if answer.streaming else answer.content
        spent.append(time.perf_counter() - begun)
        assert answer.status_code == 200, answer.status_code
        size = len(body)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(f"/admin/board/{address}")
        if answer.streaming:
            answer.getvalue()
    return statistics.median(spent[1:]), len(captured), size


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
