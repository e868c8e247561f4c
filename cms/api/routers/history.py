"""``GET compare`` and ``receipts``: what changed between two releases, and what was said when."""

import re
from datetime import UTC, datetime
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from cms import queries
from cms.api import remembering
from cms.api.answers import answer
from cms.api.auth import caller
from cms.api.cursors import places, to_cursor
from cms.api.names import channel_filter, locale_tag, unknown_name
from cms.api.openapi import MISSING, NOT_MODIFIED, REFUSALS
from cms.api.problems import Fault, Refusal
from cms.api.reading import Reading, known_number, reading
from cms.api.rights import Verb
from cms.api.schemas.history import (
    ComparePage,
    CompareQuery,
    DigestAnswer,
    DigestQuery,
    ReceiptsQuery,
    SaidPage,
    day_or_moment,
)
from cms.api.strict import Asked
from cms.history import between, said
from cms.history.paging import ADDRESS, place_of

router = Router(tags=["History"], by_alias=True)

MOST_TIMES = 100  # that one content is told to have gone out


@router.get(
    "compare",
    operation_id="compareReleases",
    summary="What changed between two releases",
    response={200: ComparePage, **NOT_MODIFIED, **REFUSALS, **MISSING},
)
def compare(request: HttpRequest, query: Annotated[CompareQuery, Asked()]) -> HttpResponse:
    """Every address that says something else, with its text and its receipt before and after."""
    view = reading(caller(request), Verb.FETCH, query.environment)
    span = between.Span(
        known_number(query.first, view),
        known_number(query.second, view),
        view.environment,
        query.brand or "",
        view.brands,
    )
    place = places(query.cursor, [str] * len(ADDRESS))
    found = between.differences(span, limit=query.limit + 1, place=place)
    if not found:
        _refuse_a_brand_of_nothing(query.brand, view)
    page = found[: query.limit]
    more = len(found) > query.limit
    shown = query.include == "rendered"
    return answer(
        request,
        ComparePage(
            first=span.first,
            second=span.second,
            environment=span.environment,
            fallbacks=[remembering.chains(each) for each in between.chains(span)],
            items=[remembering.comparison(each, with_rendered=shown) for each in page],
            next_cursor=to_cursor(*place_of(page[-1].address)) if more else None,
        ),
    )


@router.get(
    "receipts",
    operation_id="listReceipts",
    summary="What was said, and who let it",
    response={200: SaidPage, **NOT_MODIFIED, **REFUSALS, **MISSING},
)
def list_receipts(request: HttpRequest, query: Annotated[ReceiptsQuery, Asked()]) -> HttpResponse:
    """What stood at a moment, or at any time of a day: texts as they were, with their receipts."""
    view = reading(caller(request), Verb.FETCH, query.environment)
    period = _period(query.at)
    asked = said.Asked(
        view.environment,
        brand=query.brand or "",
        channel=channel_filter(query.channel) if query.channel else "",
        locale=locale_tag(query.locale) if query.locale else "",
        key=query.key or "",
        persona=query.persona,
        brands=view.brands,
    )
    numbers = said.numbers(period)
    place = places(query.cursor, [*[str] * len(ADDRESS), int])
    found = said.receipts(asked, numbers, limit=query.limit + 1, place=place)
    if not found:
        _refuse_a_brand_of_nothing(query.brand, view)
    page = found[: query.limit]
    more = len(found) > query.limit
    return answer(
        request,
        SaidPage(
            environment=view.environment,
            start=period.start.astimezone(UTC),
            end=period.end.astimezone(UTC) if period.end else None,
            release=numbers.last,
            items=[remembering.said(each) for each in page],
            next_cursor=to_cursor(*said.place_of(page[-1])) if more else None,
        ),
    )


@router.get(
    "receipts/{digest}",
    operation_id="getReceipts",
    summary="When a content went out",
    response={200: DigestAnswer, **NOT_MODIFIED, **REFUSALS, **MISSING},
)
def get_receipts(
    request: HttpRequest, digest: str, query: Annotated[DigestQuery, Asked()]
) -> HttpResponse:
    """Where, when and by whose word the content with one digest went out."""
    view = reading(caller(request), Verb.FETCH, query.environment)
    asked = said.Asked(view.environment, brands=view.brands)
    is_one = re.fullmatch(r"[0-9a-f]{64}", digest)
    found = said.of_digest(asked, digest, limit=MOST_TIMES) if is_one else []
    if not found:
        raise Refusal("unknown-digest", f"Nothing went out in {view.environment} with this digest.")
    items = [remembering.said(each) for each in found]
    return answer(request, DigestAnswer(environment=view.environment, digest=digest, items=items))


def _period(at: str) -> said.Period:
    """The moment or the day that *at* writes; `Refusal` for one that has not begun."""
    when = day_or_moment(at)
    if isinstance(when, datetime):
        begun, period = when <= timezone.now(), said.Period(when)
    else:
        begun = when <= timezone.localdate()
        period = said.day(when) if begun else said.Period(timezone.now())
    if not begun:
        fault = Fault(parameter="at", detail="lies in the future")
        raise Refusal("unknown-name", "Nobody has said anything then yet.", errors=[fault])
    return period


def _refuse_a_brand_of_nothing(brand: str | None, view: Reading) -> None:
    """An empty page is only an answer when the brand that was asked for exists."""
    wanted = queries.TemplateFilter(brand=brand or "")
    for parameter, known in queries.unknown_filters(wanted, view.brands).items():
        raise unknown_name(parameter, brand or "", known)
