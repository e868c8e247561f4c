"""Role x brand x environment x call: the whole table, every cell tried.

A call that is new in the OpenAPI document has no column here, and `test_every_call_has_a_column`
says so.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.http import HttpResponse
from django.utils import timezone
from wagtail.models import APIToken

from cms import actions, releases, roles
from cms.api.service import api as service
from cms.models import (
    ApiGrant,
    Brand,
    Journey,
    MessageTemplate,
    Persona,
    ProviderAccount,
    Release,
    ReleaseEntry,
    ReleaseLabel,
    Snippet,
    SnippetText,
    Stage,
)
from tests.cms.api.conftest import Caller

STAGING, PRODUCTION = "staging", "production"
MARK = "zyxmark"  # everything of brand B has it that a call does not name itself

# Each cell has four signs: brand A in staging and in production, brand B in staging and in
# production.
#   +  answered, with what is of that brand
#   -  as if nothing of that brand existed: 404, no such brand (422), or a list without it
#   x  403: no brand at all is open for this there
#   !  401: no living token of an active user
TABLE = """
                 list template wording render export derive log  release bundle changes compare receipts providers digest unpublished draft drafts snippets shared  texts push check measure assistant contract
nobody           !!!! !!!!     !!!!    !!!!   !!!!   !!!!   !!!! !!!!    !!!!   !!!!    !!!!    !!!!     !!!!      !!!!   !!!!        !!!!  !!!!   !!!!     !!!!    !!!!  !!!! !!!!  !!!!    !!!!      ++++
no rights        xxxx xxxx     xxxx    xxxx   xxxx   xxxx   xxxx xxxx    xxxx   xxxx    xxxx    xxxx     xxxx      xxxx   xxxx        xxxx  xxxx   xxxx     xxxx    xxxx  xxxx xxxx  xxxx    xxxx      ++++
fetch A          ++-- ++--     ++--    xxxx   ++--   xxxx   ++-- ++--    ++--   ++--    ++--    ++--     ++--      ++--   xxxx        xxxx  xxxx   xxxx     xxxx    xxxx  xxxx xxxx  xxxx    ++--      ++++
fetch staging    +x+x +x+x     +x+x    xxxx   +x+x   xxxx   +x+x +-+-    +x+x   +x+x    +x+x    +x+x     +x+x      +x+x   xxxx        xxxx  xxxx   xxxx     xxxx    xxxx  xxxx xxxx  xxxx    +x+x      ++++
fetch A live     x+x- x+x-     x+x-    xxxx   x+x-   xxxx   x+x- -+--    x+x-   x+x-    x+x-    x+x-     x+x-      x+x-   xxxx        xxxx  xxxx   xxxx     xxxx    xxxx  xxxx xxxx  xxxx    x+x-      ++++
fetch, render A  ++-- ++--     ++--    ++--   ++--   ++--   ++-- ++--    ++--   ++--    ++--    ++--     ++--      ++--   xxxx        xxxx  xxxx   xxxx     xxxx    xxxx  xxxx xxxx  xxxx    ++--      ++++
draft A          xxxx xxxx     xxxx    xxxx   xxxx   xxxx   xxxx xxxx    xxxx   xxxx    xxxx    xxxx     xxxx      xxxx   ++--        ++--  ++--   ++--     ++--    xx--  xxxx xxxx  xxxx    xxxx      ++++
push A           xxxx xxxx     xxxx    xxxx   xxxx   xxxx   xxxx xxxx    xxxx   xxxx    xxxx    xxxx     xxxx      xxxx   xxxx        xxxx  xxxx   xxxx     xxxx    xxxx  ++-- xxxx  xxxx    xxxx      ++++
check            xxxx xxxx     xxxx    xxxx   xxxx   xxxx   xxxx xxxx    xxxx   xxxx    xxxx    xxxx     xxxx      xxxx   xxxx        xxxx  xxxx   xxxx     xxxx    xxxx  xxxx ++++  ++++    xxxx      ++++
check A          xxxx xxxx     xxxx    xxxx   xxxx   xxxx   xxxx xxxx    xxxx   xxxx    xxxx    xxxx     xxxx      xxxx   xxxx        xxxx  xxxx   xxxx     xxxx    xxxx  xxxx ++--  ++++    xxxx      ++++
automation       ++++ ++++     ++++    ++++   ++++   ++++   ++++ ++++    ++++   ++++    ++++    ++++     ++++      ++++   xxxx        xxxx  xxxx   xxxx     xxxx    xxxx  xxxx ++++  ++++    ++++      ++++
copywriter       xxxx xxxx     xxxx    xxxx   xxxx   xxxx   xxxx xxxx    xxxx   xxxx    xxxx    xxxx     xxxx      xxxx   xxxx        xxxx  xxxx   xxxx     xxxx    xxxx  xxxx xxxx  xxxx    xxxx      ++++
brand manager    xxxx xxxx     xxxx    xxxx   xxxx   xxxx   xxxx xxxx    xxxx   xxxx    xxxx    xxxx     xxxx      xxxx   xxxx        xxxx  xxxx   xxxx     xxxx    xxxx  xxxx xxxx  xxxx    xxxx      ++++
superuser        ++++ ++++     ++++    ++++   ++++   ++++   ++++ ++++    ++++   ++++    ++++    ++++     ++++      ++++   ++++        ++++  ++++   ++++     ++++    ++++  ++++ ++++  ++++    ++++      ++++
revoked          !!!! !!!!     !!!!    !!!!   !!!!   !!!!   !!!! !!!!    !!!!   !!!!    !!!!    !!!!     !!!!      !!!!   !!!!        !!!!  !!!!   !!!!     !!!!    !!!!  !!!! !!!!  !!!!    !!!!      ++++
inactive         !!!! !!!!     !!!!    !!!!   !!!!   !!!!   !!!! !!!!    !!!!   !!!!    !!!!    !!!!     !!!!      !!!!   !!!!        !!!!  !!!!   !!!!     !!!!    !!!!  !!!! !!!!  !!!!    !!!!      ++++
"""  # noqa: E501

# Roles that are grants alone: (verb, brand, environment), empty for all.
GRANTED = {
    "no rights": [],
    "fetch A": [("fetch", "alfa", "")],
    "fetch staging": [("fetch", "", STAGING)],
    "fetch A live": [("fetch", "alfa", PRODUCTION)],
    "fetch, render A": [("fetch", "alfa", ""), ("render", "alfa", "")],
    "draft A": [("draft", "alfa", "")],
    "push A": [("push", "alfa", "")],
    "check": [("check", "", "")],
    "check A": [("check", "alfa", "")],
}
ONLY_A = [name for name, grants in GRANTED.items() if name.endswith((" A", " A live"))]

# The column of each call of the OpenAPI document, in the order of the table.
COLUMNS = {
    "listTemplates": "list",
    "getTemplate": "template",
    "fetchWording": "wording",
    "render": "render",
    "exportWording": "export",
    "deriveValues": "derive",
    "listReleases": "log",
    "getRelease": "release",
    "getBundle": "bundle",
    "listChanges": "changes",
    "compareReleases": "compare",
    "listReceipts": "receipts",
    "listProviderTemplates": "providers",
    "getReceipts": "digest",
    "getDrafts": "unpublished",
    "fetchDraft": "draft",
    "listDrafts": "drafts",
    "listSnippets": "snippets",
    "getSnippet": "shared",
    "exportTexts": "texts",
    "pushDrafts": "push",
    "check": "check",
    "measure": "measure",
    "assistant": "assistant",
    "getContract": "contract",
}
# Reading drafts is no operation of its own: it is `state=draft` of two that there are.
WITH_A_STATE = {"getDrafts", "fetchDraft"}
MESSAGE = {
    "key": "some.text",
    "source_locale": "en",
    "variants": [{"channel": "sms", "locale": "en", "content": {"body": "Thank you!"}}],
}

ONE_READER = {"recipients": [{"id": "1", "locale": "en", "values": {}}]}


@dataclass(frozen=True)
class Place:
    """One brand in one environment, with the release that promoted or published there."""

    brand: str
    environment: str
    release: int
    digest: str

    @property
    def newest(self) -> int:
        return Release.objects.latest("number").number

    def pushed(self) -> dict[str, Any]:
        """A message document that may be written here."""
        return {**MESSAGE, "key": f"{self.brand}.order", "brand": self.brand}

    def assisted(self) -> dict[str, Any]:
        """What an assistant sends to read what is here."""
        where = {"key": f"{self.brand}.order", "channel": "sms", "locale": "en"}
        sent = {"name": "read_text", "arguments": {**where, "environment": self.environment}}
        return {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": sent}

    def call(self, operation: str) -> tuple[str, str, Any]:
        """The verb, the path and the body of *operation* on what is here."""
        where = f"environment={self.environment}"
        wording = f"templates/{self.brand}.order/sms"
        calls: dict[str, tuple[str, str, Any]] = {
            "listTemplates": ("GET", f"templates?{where}", None),
            "getTemplate": ("GET", f"templates/{self.brand}.order?{where}", None),
            "fetchWording": ("GET", f"{wording}?locale=en&{where}", None),
            "render": ("POST", f"{wording}/render?{where}", {"locale": "en", "values": {}}),
            "exportWording": ("GET", f"{wording}/merge/braze?locale=en&{where}", None),
            "deriveValues": ("POST", f"{wording}/merge/braze/derive?{where}", ONE_READER),
            "listReleases": ("GET", f"releases?{where}", None),
            "getRelease": ("GET", f"releases/{self.release}", None),
            "getBundle": ("GET", f"releases/{self.release}/bundle?{where}", None),
            "listChanges": ("GET", f"changes?since=0&{where}", None),
            "compareReleases": ("GET", f"compare?from=1&to={self.newest}&{where}", None),
            "listReceipts": ("GET", f"receipts?at={timezone.localdate()}&{where}", None),
            "listProviderTemplates": ("GET", f"provider-templates?{where}", None),
            "getReceipts": ("GET", f"receipts/{self.digest}?{where}", None),
            "getDrafts": ("GET", f"templates/{self.brand}.order?state=draft", None),
            "fetchDraft": ("GET", f"{wording}?locale=en&state=draft", None),
            "listDrafts": ("GET", f"drafts?brand={self.brand}", None),
            "listSnippets": ("GET", f"snippets?brand={self.brand}", None),
            "getSnippet": ("GET", f"snippets/{self.brand}-sign?brand={self.brand}", None),
            "exportTexts": ("GET", f"export?brand={self.brand}&locale=nb", None),
            "pushDrafts": ("POST", "drafts?dry_run=1", self.pushed()),
            "check": ("POST", "check", {"brand": self.brand, "message": MESSAGE}),
            "measure": ("POST", "measure", {"channel": "sms", "content": {"body": "Hi"}}),
            "assistant": ("POST", "mcp", self.assisted()),
            "getContract": ("GET", "openapi.json", None),
        }
        return calls[operation]


LISTS = {
    "listTemplates",
    "listReleases",
    "getBundle",
    "listChanges",
    "compareReleases",
    "listReceipts",
    "listProviderTemplates",
}


def sign(operation: str, place: Place, response: HttpResponse) -> str:
    """What the table says of this answer; "?" with the status for one that it has no sign for."""
    if operation in LISTS and response.status_code == 200:
        named = f"{place.brand}.order" if operation == "listProviderTemplates" else place.brand
        return "+" if f'"{named}"' in response.getvalue().decode() else "-"
    hidden = 422 if operation in ("check", "pushDrafts") else 404
    signs = {200: "+", hidden: "-", 403: "x", 401: "!"}
    status = response.status_code
    if operation == "assistant" and status == 200:  # a refusal is a result, for it to read
        result = response.json()["result"]
        status = result["structuredContent"]["status"] if result["isError"] else 200
    return signs.get(status, f"?{status}?")


@dataclass
class World:
    """Two brands that are live in two environments, and a caller for each role."""

    places: list[Place] = field(default_factory=list)
    callers: dict[str, Caller] = field(default_factory=dict)


def publish_brand(key: str, word: str, manager: User) -> list[Place]:
    """A brand with two templates, live in both environments, all of it marked with *word*."""
    brand = Brand.objects.create(
        key=key, name=f"{word} name", source_locale="en", locales=["en", "nb"]
    )
    journey = Journey.objects.create(brand=brand, key=f"{word}-journey", title=word)
    stage = Stage.objects.create(journey=journey, key=f"{word}-stage", name=word)
    Persona.objects.create(brand=brand, key=f"{word}-persona", name=word)
    snippet = Snippet.objects.create(brand=brand, key=f"{key}-sign", name=f"{word} sign")
    SnippetText.objects.create(snippet=snippet, locale="en", text=f"Yours, {word}")
    writer = User.objects.create_user(f"{word}-writer", is_superuser=True)
    for name in (f"{key}.order", f"{word}.second"):
        template = MessageTemplate.objects.create(
            key=name, title=f"{word} title", brand=brand, stage=stage, source_locale="en"
        )
        template.tags.add(f"{word}-tag")
        template.save()
        content = {"body": f"Thank you for {word}."}
        variant = actions.start_variant(template, "sms", "en", content, writer)
        variant.get_latest_revision().publish(user=manager)
    first = Release.objects.filter(brand_key=key).latest("number")
    ReleaseLabel.objects.create(name=f"{word}-label", release=first)
    promoted = releases.promote(brand, STAGING, PRODUCTION, user=manager, note=f"{word} note")
    assert promoted is not None
    for environment in (STAGING, PRODUCTION):
        ProviderAccount.objects.create(
            brand=brand, name=f"{word} {environment}", provider="twilio", environment=environment
        )
    digest = ReleaseEntry.objects.get(release=first).content_id
    return [
        Place(key, STAGING, first.number, digest),
        Place(key, PRODUCTION, promoted.number, digest),
    ]


def people() -> Iterator[tuple[str, Caller]]:
    """A caller for each role of the table."""
    yield "nobody", Caller(None)
    for name, grants in GRANTED.items():
        group = Group.objects.create(name=name)
        for verb, brand, environment in grants:
            of = Brand.objects.get(key=brand) if brand else None
            ApiGrant.objects.create(group=group, verb=verb, brand=of, environment=environment)
        yield name, caller_in(name, group)
    for name, role in (
        ("automation", roles.AUTOMATION),
        ("copywriter", roles.COPYWRITER),
        ("brand manager", roles.BRAND_MANAGER),
        ("revoked", roles.AUTOMATION),
        ("inactive", roles.AUTOMATION),
    ):
        yield name, caller_in(name, Group.objects.get(name=role))
    yield "superuser", caller_in("superuser", None, is_superuser=True)
    APIToken.objects.get(name="revoked").revoke()
    User.objects.filter(username="user-inactive").update(is_active=False)


def caller_in(name: str, group: Group | None, **more: Any) -> Caller:
    user = User.objects.create_user(f"user-{name.replace(' ', '-')}", **more)
    if group:
        user.groups.add(group)
    return Caller(APIToken.create_token(user=user, name=name)[1])


@pytest.fixture
def world(db: None, settings: Any, manager: User) -> World:
    settings.BUDSKAP_ENVIRONMENTS = [STAGING, PRODUCTION]
    places = [*publish_brand("alfa", "alfamark", manager), *publish_brand("bravo", MARK, manager)]
    return World(places, dict(people()))


def operations() -> list[str]:
    document = service.get_openapi_schema()
    return [each["operationId"] for path in document["paths"].values() for each in path.values()]


def test_every_call_has_a_column() -> None:
    assert set(operations()) == set(COLUMNS) - WITH_A_STATE, "a new call needs a column in TABLE"
    assert TABLE.split("\n")[1].split() == list(COLUMNS.values())


def test_every_cell(world: World) -> None:
    """The table, made from what is answered, is the table above; nothing of B is told to A's."""
    head = TABLE.split("\n")[1]
    starts = [head.index(f" {column}") + 1 for column in COLUMNS.values()]
    lines = [head]
    for role in [line[:17].strip() for line in TABLE.strip("\n").split("\n")[1:]]:
        line = role
        for start, operation in zip(starts, COLUMNS, strict=True):
            answers = [(each, call(world, role, operation, each)) for each in world.places]
            line = line.ljust(start) + "".join(sign(operation, *each) for each in answers)
            if role in ONLY_A:
                for _, answer in answers:
                    says_nothing_of_b(answer)
        lines.append(line)
    assert "\n".join(["", *lines, ""]) == TABLE


def call(world: World, role: str, operation: str, place: Place) -> HttpResponse:
    verb, path, body = place.call(operation)
    response = world.callers[role].call(verb, path, body)
    refused = response.status_code >= 400
    files = {"getBundle": "application/x-ndjson", "exportTexts": "application/octet-stream"}
    usual = files.get(operation, "application/json")
    assert response["Content-Type"] == ("application/problem+json" if refused else usual)
    return response


def says_nothing_of_b(response: HttpResponse) -> None:
    told = response.getvalue().decode() + json.dumps(dict(response.items()))
    assert MARK not in told.lower(), told


# What somebody would send who guesses at names of B: near misses, filters, pins, pages.
GUESSES = [
    ("GET", "templates/zyxmar.second", None),
    ("GET", "templates/zyx", None),
    ("GET", "templates/zyxmar.second/sms?locale=en", None),
    ("GET", "templates/bravo.order/sms?locale=nb&strict=1", None),
    ("GET", "templates/bravo.order/email?locale=en", None),
    ("GET", "templates/bravo.order/smss?locale=en", None),
    ("GET", "templates/bravo.order/sms?locale=en&persona=zyxmar-persona", None),
    ("GET", "templates/alfa.order/sms?locale=en&persona=zyxmar-persona", None),
    ("GET", "templates/alfa.order/sms?locale=en&release={b}", None),
    ("GET", "templates/alfa.order/sms?locale=en&release=zyxmar-label", None),
    ("GET", "templates/bravo.order/sms?locale=en&release={b}", None),
    ("GET", "templates?brand=bravo", None),
    ("GET", "templates?brand=brav", None),
    ("GET", "templates?stage=zyxmar-stage", None),
    ("GET", "templates?tag=zyxmar-tag", None),
    ("GET", "templates?updated_since=2000-01-01", None),
    ("GET", "templates?limit=1", None),
    ("GET", "releases?limit=1", None),
    ("GET", "releases/{b}", None),
    ("GET", "releases/{b}/bundle", None),
    ("GET", "changes?since={b}", None),
    ("GET", "changes?since=0&limit=1", None),
    ("GET", "templates?environment=stagin", None),
    ("POST", "templates/zyxmar.second/sms/render", {"locale": "en", "values": {}}),
    ("POST", "templates/bravo.order/sms/render", {"recipients": [{"id": "1", "locale": "en"}]}),
    ("POST", "check", {"brand": "brav", "message": MESSAGE}),
    ("POST", "check", {"brand": "bravo", "message": MESSAGE}),
]


def test_no_guess_is_helped(world: World) -> None:
    """Neither by a near name, nor by what there is instead, nor by a header."""
    for role in [*ONLY_A, "nobody", "no rights"]:
        for verb, path, body in GUESSES:
            for place in world.places[2:]:
                answer = world.callers[role].call(verb, path.format(b=place.release), body)
                says_nothing_of_b(answer)
                told = answer.getvalue().decode()
                assert '"bravo"' not in told, (role, path)


@pytest.mark.parametrize("role", ["fetch A", "fetch A live"])
def test_another_brands_names_are_names_of_nothing(world: World, role: str) -> None:
    """What is closed is answered, word for word, as what does not exist."""
    api = world.callers[role]
    for closed, nothing in [
        ("templates/bravo.order", "templates/brava.order"),
        ("templates/bravo.order/sms?locale=en", "templates/brava.order/sms?locale=en"),
        ("templates?brand=bravo", "templates?brand=brava"),
        (f"templates?tag={MARK}-tag", "templates?tag=zyxmara-tag"),
        (f"templates?stage={MARK}-stage", "templates?stage=zyxmara-stage"),
        (
            f"templates/alfa.order/sms?locale=en&release={MARK}-label",
            "templates/alfa.order/sms?locale=en&release=zyxmara-label",
        ),
        (
            f"templates/alfa.order/sms?locale=en&persona={MARK}-persona",
            "templates/alfa.order/sms?locale=en&persona=zyxmara-persona",
        ),
    ]:
        first, second = api.get(closed), api.get(nothing)
        assert first.status_code == second.status_code >= 400
        alike = first.getvalue().replace(b"bravo", b"brava").replace(MARK.encode(), b"zyxmara")
        assert alike == second.getvalue()


def test_a_widened_right_and_a_lost_one_hold_from_the_next_call_on(world: World) -> None:
    api, group = world.callers["fetch A"], Group.objects.get(name="fetch A")
    there = "templates/bravo.order/sms?locale=en"
    assert api.get(there).status_code == 404
    group.permissions.add(Permission.objects.get(codename="fetch_published"))
    assert api.get(there).status_code == 200
    group.permissions.clear()
    assert api.get(there).status_code == 404
    group.api_grants.all().delete()
    assert api.get("templates").status_code == 403
