"""``GET releases``, ``releases/{n}`` and ``changes``: what was published, and when."""

import hashlib
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Router

from cms import queries
from cms.api import telling
from cms.api.answers import FOR_EVER, REVALIDATE, answer, answer_lines
from cms.api.auth import caller, require
from cms.api.caller import Caller
from cms.api.cursors import number_places, to_cursor
from cms.api.openapi import MISSING, NOT_MODIFIED, REFUSALS
from cms.api.reading import reading, release_at, unknown_release
from cms.api.rights import Verb
from cms.api.schemas.releases import (
    ChangePage,
    ChangesQuery,
    ReleaseAnswer,
    ReleasePage,
    ReleaseQuery,
    ReleasesQuery,
)
from cms.api.schemas.templates import TemplateQuery
from cms.api.strict import Asked
from cms.bundles import bundle
from cms.models import Release
from templates_lib.release import VERSION

router = Router(tags=["Releases"], by_alias=True)

LAST = 2**63 - 1  # after every entry of a release

BUNDLE_TYPE = "application/x-ndjson"


@router.get(
    "releases",
    operation_id="listReleases",
    summary="The release log",
    response={200: ReleasePage, **NOT_MODIFIED, **REFUSALS, **MISSING},
)
def list_releases(request: HttpRequest, query: Annotated[ReleasesQuery, Asked()]) -> HttpResponse:
    """Every publishing, taking down and roll-back, the newest first, a page at a time."""
    view = reading(caller(request), Verb.FETCH, query.environment)
    place = number_places(query.cursor, 1)
    found = queries.releases_before(
        place[0] if place else None,
        query.limit + 1,
        environment=view.environment,
        brands=view.brands,
    )
    page, more = found[: query.limit], len(found) > query.limit
    cursor = to_cursor(page[-1].number) if more else None
    items = [telling.release_summary(each) for each in page]
    return answer(request, ReleasePage(items=items, next_cursor=cursor))


@router.get(
    "releases/{number}",
    operation_id="getRelease",
    summary="One release",
    response={200: ReleaseAnswer, **NOT_MODIFIED, **REFUSALS, **MISSING},
)
def get_release(
    request: HttpRequest, number: str, query: Annotated[ReleaseQuery, Asked()]
) -> HttpResponse:
    """What one release changed, who approved it, and which findings were waived."""
    found = _release(require(request, Verb.FETCH), number)
    (place,) = number_places(query.cursor, 1) or (0,)
    entries = queries.entries_of(found.number, query.limit + 1, place)
    page, more = entries[: query.limit], len(entries) > query.limit
    cursor = to_cursor(page[-1].pk) if more else None
    return answer(request, telling.release(found, page, cursor))


@router.get(
    "releases/{number}/bundle",
    operation_id="getBundle",
    summary="A release as one file",
    response={200: None, **NOT_MODIFIED, **REFUSALS, **MISSING},
    openapi_extra={"responses": {200: {"content": {BUNDLE_TYPE: {"schema": {"type": "string"}}}}}},
)
def get_bundle(
    request: HttpRequest, number: str, query: Annotated[TemplateQuery, Asked()]
) -> HttpResponseBase:
    """All that was live at one release, for workers that render without a database.

    A line of JSON each: head, contents, entries, end. `templates_lib.release.load` reads it; a
    file without its last line was cut off.
    """
    view = reading(caller(request), Verb.FETCH, query.environment)
    found = release_at(number, view.brands)
    if found is None:
        raise unknown_release(number, queries.newest_release())
    whose = "-".join(sorted(view.brands)) if view.brands is not None else ""
    name = f"{found.number}-{VERSION}-{view.environment}-{whose}"
    etag = f'"bundle-{hashlib.sha256(name.encode()).hexdigest()[:32]}"'
    lines = bundle(found, environment=view.environment, brands=view.brands)
    # A label may come to stand for nothing, or for another release.
    cache = FOR_EVER if number.isdecimal() else REVALIDATE
    return answer_lines(request, lines, etag=etag, content_type=BUNDLE_TYPE, cache=cache)


@router.get(
    "changes",
    operation_id="listChanges",
    summary="What changed since a release",
    response={200: ChangePage, **NOT_MODIFIED, **REFUSALS, **MISSING},
)
def list_changes(request: HttpRequest, query: Annotated[ChangesQuery, Asked()]) -> HttpResponse:
    """What was published and taken down after `since`, the oldest first: to be replayed."""
    view = reading(caller(request), Verb.FETCH, query.environment)
    release, entry = number_places(query.cursor, 2) or (query.since, LAST)
    found = queries.changes_after((release, entry), query.limit + 1, view.environment, view.brands)
    if not found and query.since > (newest := queries.newest_release()):
        raise unknown_release(query.since, newest)
    page, more = found[: query.limit], len(found) > query.limit
    last = page[-1] if page else None
    return answer(
        request,
        ChangePage(
            since=query.since,
            until=last.release_id if last else query.since,
            items=[telling.change(each) for each in page],
            next_cursor=to_cursor(last.release_id, last.pk) if more and last else None,
        ),
    )


def _release(who: Caller, number: str) -> Release:
    """The release, when *who* may fetch where it is; else `Refusal` as if there were none."""
    found = release_at(number)
    if found and not who.rights.may(Verb.FETCH, found.brand_key, found.environment):
        who.log_denied(f"fetch release {found.number}")
        found = None
    if found is None:
        raise unknown_release(number, queries.newest_release())
    return found
