"""``GET provider-templates``: under which name each live wording may be sent at a provider.

A call of its own: what a provider decides makes no release, so it must not stand in answers that
are kept until the next one.
"""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from cms import queries as published
from cms.api.answers import answer
from cms.api.auth import caller
from cms.api.cursors import number_places, to_cursor
from cms.api.names import channel_filter, locale_tag, unknown_name
from cms.api.openapi import MISSING, NOT_MODIFIED, REFUSALS
from cms.api.reading import Reading, reading
from cms.api.rights import Verb
from cms.api.schemas.providers import (
    PinnedTemplate,
    ProviderTemplate,
    ProviderTemplatesPage,
    ProviderTemplatesQuery,
)
from cms.api.strict import Asked
from cms.models import ProviderAccount
from cms.provider_templates import backends, queries

router = Router(tags=["Provider templates"], by_alias=True)


@router.get(
    "provider-templates",
    operation_id="listProviderTemplates",
    summary="Templates at providers",
    response={200: ProviderTemplatesPage, **NOT_MODIFIED, **REFUSALS, **MISSING},
)
def list_provider_templates(
    request: HttpRequest, query: Annotated[ProviderTemplatesQuery, Asked()]
) -> HttpResponse:
    """What each provider has of what is live, and which version of it may be sent."""
    view = reading(caller(request), Verb.FETCH, query.environment)
    place = number_places(query.cursor, 2) or (0, 0)
    filters = {
        "key": query.key,
        "channel": channel_filter(query.channel) if query.channel else None,
        "locale": locale_tag(query.locale) if query.locale else None,
    }
    given = {name: value for name, value in filters.items() if value}
    found: list[tuple[ProviderAccount, queries.Line]] = []
    for account in _accounts(view, query, place[0]):
        rows = queries.live(account).filter(**given).select_related("entry").order_by("pk")
        if account.pk == place[0]:
            rows = rows.filter(pk__gt=place[1])
        room = query.limit + 1 - len(found)
        found += [(account, line) for line in queries.lines(account, rows[:room])]
        if len(found) > query.limit:
            break
    if not found:
        _refuse_a_brand_of_nothing(query.brand, view)
    page = found[: query.limit]
    more = len(found) > query.limit
    last = to_cursor(page[-1][0].pk, page[-1][1].live.pk) if more else None
    items = [_item(account, line) for account, line in page]
    return answer(request, ProviderTemplatesPage(items=items, next_cursor=last))


def _accounts(view: Reading, query: ProviderTemplatesQuery, first: int) -> list[ProviderAccount]:
    """The accounts that the caller may hear of, from the one with the key *first* on."""
    rows = ProviderAccount.objects.filter(environment=view.environment, pk__gte=first)
    asked: dict[str, Any] = {"brand__key": query.brand, "name": query.account}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    if view.brands is not None:
        rows = rows.filter(brand__key__in=view.brands)
    return [each for each in rows.order_by("pk") if backends.known(each.provider)]


def _item(account: ProviderAccount, line: queries.Line) -> ProviderTemplate:
    live, pinned = line.live, line.pinned
    return ProviderTemplate(
        key=live.key,
        channel=live.channel,
        locale=live.locale,
        persona=live.persona,
        arm=live.arm,
        account=account.name,
        provider=account.provider,
        state=line.state,
        reason=line.same.reason if line.same else "",
        release=live.entry.release_id,
        digest=live.entry.content_id or "",
        template=PinnedTemplate(
            name=pinned.name,
            id=pinned.provider_id,
            language=pinned.language,
            version=pinned.version,
            category=pinned.category_given,
            release=pinned.release_number,
            digest=pinned.digest,
        )
        if pinned
        else None,
    )


def _refuse_a_brand_of_nothing(brand: str | None, view: Reading) -> None:
    """An empty page is only an answer when the brand that was asked for exists."""
    wanted = published.TemplateFilter(brand=brand or "")
    for parameter, known in published.unknown_filters(wanted, view.brands).items():
        raise unknown_name(parameter, brand or "", known)
