"""The workspace of a message template: what its grid says, at how many queries, and for whom."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from cms import actions
from cms.models import MessageTemplate, Variant
from cms.workspace.reading import WorkspaceReader, freshly_checked, template_for


def address(name: str, template: MessageTemplate) -> str:
    return reverse(MessageTemplate.snippet_viewset.get_url_name(name), args=[template.pk])


@pytest.fixture
def page(client: Client, template: MessageTemplate, copywriter: User) -> Any:
    """``page()`` is the workspace as the copywriter gets it; ``page("cell", …)`` one cell."""
    client.force_login(copywriter)

    def get(name: str = "workspace", **asked: str) -> Any:
        return client.get(address(name, template), asked)

    return get


def test_every_place_is_a_cell(page: Any, live: Any, faulty: Variant) -> None:
    html = page().content.decode()
    assert html.count("data-b-cell") == 5  # five locales, one channel in use
    assert html.count("data-missing") == 3
    assert html.index('data-locale="en"') < html.index('data-locale="nb"')
    assert "SMS, norsk bokmål: Draft, 1 error" in html
    assert page(all="").content.decode().count("data-b-cell") == 30


def test_findings_are_checked_before_they_are_counted(
    template: MessageTemplate, faulty: Variant, copywriter: User
) -> None:
    freshly_checked(template)
    grid = WorkspaceReader(template, copywriter).grid()
    assert dict(grid.cell("sms", "nb").first.counts)["error"] == 1
    assert dict(grid.found())["error"] == 1


@pytest.mark.parametrize("count", [1, 4])
def test_queries_do_not_grow_with_variants(
    draft: Any,
    template: MessageTemplate,
    copywriter: User,
    count: int,
    django_assert_num_queries: Any,
) -> None:
    for tag in ("en", "nb", "da", "pl")[:count]:
        draft(tag)
    freshly_checked(template)
    reader = WorkspaceReader(template_for(copywriter, str(template.pk)), copywriter)
    with django_assert_num_queries(4):
        grid = reader.grid()
        assert len(grid.rows) == 5


def test_a_text_that_cannot_be_read_is_said_and_stops_nothing(
    page: Any, draft: Any, template: MessageTemplate
) -> None:
    draft("en")
    broken = draft("nb", "Hei {{ first_name")
    Variant.objects.filter(pk=broken.pk).update(content={"body": 7})
    broken.latest_revision.content["content"] = {"body": 7}
    broken.latest_revision.save()
    assert page().status_code == 200
    assert "cannot be read" in page("cell", channel="sms", locale="nb").content.decode()


def test_a_cell_opens_with_text_findings_and_preview(page: Any, faulty: Variant) -> None:
    page()
    html = page("cell", channel="sms", locale="nb").content.decode()
    assert "Hei, bestillingen din" in html
    assert f"/edit/{faulty.pk}/#at=" in html
    assert f"/drawn/{faulty.pk}/" in html and "sandbox" in html


def test_words_are_escaped(page: Any, draft: Any) -> None:
    draft("nb", "<script>alert(1)</script>")
    html = page("cell", channel="sms", locale="nb").content.decode()
    assert "<script>" not in html and "&lt;script&gt;" in html


@pytest.mark.parametrize(
    "asked",
    [{"channel": "fax", "locale": "nb"}, {"channel": "sms", "locale": "xx"}, {}],
    ids=["channel", "locale", "nothing"],
)
def test_places_that_do_not_exist(page: Any, asked: dict[str, str]) -> None:
    assert page("cell", **asked).status_code == 404


def test_a_stranger_sees_nothing(client: Client, template: MessageTemplate, draft: Any) -> None:
    stranger = User.objects.create_user("stranger")
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(stranger)
    assert client.get(address("workspace", template)).status_code == 302
    variant = draft("nb")
    drawn = reverse(Variant.snippet_viewset.get_url_name("drawn"), args=[variant.pk])
    assert client.get(drawn).status_code == 302


def test_a_reader_may_look_and_begin_nothing(
    client: Client, template: MessageTemplate, draft: Any
) -> None:
    draft("nb")
    reader = User.objects.create_user("reader")
    for codename in ("access_admin", "view_variant", "view_brand"):
        reader.user_permissions.add(Permission.objects.get(codename=codename))
    client.force_login(reader)
    assert client.get(address("workspace", template)).status_code == 200
    cell = client.get(address("cell", template), {"channel": "sms", "locale": "pl"})
    assert "you may not add" in cell.content.decode()
    begun = {"channel": "sms", "locale": "pl", "way": "empty"}
    assert client.post(address("start", template), begun).status_code == 302
    assert Variant.objects.count() == 1


def test_ways_lead_there(page: Any, client: Client, template: MessageTemplate, draft: Any) -> None:
    variant = draft("nb")
    workspace = address("workspace", template)
    assert page().status_code == 200
    for url in (
        reverse(MessageTemplate.snippet_viewset.get_url_name("list")),
        address("edit", template),
        reverse(Variant.snippet_viewset.get_url_name("edit"), args=[variant.pk]),
    ):
        assert f'href="{workspace}"' in client.get(url).content.decode(), url


def test_a_drawing_runs_nothing(page: Any, client: Client, draft: Any) -> None:
    variant = draft("nb")
    page()
    url = reverse(Variant.snippet_viewset.get_url_name("drawn"), args=[variant.pk])
    drawn = client.get(url)
    assert "default-src 'none'" in drawn["Content-Security-Policy"]
    assert drawn["X-Frame-Options"] == "SAMEORIGIN"
    assert client.get(url, {"samples": "hostile"}).status_code == 404


def test_the_draft_is_what_opens(page: Any, live: Any, copywriter: User) -> None:
    variant = live("nb")
    actions.edit_variant(variant, {"body": "Et nytt utkast."}, copywriter)
    page()
    assert "Et nytt utkast." in page("cell", channel="sms", locale="nb").content.decode()
