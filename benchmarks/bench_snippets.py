"""What a snippet costs in a brand of 36,000 variants: in the editor, on its pages, as it changes.

    python -m benchmarks.bench_snippets [TEMPLATES]

Makes the throw-away brand of ``bench_findings_report`` (1,200 messages in six channels and five
locales, all live), and lets every Danish SMS end with a snippet. Posts what the editor posts while
somebody types, with the snippet and without; asks for the page *used in*; plans a change that
1,200 live texts say, and confirms it: every family is checked twice and all go out in one release.
Processor time and wall clock.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.bench_findings_report import TEMPLATES, _set_up, make_brand

MARK = '{% include "opt-out" %}'
TIMES = 30


def main(templates: int = TEMPLATES) -> int:
    """Make the brand, and print the rows."""
    with tempfile.TemporaryDirectory() as folder:
        _set_up(Path(folder))
        from django.core.management import call_command

        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        brand, variants = make_brand(templates)
        snippet, using = _take_in(brand)
        print(f"{templates} messages, {variants} variants, {using} take the snippet in", flush=True)
        _editor(brand)
        _pages(snippet)
        _change(snippet)
    return 0


def _take_in(brand: Any) -> tuple[Any, int]:
    """A snippet that every Danish SMS ends with, live."""
    from cms.models import LiveEntry, ReleaseCounter, Snippet, SnippetText, StoredContent, Variant
    from cms.releases import frozen_document
    from cms.releases._contents import outputs_of

    ReleaseCounter.objects.update_or_create(pk=1, defaults={"last": 1})
    snippet = Snippet.objects.create(brand=brand, key="opt-out", name="Opt-out")
    SnippetText.objects.create(snippet=snippet, locale="da", text="Afmeld: STOP til 1234")
    rows = Variant.objects.filter(template__brand=brand, channel="sms", locale="da")
    for row in rows.select_related("template__brand"):
        content = {"body": f"{row.content['body']} {MARK}"}
        Variant.objects.filter(pk=row.pk).update(content=content)
        row.content = content
        digest = LiveEntry.objects.get(variant=row).entry.content_id
        document = frozen_document(row)
        StoredContent.objects.filter(pk=digest).update(
            document=document, outputs=outputs_of(document)
        )
    return snippet, rows.count()


def _editor(brand: Any) -> None:
    from django.contrib.auth.models import User
    from django.test import Client
    from django.urls import reverse

    from cms.models import Variant

    client = Client()
    client.force_login(User.objects.get_or_create(username="bench", is_superuser=True)[0])
    variant = Variant.objects.filter(template__brand=brand, locale="da", channel="sms").first()
    plain = str(variant.content["body"]).removesuffix(MARK)
    for name in ("findings", "preview_on_edit"):
        address = reverse(Variant.snippet_viewset.get_url_name(name), args=[variant.pk])
        for what, ending in (("without", ""), ("with the snippet", MARK)):
            numbers = iter(range(TIMES + 3))

            def post(address: str = address, ending: str = ending, numbers: Any = numbers) -> None:
                body = f"Din bestilling {next(numbers)}. {plain}{ending}"
                assert client.post(address, {"content-body": body}).status_code == 200

            spent = sorted(_timed(post) for _ in range(TIMES + 3))[: TIMES + 1]
            used = sorted(each[0] for each in spent)
            print(f"  {name}, {what}: p50 {1000 * used[TIMES // 2]:.1f} ms", flush=True)


def _pages(snippet: Any) -> None:
    from django.test import Client
    from django.urls import reverse

    from cms.models import Snippet

    client = Client()
    from django.contrib.auth.models import User

    client.force_login(User.objects.get(username="bench"))
    address = reverse(Snippet.snippet_viewset.get_url_name("uses"), args=[snippet.pk])
    client.get(address)
    _tell("the page used in", lambda: client.get(address))


def _change(snippet: Any) -> None:
    from django.contrib.auth.models import User

    from cms.models import Brand
    from cms.snippets import actions

    Brand.objects.update(four_eyes=False)
    snippet.refresh_from_db()
    user = User.objects.get(username="bench")
    place = actions.Place("da", "", "Afmeld: STOP til 1234", "Afmeld med STOP til 1234")
    made: list[Any] = []
    _tell("proposed", lambda: made.append(actions.propose(snippet, [place], user)))
    seen = actions.stamp(actions.plan_change(made[0]))
    _tell("confirmed and released", lambda: actions.confirm(made[0], user, seen=seen))


def _timed(do: Callable[[], Any]) -> tuple[float, float]:
    begun, used = time.perf_counter(), time.process_time()
    do()
    return time.process_time() - used, time.perf_counter() - begun


def _tell(name: str, do: Callable[[], Any]) -> None:
    used, waited = _timed(do)
    print(f"  {name}: {used:.2f} s of processor time ({waited:.2f} s by the clock)", flush=True)


if __name__ == "__main__":
    sys.exit(main(*(int(each) for each in sys.argv[1:])))
