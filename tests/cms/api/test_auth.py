"""Who may call: a 401 or a 403 for everybody else, on every call, logged without the token."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from wagtail.models import APIToken

from cms.models import Variant

Draft = Callable[..., Variant]
CALLS = [
    ("GET", "templates"),
    ("GET", "templates/order.confirmed"),
    ("GET", "templates/order.confirmed/sms?locale=nb"),
    ("POST", "templates/order.confirmed/sms/render"),
    ("GET", "templates/order.confirmed/sms/merge/braze?locale=nb"),
    ("POST", "templates/order.confirmed/sms/merge/braze/derive"),
    ("GET", "releases"),
    ("GET", "releases/1"),
    ("GET", "changes?since=0"),
    ("POST", "check"),
    ("POST", "measure"),
    ("POST", "drafts"),
]
each_call = pytest.mark.parametrize(("verb", "path"), CALLS, ids=[path for _, path in CALLS])


@each_call
def test_no_call_without_a_token(stranger: Any, problem: Any, verb: str, path: str) -> None:
    response = stranger.call(verb, path, {})
    problem(response, 401, "unauthenticated")
    assert response["WWW-Authenticate"] == 'Bearer realm="budskap"'


@each_call
def test_no_call_without_the_permission(
    api: Any, automation: User, problem: Any, verb: str, path: str
) -> None:
    automation.groups.clear()
    response = api.call(verb, path, {})
    problem(response, 403, "forbidden")
    assert 'error="insufficient_scope"' in response["WWW-Authenticate"]


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Bearer wagtail_",
        "Basic a2FyaTpzZWNyZXQ=",
        "Token wagtail_abc",
        "wagtail_abc",
        "Bearer wagtail_" + "0" * 33,
        "Bearer " + "x" * 5000,
        "Bearer \udcff".encode("utf-8", "surrogateescape").decode("latin-1"),
    ],
)
def test_what_is_no_token_is_refused(stranger: Any, problem: Any, header: str) -> None:
    problem(stranger.get("templates", Authorization=header), 401, "unauthenticated")


def test_a_token_that_was_mistyped_or_never_given_is_refused(
    api: Any, token: str, problem: Any
) -> None:
    for wrong in (token[:-1], token[:-1] + "_", token.upper(), APIToken.generate_token()):
        response = api.get("templates", Authorization=f"Bearer {wrong}")
        problem(response, 401, "unauthenticated")
        assert 'error="invalid_token"' in response["WWW-Authenticate"]


def test_a_revoked_token_is_refused_at_once(api: Any, problem: Any) -> None:
    assert api.get("templates").status_code == 200
    APIToken.objects.get().revoke()
    problem(api.get("templates"), 401, "unauthenticated")


def test_an_inactive_user_is_refused(api: Any, automation: User, problem: Any) -> None:
    automation.is_active = False
    automation.save()
    problem(api.get("templates"), 401, "unauthenticated")


def test_the_scheme_is_read_whatever_its_case(api: Any, token: str) -> None:
    assert api.get("templates", Authorization=f"bearer {token}").status_code == 200


def test_a_session_lets_nobody_in(api: Any, manager: User, problem: Any) -> None:
    api.client.force_login(manager)
    api.headers = {}
    problem(api.get("templates"), 401, "unauthenticated")


@each_call
def test_no_call_writes_anything(
    api: Any, live: Draft, verb: str, path: str, django_assert_max_num_queries: Any
) -> None:
    live("nb")
    with django_assert_max_num_queries(6 * api.times) as captured:
        api.call(verb, path, {})
    statements = [query["sql"] for query in captured.captured_queries]
    assert all(statement.lstrip("( ").startswith("SELECT") for statement in statements), statements
    assert APIToken.objects.get().last_used_at is None


def test_denied_calls_are_logged_without_any_token(
    api: Any, automation: User, token: str, caplog: pytest.LogCaptureFixture
) -> None:
    unknown = APIToken.generate_token()
    with caplog.at_level(logging.DEBUG):
        api.get("templates/%0Aforged?locale=secret", Authorization=f"Bearer {unknown}")
        automation.groups.clear()
        api.get("releases")
    ours = [record.getMessage() for record in caplog.records if record.name == "cms.api"]
    assert ours == [
        "denied GET /api/v1/templates/%0Aforged to nobody we know: unauthenticated",
        f"denied GET /api/v1/releases to robot (token {APIToken.objects.get().pk}): forbidden",
    ]
    for record in caplog.records:
        said = f"{record.getMessage()} {record.__dict__}"
        assert unknown not in record.getMessage() and token not in said.replace(
            str(record.__dict__.get("request")), ""
        )
