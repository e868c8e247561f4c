"""``GET templates``, ``templates/{key}`` and ``templates/{key}/{channel}``: what is published."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router

from cms import queries
from cms.api import telling
from cms.api.answers import FOR_EVER, REVALIDATE, answer
from cms.api.choosing import Chosen, Shelf, unknown_template
from cms.api.cursors import text_place, to_cursor
from cms.api.names import channel_filter, locale_tag, may_be_key, unknown_name
from cms.api.openapi import MISSING, NOT_MODIFIED, REFUSALS, RELEASE_HEADER
from cms.api.schemas.content import FetchQuery, WordingAnswer
from cms.api.schemas.templates import ListQuery, TemplateAnswer, TemplatePage
from cms.api.strict import Asked, NoParameters
from cms.delivery import usage
from cms.delivery.noted import CALLER, Wording

router = Router(tags=["Templates"], by_alias=True)


@router.get(
    "templates",
    operation_id="listTemplates",
    summary="Published templates",
    response={200: TemplatePage, **NOT_MODIFIED, **REFUSALS},
)
def list_templates(request: HttpRequest, query: Annotated[ListQuery, Asked()]) -> HttpResponse:
    """Templates with something live, by key, a page at a time. Filters hold together."""
    wanted = _filter(query)
    found = queries.published_templates(
        wanted, after=text_place(query.cursor), limit=query.limit + 1
    )
    if not found:
        _refuse_names_of_nothing(wanted)
    page = found[: query.limit]
    more = len(found) > query.limit
    live_in = queries.locales_of(page)
    items = [telling.template_summary(each, live_in.get(each.pk, {})) for each in page]
    cursor = to_cursor(page[-1].key) if more else None
    return answer(request, TemplatePage(items=items, next_cursor=cursor))


@router.get(
    "templates/{key}",
    operation_id="getTemplate",
    summary="One template: placeholders and matrix",
    response={200: TemplateAnswer, **NOT_MODIFIED, **REFUSALS, **MISSING},
)
def get_template(
    request: HttpRequest, key: str, query: Annotated[NoParameters, Asked()]
) -> HttpResponse:
    """What a sender must know: placeholders as JSON Schema, and what is live where."""
    cells = queries.live_cells(key) if may_be_key(key) else []
    if not cells:
        raise unknown_template(key)
    return answer(request, telling.template(cells))


@router.get(
    "templates/{key}/{channel}",
    operation_id="fetchWording",
    summary="One wording",
    response={200: WordingAnswer, **NOT_MODIFIED, **REFUSALS, **MISSING},
)
def fetch(
    request: HttpRequest, key: str, channel: str, query: Annotated[FetchQuery, Asked()]
) -> HttpResponse:
    """The approved wording in a locale, or in the next one of the brand's chain, which is reported.

    With `release`, and without fallback, the answer never changes and may be kept for ever.
    """
    tag = locale_tag(query.locale)
    shelf = Shelf(key, channel, [tag], query)
    chosen = shelf.choose(tag, query.recipient)
    # The chain of a brand is not in the release log: an answer that leans on it is asked for again.
    fixed = query.release is not None and not chosen.fallback
    wording = noted_wording(chosen, query, fixed=fixed)
    usage.count(usage.place_of(request.META[CALLER].token_id, wording))
    return answer(
        request,
        telling.wording(chosen),
        cache=FOR_EVER if fixed else REVALIDATE,
        language=chosen.entry.locale,
        exclude=set() if query.include == "outputs" else {"outputs"},
        headers={RELEASE_HEADER: str(query.release or shelf.newest)},
        wording=wording,
    )


def noted_wording(chosen: Chosen, query: FetchQuery, *, fixed: bool) -> Wording:
    """What the dispatcher must know to give this answer again."""
    return Wording(
        key=chosen.entry.key,
        channel=chosen.entry.channel,
        locale=chosen.entry.locale,
        environment="",
        fixed=fixed,
        release=query.release,
        arms=chosen.arms,
        arm=chosen.arm_number,
    )


def _filter(query: ListQuery) -> queries.TemplateFilter:
    return queries.TemplateFilter(
        brand=query.brand or "",
        stage=query.stage or "",
        channel=channel_filter(query.channel) if query.channel else "",
        locale=locale_tag(query.locale) if query.locale else "",
        purpose=query.purpose.value if query.purpose else "",
        tag=query.tag or "",
        updated_since=query.updated_since,
    )


def _refuse_names_of_nothing(wanted: queries.TemplateFilter) -> None:
    """An empty page is only an answer when what was asked for exists."""
    for parameter, known in queries.unknown_filters(wanted).items():
        raise unknown_name(parameter, getattr(wanted, parameter), known)
