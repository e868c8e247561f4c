"""Published wordings in senders' merge languages, and the values to send beside them."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

from cms.api import merging
from cms.api.schemas import merging as merging_body
from cms.models import Variant
from templates_lib import merge

Draft = Callable[..., Variant]
PATH = "templates/order.confirmed/sms/merge"
VALUES = {"first_name": "Kari", "total": "1299.50"}


@pytest.fixture(autouse=True)
def nothing_exported() -> None:
    merging._kept.clear()


def readers(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"recipients": [{"id": str(index), **row} for index, row in enumerate(rows)]}


def test_an_export_has_its_texts_and_its_contract(api: Any, live: Draft) -> None:
    live("en", body="Hi {{ first_name }}, {{ total | money }} in all.")
    answer = api.get(f"{PATH}/klaviyo?locale=en").json()
    assert answer["parts"] == {
        "body": "Hi {{ event.first_name|safe }}, {{ event.total_money|safe }} in all."
    }
    assert answer["complete"] and answer["refusals"] == []
    money = next(v for v in answer["contract"]["variables"] if v["name"] == "total_money")
    assert (money["source"], money["rule"], money["native"]) == (
        "total",
        "{{ total | money }}",
        False,
    )
    assert len(money["samples"]) == 3
    assert answer["release"] == 1 and answer["locale"] == "en" and not answer["fallback"]


def test_what_cannot_be_carried_is_named_with_its_place(api: Any, live: Draft) -> None:
    live("en", body="Hi {% if total > 5 %}a{% endif %}")
    answer = api.get(f"{PATH}/twilio?locale=en").json()
    assert not answer["complete"] and answer["parts"] == {}
    (refusal,) = answer["refusals"]
    assert (refusal["construct"], refusal["part"], refusal["column"]) == ("if", "body", 4)


def test_values_are_computed_for_each_reader(api: Any, live: Draft) -> None:
    live("en", body="Hi {{ first_name }}, {{ total | money }}.")
    body = readers(
        {"locale": "en", "values": VALUES},
        {"locale": "en", "values": {"first_name": "Kari"}},
        {"locale": "xx-nowhere", "values": VALUES},
        {"values": VALUES},
    )
    answer = api.post(f"{PATH}/braze/derive", body).json()
    first, missing, nowhere, unfit = answer["results"]
    assert first["derived"]["values"] == {"first_name": "Kari", "total_money": "NOK 1,299.50"}
    assert missing["problem"]["type"].endswith("unusable-values")
    assert missing["problem"]["errors"][0]["pointer"] == "#/recipients/1/values/total"
    assert nowhere["problem"]["type"].endswith("unknown-locale")
    assert unfit["problem"]["type"].endswith("invalid-body")
    assert answer["failed"] == 3


@pytest.mark.parametrize(
    ("recipients", "failed"),
    [(["x"], 1), ([None, [], 7], 3), (["x"] * merging_body.MAX_DERIVED, merging_body.MAX_DERIVED)],
    ids=["a text", "three of other kinds", "as many as may be"],
)
def test_a_reader_that_is_no_object_is_told_so_alone(
    api: Any, live: Draft, recipients: list[Any], failed: int
) -> None:
    live("en", body="Hi {{ first_name }}.")
    told = api.post(f"{PATH}/braze/derive", {"recipients": recipients}).json()
    assert told["failed"] == failed == len(told["results"])
    for index, each in enumerate(told["results"]):
        assert each["problem"]["type"].endswith("invalid-body")
        assert each["problem"]["errors"][0]["pointer"] == f"#/recipients/{index}"


@pytest.mark.parametrize(
    ("body", "pointer", "words"),
    [
        ([], "#", "must be an object"),
        ({}, "#/recipients", "is required"),
        ({"recipients": []}, "#/recipients", "at least 1"),
        ({"recipients": ["x"] * (merging_body.MAX_DERIVED + 1)}, "#/recipients", "at most 1000"),
        ({"recipients": {}}, "#/recipients", "must be a list"),
        ({"recipients": ["x"], "locale": "nb"}, "#", "'locale' is not known here"),
    ],
    ids=["a list", "nothing", "nobody", "one too many", "no list", "a field that is not there"],
)
def test_a_body_that_does_not_fit_is_refused_whole(
    api: Any, live: Draft, problem: Any, body: Any, pointer: str, words: str
) -> None:
    live("en", body="Hi {{ first_name }}.")
    told = problem(api.post(f"{PATH}/braze/derive", body), 422, "invalid-body")
    assert told["errors"][0]["pointer"] == pointer
    assert words in told["errors"][0]["detail"]


def test_no_values_for_what_cannot_be_carried(api: Any, live: Draft) -> None:
    live("en", body="Hi {% if total > 5 %}a{% endif %}")
    answer = api.post(f"{PATH}/twilio/derive", readers({"locale": "en", "values": VALUES})).json()
    assert answer["results"][0]["problem"]["type"].endswith("cannot-carry")


def test_a_target_that_is_none(api: Any, live: Draft, problem: Any) -> None:
    live("en")
    told = problem(api.get(f"{PATH}/braz?locale=en"), 404, "unknown-name")
    assert told["suggestions"][0] == "braze" and told["available"] == list(merge.TARGETS)


@pytest.mark.parametrize(
    "profile",
    [
        *("", "{", "[]", '{"open": "[["}', '{"open": 5}', '{"open": "aa", "close": "]]"}'),
        *('{"x": 1}', '{"names": []}', '{"names": {"first_name": "a\\nb"}}', "[" * 3_000),
    ],
)
def test_a_profile_that_does_not_do(api: Any, live: Draft, problem: Any, profile: str) -> None:
    live("en")
    query = f"locale=en&profile={quote(profile)}"
    told = problem(api.get(f"{PATH}/custom?{query}"), 400, "bad-query")
    assert told["errors"][0]["parameter"] == "profile"
    sent = readers({"locale": "en", "values": VALUES})
    answer = api.post(f"{PATH}/custom/derive?profile={quote(profile)}", sent)
    assert b"bad-query" in answer.content


def test_a_profile_gives_marks_and_names(api: Any, live: Draft) -> None:
    live("en", body="Hi {{ first_name }}, {{ total | money }}.")
    profile = json.dumps({"open": "[[", "close": "]]", "names": {"first_name": "FIRST"}})
    answer = api.get(f"{PATH}/custom?locale=en&profile={quote(profile)}").json()
    assert answer["parts"] == {"body": "Hi [[FIRST]], [[total_money]]."}


def test_an_export_is_kept_by_its_wording(api: Any, live: Draft) -> None:
    live("en", body="Hi {{ first_name }}.")
    first = api.get(f"{PATH}/braze?locale=en")
    again = api.get(f"{PATH}/braze?locale=en", If_None_Match=first["ETag"])
    assert again.status_code == 304 and len(merging._kept) == 1
    live("nb", body="Hei {{ first_name }}.")
    other = api.get(f"{PATH}/braze?locale=nb", If_None_Match=first["ETag"])
    assert other.json()["parts"]["body"].startswith("Hei") and len(merging._kept) == 2
