"""``GET templates/{key}/{channel}``: the right words, or a plain refusal."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from cms import releases
from cms.models import Brand, MessageTemplate, Persona, Release, StoredContent, Variant

Draft = Callable[..., Variant]
SMS = "templates/order.confirmed/sms"


def arm_body(arm: str) -> str:
    return f"{{{{ first_name }}}}: {{{{ total | money }}}} {arm}"


# -- the answer ------------------------------------------------------------------------------------


def test_the_answer_says_what_it_is(api: Any, live: Draft, manager: User) -> None:
    live("nb")
    response = api.get(f"{SMS}?locale=nb")
    stored = StoredContent.objects.get()
    answer = response.json()
    assert response.status_code == 200
    assert {
        name: answer[name] for name in answer if name not in ("placeholders", "measurement")
    } == {
        "key": "order.confirmed",
        "channel": "sms",
        "requested_locale": "nb",
        "locale": "nb",
        "fallback": False,
        "fallback_chain": ["nb", "nn", "da"],
        "persona": "",
        "arm": "",
        "content": {
            "body": "Hei {{ first_name }}, bestillingen din på {{ total | money }} er bekreftet."
        },
        "release": 1,
        "digest": stored.digest,
        "approved_by": manager.username,
        "approved_at": answer["approved_at"],
        "waivers": [],
    }
    assert answer["approved_at"].endswith("Z")
    assert answer["placeholders"]["required"] == ["first_name", "total"]
    assert answer["placeholders"]["properties"]["first_name"]["maxLength"] == 40
    assert answer["measurement"]["detail"]["encoding"] == "GSM-7"
    assert response["Content-Language"] == "nb"


def test_outputs_come_when_they_are_asked_for(api: Any, live: Draft) -> None:
    live("nb")
    (output,) = api.get(f"{SMS}?locale=nb&include=outputs").json()["outputs"]
    assert (output["name"], output["escape"]) == ("body", "text")
    assert "{{ first_name }}" in output["template"]


def test_waivers_travel_with_the_wording(
    api: Any, live: Draft, draft: Draft, manager: User
) -> None:
    from cms import actions
    from cms.guard import judge

    live("en")
    variant = draft("nb", "Hei, bestillingen din på {{ total | money }} er bekreftet.")
    for finding in judge(variant).blocking:
        actions.waive(variant, finding.fingerprint, "The customer is not named here.", manager)
    variant.get_latest_revision().publish(user=manager)
    waivers = api.get(f"{SMS}?locale=nb").json()["waivers"]
    assert waivers
    assert {waiver["by"] for waiver in waivers} == {"ola"}
    assert {waiver["reason"] for waiver in waivers} == {"The customer is not named here."}


# -- locale ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("sent", ["nb", "no", "NO", "no-NO", "nb_NO", "nb-NO", "NB"])
def test_every_spelling_of_a_locale_is_read(api: Any, live: Draft, sent: str) -> None:
    live("nb")
    answer = api.get(f"{SMS}?locale={sent}").json()
    assert (answer["requested_locale"], answer["locale"], answer["fallback"]) == ("nb", "nb", False)


@pytest.mark.parametrize(
    ("published", "asked", "given"),
    [
        (["nb"], "da", "nb"),
        (["da"], "nn", "da"),
        (["nb", "da"], "nn", "nb"),
        (["da", "nb"], "da", "da"),
    ],
    ids=str,
)
def test_fallback_follows_the_chain_and_is_reported(
    api: Any, live: Draft, published: list[str], asked: str, given: str
) -> None:
    for locale in published:
        live(locale)
    response = api.get(f"{SMS}?locale={asked}")
    answer = response.json()
    assert answer["requested_locale"] == asked
    assert answer["locale"] == given
    assert answer["fallback"] is (asked != given)
    assert answer["fallback_chain"][0] == asked
    assert response["Content-Language"] == given


def test_a_brand_has_its_own_chain(api: Any, brand: Brand, live: Draft) -> None:
    live("nb")
    live("en")
    brand.fallbacks = {"da": ["en", "nb_NO"]}
    brand.save()
    answer = api.get(f"{SMS}?locale=da").json()
    assert (answer["locale"], answer["fallback_chain"]) == ("en", ["da", "en", "nb"])


def test_strict_refuses_any_other_locale(api: Any, live: Draft, problem: Any) -> None:
    live("nb")
    live("en")
    told = problem(api.get(f"{SMS}?locale=da&strict=1"), 404, "no-wording")
    assert told["available"] == ["en", "nb"]
    assert api.get(f"{SMS}?locale=nb&strict=1").json()["locale"] == "nb"


def test_nothing_outside_the_chain_is_ever_given(api: Any, live: Draft, problem: Any) -> None:
    live("en")
    told = problem(api.get(f"{SMS}?locale=pl"), 404, "no-wording")
    assert told["available"] == ["en"]
    assert "looked in pl" in told["detail"]


@pytest.mark.parametrize(
    ("sent", "near"), [("nbb", "nb"), ("norsk", None), ("x" * 100, None), ("%00", None)]
)
def test_an_unknown_locale_is_refused_with_the_nearest(
    api: Any, live: Draft, problem: Any, sent: str, near: str | None
) -> None:
    live("nb")
    told = problem(api.get(f"{SMS}?locale={sent}"), 404, "unknown-locale")
    assert told["errors"][0]["parameter"] == "locale"
    assert near is None or told["suggestions"][0] == near


# -- release ---------------------------------------------------------------------------------------


def test_a_release_pins_the_wording(api: Any, live: Draft, manager: User, copywriter: User) -> None:
    variant = live("nb")
    variant.content = {"body": "Hallo {{ first_name }}, {{ total | money }}."}
    variant.save_revision(user=copywriter).publish(user=manager)
    variant.refresh_from_db()
    variant.unpublish(user=manager)
    live("en")  # release 4
    first = api.get(f"{SMS}?locale=nb&release=1")
    assert first.json()["content"]["body"].startswith("Hei")
    assert first.json()["release"] == 1
    assert first["Budskap-Release"] == "1"
    assert api.get(f"{SMS}?locale=nb&release=2").json()["content"]["body"].startswith("Hallo")
    assert api.get(f"{SMS}?locale=nb&release=3").status_code == 404
    newest = api.get(f"{SMS}?locale=en")
    assert (newest.json()["release"], newest["Budskap-Release"]) == (4, "4")


def test_a_release_that_has_not_been_is_refused(api: Any, live: Draft, problem: Any) -> None:
    live("nb")
    told = problem(api.get(f"{SMS}?locale=nb&release=2"), 404, "unknown-release")
    assert told["available"] == ["1"]
    problem(api.get("templates/other/sms?locale=nb&release=2"), 404, "unknown-release")


@pytest.mark.parametrize("number", ["0", "-1", "1.5", "X", "a--b", str(2**63), "9" * 400])
def test_a_release_is_a_number_or_a_label(api: Any, live: Draft, problem: Any, number: str) -> None:
    live("nb")
    problem(api.get(f"{SMS}?locale=nb&release={number}"), 400, "bad-query")


# -- persona and arm -------------------------------------------------------------------------------


@pytest.fixture
def student(brand: Brand) -> Persona:
    return Persona.objects.create(brand=brand, key="student", name="Student")


def test_a_persona_gets_its_own_wording_where_there_is_one(
    api: Any, live: Draft, student: Persona
) -> None:
    live("nb", persona=student)
    live("nb")
    live("en")
    given = [
        api.get(f"{SMS}?locale=nb{more}").json()["persona"] for more in ("", "&persona=student")
    ]
    assert given == ["", "student"]
    assert api.get(f"{SMS}?locale=en&persona=student").json()["persona"] == ""


def test_locale_weighs_more_than_persona(api: Any, live: Draft, student: Persona) -> None:
    live("nb", persona=student)
    live("da")
    answer = api.get(f"{SMS}?locale=da&persona=student").json()
    assert (answer["locale"], answer["persona"]) == ("da", "")


def test_without_persona_nothing_of_a_persona_is_given(
    api: Any, live: Draft, student: Persona, problem: Any
) -> None:
    live("nb", persona=student)
    told = problem(api.get(f"{SMS}?locale=nb"), 404, "no-wording")
    assert told["available"] == ["nb (persona student)"]


def test_an_unknown_persona_is_refused(
    api: Any, live: Draft, student: Persona, problem: Any
) -> None:
    live("nb")
    told = problem(api.get(f"{SMS}?locale=nb&persona=studen"), 404, "unknown-name")
    assert told["errors"][0]["parameter"] == "persona"


def test_an_arm_is_chosen_by_the_recipient(api: Any, live: Draft) -> None:
    for arm in ("b", "a"):
        live("nb", arm_body(arm), arm=arm)
    assert api.get(f"{SMS}?locale=nb").json()["arm"] == "a"
    given = {
        name: api.get(f"{SMS}?locale=nb&recipient={name}").json()["arm"] for name in "qwertyuiop"
    }
    assert set(given.values()) == {"a", "b"}
    again = {
        name: api.get(f"{SMS}?locale=nb&recipient={name}").json()["arm"] for name in "qwertyuiop"
    }
    assert again == given


# -- caching ---------------------------------------------------------------------------------------


def test_the_newest_is_asked_for_again_each_time(api: Any, live: Draft) -> None:
    live("nb")
    response = api.get(f"{SMS}?locale=nb")
    assert response["Cache-Control"] == "private, no-cache"
    assert "Authorization" in response["Vary"]


def test_a_pinned_wording_may_be_kept_for_ever(api: Any, live: Draft) -> None:
    live("nb")
    response = api.get(f"{SMS}?locale=nb&release=1")
    assert response["Cache-Control"] == "private, max-age=31536000, immutable"


def test_a_pinned_fallback_too_for_the_log_keeps_the_chain(
    api: Any, brand: Brand, live: Draft
) -> None:
    live("nb")
    live("en")
    pinned = api.get(f"{SMS}?locale=da&release=2")
    assert pinned["Cache-Control"] == "private, max-age=31536000, immutable"
    brand.fallbacks = {"da": ["en"]}
    brand.save()
    assert api.get(f"{SMS}?locale=da").json()["locale"] == "en"
    assert api.get(f"{SMS}?locale=da&release=2").content == pinned.content
    assert api.get(f"{SMS}?locale=da&release=3").json()["locale"] == "en"


def test_a_label_stands_for_its_release_and_may_be_asked_for_again(
    api: Any, live: Draft, manager: User, problem: Any
) -> None:
    live("nb")
    live("en")
    releases.label(Release.objects.get(number=1), "summer-sale", user=manager)
    labelled = api.get(f"{SMS}?locale=nb&release=summer-sale")
    assert labelled.content == api.get(f"{SMS}?locale=nb&release=1").content
    assert labelled["Budskap-Release"] == "1"
    assert labelled["Cache-Control"] == "private, no-cache"
    problem(api.get(f"{SMS}?locale=nb&release=winter"), 404, "unknown-release")


def test_who_has_it_already_gets_304(api: Any, live: Draft) -> None:
    live("nb")
    etag = api.get(f"{SMS}?locale=nb")["ETag"]
    response = api.get(f"{SMS}?locale=nb", If_None_Match=etag)
    assert (response.status_code, response.content) == (304, b"")
    assert response["ETag"] == etag
    assert response["Cache-Control"] == "private, no-cache"
    assert "Authorization" in response["Vary"]
    assert "Content-Type" not in response


def test_the_etag_tells_what_was_asked_from_what_was_given(api: Any, live: Draft) -> None:
    live("nb")
    asked = ["locale=nb", "locale=da", "locale=nn", "locale=nb&include=outputs"]
    etags = [api.get(f"{SMS}?{query}")["ETag"] for query in asked]
    assert len(set(etags)) == len(asked)
    assert api.get(f"{SMS}?locale=no")["ETag"] == etags[0]


def test_the_etag_changes_with_the_wording_alone(
    api: Any, live: Draft, manager: User, copywriter: User
) -> None:
    variant = live("nb")
    before = api.get(f"{SMS}?locale=nb")["ETag"]
    live("en")
    assert api.get(f"{SMS}?locale=nb")["ETag"] == before
    variant.content = {"body": "Hallo {{ first_name }}, {{ total | money }}."}
    variant.save_revision(user=copywriter).publish(user=manager)
    assert api.get(f"{SMS}?locale=nb")["ETag"] != before


def test_head_has_the_head_of_get(api: Any, live: Draft) -> None:
    live("nb")
    got, headed = (api.call(verb, f"{SMS}?locale=nb") for verb in ("GET", "HEAD"))
    assert (headed.status_code, headed.content) == (200, b"")
    for name in ("ETag", "Cache-Control", "Content-Type", "Content-Length", "Content-Language"):
        assert headed[name] == got[name]
    assert int(headed["Content-Length"]) == len(got.content)
    assert api.call("HEAD", f"{SMS}?locale=nb", If_None_Match=got["ETag"]).status_code == 304


# -- nothing there ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "kind", "suggestions"),
    [
        ("order.confirmd/sms", "unknown-template", ["order.confirmed"]),
        ("Order.Confirmed/sms", "unknown-template", ["order.confirmed"]),
        ("a%00b/sms", "unknown-template", ["order.confirmed"]),
        ("order.confirmed/smss", "unknown-channel", ["sms"]),
        ("order.confirmed/email", "unknown-channel", ["sms"]),
        ("order.confirmed/%F0%9F%98%80", "unknown-channel", ["sms"]),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(
    api: Any, live: Draft, problem: Any, path: str, kind: str, suggestions: list[str]
) -> None:
    live("nb")
    told = problem(api.get(f"templates/{path}?locale=nb"), 404, kind)
    assert told["suggestions"] == suggestions


def test_what_was_only_drafted_is_not_there(
    api: Any, template: MessageTemplate, draft: Draft, problem: Any
) -> None:
    draft("nb")
    told = problem(api.get(f"{SMS}?locale=nb"), 404, "unknown-template")
    assert "suggestions" not in told
