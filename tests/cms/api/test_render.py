"""``POST templates/{key}/{channel}/render``: finished messages, one or many."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from cms import actions
from cms.models import MessageTemplate, Persona, Variant
from templates_lib.language import Compiled
from templates_lib.rendering import Prepared

Draft = Callable[..., Variant]
RENDER = "templates/order.confirmed/sms/render"
VALUES = {"first_name": "Kari", "total": "1299.50"}


def one(locale: str, values: Any = VALUES, **more: Any) -> dict[str, Any]:
    return {"locale": locale, "values": values, **more}


def many(*recipients: Any) -> dict[str, Any]:
    return {"recipients": list(recipients)}


def fields_at(faults: Any) -> list[str]:
    return [fault["pointer"] for fault in faults]


# -- one -------------------------------------------------------------------------------------------


def test_one_message_is_finished(api: Any, live: Draft) -> None:
    live("nb")
    response = api.post(RENDER, one("nb"))
    answer = response.json()
    assert response.status_code == 200, answer
    assert answer["outputs"] == {"body": "Hei Kari, bestillingen din på 1 299,50 kr er bekreftet."}
    assert answer["measurement"]["detail"]["encoding"] == "GSM-7"
    assert (answer["key"], answer["channel"], answer["locale"]) == ("order.confirmed", "sms", "nb")
    assert (answer["fallback"], answer["release"], answer["ignored"]) == (False, 1, [])
    assert response["Cache-Control"] == "no-store"


def test_the_measurement_is_left_out_when_it_is_not_asked_for(api: Any, live: Draft) -> None:
    live("nb")
    told = api.post(f"{RENDER}?measure=1", one("nb")).json()
    bare = api.post(f"{RENDER}?measure=0", one("nb")).json()
    assert told.pop("measurement")["detail"]["encoding"] == "GSM-7"
    assert bare == told
    many = {"recipients": [{**one("nb"), "id": "a"}, {**one("nb"), "id": "b", "values": {}}]}
    told = api.post(RENDER, many).json()
    assert told["results"][0]["message"].pop("measurement")
    assert api.post(f"{RENDER}?measure=0", many).json() == told


@pytest.mark.parametrize(
    ("locale", "body"),
    [
        ("pl", "Cześć Kari, zamówienie na 1299,50 NOK jest potwierdzone."),
        ("en", "Hi Kari, your order of NOK 1,299.50 is confirmed."),
    ],
)
def test_values_are_written_as_the_locale_writes_them(
    api: Any, live: Draft, locale: str, body: str
) -> None:
    live(locale)
    assert api.post(RENDER, one(locale)).json()["outputs"]["body"] == body


def test_a_fallback_is_written_in_its_own_locale_and_reported(api: Any, live: Draft) -> None:
    live("nb")
    answer = api.post(RENDER, one("da")).json()
    assert (answer["requested_locale"], answer["locale"], answer["fallback"]) == ("da", "nb", True)
    assert answer["outputs"]["body"].startswith("Hei")


def test_strict_release_and_persona_hold_as_in_a_fetch(
    api: Any, live: Draft, manager: User, copywriter: User, problem: Any
) -> None:
    variant = live("nb")
    student = Persona.objects.create(brand=variant.template.brand, key="student", name="Student")
    live("nb", "Hei student {{ first_name }}: {{ total | money }}", persona=student)
    variant.content = {"body": "Hallo {{ first_name }}, {{ total | money }}."}
    variant.save_revision(user=copywriter).publish(user=manager)

    def start(query: str) -> str:
        return api.post(f"{RENDER}{query}", one("nb")).json()["outputs"]["body"][:6]

    problem(api.post(f"{RENDER}?strict=1", one("da")), 404, "no-wording")
    assert start("") == "Hallo "
    assert start("?release=1") == "Hei Ka"
    assert start("?persona=student") == "Hei st"
    problem(api.post(f"{RENDER}?persona=studen", one("nb")), 404, "unknown-name")
    problem(api.post(f"{RENDER}?release=9", one("nb")), 404, "unknown-release")


def test_values_that_nothing_declares_are_told_of(api: Any, live: Draft) -> None:
    live("nb")
    answer = api.post(RENDER, one("nb", {**VALUES, "fist_name": "Ola", "also": 1})).json()
    assert answer["ignored"] == ["also", "fist_name"]


def test_the_recipient_decides_the_arm(api: Any, live: Draft) -> None:
    for arm in ("a", "b"):
        live("nb", f"{{{{ first_name }}}}: {{{{ total | money }}}} {arm}", arm=arm)
    fetched = [
        api.get(f"templates/order.confirmed/sms?locale=nb&recipient={name}").json()["arm"]
        for name in "abcdef"
    ]
    rendered = [api.post(RENDER, one("nb", recipient=name)).json()["arm"] for name in "abcdef"]
    batch = api.post(RENDER, many(*({"id": name, **one("nb")} for name in "abcdef"))).json()
    assert rendered == fetched == [result["message"]["arm"] for result in batch["results"]]
    assert set(rendered) == {"a", "b"}


def test_what_is_edited_after_publishing_changes_nothing(
    api: Any, template: MessageTemplate, live: Draft, copywriter: User
) -> None:
    variant = live("nb")
    actions.edit_variant(
        variant, {"body": "DRAFT {{ first_name }} {{ total | money }}"}, copywriter
    )
    template.placeholders.all().delete()
    template.brand.sms_sender = "Other"
    template.brand.save()
    assert api.post(RENDER, one("nb")).json()["outputs"]["body"].startswith("Hei Kari")


def test_an_email_is_finished_in_all_its_parts(
    api: Any, template: MessageTemplate, copywriter: User, manager: User
) -> None:
    body = [{"type": "text", "text": "Hei {{ first_name }}, du skal betale {{ total | money }}."}]
    content = {"subject": "Til {{ first_name }}", "preheader": "", "body": body}
    variant = actions.start_variant(template, "email", "nb", content, copywriter)
    variant.get_latest_revision().publish(user=manager)
    values = {**VALUES, "first_name": "<b>Kari"}
    outputs = api.post("templates/order.confirmed/email/render", one("nb", values)).json()[
        "outputs"
    ]
    assert set(outputs) == {"subject", "preheader", "html", "text"}
    assert outputs["subject"] == "Til <b>Kari"
    assert "<b>" not in outputs["html"] and "&lt;b&gt;" in outputs["html"]
    assert "<b>" in outputs["text"]


@pytest.mark.parametrize(
    ("values", "pointer", "expected"),
    [
        ({"total": "1"}, "#/values/first_name", "is required"),
        ({"first_name": None, "total": "1"}, "#/values/first_name", "is required"),
        ({"first_name": "Kari", "total": "twelve"}, "#/values/total", "must be"),
        ({"first_name": "Kari", "total": {"amount": "x"}}, "#/values/total", "must be"),
        ({"first_name": 7, "total": "1"}, "#/values/first_name", "must be"),
        ({"first_name": "x" * 41, "total": "1"}, "#/values/first_name", "40"),
    ],
    ids=["missing", "null", "no money", "no amount", "no text", "too long"],
)
def test_values_that_do_not_fill_it_are_named_with_what_was_expected(
    api: Any, live: Draft, problem: Any, values: Any, pointer: str, expected: str
) -> None:
    live("nb")
    told = problem(api.post(RENDER, one("nb", values)), 422, "unusable-values")
    assert fields_at(told["errors"])[0].startswith(pointer)
    assert expected in told["errors"][0]["detail"]


@pytest.mark.parametrize(
    ("body", "pointer", "words"),
    [
        ({}, "#/locale", "is required"),
        ({"locale": "nb"}, "#/values", "is required"),
        ({"locale": "nb", "values": []}, "#/values", "must be an object"),
        ({"locale": 7, "values": {}}, "#/locale", "must be a text"),
        ({"locale": "nb", "values": {}, "strict": 1}, "#", "'strict' is not known here"),
        ({"locale": "nb", "values": {}, "recipient": ""}, "#/recipient", "character"),
        ([], "#", "must be an object"),
        ("nb", "#", "must be an object"),
        (None, "#", "must be an object"),
        ({"recipients": []}, "#/recipients", "at least 1"),
        ({"recipients": {}}, "#/recipients", "must be a list"),
        ({"recipients": [], "locale": "nb"}, "#", "'locale' is not known here"),
    ],
    ids=str,
)
def test_a_body_that_does_not_fit_is_refused_by_name(
    api: Any, live: Draft, problem: Any, body: Any, pointer: str, words: str
) -> None:
    live("nb")
    response = api.post(RENDER, b"null" if body is None else body)
    told = problem(response, 422, "invalid-body")
    assert told["errors"][0]["pointer"] == pointer
    assert words in told["errors"][0]["detail"]


def test_an_unknown_locale_in_a_body_is_422(api: Any, live: Draft, problem: Any) -> None:
    live("nb")
    told = problem(api.post(RENDER, one("nbb")), 422, "unknown-locale")
    assert told["suggestions"][0] == "nb"


# -- many ------------------------------------------------------------------------------------------


def test_no_failure_stops_another_recipient(api: Any, live: Draft) -> None:
    live("nb")
    live("en")
    response = api.post(
        RENDER,
        many(
            {"id": "1", **one("nb")},
            {"id": "2", **one("nb", {"total": "1"})},
            {"id": "3", **one("nbb")},
            {"id": "4", **one("pl")},
            {"id": "5", "locale": "nb"},
            {"id": "6", **one("nb"), "vaules": {}},
            "seven",
            {"id": "8", **one("da")},
            {"id": "8", **one("en")},
        ),
    )
    answer = response.json()
    assert response.status_code == 200
    assert (answer["rendered"], answer["failed"]) == (3, 6)
    told = [
        (result["id"], result["problem"]["type"].rpartition(":")[2] if "problem" in result else "")
        for result in answer["results"]
    ]
    assert told == [
        ("1", ""),
        ("2", "unusable-values"),
        ("3", "unknown-locale"),
        ("4", "no-wording"),
        ("5", "invalid-body"),
        ("6", "invalid-body"),
        (None, "invalid-body"),
        ("8", ""),
        ("8", ""),
    ]
    problems = [result["problem"] for result in answer["results"] if "problem" in result]
    assert fields_at(problems[0]["errors"]) == ["#/recipients/1/values/first_name"]
    assert fields_at(problems[1]["errors"]) == ["#/recipients/2/locale"]
    assert fields_at(problems[3]["errors"]) == ["#/recipients/4/values"]
    assert fields_at(problems[5]["errors"]) == ["#/recipients/6"]
    assert all(("message" in result) != ("problem" in result) for result in answer["results"])
    assert "null" not in str(problems)


def test_what_is_wrong_for_all_refuses_the_batch(api: Any, live: Draft, problem: Any) -> None:
    live("nb")
    body = many({"id": "1", **one("nb")})
    problem(api.post("templates/other/sms/render", body), 404, "unknown-template")
    problem(api.post("templates/order.confirmed/email/render", body), 404, "unknown-channel")


def test_our_own_fault_with_one_recipient_stops_no_other(
    api: Any, live: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    live("nb")
    fill, batch = Prepared.fill, Compiled.batch
    error = ZeroDivisionError("a secret detail")

    def failing(self: Prepared, values: Any) -> Any:
        if values["first_name"] == "Ola":
            raise error
        return fill(self, values)

    def failing_batch(self: Compiled, rows: Any) -> Any:
        found = zip(rows, batch(self, rows), strict=True)
        return [error if row["first_name"] == "Ola" else text for row, text in found]

    monkeypatch.setattr(Prepared, "fill", failing)
    monkeypatch.setattr(Compiled, "batch", failing_batch)
    bad = one("nb", {**VALUES, "first_name": "Ola"})
    response = api.post(RENDER, many({"id": "1", **bad}, {"id": "2", **one("nb")}))
    assert [result["id"] for result in response.json()["results"] if "message" in result] == ["2"]
    assert response.json()["results"][0]["problem"]["status"] == 500
    assert b"secret" not in response.content


@pytest.mark.parametrize(("count", "status"), [(10_000, 200), (10_001, 422)])
def test_a_batch_has_a_greatest_size(api: Any, live: Draft, count: int, status: int) -> None:
    live("nb")
    response = api.post(RENDER, many(*({"id": str(n), **one("nb")} for n in range(count))))
    assert response.status_code == status
    assert status == 422 or response.json()["rendered"] == count


def test_a_batch_costs_two_queries(
    api: Any, live: Draft, django_assert_max_num_queries: Any
) -> None:
    for locale in ("nb", "da", "en"):
        live(locale)
    recipients = [
        {"id": str(n), **one(locale)} for n, locale in enumerate(["nb", "da", "en", "nn"] * 25)
    ]
    with django_assert_max_num_queries(2 + api.own_queries):
        assert api.post(RENDER, many(*recipients)).json()["rendered"] == 100
