"""What the board's address asks for: brand, filters, search, pages."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import User

from cms.models import Brand, MessageTemplate

BOARD = "/admin/board/"


def _counts(response: Any) -> dict[str, int]:
    return {count.state.value: count.number for count in response.context["counts"] if count.number}


def test_the_first_brand_is_shown_until_another_is_asked_for(
    at: Any, brand: Brand, copywriter: User
) -> None:
    other = Brand.objects.create(key="annen", name="Annen")
    assert at(copywriter, BOARD).context["brand"] == other
    assert at(copywriter, BOARD + "?brand=fjellheim").context["brand"] == brand


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("stage=early", ["msg-2", "msg-10"]),
        ("stage=early&stage=late", ["msg-2", "msg-10", "aaa"]),
        ("stage=-", ["none"]),
        ("q=MSG", ["msg-2", "msg-10"]),
        ("q=msg+10", ["msg-10"]),
        ("state=missing", ["msg-2", "msg-10", "aaa", "none"]),
        ("state=live", []),
    ],
)
def test_filters_stand_in_the_address(
    keys: Any,
    query: str,
    shown: list[str],
    at: Any,
    journey: list[MessageTemplate],
    copywriter: User,
) -> None:
    assert keys(at(copywriter, f"{BOARD}?{query}")) == shown


def test_search_minds_no_case_of_norwegian_letters(
    keys: Any, at: Any, template: MessageTemplate, copywriter: User
) -> None:
    MessageTemplate.objects.filter(pk=template.pk).update(title="Ærlig ØNSKE")
    assert keys(at(copywriter, BOARD + "?q=ærlig+ønske")) == ["order.confirmed"]


def test_a_filter_has_a_pill_that_takes_it_away(
    at: Any, journey: list[MessageTemplate], copywriter: User
) -> None:
    view = at(copywriter, BOARD + "?stage=early&locale=nb&p=2").context["view"]
    pills = {pill.value: pill.removed_filter_url for pill in view.active_filters}
    assert set(pills) == {"Early", "nb · norsk bokmål"}
    assert parse_qs(urlsplit(pills["Early"]).query) == {
        "locale": ["nb"],
        "_w_filter_fragment": ["1"],
    }


def test_counts_lead_to_their_state_and_keep_the_other_filters(
    at: Any, live: Any, draft: Any, copywriter: User
) -> None:
    live("en")
    draft("nb")
    response = at(copywriter, BOARD + "?locale=en&locale=nb&p=3&state=live")
    assert _counts(response) == {"live": 1, "draft": 1}
    links = {count.state.value: parse_qs(count.url[1:]) for count in response.context["counts"]}
    assert links["draft"] == {"locale": ["en", "nb"], "state": ["draft"]}
    assert links["live"] == {"locale": ["en", "nb"]}


@pytest.mark.parametrize(
    "query",
    ["brand=nobody", "locale=xx", "state=gone", "channel=fax", "stage=nowhere", "p=x", "p=999"],
)
def test_what_does_not_exist_is_passed_by(
    keys: Any, query: str, at: Any, template: MessageTemplate, copywriter: User
) -> None:
    response = at(copywriter, f"{BOARD}?{query}")
    assert keys(response) == ["order.confirmed"]
    assert len(response.context["refused"]) == (0 if query.startswith("p=") else 1)


def test_pages_are_of_messages(keys: Any, at: Any, brand: Brand, copywriter: User) -> None:
    MessageTemplate.objects.bulk_create(
        MessageTemplate(key=f"m-{number}", title="M", brand=brand) for number in range(1, 52)
    )
    assert len(keys(at(copywriter, BOARD))) == 50
    assert keys(at(copywriter, BOARD + "?p=2")) == ["m-51"]


def test_another_brand_stays_out(
    keys: Any, at: Any, table: Any, live: Any, template: MessageTemplate, copywriter: User
) -> None:
    live("nb")
    other = Brand.objects.create(key="annen", name="Annen", locales=["en"])
    MessageTemplate.objects.create(key="theirs", title="Theirs", brand=other)
    response = at(copywriter, BOARD)
    assert keys(response) == ["theirs"]
    assert set(_counts(response)) == {"missing"}
