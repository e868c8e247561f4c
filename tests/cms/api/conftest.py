"""A caller with a token, and published wordings to call for."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from wagtail.models import APIToken

from cms.api import compiled
from cms.delivery import limits
from cms.models import (
    LiveEntry,
    MessageTemplate,
    Release,
    ReleaseCounter,
    ReleaseEntry,
    Variant,
)
from tests.cms.delivery.doors import differences, through

Draft = Callable[..., Variant]
BASE = "/api/v1/"


class Caller:
    """Calls the API as one token would; a problem or an answer is in ``.json()``."""

    times = 1  # that a call is made
    own_queries = 0  # that come on top of Django's when nothing is known yet

    def __init__(self, token: str | None) -> None:
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.client = Client(raise_request_exception=False)

    def call(self, verb: str, path: str, body: Any = None, **headers: str) -> HttpResponse:
        """*path* under ``/api/v1/``; *body* is sent as JSON unless it is bytes."""
        data = body if isinstance(body, bytes) else json.dumps(body) if body is not None else ""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.generic(
            verb, BASE + path, data, "application/json", headers={**self.headers, **named}
        )

    def get(self, path: str, **headers: str) -> HttpResponse:
        return self.call("GET", path, **headers)

    def post(self, path: str, body: Any) -> HttpResponse:
        return self.call("POST", path, body)


class Dispatched(Caller):
    """Calls through the dispatcher: cold, then hot, which must come out the same."""

    times = 2
    own_queries = 2  # the sequence, and who calls

    def __init__(self, token: str | None) -> None:
        super().__init__(token)
        self.client = through()

    def call(self, verb: str, path: str, body: Any = None, **headers: str) -> HttpResponse:
        cold = super().call(verb, path, body, **headers)
        if verb not in ("GET", "HEAD") or cold.status_code not in (200, 304):
            return cold
        hot = super().call(verb, path, body, **headers)
        assert differences(cold, hot) == []
        return hot


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Each test compiles anew, as a fresh process would."""
    compiled._kept.clear()
    limits.forget()


@pytest.fixture
def may(automation: User) -> Callable[[str], None]:
    """``may("push_drafts")`` gives the caller's user that permission."""

    def grant(codename: str) -> None:
        automation.user_permissions.add(Permission.objects.get(codename=codename))

    return grant


@pytest.fixture
def token(automation: User) -> str:
    return APIToken.create_token(user=automation, name="robot")[1]


# Modules whose tests are run against Django alone and through the dispatcher in front of it.
BOTH_DOORS = {"test_fetch", "test_render", "test_auth", "test_refusals"}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Both doors owe the same answers."""
    name = metafunc.module.__name__.rpartition(".")[2]
    if "door" in metafunc.fixturenames and name in BOTH_DOORS:
        metafunc.parametrize("door", ["django", "dispatcher"], indirect=True)


@pytest.fixture
def door(request: pytest.FixtureRequest) -> Callable[[str | None], Caller]:
    """Makes a caller of a token, who goes through one door or the other."""
    return Dispatched if getattr(request, "param", "") == "dispatcher" else Caller


@pytest.fixture
def api(door: Callable[[str | None], Caller], token: str) -> Caller:
    """The automation's own caller."""
    return door(token)


@pytest.fixture
def stranger(door: Callable[[str | None], Caller], db: None) -> Caller:
    """A caller without a token."""
    return door(None)


def is_problem(response: HttpResponse, status: int, kind: str) -> dict[str, Any]:
    """The problem document of *response*, which must be one of this status and kind."""
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    document: dict[str, Any] = response.json()
    assert document["type"] == f"urn:budskap:problem:{kind}"
    assert document["status"] == status
    assert document["title"] and document["detail"]
    return document


@pytest.fixture
def problem() -> Callable[..., dict[str, Any]]:
    return is_problem


@pytest.fixture
def published(live: Draft) -> Callable[[int], None]:
    """``published(200)`` makes so many templates live: rows as publishing writes them, in bulk.

    They share the content of one wording that was published for them.
    """

    def publish(count: int) -> None:
        pattern = live("en")
        entry = ReleaseEntry.objects.get()
        pattern.unpublish()
        templates = MessageTemplate.objects.bulk_create(
            MessageTemplate(
                key=f"test.{number:04}", title=f"Test {number}", brand=pattern.template.brand
            )
            for number in range(count)
        )
        variants = Variant.objects.bulk_create(
            Variant(template=template, channel="sms", locale="en", content=pattern.content)
            for template in templates
        )
        first = Release.objects.latest("number").number + 1
        now = timezone.now()
        Release.objects.bulk_create(
            Release(
                number=first + number,
                action="publish",
                brand_key="fjellheim",
                changes=1,
                created_at=now,
            )
            for number in range(count)
        )
        address = {"channel": "sms", "locale": "en"}
        entries = ReleaseEntry.objects.bulk_create(
            ReleaseEntry(
                release_id=first + number, brand_key="fjellheim", key=template.key,
                content=entry.content, **address,
            )
            for number, template in enumerate(templates)
        )  # fmt: skip
        LiveEntry.objects.bulk_create(
            LiveEntry(variant=variant, template=template, entry=row, key=template.key, **address)
            for variant, template, row in zip(variants, templates, entries, strict=True)
        )
        ReleaseCounter.objects.update(last=first + count - 1)

    return publish
