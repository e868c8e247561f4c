"""The verdict: whether the log is whole, and says everything that was acknowledged."""

from __future__ import annotations

from django.db.models import Count, F, Max

from tests.faults._stage import MARK


def faults(acknowledged: list[str]) -> list[str]:
    """What is wrong with the log, in words; nothing when it is whole."""
    return [
        *_numbers(),
        *_halves(),
        *_pointers(),
        *_editors(),
        *_snippet(),
        *_changes(),
        *_lost(acknowledged),
        *_untold(),
    ]


def _numbers() -> list[str]:
    from cms.models import Release, ReleaseCounter

    numbers = list(Release.objects.order_by("number").values_list("number", flat=True))
    told = []
    if numbers != list(range(1, len(numbers) + 1)):
        told.append(f"numbers have gaps: {len(numbers)} releases, the newest {numbers[-1]}")
    last = ReleaseCounter.objects.get().last
    if last != len(numbers):
        told.append(f"the counter says {last}, the log {len(numbers)}")
    return told


def _halves() -> list[str]:
    from cms.models import Release

    rows = Release.objects.annotate(there=Count("entries")).exclude(changes=F("there"))
    return [f"release {row.number} has {row.there} of {row.changes} entries" for row in rows]


def _pointers() -> list[str]:
    """What is live must be what the log says last of each address."""
    from cms.models import LiveEntry, ReleaseEntry

    last = (
        ReleaseEntry.objects.order_by()
        .values("environment", "key", "channel", "locale")
        .annotate(newest=Max("pk"))
        .values("newest")
    )
    said = set(
        ReleaseEntry.objects.filter(pk__in=last, content__isnull=False).values_list("pk", flat=True)
    )
    live = set(LiveEntry.objects.values_list("entry_id", flat=True))
    return [f"live entries and the log differ by {sorted(said ^ live)[:5]}"] if said != live else []


def _editors() -> list[str]:
    """What editors see as live must be what stands where publishing goes."""
    from cms.models import LiveEntry, Variant

    said = dict(
        LiveEntry.objects.filter(environment="staging").values_list(
            "variant_id", "entry__revision_id"
        )
    )
    live = dict(Variant.objects.filter(live=True).values_list("pk", "live_revision_id"))
    return [f"variants show {live}, the log {said}"] if said != live else []


def _snippet() -> list[str]:
    """What is live must be the approved words with the snippet's text of this very moment.

    Put in by hand, so that no fault of the product can hide behind itself.
    """
    from wagtail.models import Revision

    from cms.models import LiveEntry, SnippetText

    text = SnippetText.objects.get().text
    rows = LiveEntry.objects.filter(environment="staging").select_related("entry__content")
    written = Revision.objects.in_bulk([row.entry.revision_id for row in rows])
    told = []
    for row in rows:
        words = written[row.entry.revision_id].content["content"]["body"]
        said = row.entry.content.document["content"]["body"]
        if said != words.replace(MARK, text):
            told.append(f"{row.key} says {said!r}, its words are {words!r}, the snippet {text!r}")
    return told


def _changes() -> list[str]:
    """Each release of a snippet belongs to one confirmed change, and the newest of these holds."""
    from cms.models import Release, SnippetChange, SnippetText

    confirmed = SnippetChange.objects.exclude(confirmed_at=None)
    named = sorted(confirmed.exclude(release=None).values_list("release", flat=True))
    made = sorted(Release.objects.filter(action="snippet").values_list("number", flat=True))
    told = []
    if named != made:
        told.append(f"changes of the snippet name releases {named[-5:]}, the log {made[-5:]}")
    if SnippetChange.objects.filter(confirmed_at=None).exclude(release=None).exists():
        told.append("a change of the snippet that nobody confirmed has a release")
    newest, text = confirmed.order_by("confirmed_at").last(), SnippetText.objects.get().text
    if newest and newest.places[0]["after"] != text:
        told.append(f"the snippet says {text!r}, its newest change {newest.places!r}")
    return told


def _lost(acknowledged: list[str]) -> list[str]:
    from cms.models import Release, ReleaseEntry, SnippetChange

    told = {kind: set() for kind in ("revision", "change", "release")}
    for line in acknowledged:
        kind, _, number = line.partition(" ")
        told[kind].add(int(number))
    revisions = set(ReleaseEntry.objects.values_list("revision_id", flat=True))
    numbers = set(Release.objects.values_list("number", flat=True))
    confirmed = SnippetChange.objects.exclude(confirmed_at=None).values_list("pk", flat=True)
    return [
        *(f"revision {each} was acknowledged and lost" for each in told["revision"] - revisions),
        *(f"change {each} was acknowledged and lost" for each in told["change"] - {*confirmed}),
        *(f"release {each} was acknowledged and lost" for each in told["release"] - numbers),
    ]


def _untold() -> list[str]:
    from cms.models import Delivery, Release

    noted = set(Delivery.objects.values_list("release_number", flat=True))
    numbers = set(Release.objects.values_list("number", flat=True))
    return [f"no delivery was noted of releases {sorted(numbers - noted)[:5]}"] * bool(
        numbers - noted
    )
