"""Nobody gets at what is out of their reach: every address, with everything that is out of it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import APIToken, Revision, TaskState, WorkflowState

from cms.exchange import kept
from cms.exchange.orders import Order, Upload
from cms.models import (
    Brand,
    BrandRule,
    Delivery,
    Endpoint,
    MessageTemplate,
    Persona,
    Release,
    ReleaseLabel,
    StyleGuide,
    Variant,
    Waiver,
)
from tests.cms.reach.addresses import Address, addresses, filled, rows_for
from tests.cms.reach.conftest import FOREIGN, HIDDEN, MARKS, World, client_of

pytestmark = pytest.mark.django_db

AGENCY, HOUSE = "agency", "house"


def out_of_reach(world: World, role: str) -> dict[type, list[Any]]:
    """By model, the rows that a role must not get at."""
    rows: dict[type, list[Any]] = {model: [row] for model, row in world.other.items()}
    if role == AGENCY:
        rows[Variant] += [world.polish, world.english]  # the source is read, and never handled
        rows[StyleGuide].append(StyleGuide.objects.get(brand=world.brand, locale="pl"))
        rows[Release] += Release.objects.filter(entries__variant_id=world.polish.pk)
    return rows


def standing(variants: Any = None) -> list[Any]:
    """Everything that an attempt could change, of all *variants* or of some."""
    rows = Variant.objects.all() if variants is None else variants
    keys = [str(row.pk) for row in rows]
    return [
        list(rows.order_by("pk").values()),
        Revision.objects.filter(object_id__in=keys).count(),
        list(Brand.objects.order_by("pk").values()),
        list(Endpoint.objects.order_by("pk").values()),
        list(Delivery.objects.order_by("pk").values()),
        list(TaskState.objects.order_by("pk").values()),
        list(WorkflowState.objects.order_by("pk").values()),
        list(APIToken.objects.order_by("pk").values("pk", "name", "revoked_at")),
        [Release.objects.count(), Waiver.objects.count()],
        list(ReleaseLabel.objects.values("name", "release_id")),
    ]


def text_of(response: Any) -> str:
    if response.streaming:
        return b"".join(response.streaming_content).decode(errors="replace")
    return response.content.decode(errors="replace")


def attempts(client: Client, url: str, world: World) -> Iterator[tuple[str, Any]]:
    form = {
        "fingerprint": "0" * 64,
        "reason": "because it is meant so",
        "name": "stolen",
        "comment": "fine",
        "action-publish": "1",
        "digest": "",
        "brand": world.foreign_brand.pk,
    }
    yield "GET", client.get(url)
    yield "POST", client.post(url, form)
    yield "POST for JSON", client.post(url, form, headers={"accept": "application/json"})


def tried(world: World, user: User, role: str) -> list[str]:
    """What went wrong: an address that answered, or told."""
    client, wrong = client_of(user), []
    others = out_of_reach(world, role)
    order = Order((Upload("nb.json", b'{"a": "b"}'),), world.foreign_brand.key, "en")
    world.token = kept.keep(order, user)  # type: ignore[attr-defined]
    for address in with_parts():
        for row in rows_for(address, world, others):
            if _is_none_of_it(address, row, world):
                continue
            url = filled(address, row, world)
            query = f"?id={row.pk}" if address.name == "wagtail_bulk_action" else ""
            for verb, response in attempts(client, url + query, world):
                told = [mark for mark in MARKS if mark in text_of(response)]
                if response.status_code == 200 and not _harmless(address, verb, row, world):
                    wrong.append(f"{verb} {url} answered 200")
                if told:
                    wrong.append(f"{verb} {url} told {told}")
    return wrong


def _is_none_of_it(address: Address, row: Any, world: World) -> bool:
    """Reading the source is allowed where a view is for reading; nothing but that is."""
    reading = ("variant:chosen", "variant:drawn", "variant:export", "approve:drawn")
    chosen = address.name.endswith((*reading, "approve:drawn_live")) and row == world.english
    of_danish_too = address.namespace == "releases" and row.brand_key == world.brand.key
    return chosen or (of_danish_too and address.name != "releases:drawn")


def _harmless(address: Address, verb: str, row: Any, world: World) -> bool:
    """A list of tags that is empty, a page of nothing; the source that is read, as refused."""
    if address.name == "wagtail_bulk_action" and row == world.english:
        return verb == "GET"
    return address.name in {
        "wagtailadmin_tag_model_autocomplete",
        "findings:recheck",  # answers how many are left of what is not there: none
    }


def with_parts() -> list[Address]:
    return [each for each in addresses() if each.parts]


def test_every_address_can_be_tried(world: World, agency: User) -> None:
    """A new address says for itself of what it is, or this fails."""
    others = out_of_reach(world, AGENCY)
    world.token = "x"  # type: ignore[attr-defined]
    found = with_parts()
    assert len(found) > 80
    for address in found:
        for row in rows_for(address, world, others):
            assert filled(address, row, world)


def test_an_agency_gets_at_nothing_else(world: World, agency: User) -> None:
    before = standing()
    found = tried(world, agency, AGENCY)
    assert "\n".join(found) == ""
    assert standing() == before


def test_a_house_gets_at_no_other_brand(world: World, house: User) -> None:
    before = standing()
    assert tried(world, house, HOUSE) == []
    assert standing() == before


# -- the pages without an object ---------------------------------------------------------------


def queries(world: World) -> list[str]:
    """What to ask each list for: nothing, and what is out of reach by name, key and number."""
    brand, own, persona = world.foreign_brand, world.brand, row_pk(world)
    first, last = (Release.objects.order_by(way).first().number for way in ("number", "-number"))
    move = f"environment=production&from={first}&to={last}&release={last}&source=production"
    return [
        "",
        "?export=csv",
        f"?brand={brand.key}&{move}&export=csv",
        f"?brand={brand.pk}&template__brand={brand.pk}&stage={persona}&q=xqz&term=xqz",
        f"?brand={own.key}&{move}&text=published&locale=pl",
        f"?brand={own.key}&from=0&to={last}&environment=production&id=all",
        f"?template={world.foreign.template_id}&channel=sms&locale=da&persona={persona}"
        f"&id={world.foreign.pk}&id={world.polish.pk}&from=hemmelig-label&to=hemmelig-label",
    ]


def row_pk(world: World) -> int:
    return world.other[Persona].pk


def crawled(world: World, user: User, most: int | None = None) -> list[str]:
    client, wrong = client_of(user), list[str]()
    for address in addresses():
        if address.parts:
            continue
        page = reverse(address.name)
        for query in queries(world)[:most]:
            response = client.get(page + query)
            assert response.status_code < 500, page + query
            if told := [mark for mark in MARKS if mark in text_of(response)]:
                wrong.append(f"GET {page}{query} told {told}")
        for form in posts(world)[:most]:
            response = client.post(page, form)
            if response.status_code in (404, 405):
                break
            assert response.status_code < 500, page
            if told := [mark for mark in MARKS if mark in text_of(response)]:
                wrong.append(f"POST {page} {form} told {told}")
            if "preview" in address.name:  # what it keeps of what was sent, the next GET shows
                wrong += [
                    f"{page} kept {mark}" for mark in MARKS if mark in text_of(client.get(page))
                ]
    return wrong


def posts(world: World) -> list[dict[str, Any]]:
    return [
        {},
        {
            "template": world.other[MessageTemplate].pk,
            "channel": "sms",
            "locale": "da",
            "brand": world.foreign_brand.pk,
            "key": "new.one",
            "title": "new",
            "name": "new",
            "content-body": "x",
        },
        {"brand": world.foreign_brand.pk, "kind": "existence", "words": "er", "message": "no"},
        {"rule": world.other[BrandRule].pk, "kind": "existence", "words": "er"},
        {"brand": world.brand.pk, "kind": "existence", "words": HIDDEN[:6], "message": "no"},
        {
            "brand": world.foreign_brand.key,
            "environment": "production",
            "release": str(Release.objects.filter(brand_key="havblikk").last().number),
            "source": "production",
            "target": "production",
        },
        {"template": world.own[MessageTemplate].pk, "channel": "sms", "locale": "pl", "arm": "b"},
    ]


def test_no_page_tells_an_agency_of_anything_else(world: World, agency: User) -> None:
    before = standing()
    assert "\n".join(crawled(world, agency)) == ""
    assert standing() == before


def test_no_page_tells_a_house_of_another_brand(world: World, house: User) -> None:
    foreign = Variant.objects.filter(template__brand=world.foreign_brand)
    before = standing(foreign)
    assert [each for each in crawled(world, house, 2) if FOREIGN in each] == []
    assert standing(foreign) == before


def test_the_words_are_there_for_who_may_see_them(world: World, boss: User) -> None:
    """The crawl would find them: it does, for a superuser."""
    client = client_of(boss)
    pages = (
        "wagtailsnippets_cms_brand:list",
        "wagtailsnippets_cms_messagetemplate:list",
        "wagtailsnippets_cms_styleguide:list",
        "wagtailadmin_reports:site_history",
        "releases:index",
        "webhooks:index",
        "api_access:index",
    )
    for page in pages:
        assert FOREIGN in text_of(client.get(reverse(page))), page
    said = text_of(client.get(reverse("said:index"), {"brand": world.brand.key}))
    assert HIDDEN in said
