"""``GET templates``, ``templates/{key}`` and ``templates/{key}/{channel}``: what is published."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router

from cms import queries
from cms.api import telling
from cms.api.answers import FOR_EVER, REVALIDATE, answer, answer_unkept
from cms.api.auth import caller, require
from cms.api.choosing import Chosen, Shelf
from cms.api.cursors import text_place, to_cursor
from cms.api.drafting import draft_template, draft_wording
from cms.api.names import channel_filter, locale_tag, may_be_key, unknown_name
from cms.api.openapi import MISSING, NOT_MODIFIED, REFUSALS, RELEASE_HEADER
from cms.api.reading import Reading, drafting, reading, unknown_template
from cms.api.rights import Verb
from cms.api.schemas.content import FetchQuery, WordingAnswer
from cms.api.schemas.drafts import DraftAnswer, DraftTemplateAnswer
from cms.api.schemas.templates import (
    ListQuery,
    TemplateAnswer,
    TemplatePage,
    TemplateQuery,
)
from cms.api.strict import Asked
from cms.delivery import usage
from cms.delivery.noted import Wording

router = Router(tags=["Templates"], by_alias=True)


@router.get(
    "templates",
    operation_id="listTemplates",
    summary="Published templates",
    response={200: TemplatePage, **NOT_MODIFIED, **REFUSALS, **MISSING},
)
def list_templates(request: HttpRequest, query: Annotated[ListQuery, Asked()]) -> HttpResponse:
    """Templates with something live, by key, a page at a time. Filters hold together."""
    view = reading(caller(request), Verb.FETCH, query.environment)
    wanted = _filter(query)
    found = queries.published_templates(
        wanted,
        view.environment,
        after=text_place(query.cursor),
        limit=query.limit + 1,
        brands=view.brands,
    )
    if not found:
        _refuse_names_of_nothing(wanted, view)
    page = found[: query.limit]
    more = len(found) > query.limit
    live_in = queries.locales_of(page, view.environment)
    items = [telling.template_summary(each, live_in.get(each.pk, {})) for each in page]
    cursor = to_cursor(page[-1].key) if more else None
    return answer(request, TemplatePage(items=items, next_cursor=cursor))


@router.get(
    "templates/{key}",
    operation_id="getTemplate",
    summary="One template: placeholders and matrix",
    response={200: TemplateAnswer | DraftTemplateAnswer, **NOT_MODIFIED, **REFUSALS, **MISSING},
)
def get_template(
    request: HttpRequest, key: str, query: Annotated[TemplateQuery, Asked()]
) -> HttpResponse:
    """What a sender must know: placeholders as JSON Schema, and what is live where.

    With `state=draft`, and the right to read drafts: every draft of it. No cache may keep that.
    """
    if query.state == "draft":
        return answer_unkept(draft_template(key, drafting(require(request, Verb.DRAFT))))
    view = reading(caller(request), Verb.FETCH, query.environment)
    cells = queries.live_cells(key, view.environment) if may_be_key(key) else []
    if not cells:
        raise unknown_template(key, view)
    view.require_brand(key, cells[0].template.brand.key)
    return answer(request, telling.template(cells))


@router.get(
    "templates/{key}/{channel}",
    operation_id="fetchWording",
    summary="One wording",
    response={200: WordingAnswer | DraftAnswer, **NOT_MODIFIED, **REFUSALS, **MISSING},
)
def fetch(
    request: HttpRequest, key: str, channel: str, query: Annotated[FetchQuery, Asked()]
) -> HttpResponse:
    """The approved wording in a locale, or in the next one of the brand's chain, which is reported.

    With the number of a release the answer never changes and may be kept for ever. With
    `state=draft`, and the right to read drafts, the latest draft; no cache may keep that.
    """
    omitted: set[str] = set() if query.include == "outputs" else {"outputs"}
    if query.state == "draft":
        draft = draft_wording(key, channel, query, drafting(require(request, Verb.DRAFT)))
        return answer_unkept(draft, language=draft.locale, exclude=omitted)
    view = reading(caller(request), Verb.FETCH, query.environment)
    tag = locale_tag(query.locale)
    shelf = Shelf(key, channel, [tag], query, view)
    chosen = shelf.choose(tag, query.recipient)
    # A label may come to stand for nothing, or for another release.
    fixed = query.release is not None and query.release.isdecimal()
    wording = noted_wording(chosen, shelf, fixed=fixed)
    usage.count(usage.place_of(view.caller.token_id, wording))
    return answer(
        request,
        telling.wording(chosen),
        cache=FOR_EVER if fixed else REVALIDATE,
        language=chosen.entry.locale,
        exclude=omitted,
        headers={RELEASE_HEADER: str(shelf.release or shelf.newest)},
        wording=wording,
    )


def noted_wording(chosen: Chosen, shelf: Shelf, *, fixed: bool) -> Wording:
    """What the dispatcher must know to give this answer again."""
    return Wording(
        key=chosen.entry.key,
        channel=chosen.entry.channel,
        locale=chosen.entry.locale,
        environment=shelf.reading.environment,
        fixed=fixed,
        release=shelf.release,
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
        overdue=query.overdue,
    )


def _refuse_names_of_nothing(wanted: queries.TemplateFilter, view: Reading) -> None:
    """An empty page is only an answer when what was asked for exists."""
    if wanted.brand and not view.sees(wanted.brand):
        view.caller.log_denied(f"{view.verb} of another brand in {view.environment}")
    for parameter, known in queries.unknown_filters(wanted, view.brands).items():
        raise unknown_name(parameter, getattr(wanted, parameter), known)
