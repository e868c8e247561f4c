"""The board's page: who sees it, what it shows, what it costs."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from channels import CHANNELS
from cms.models import Brand, MessageTemplate, Persona, Stage, Variant

BOARD = "/admin/board/"


HOSTILE = "<script>alert(1)</script>\"' & <b>bold</b>"


def _states(response: Any, key: str) -> list[list[str]]:
    return [
        [mark.state.value for mark in cell.marks]
        for group in response.context["object_list"]
        for row in group.lines
        for cell in row.cells
        if row.line.key == key
    ]


# -- who sees it ----------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["copywriter", "manager", "admin_user"])
def test_people_who_work_with_texts_see_the_board(
    role: str, request: Any, at: Any, brand: Brand
) -> None:
    assert at(request.getfixturevalue(role), BOARD).status_code == 200


@pytest.mark.parametrize("path", [BOARD, BOARD + "results/", BOARD + "?export=csv"])
def test_others_do_not(path: str, at: Any, brand: Brand) -> None:
    guest = User.objects.create_user("guest")
    guest.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert at(guest, path).status_code in (302, 403)
    assert BOARD not in at(guest, "/admin/").content.decode()


def test_nobody_sees_it_without_logging_in(client: Client, brand: Brand) -> None:
    assert client.get(BOARD)["Location"].startswith("/admin/login/")


def test_cells_lead_only_where_one_may_go(
    at: Any, table: Any, template: MessageTemplate, live: Any
) -> None:
    variant = live("nb")
    reader = User.objects.create_user("reader")
    for codename in ("access_admin", "view_variant", "view_brand"):
        reader.user_permissions.add(Permission.objects.get(codename=codename))
    cells = table(at(reader, BOARD))[-1]
    workspace = reverse(
        MessageTemplate.snippet_viewset.get_url_name("workspace"), args=[template.pk]
    )
    assert [cell["links"] for cell in cells] == [[workspace], *[[]] * (len(cells) - 1)]
    assert str(variant.pk) not in "".join(cell["text"] for cell in cells)


# -- what it shows --------------------------------------------------------------------------------


def test_a_missing_cell_leads_to_writing_it(
    at: Any, table: Any, template: MessageTemplate, live: Any, copywriter: User
) -> None:
    live("nb")
    cell = next(cell for cell in table(at(copywriter, BOARD))[-1] if "polski" in cell["text"])
    address = urlsplit(cell["links"][0])
    workspace = MessageTemplate.snippet_viewset.get_url_name("workspace")
    assert address.path == reverse(workspace, args=[template.pk])
    assert parse_qs(address.query) == {"channel": ["sms"], "locale": ["pl"]}


def test_a_written_cell_leads_to_its_editor(
    at: Any, table: Any, live: Any, copywriter: User
) -> None:
    variant = live("nb")
    cell = next(cell for cell in table(at(copywriter, BOARD))[-1] if "norsk" in cell["text"])
    assert cell["links"] == [
        reverse(Variant.snippet_viewset.get_url_name("edit"), args=[variant.pk])
    ]


def test_every_cell_says_its_state_in_words(
    at: Any, table: Any, live: Any, draft: Any, copywriter: User
) -> None:
    live("en")
    draft("nb")
    said = [cell["text"] for cell in table(at(copywriter, BOARD))[-1][1:]]
    assert "SMS, English: Live" in said[0]
    assert "SMS, norsk bokmål: Draft" in said[1]
    assert "SMS, polski: Missing" in said[3]


def test_the_table_tells_its_headers(at: Any, table: Any, live: Any, copywriter: User) -> None:
    live("en")
    channels, tags, stage, line = table(at(copywriter, BOARD))
    assert [cell["scope"] for cell in channels] == ["col", "colgroup"]
    assert [cell["title"] for cell in tags[:2]] == ["English", "norsk bokmål"]
    assert {cell["scope"] for cell in tags} == {"col"}
    assert stage[0]["scope"] == "rowgroup"
    assert [(cell["tag"], cell.get("scope")) for cell in line[:2]] == [("th", "row"), ("td", None)]


def test_personas_and_arms_stand_in_one_cell(
    at: Any, brand: Brand, live: Any, draft: Any, copywriter: User
) -> None:
    live("nb")
    draft("nb", arm="b")
    draft("nb", persona=Persona.objects.create(brand=brand, key="young", name="Young"))
    response = at(copywriter, BOARD)
    assert ["live", "draft", "draft"] in _states(response, "order.confirmed")
    assert "(for Young)" in response.content.decode()


def test_lines_follow_the_journey_then_the_key_as_people_count(
    keys: Any, at: Any, journey: list[MessageTemplate], copywriter: User
) -> None:
    response = at(copywriter, BOARD)
    assert keys(response) == ["msg-2", "msg-10", "aaa", "none"]
    names = [group.stage.name for group in response.context["object_list"]]
    assert names == ["Early", "Late", "Without a stage"]


def test_columns_are_the_channels_in_use(
    at: Any, template: MessageTemplate, draft: Any, copywriter: User
) -> None:
    every = {column.channel for column in at(copywriter, BOARD).context["columns"]}
    assert every == set(CHANNELS)
    draft("nb")
    used = {column.channel for column in at(copywriter, BOARD).context["columns"]}
    assert used == {"sms"}
    asked = {
        column.channel for column in at(copywriter, BOARD + "?channel=email").context["columns"]
    }
    assert asked == {"email"}


def test_a_locale_that_the_brand_left_is_still_shown(
    at: Any, brand: Brand, draft: Any, copywriter: User
) -> None:
    draft("nl")
    Brand.objects.filter(pk=brand.pk).update(locales=["en", "nb"])
    tags = [column.locale for column in at(copywriter, BOARD).context["columns"]]
    assert tags == ["en", "nb", "nl"]


@pytest.mark.parametrize("path", [BOARD, BOARD + "results/", BOARD + "?q=script"])
def test_hostile_names_are_text(
    path: str,
    at: Any,
    brand: Brand,
    stage: Stage,
    template: MessageTemplate,
    draft: Any,
    copywriter: User,
) -> None:
    persona = Persona.objects.create(brand=brand, key="p", name=HOSTILE)
    draft("nb", persona=persona)
    Brand.objects.filter(pk=brand.pk).update(name=HOSTILE)
    Brand.objects.create(key="other", name="Zzz " + HOSTILE)
    Stage.objects.filter(pk=stage.pk).update(name=HOSTILE)
    MessageTemplate.objects.filter(pk=template.pk).update(title=HOSTILE)
    page = at(copywriter, path).content.decode()
    assert "<script>alert" not in page
    assert "<b>bold" not in page
    assert "&lt;script&gt;alert(1)" in page


# -- where there is nothing -----------------------------------------------------------------------


def test_an_empty_installation_says_how_to_begin(at: Any, manager: User) -> None:
    page = at(manager, BOARD).content.decode()
    assert "Three steps" in page
    assert reverse(Brand.snippet_viewset.get_url_name("add")) in page


def test_a_copywriter_is_told_who_begins(at: Any, copywriter: User) -> None:
    page = at(copywriter, BOARD).content.decode()
    assert "A brand manager takes the first steps." in page
    assert reverse(Brand.snippet_viewset.get_url_name("add")) not in page


def test_a_brand_without_messages_says_so(at: Any, brand: Brand, copywriter: User) -> None:
    page = at(copywriter, BOARD).content.decode()
    assert "No messages yet" in page
    assert reverse(MessageTemplate.snippet_viewset.get_url_name("add")) in page


def test_filters_that_nothing_passes_can_be_left(
    at: Any, template: MessageTemplate, copywriter: User
) -> None:
    page = at(copywriter, BOARD + "?q=zzz").content.decode()
    assert "Nothing here matches" in page
    assert 'href="/admin/board/?brand=fjellheim"' in page


# -- what it costs --------------------------------------------------------------------------------


QUERIES = 15
"""Session, user, permissions (2), profile; brands, stages, columns, templates, variants; and what
Wagtail's frame asks (locales, page and collection permissions). The rest is room for Wagtail."""


@pytest.fixture
def five_hundred(brand: Brand, stage: Stage) -> None:
    """500 templates with a draft in most of 2 channels x 5 locales."""
    MessageTemplate.objects.bulk_create(
        MessageTemplate(key=f"m-{number}", title="M", brand=brand, stage=stage)
        for number in range(500)
    )
    Variant.objects.bulk_create(
        Variant(template=template, channel=channel, locale=locale, content={})
        for number, template in enumerate(MessageTemplate.objects.all())
        for channel in CHANNELS
        for place, locale in enumerate(brand.locales)
        if (number + place) % 7
    )


def test_the_board_costs_few_queries(
    five_hundred: None,
    client: Client,
    copywriter: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(copywriter)
    client.get(BOARD)  # content types are read once a process
    for query in ("", "?state=missing", "?stage=purchase&locale=nb&q=m", "?export=csv"):
        with django_assert_max_num_queries(QUERIES):
            client.get(BOARD + query)
