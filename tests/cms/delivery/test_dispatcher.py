"""The dispatcher: it answers from memory what it may, as Django would, and nothing else."""

import gzip
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from wagtail.models import APIToken

from cms import doors as doors_count
from cms.api.caller import caller_of
from cms.delivery.noted import FOUND, Found
from cms.models import Brand, Persona, ReleaseCounter, Variant
from tests.cms.delivery.conftest import SMS
from tests.cms.delivery.doors import differences

Draft = Callable[..., Variant]
ANOTHER = {"body": "Hallo {{ first_name }}, {{ total | money }}."}


@pytest.fixture
def republish(copywriter: User, manager: User) -> Callable[[Variant], None]:
    def publish(variant: Variant) -> None:
        variant.content = ANOTHER
        variant.save_revision(user=copywriter).publish(user=manager)

    return publish


@pytest.fixture
def hot(ask: Any, django_assert_num_queries: Any) -> Callable[..., Any]:
    """Asks, and holds the dispatcher to having answered from memory: the sequence alone is read."""

    def asked(*args: Any, **headers: str) -> Any:
        with django_assert_num_queries(1):
            return ask(*args, **headers)

    return asked


# -- what is answered from memory ------------------------------------------------------------------


@pytest.mark.parametrize("query", ["locale=nb", "locale=da", "locale=nb&release=1", "locale=no"])
@pytest.mark.parametrize("verb", ["GET", "HEAD"])
def test_the_second_answer_reads_nothing_but_the_sequence(
    ask: Any, hot: Any, live: Draft, query: str, verb: str
) -> None:
    live("nb")
    cold = ask(query, verb)
    assert cold.status_code == 200
    assert differences(cold, hot(query, verb)) == []


def test_get_and_head_are_kept_as_one(ask: Any, hot: Any, live: Draft) -> None:
    live("nb")
    ask(verb="HEAD")
    assert hot().json()["locale"] == "nb"


def test_an_answer_is_kept_even_when_the_first_to_ask_had_it_already(
    ask: Any, ask_django: Any, hot: Any, live: Draft
) -> None:
    live("nb")
    etag = ask_django()["ETag"]
    assert ask(If_None_Match=etag).status_code == 304
    assert differences(ask_django(), hot()) == []


@pytest.mark.parametrize("first", ["gzip", "identity"])
def test_a_compressed_answer_has_its_own_etag(ask: Any, hot: Any, live: Draft, first: str) -> None:
    live("nb")
    ask(Accept_Encoding=first)
    plain, coded = hot(), hot(Accept_Encoding="gzip")
    assert coded["Content-Encoding"] == "gzip"
    assert gzip.decompress(coded.content) == plain.content
    assert coded["ETag"] == plain["ETag"][:-1] + '-gzip"'
    assert int(coded["Content-Length"]) == len(coded.content)
    assert "Accept-Encoding" in plain["Vary"] and "Accept-Encoding" in coded["Vary"]
    assert hot(Accept_Encoding="gzip", If_None_Match=coded["ETag"]).status_code == 304
    assert hot(If_None_Match=coded["ETag"]).status_code == 200
    assert hot(Accept_Encoding="gzip", If_None_Match=plain["ETag"]).status_code == 200


def test_recipients_of_one_arm_share_an_answer(
    ask: Any, ask_django: Any, hot: Any, live: Draft
) -> None:
    for arm in "ab":
        live("nb", f"{{{{ first_name }}}}: {{{{ total | money }}}} {arm}", arm=arm)
    for name in "abcdef":  # until both arms were asked for
        ask(f"locale=nb&recipient={name}")
    for name in "ghijkl":
        query = f"recipient={name}&locale=nb"
        ask("locale=nb")
        assert differences(ask_django(query), ask(query)) == []
    given = {hot(f"locale=nb&recipient={name}").json()["arm"] for name in "mnopqrst"}
    assert given == {"a", "b"}


def test_without_arms_one_answer_serves_every_recipient(ask: Any, hot: Any, live: Draft) -> None:
    live("nb")
    cold = ask("locale=nb")
    assert differences(cold, hot("locale=nb&recipient=anybody")) == []
    assert differences(cold, hot("recipient=%C3%A5se+1&locale=nb")) == []


@pytest.mark.parametrize(
    "query",
    [
        "locale=nb&recipient=",
        "locale=nb&recipient=a&recipient=b",
        "locale=nb&recipient=%00",
        "locale=nb&recipient=" + "x" * 201,
        "locale=nb&lokale=da&recipient=a",
        "locale=nb&recipient=a&%72ecipient=b",
        "locale=nb&recipient=a;recipient=b",
        "locale=nb&recipient",
        "locale=nb&&recipient=a",
        "locale=nb&recipient=%FF",
        "locale=nb&recipient=\xe5",
    ],
)
def test_a_doubtful_recipient_gets_what_django_says(
    ask: Any, ask_django: Any, live: Draft, query: str
) -> None:
    live("nb")
    ask("locale=nb")
    for _ in range(2):
        assert differences(ask_django(query), ask(query)) == []


# -- what is not -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Authorization": ""}, 401),
        ({"Authorization": "Bearer wagtail_" + "0" * 33}, 401),
        ({"Authorization": "Basic a2FyaQ=="}, 401),
        ({"Host": "evil.example"}, 400),
    ],
    ids=["none", "unknown", "basic", "host"],
)
def test_nobody_else_gets_what_is_kept(
    ask: Any, ask_django: Any, live: Draft, headers: dict[str, str], status: int
) -> None:
    live("nb")
    ask()
    response = ask(**headers)
    assert response.status_code == status
    assert differences(ask_django(**headers), response) == []


def test_a_cookie_is_for_django(ask: Any, ask_django: Any, live: Draft) -> None:
    live("nb")
    ask()
    response = ask(Cookie="sessionid=x")
    assert "sessionid" in response.headers.get("Set-Cookie", "") or response.status_code == 200
    assert differences(ask_django(Cookie="sessionid=x"), response) == []


def test_each_token_has_its_own(ask: Any, live: Draft, manager: User, dispatcher: Any) -> None:
    live("nb")
    ask()
    _, other = APIToken.create_token(user=manager, name="no right to fetch")
    assert ask(Authorization=f"Bearer {other}").status_code == 403


def test_what_is_kept_is_bounded(token: str, live: Draft) -> None:
    from tests.cms.delivery import doors
    from tests.cms.delivery.conftest import asking

    live("nb")
    small = doors.dispatcher(budget=26_667)
    ask = asking(doors.through(small), token)
    for number in range(50):
        assert ask(f"locale=nb&strict={number % 2}&persona=").status_code in (200, 400)
        assert ask(f"locale=nb{'&' * number}").status_code == 200
    assert 0 < small._answers.size <= 20_000


# -- what changes it -------------------------------------------------------------------------------


def test_a_new_release_of_the_key_is_seen(
    ask: Any, ask_django: Any, live: Draft, republish: Any
) -> None:
    variant = live("nb")
    before = ask()
    republish(variant)
    after = ask()
    assert after.json()["content"] == ANOTHER
    assert after["ETag"] != before["ETag"]
    assert differences(ask_django(), after) == []


def test_a_release_of_another_key_changes_the_release_header_alone(
    ask: Any, ask_django: Any, hot: Any, live: Draft
) -> None:
    live("nb")
    ask()
    counter = ReleaseCounter.objects.get()
    _release_elsewhere(counter.last + 1)
    ask("locale=nb", path="/api/v1/templates/other/sms")  # sees the release
    response = hot()
    assert response["Budskap-Release"] == "2"
    assert differences(ask_django(), response) == []


def _release_elsewhere(number: int) -> None:
    from cms.models import Release, ReleaseEntry

    release = Release.objects.create(number=number, action="publish")
    ReleaseEntry.objects.create(
        release=release, brand_key="fjellheim", key="other", channel="sms", locale="nb"
    )
    ReleaseCounter.objects.update(last=number)


def test_a_pinned_wording_stays(ask: Any, hot: Any, live: Draft, republish: Any) -> None:
    variant = live("nb")
    before = ask("locale=nb&release=1")
    republish(variant)
    ask()  # sees the release
    assert differences(before, hot("locale=nb&release=1")) == []


def test_what_is_taken_down_is_gone(ask: Any, live: Draft, manager: User) -> None:
    variant = live("nb")
    ask()
    variant.unpublish(user=manager)
    assert ask().status_code == 404


def revoke() -> None:
    APIToken.objects.get().revoke()


def switch_off() -> None:
    user = User.objects.get(username="robot")
    user.is_active = False
    user.save()


def out_of_the_group() -> None:
    User.objects.get(username="robot").groups.clear()


def no_permission() -> None:
    Group.objects.get(name="Automation").permissions.clear()


def no_group() -> None:
    Group.objects.get(name="Automation").delete()


@pytest.mark.parametrize(
    ("shut", "status"),
    [(revoke, 401), (switch_off, 401), (out_of_the_group, 403), (no_permission, 403),
     (no_group, 403)],
)  # fmt: skip
def test_a_door_that_shuts_is_shut(ask: Any, live: Draft, shut: Any, status: int) -> None:
    live("nb")
    assert ask().status_code == 200
    assert ask().status_code == 200
    shut()
    assert ask().status_code == status


def test_a_brands_chain_and_its_personas_are_seen(
    ask: Any, ask_django: Any, live: Draft, brand: Brand
) -> None:
    student = Persona.objects.create(brand=brand, key="student", name="Student")
    for locale in ("nb", "en"):
        live(locale)
    assert ask("locale=da").json()["locale"] == "nb"
    assert ask("locale=nb&persona=student").status_code == 200
    brand.fallbacks = {"da": ["en"]}
    brand.save()
    assert ask("locale=da").json()["locale"] == "en"
    student.delete()
    assert ask("locale=nb&persona=student").status_code == 404


def test_what_django_read_before_a_change_is_not_kept_after_it(
    ask: Any, dispatcher: Any, live: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A release between Django's reading and the keeping."""
    live("nb")
    django = dispatcher._django

    def overtaken(environ: Any, start_response: Any) -> Any:
        response = django(environ, start_response)
        doors_count.bump()
        dispatcher._sequence._look_once(0)
        return response

    monkeypatch.setattr(dispatcher, "_django", overtaken)
    ask()
    assert len(dispatcher._answers) == 0


def test_while_the_sequence_cannot_be_read_django_answers(
    ask: Any, dispatcher: Any, live: Draft, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    live("nb")
    ask()
    monkeypatch.setattr("cms.queries.sequence", lambda: 1 / 0)
    assert ask().status_code == 200
    assert len(dispatcher._answers) == 0
    assert "cannot be read" in caplog.text
    monkeypatch.undo()
    ask()
    assert len(dispatcher._answers) == 1


# -- who calls is asked once -----------------------------------------------------------------------


def test_a_cold_fetch_asks_once_who_calls(
    ask: Any, live: Draft, django_assert_num_queries: Any
) -> None:
    live("nb")
    with django_assert_num_queries(3):  # the sequence, the caller, the wording
        assert ask().status_code == 200


def test_a_token_nobody_knows_is_asked_about_once(
    ask: Any, live: Draft, automation: User, django_assert_num_queries: Any
) -> None:
    live("nb")
    gone, text = APIToken.create_token(user=automation, name="gone")
    gone.delete()
    unknown = f"Bearer {text}"
    with django_assert_num_queries(2):  # the sequence, the caller
        assert ask(Authorization=unknown).status_code == 401


@pytest.mark.parametrize("name", ["budskap.found", "Budskap-Found", "HTTP-budskap.found"])
def test_a_client_cannot_say_who_it_is(ask: Any, live: Draft, token: str, name: str) -> None:
    live("nb")
    assert ask().status_code == 200
    sent = {name: f"Bearer {token}", "Authorization": "Bearer wagtail_nobody"}
    assert ask(**sent).status_code == 401


def test_what_was_found_holds_for_its_own_header_alone(
    live: Draft, automation: User, token: str
) -> None:
    live("nb")
    caller = caller_of(token)
    for header, status in ((f"Bearer {token}", 200), (f"Bearer wagtail_{'a' * 33}", 401)):
        for found in (Found("Bearer of another", caller), f"Bearer {token}"):
            environ = {"HTTP_AUTHORIZATION": header, FOUND: found}
            assert Client().get(f"{SMS}?locale=nb", **environ).status_code == status
