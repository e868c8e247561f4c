"""Roads that take more than an address: forms, workflow, Wagtail's own API, drafts by token."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import APIToken, TaskState

from cms import actions, guard, reach, veil
from cms.checking.report import FindingsReport
from cms.models import (
    ApiGrant,
    Brand,
    FindingRow,
    MessageTemplate,
    Persona,
    Reach,
    StyleGuide,
    Variant,
)
from cms.tokens.owners import groups_for, owners_for, tokens_of
from tests.cms.reach.conftest import FOREIGN, HIDDEN, MakeUser, World, client_of

pytestmark = pytest.mark.django_db

V3 = "/api/v3/snippets/"


def text_of(response: Any) -> str:
    return response.content.decode()


# -- forms ---------------------------------------------------------------------------------------


def test_a_template_is_not_moved_out_of_reach(world: World, house: User) -> None:
    row = world.own[MessageTemplate]
    page = reverse("wagtailsnippets_cms_messagetemplate:edit", args=[row.pk])
    data = _template_form(row) | {"brand": world.foreign_brand.pk}
    response = client_of(house).post(page, data)
    assert response.status_code == 200 and FOREIGN not in text_of(response)
    row.refresh_from_db()
    assert row.brand == world.brand
    assert client_of(house).post(page, _template_form(row) | {"title": "New"}).status_code == 302
    row.refresh_from_db()
    assert row.title == "New"


def _template_form(row: MessageTemplate) -> dict[str, Any]:
    data: dict[str, Any] = {
        name: getattr(row, name) for name in ("title", "key", "purpose", "source_locale")
    }
    data |= {"brand": row.brand_id, "stage": row.stage_id, "description": "", "tags": ""}
    for prefix in ("placeholders", "facts"):
        data |= {f"{prefix}-{name}_FORMS": 0 for name in ("TOTAL", "INITIAL", "MIN_NUM")}
        data[f"{prefix}-MAX_NUM_FORMS"] = 1000
    return data


@pytest.mark.parametrize(
    ("template", "locale", "made"),
    [("own", "da", True), ("own", "pl", False), ("own", "en", False), ("other", "da", False)],
)
def test_a_variant_is_begun_in_reach_alone(
    world: World, agency: User, template: str, locale: str, made: bool
) -> None:
    rows = world.own if template == "own" else world.other
    data = {"template": rows[MessageTemplate].pk, "channel": "sms", "locale": locale, "arm": "b"}
    before = Variant.objects.count()
    response = client_of(agency).post(reverse("wagtailsnippets_cms_variant:add"), data)
    assert (response.status_code == 302) is made
    assert Variant.objects.count() == before + made
    assert FOREIGN not in text_of(response)


def test_the_editor_of_the_own_text_works(world: World, agency: User) -> None:
    page = reverse("wagtailsnippets_cms_variant:edit", args=[world.danish.pk])
    response = client_of(agency).get(page)
    assert response.status_code == 200
    assert "Your order 10 is on its way" in text_of(response)  # the source, to translate from
    assert HIDDEN not in text_of(response)


def test_the_source_stands_beside_the_field_only_where_it_is_lent(
    world: World, member: MakeUser
) -> None:
    user = member("strict", [(world.brand, "da")], reads_source=False)
    page = reverse("wagtailsnippets_cms_variant:edit", args=[world.danish.pk])
    assert "Your order 10" not in text_of(client_of(user).get(page))


# -- findings ------------------------------------------------------------------------------------


@pytest.fixture
def compared(world: World) -> Variant:
    """A Danish text without a source, beside a Polish one with another link, out of reach."""
    writer = User.objects.get(username="writer")
    template = MessageTemplate.objects.create(
        key="own.link", title="Link", brand=world.brand, source_locale="en"
    )
    words = {
        "pl": f"Zobacz: https://fjellheim.example/{HIDDEN}",
        "da": "Se her: https://fjellheim.example/da",
    }
    made = {
        tag: actions.start_variant(template, "sms", tag, {"body": said}, writer)
        for tag, said in words.items()
    }
    return made["da"]


def test_a_finding_tells_no_word_of_a_locale_out_of_reach(
    world: World, compared: Variant, agency: User, house: User
) -> None:
    whole = guard.judge(compared, user=house).findings
    told = guard.judge(compared, user=agency).findings
    assert [each.fingerprint for each, _ in told] == [each.fingerprint for each, _ in whole]
    assert any(HIDDEN in str(dict(each.params)).lower() for each, _ in whole)
    for finding, _waiver in told:
        assert HIDDEN not in str(dict(finding.params)).lower()
        related = finding.related
        assert related is None or related.address.locale in ("da", "en")
    assert any(finding.msgid == veil.VEILED for finding, _ in told)


def test_the_report_tells_no_word_of_it_either(
    world: World, compared: Variant, agency: User, house: User
) -> None:
    from cms.checking.rechecking import work_off

    work_off(world.brand)
    assert any(HIDDEN in str(row.params).lower() for row in FindingRow.objects.all())
    for query in ("", "?export=csv"):
        page = reverse("findings:index") + query
        there = b"".join(client_of(house).get(page)).decode().lower()
        here = b"".join(client_of(agency).get(page)).decode().lower()
        assert HIDDEN in there and HIDDEN not in here
        assert "out of your reach" in here
    assert FindingsReport.export_name == "findings"


# -- the workflow --------------------------------------------------------------------------------


def test_an_own_text_opens_no_foreign_state(world: World, agency: User) -> None:
    """The address of a decision names a text and a state: they must be of each other."""
    task = TaskState.objects.get().task.specific
    task.groups.add(agency.groups.get())
    actions.submit(world.danish, User.objects.get(username="writer"))
    foreign = world.foreign_review.current_workflow_task_state
    page = reverse(
        "wagtailsnippets_cms_variant:workflow_action", args=[world.danish.pk, "approve", foreign.pk]
    )
    assert client_of(agency).post(page).status_code == 404
    foreign.refresh_from_db()
    assert foreign.status == TaskState.STATUS_IN_PROGRESS


def test_mails_about_reviews_go_to_those_who_reach_the_text(
    world: World, agency: User, member: MakeUser
) -> None:
    task = TaskState.objects.get().task.specific
    near = member("near", [(world.brand, "pl")])
    for user in (agency, near):
        user.email = f"{user.username}@example.com"
        user.save()
        task.groups.add(user.groups.get())
    User.objects.filter(is_superuser=True).update(email="")
    mail.outbox.clear()
    actions.submit(world.polish, User.objects.get(username="writer"))
    assert [to for each in mail.outbox for to in each.to] == ["near@example.com"]


# -- Wagtail's own API ---------------------------------------------------------------------------


def bearer(user: User) -> dict[str, str]:
    _token, text = APIToken.create_token(user=user, name=f"of {user}")
    return {"authorization": f"Bearer {text}"}


def test_wagtails_api_lists_and_reads_what_is_in_reach(
    world: World, agency: User, client: Client
) -> None:
    headers = bearer(agency)
    # Brands and the like have no fields there; texts have.
    listed = client.get(f"{V3}cms.Variant/?limit=20", headers=headers)
    assert {item["locale"] for item in listed.json()["items"]} == {"da", "en"}
    assert FOREIGN not in text_of(listed) and HIDDEN not in text_of(listed)
    for row, status in ((world.danish, 200), (world.english, 200), (world.polish, 404)):
        for query in ("", "?version=draft"):
            found = client.get(f"{V3}cms.Variant/{row.pk}/{query}", headers=headers)
            assert found.status_code == status
    assert client.get(f"{V3}cms.Variant/{world.foreign.pk}/", headers=headers).status_code == 404


VERBS = [
    ("get", "revisions/"),
    ("get", "revisions/{revision}/"),
    ("patch", ""),
    ("delete", ""),
    ("post", "actions/publish/"),
    ("post", "actions/unpublish/"),
    ("post", "actions/revert/"),
    ("delete", "actions/delete/"),
]


@pytest.mark.parametrize("which", ["foreign", "polish", "english"])
def test_wagtails_api_does_nothing_to_what_is_not(
    world: World, agency: User, client: Client, which: str
) -> None:
    row: Variant = getattr(world, which)
    before = Variant.objects.filter(pk=row.pk).values().get()
    headers = bearer(agency)
    for verb, path in VERBS:
        url = f"{V3}cms.Variant/{row.pk}/{path.format(revision=row.latest_revision_id)}"
        body = {"content": {"body": "x"}, "revision_id": row.latest_revision_id}
        response = getattr(client, verb)(
            url,
            **({} if verb == "get" else {"data": body, "content_type": "application/json"}),
            headers=headers,
        )
        assert response.status_code in (403, 404), (verb, url, response.content)
        assert FOREIGN not in text_of(response) and HIDDEN not in text_of(response)
    assert Variant.objects.filter(pk=row.pk).values().get() == before


@pytest.mark.parametrize(("key", "locale"), [("own", "pl"), ("own", "en"), ("other", "da")])
def test_wagtails_api_makes_nothing_there(
    world: World, agency: User, client: Client, key: str, locale: str
) -> None:
    template = (world.own if key == "own" else world.other)[MessageTemplate]
    body = {"template_id": template.pk, "channel": "sms", "locale": locale, "arm": "b"}
    before = Variant.objects.count()
    response = client.post(
        f"{V3}cms.Variant/",
        {**body, "content": {"body": "x"}},
        content_type="application/json",
        headers=bearer(agency),
    )
    assert response.status_code in (403, 422) and FOREIGN not in text_of(response)
    assert Variant.objects.count() == before


# -- drafts by token -----------------------------------------------------------------------------


@pytest.fixture
def robot(world: World) -> User:
    """Reads and writes drafts of the own brand, in a group that reaches its Danish alone."""
    group = Group.objects.create(name="Danish robots")
    for verb in ("draft", "push"):
        ApiGrant.objects.create(group=group, verb=verb, brand=world.brand)
    Reach.objects.create(group=group, brand=world.brand, locale="da", reads_source=False)
    user = User.objects.create_user("robot")
    user.groups.add(group)
    return user


def test_drafts_by_token_are_those_in_reach(world: World, robot: User, client: Client) -> None:
    headers = bearer(robot)
    key = world.own[MessageTemplate].key
    shown = client.get(f"/api/v1/templates/{key}?state=draft", headers=headers)
    assert list(shown.json()["matrix"]["sms"]) == ["da"]
    one = f"/api/v1/templates/{key}/sms?state=draft&locale="
    assert client.get(f"{one}da", headers=headers).json()["locale"] == "da"
    polish = client.get(f"{one}pl", headers=headers)
    assert polish.status_code == 404 and HIDDEN not in text_of(polish)
    other = world.other[MessageTemplate].key
    assert client.get(f"/api/v1/templates/{other}?state=draft", headers=headers).status_code == 404
    listed = client.get("/api/v1/drafts", headers=headers)
    assert HIDDEN not in text_of(listed) and FOREIGN not in text_of(listed)
    (document,) = [each for each in listed.json()["items"] if each["key"] == key]
    assert {each["locale"] for each in document["variants"]} == {"da"}


@pytest.mark.parametrize(
    ("key", "locale", "status"),
    [("own.order", "da", 200), ("own.order", "pl", 422), ("own.new", "da", 422)],
)
def test_drafts_are_pushed_in_reach_alone(
    world: World, robot: User, client: Client, key: str, locale: str, status: int
) -> None:
    base = getattr(world, {"da": "danish", "pl": "polish"}[locale]).latest_revision_id
    wording = {"channel": "sms", "locale": locale, "content": {"body": "Ny {{ first_name }}"}}
    if key == "own.order":
        wording["base"] = base
    document = {
        "key": key,
        "brand": "fjellheim",
        "source_locale": "en",
        "purpose": world.own[MessageTemplate].purpose,
        "placeholders": {"first_name": {"type": "name", "samples": ["Kari"]}},
        "variants": [wording],
    }
    response = client.post(
        "/api/v1/drafts",
        json.dumps(document),
        content_type="application/json",
        headers=bearer(robot),
    )
    assert (response.status_code < 300) is (status == 200), response.content
    if status != 200:
        assert response.status_code in (400, 422)
        assert not MessageTemplate.objects.filter(key="own.new").exists()


def test_a_permission_for_all_brands_gives_nothing_in_a_group_with_rows(
    world: World, member: MakeUser, client: Client
) -> None:
    everywhere = Permission.objects.filter(codename__in=("fetch_published", "read_drafts"))
    key = world.own[MessageTemplate].key
    for name, places, status in (("free", [], 200), ("bound", [(world.brand, "da")], 403)):
        user = member(name, places, everywhere)
        found = client.get(f"/api/v1/templates/{key}", headers=bearer(user))
        assert found.status_code == status


# -- tokens of others ----------------------------------------------------------------------------


def test_a_manager_of_one_brand_manages_its_tokens(world: World, house: User) -> None:
    own = Group.objects.create(name="own robots")
    ApiGrant.objects.create(group=own, verb="fetch", brand=world.brand)
    robot = User.objects.create_user("own-robot")
    robot.groups.add(own)
    token, _text = APIToken.create_token(user=robot, name="own")
    assert list(tokens_of(house)) == [token]
    assert list(owners_for(house)) == [robot]
    assert list(groups_for(house)) == [own]


# -- cost ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "page", ["wagtailsnippets_cms_variant:list", "board:index", "findings:index", "releases:index"]
)
def test_a_limited_page_costs_the_same_however_much_there_is(
    world: World, agency: User, page: str, django_assert_max_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = client_of(agency)
    client.get(reverse(page))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse(page))
    writer = User.objects.get(username="writer")
    for arm in ("a", "b", "c", "d"):
        content = {"body": f"Din ordre {arm} {{{{ first_name }}}}"}
        actions.start_variant(world.own[MessageTemplate], "sms", "da", content, writer, arm=arm)
    # Wagtail's list asks of each row's revision and workflow; ours asks nothing a row.
    a_row = 2 * 4 if page.endswith("variant:list") else 0
    with django_assert_max_num_queries(len(few) + a_row + 1):
        client.get(reverse(page))


def test_what_is_cached_is_of_one_user_object(world: World, agency: User) -> None:
    assert reach.is_limited(agency)
    Reach.objects.all().delete()
    assert reach.is_limited(agency)
    assert not reach.is_limited(User.objects.get(pk=agency.pk))
    assert Brand.objects.count() == 2 and StyleGuide.objects.exists() and Persona.objects.exists()
