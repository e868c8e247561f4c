"""Whether reading and publishing stay as fast with 100,000 variants and 2,000 releases.

    python -m benchmarks.bench_release_scale [--variants 100000] [--releases 2000]
    python -m scripts.with_postgres python -m benchmarks.bench_release_scale

Makes a brand of 1,000 variants and 20 releases and one of the size asked for, each in a database
and a process of its own, and times the same acts in both: medians in milliseconds, and the ratio,
whose goal is at most 1.5. The two take turns, so that a machine whose speed changes slows both.
Reads go through Django's own view, without what is kept in memory; pages of the list have 20
templates in both. After the rows are written the tables are analysed, as autovacuum does within a
minute.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from statistics import median
from typing import Any
from urllib.parse import urlsplit, urlunsplit

SMALL = (1_000, 20)
LOCALES = ("nb", "da", "sv", "pl", "nl", "de", "en", "fi", "fr", "es", "it", "nn")
ARMS = ("", "b", "c", "d")
A_FAMILY = len(LOCALES) * len(ARMS)
TURNS, TIMES, WARMING = 8, 10, 3  # turns of each size; times in a turn; times that warm up
GOAL = 1.5


def main(arguments: list[str]) -> int:
    """Measure both sizes and print the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--variants", type=int, default=100_000)
    parser.add_argument("--releases", type=int, default=2_000)
    parser.add_argument("--one", action="store_true", help="serve this size alone, by lines")
    asked = parser.parse_args(arguments)
    size = asked.variants, asked.releases
    if asked.one:
        _serve(*size)
        return 0
    with ExitStack() as both:
        small = both.enter_context(_apart("small", *SMALL))
        large = both.enter_context(_apart("large", *size))
        print(f"{'':<34}{SMALL[0]:>10,}{size[0]:>12,}   ratio (goal {GOAL} at most)")
        acts, _same = _hear(small), _hear(large)
        for name in acts:
            spent = _in_turns(name, (small, large))
            row = f"{name:<34}{spent[0]:>8.2f} ms{spent[1]:>9.2f} ms{spent[1] / spent[0]:>8.2f}"
            print(row, flush=True)
    return 0


Server = subprocess.Popen[str]


@contextmanager
def _apart(name: str, variants: int, releases: int) -> Iterator[Server]:
    """A process with a brand of one size in a database of its own; it says when it is ready."""
    with tempfile.TemporaryDirectory() as folder, _database(name) as address:
        environment = {**os.environ, "BUDSKAP_STATE": folder, "BUDSKAP_DICTIONARIES": "none"}
        command = [sys.executable, "-m", "benchmarks.bench_release_scale", "--one"]
        server = subprocess.Popen(
            [*command, "--variants", str(variants), "--releases", str(releases)],
            env=environment | address,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            yield server
        finally:
            server.communicate()


@contextmanager
def _database(name: str) -> Iterator[dict[str, str]]:
    """The setting of an empty database beside the one in DATABASE_URL; none for SQLite's file."""
    if not (url := os.environ.get("DATABASE_URL")):
        yield {}
        return
    import psycopg

    database = f"bench_release_{name}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {database}".encode())
        connection.execute(f"CREATE DATABASE {database}".encode())
        try:
            yield {"DATABASE_URL": urlunsplit(urlsplit(url)._replace(path=f"/{database}"))}
        finally:
            connection.execute(f"DROP DATABASE {database}".encode())


def _hear(server: Server) -> Any:
    assert server.stdout
    if not (line := server.stdout.readline()):
        sys.exit("The measuring process ended.")
    return json.loads(line)


def _in_turns(name: str, servers: tuple[Server, Server]) -> tuple[float, float]:
    """The medians of both sizes, in milliseconds, of an act done in turns."""
    spent: tuple[list[float], list[float]] = ([], [])
    for _turn in range(TURNS):
        for server, times in zip(servers, spent, strict=True):
            print(name, file=server.stdin, flush=True)
            times += _hear(server)
    return median(spent[0]), median(spent[1])


def _serve(variants: int, releases: int) -> None:
    """Say which acts there are; then do the one that each line names, and say how long it took."""
    os.environ["BUDSKAP_ALLOWED_HOSTS"] = "testserver"
    os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings"
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    rows, token = _fill(variants // A_FAMILY, releases)
    connection.cursor().execute("ANALYZE")
    acts = {name: _timed(act) for name, act in _acts(rows, token).items()}
    print(json.dumps(list(acts)), flush=True)
    for line in sys.stdin:
        print(json.dumps(acts[line.strip()]()), flush=True)


def _timed(act: Callable[[int], None]) -> Callable[[], list[float]]:
    """A turn of *act*: the milliseconds of each time, which is never the same twice."""
    done = 0

    def turn() -> list[float]:
        nonlocal done
        spent = []
        for number in range(done, done + TIMES + WARMING):
            begun = time.perf_counter()
            act(number)
            spent.append((time.perf_counter() - begun) * 1000)
        done += TIMES + WARMING
        return spent[WARMING:]

    return turn


# -- a brand of any size ---------------------------------------------------------------------------


def _fill(templates: int, releases: int) -> tuple[list[Any], str]:
    """So many families of variants, live since so many releases; the variants, and a token."""
    from django.contrib.auth.models import User
    from wagtail.models import APIToken

    from cms.models import Brand, DeclaredPlaceholder, MessageTemplate

    brand = Brand.objects.create(
        key="large", name="Large", locales=list(LOCALES), source_locale="en", four_eyes=False
    )
    families = MessageTemplate.objects.bulk_create(
        MessageTemplate(key=f"m.{n:05}", title=f"Message {n}", brand=brand, source_locale="en")
        for n in range(templates)
    )
    DeclaredPlaceholder.objects.bulk_create(
        DeclaredPlaceholder(template=each, name="first_name", type="name", samples=["Kari"])
        for each in families
    )
    rows = [variant for n, each in enumerate(families) for variant in _family(each, n)]
    _live(rows, releases)
    root = User.objects.create_superuser("root", "root@example.com", "a long password")
    return rows, APIToken.create_token(user=root, name="bench")[1]


def _family(template: Any, number: int) -> list[Any]:
    from cms.models import Variant

    return [
        Variant(
            template=template,
            channel="sms",
            locale=locale,
            arm=arm,
            live=True,
            content={"body": _words(number, locale, arm)},
        )
        for locale in LOCALES
        for arm in ARMS
    ]


def _words(number: int, locale: str, arm: str) -> str:
    """Words that no other message has, so that none is like another."""
    letters = "".join(chr(97 + int(digit)) for digit in f"{number:05}")
    return f"{{{{ first_name }}}}: {locale}{arm} {letters} {letters[::-1]}"


def _live(variants: list[Any], releases: int) -> None:
    """As the release log has it; past the guard, which would take hours."""
    from cms.models import (
        LiveEntry,
        Release,
        ReleaseCounter,
        ReleaseEntry,
        StoredContent,
        Variant,
    )

    for each in variants:
        each.may_be_live = True
    Variant.objects.bulk_create(variants, batch_size=1_000)
    share = -(-len(variants) // releases)
    Release.objects.bulk_create(
        Release(number=n + 1, action="publish", brand_key="large", changes=share)
        for n in range(releases)
    )
    ReleaseCounter.objects.update_or_create(pk=1, defaults={"last": releases})
    for start in range(0, len(variants), 1_000):
        some = variants[start : start + 1_000]
        stored = [_content(each) for each in some]
        StoredContent.objects.bulk_create(stored)
        entries = ReleaseEntry.objects.bulk_create(
            ReleaseEntry(
                release_id=(start + n) // share + 1,
                brand_key="large",
                content=stored[n],
                variant_id=each.pk,
                **_place(each),
            )
            for n, each in enumerate(some)
        )
        LiveEntry.objects.bulk_create(
            LiveEntry(
                variant=each,
                template=each.template,
                entry=entry,
                content_digest=each.typed_content().digest,
                **_place(each),
            )
            for each, entry in zip(some, entries, strict=True)
        )


def _content(variant: Any) -> Any:
    from cms.models import StoredContent

    document = {
        "channel": "sms",
        "locale": variant.locale,
        "content": variant.content,
        "placeholders": {"first_name": {"type": "name", "samples": ["Kari"]}},
        "look": {},
    }
    body = variant.content["body"]
    outputs = [{"name": "body", "label": "Text", "template": body, "escape": "text"}]
    return StoredContent(digest=f"{variant.pk:064x}", document=document, outputs=outputs)


def _place(variant: Any) -> dict[str, str]:
    return {
        "key": variant.template.key,
        "channel": variant.channel,
        "locale": variant.locale,
        "arm": variant.arm,
    }


# -- what is timed ---------------------------------------------------------------------------------


def _acts(variants: list[Any], token: str) -> dict[str, Callable[[int], None]]:
    from cms import queries

    keys = sorted({each.template.key for each in variants})
    newest = queries.newest_release()
    get = _getter(token)

    def key(number: int) -> str:
        return keys[number * 7919 % len(keys)]

    return {
        "fetch, newest": lambda n: get(f"templates/{key(n)}/sms?locale=nb"),
        "fetch, pinned half way": lambda n: get(
            f"templates/{key(0)}/sms?locale=nb&release={newest // 2 + 1}"
        ),
        "list, first page": lambda n: get("templates?limit=20"),
        "list, filtered": lambda n: get("templates?channel=sms&locale=pl&limit=20"),
        "changes since the last but one": lambda n: get(f"changes?since={newest - 1}"),
        "changes since the beginning": lambda n: get("changes?since=0"),
        "releases, first page": lambda n: get("releases"),
        "publish": _publisher(variants),
    }


def _getter(token: str) -> Callable[[str], None]:
    from django.test import Client

    client = Client(headers={"Authorization": f"Bearer {token}"})

    def get(path: str) -> None:
        response = client.get(f"/api/v1/{path}")
        assert response.status_code == 200, response.content

    return get


def _publisher(variants: list[Any]) -> Callable[[int], None]:
    from django.contrib.auth.models import User

    from cms.models import Variant

    user = User.objects.get()

    def publish(number: int) -> None:
        """New words in one variant, drafted and published."""
        variant = Variant.objects.get(pk=variants[number * 104_729 % len(variants)].pk)
        variant.content = {"body": f"{variant.content['body']} {'x' * (number + 1)}"}
        variant.save_revision(user=user).publish(user=user)

    return publish


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
