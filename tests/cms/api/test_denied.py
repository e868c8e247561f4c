"""Every denied call is logged; no token, no Authorization header and no query string ever is."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from wagtail.models import APIToken

from cms import queries
from cms.models import ApiGrant, Brand, Release, ReleaseLabel, Variant
from tests.cms.api.conftest import Caller

Draft = Callable[..., Variant]
SECRET = "a-customers-name"
CHECK = {
    "message": {
        "key": "some.text",
        "source_locale": "en",
        "variants": [{"channel": "sms", "locale": "en", "content": {"body": "Hi"}}],
    }
}

FILLED = {"locale": "en", "values": {}}


@pytest.fixture
def elsewhere(live: Draft, member_of_other: Caller) -> Caller:
    """A caller who may fetch, render and check another brand than the one that is live."""
    live("en")
    ReleaseLabel.objects.create(name="summer", release=Release.objects.latest("number"))
    return member_of_other


@pytest.fixture
def member_of_other(brand: Brand) -> Caller:
    other = Brand.objects.create(key="other", name="Other", source_locale="en", locales=["en"])
    group = Group.objects.create(name="Other's")
    for verb in ("fetch", "render", "check"):
        ApiGrant.objects.create(group=group, verb=verb, brand=other, environment="production")
    user = User.objects.create_user("others")
    user.groups.add(group)
    return Caller(APIToken.create_token(user=user, name="Other's")[1])


def denials(caplog: pytest.LogCaptureFixture) -> list[str]:
    lines = [each.getMessage() for each in caplog.records if each.name == "cms.api"]
    return [line for line in lines if line.startswith("denied ")]


@pytest.mark.parametrize(
    ("verb", "path", "body", "what"),
    [
        ("GET", "templates/order.confirmed", None, "fetch order.confirmed in production"),
        ("GET", "templates/order.confirmed/sms?locale=en", None, "fetch order.confirmed in"),
        ("GET", "templates/order.confirmed/sms?locale=pl", None, "fetch order.confirmed in"),
        ("GET", "templates/order.confirmed/email?locale=en", None, "fetch order.confirmed in"),
        ("GET", "templates/order.confirmed/sms?locale=en&release=1", None, "fetch order.confi"),
        ("GET", "templates/x/sms?locale=en&release=summer", None, "fetch at a label of another"),
        ("POST", "templates/order.confirmed/sms/render", FILLED, "render order.confir"),
        ("GET", "templates?brand=fjellheim", None, "fetch of another brand in production"),
        ("GET", "releases/1", None, "fetch release 1"),
        ("POST", "check", CHECK | {"brand": "fjellheim"}, "check in another brand"),
    ],
)
def test_what_is_closed_is_logged_once(
    elsewhere: Caller,
    caplog: pytest.LogCaptureFixture,
    verb: str,
    path: str,
    body: Any,
    what: str,
) -> None:
    assert elsewhere.call(verb, path, body).status_code in (400, 404, 422)
    (line,) = denials(caplog)
    assert line.startswith(f"denied {what}")
    assert line.endswith(f" to others (token {APIToken.objects.get().pk})")


def test_what_does_not_exist_is_no_denied_call(
    elsewhere: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    for path in ("templates/nothing", "templates/nothing/sms?locale=en", "releases/99"):
        assert elsewhere.get(path).status_code == 404
    assert denials(caplog) == []


def test_an_environment_that_is_closed_is_logged(
    member_of_other: Caller, caplog: pytest.LogCaptureFixture, settings: Any
) -> None:
    settings.BUDSKAP_ENVIRONMENTS = ["staging", "production"]
    answer = member_of_other.get("templates?environment=staging")
    assert answer.status_code == 403 and "it may in production" in answer.json()["detail"]
    (line,) = denials(caplog)
    assert line.startswith("denied fetch in staging to others (token ")


CALLS = [
    ("GET", f"templates?tag={SECRET}", None),
    ("GET", f"templates?x={SECRET}", None),
    ("GET", f"templates/order.confirmed/sms?locale=en&recipient={SECRET}", None),
    ("GET", f"templates/order.confirmed/sms?locale={SECRET}", None),
    ("GET", f"templates/order.confirmed/sms?locale=en&persona={SECRET}", None),
    ("POST", f"templates/order.confirmed/sms/render?x={SECRET}", {}),
    ("POST", "templates/order.confirmed/sms/render", {"locale": "en", "recipient": SECRET}),
    ("GET", f"releases?cursor={SECRET}", None),
    ("GET", f"nowhere?x={SECRET}", None),
    ("DELETE", f"templates?x={SECRET}", None),
]


def written(record: logging.LogRecord) -> str:
    """All that a handler could write of *record*: its line with the traceback, and its fields."""
    line = logging.Formatter().format(record)
    return f"{line} {record.args!r} {record.__dict__!r}"


@pytest.mark.parametrize("who", ["a caller", "a closed brand", "a stranger", "a forger"])
@pytest.mark.parametrize("broken", [False, True], ids=["sound", "broken"])
def test_no_log_has_a_token_or_a_query(
    api: Caller,
    elsewhere: Caller,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    who: str,
    broken: bool,
) -> None:
    forged = Caller(APIToken.generate_token())
    callers = {"a caller": api, "a closed brand": elsewhere, "a forger": forged}
    caller = callers.get(who, Caller(None))
    if broken:
        for module, name in [
            (queries, "wordings"),
            (queries, "releases_before"),
            (queries, "published_templates"),
        ]:
            monkeypatch.setattr(module, name, _breaks)
    statuses = set()
    with caplog.at_level(logging.DEBUG):
        for verb, path, body in CALLS:
            statuses.add(caller.call(verb, path, body).status_code)
    assert (500 in statuses) is (broken and who in ("a caller", "a closed brand"))
    token = caller.headers.get("Authorization", "none").removeprefix("Bearer ")
    for record in caplog.records:
        if record.name.startswith("django.db"):  # with DEBUG alone, which is never served
            continue
        said = written(record)
        assert token not in said and "Bearer" not in said and SECRET not in said, said


def _breaks(*args: Any, **kwargs: Any) -> Any:
    raise RuntimeError("broken on purpose")
