"""Kill the process while it imports, over and over, and look whether anything is half done.

``python -m tests.faults.kill_importing`` on SQLite, and on PostgreSQL with
``python -m scripts.with_postgres`` before it. Each life carries out one long import, as the page
starts it, and is killed (SIGKILL) at a random moment. After that all rows of it must be there or
none, the page must say which, and a second start must complete it with nothing twice. Exit status 1
when anything is wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults import _around


@dataclass(frozen=True)
class Stage:
    """Who imports into what; ``rows`` of each import, half of them translations."""

    brand: Any
    user: Any
    rows: int


def main(arguments: list[str]) -> int:
    """Run the trial; 0 when nothing is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--rows", type=int, default=1200)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="budskap-faults-") as folder:
        stage = _prepare(Path(folder), asked.rows)
        wrong = _kill_over_and_over(stage, asked.kills)
    print("\n".join(wrong) if wrong else "Nothing is wrong.")
    return 1 if wrong else 0


def _prepare(folder: Path, rows: int) -> Stage:
    os.environ |= {
        "BUDSKAP_STATE": str(folder),
        "BUDSKAP_DICTIONARIES": "none",
        "DJANGO_SETTINGS_MODULE": "cms.settings",
    }
    import django
    from django.core.management import call_command
    from django.db import connections

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    from django.contrib.auth.models import Group, User

    from cms import jobs, roles
    from cms.models import Brand

    jobs.SILENCE = 4.0  # nobody waits twenty seconds thirty times
    brand = Brand.objects.create(key="fjellheim", name="Fjellheim", locales=["en", "nb"])
    user = User.objects.create_user("kari")
    user.groups.add(Group.objects.get(name=roles.COPYWRITER))
    connections.close_all()
    return Stage(brand, user, rows)


def _kill_over_and_over(stage: Stage, kills: int) -> list[str]:
    from django.db import connection

    longest = _undisturbed(stage)
    print(f"{connection.vendor}: {stage.rows} rows take {longest:.1f} s undisturbed", flush=True)
    wrong: list[str] = []
    ends = {"nothing": 0, "everything": 0}
    for number in range(1, kills + 1):
        token = _kept(stage, f"k{number}")
        child = _life(stage, token)
        time.sleep(random.uniform(0.0, 1.15 * longest))
        _around.kill(child)
        found = _found(f"k{number}")
        wrong += _half(stage, number, found)
        ends["everything" if any(found.values()) else "nothing"] += 1
        wrong += _shown(stage, number, token, bool(any(found.values())))
        wrong += _completed(stage, number, token)
        if number % 10 == 0 or number == kills or wrong:
            print(f"{number} kills, left behind: {ends}", flush=True)
        if wrong:
            break
    return wrong


def _kept(stage: Stage, prefix: str) -> str:
    """An order of its own, kept as the page keeps it."""
    from cms.exchange import kept
    from cms.exchange.orders import Order, Upload

    half = range(stage.rows // 2)
    files = {
        f"{tag}.json": {f"sms.m{n}.body": f"{word} {{{{name}}}}, parcel {n}" for n in half}
        for tag, word in (("en", "Hello"), ("nb", "Hei"))
    }
    uploads = tuple(Upload(name, json.dumps(texts).encode()) for name, texts in files.items())
    return kept.keep(Order(uploads, stage.brand.key, "en", prefix), stage.user)


def _life(stage: Stage, token: str) -> int:
    """A process that begins the import and waits for its end."""
    from django.db import connections

    connections.close_all()
    return _around.fork(lambda: _import(stage, token))


def _import(stage: Stage, token: str) -> str:
    """Carry the order out, as the page's button does; the state that it ends in."""
    from cms import jobs
    from cms.exchange import kept, running

    name = kept.name_of(token, stage.user)
    running.start_import(name, kept.fetch(token, stage.user), stage.brand, stage.user)
    while (job := jobs.read(name)) is None or job.is_running:
        time.sleep(0.02)
    return job.state.value


def _undisturbed(stage: Stage) -> float:
    began = time.monotonic()
    state = _import(stage, _kept(stage, "k0"))
    if state != "done" or _half(stage, 0, _found("k0")):
        raise SystemExit(f"an import that nobody killed ended as {state}: {_found('k0')}")
    return time.monotonic() - began


def _found(prefix: str) -> dict[str, int]:
    """Rows that are there of the import with this *prefix*, by kind."""
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import ModelLogEntry, Revision

    from cms.models import DeclaredPlaceholder, MessageTemplate, Variant

    templates = MessageTemplate.objects.filter(key__startswith=f"{prefix}.")
    variants = Variant.objects.filter(template__in=templates)
    pks = [str(pk) for pk in variants.values_list("pk", flat=True)]
    kind = ContentType.objects.get_for_model(Variant)
    return {
        "templates": templates.count(),
        "placeholders": DeclaredPlaceholder.objects.filter(template__in=templates).count(),
        "variants": len(pks),
        "revisions": sum(_counted(Revision, pks, content_type=kind)),
        "entries": sum(_counted(ModelLogEntry, pks, content_type=kind, action="cms.import")),
        "pointers": variants.filter(latest_revision__isnull=False).count(),
    }


def _counted(model: Any, pks: list[str], **where: Any) -> Any:
    for start in range(0, len(pks), 500):
        yield model.objects.filter(object_id__in=pks[start : start + 500], **where).count()


def _half(stage: Stage, number: int, found: dict[str, int]) -> list[str]:
    half, rows = stage.rows // 2, stage.rows // 2 * 2
    whole = {"templates": half, "placeholders": half, "variants": rows, "revisions": rows,
             "entries": rows, "pointers": rows}  # fmt: skip
    if found == whole or not any(found.values()):
        return []
    return [f"kill {number} left {found}"]


def _shown(stage: Stage, number: int, token: str, is_there: bool) -> list[str]:
    """What the page says once the process is silent: broken off, or done where all is there."""
    from cms import jobs
    from cms.exchange import kept
    from cms.exchange.running import state_of

    name = kept.name_of(token, stage.user)
    ends = time.monotonic() + 30
    while (job := state_of(name)) is not None and job.is_running and time.monotonic() < ends:
        time.sleep(0.05)
    if job is None:  # killed before it had begun
        return ["killed before it began, and rows are there"] if is_there else []
    wanted = jobs.State.DONE if is_there else jobs.State.STOPPED
    return [] if job.state is wanted else [f"kill {number}: {job.state} shown, {wanted} meant"]


def _completed(stage: Stage, number: int, token: str) -> list[str]:
    """A second start, of the files that were kept, leaves everything there once."""
    state = _import(stage, token)
    found = _found(f"k{number}")
    wrong = _half(stage, number, found)
    if state != "done" or not any(found.values()):
        wrong.append(f"the second start after kill {number} ended as {state} with {found}")
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
