"""Batches by the quick way: it says yes only to what the slow one takes, and answers the same."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.api import strict
from cms.api.batches import batch_answer, batch_lines
from cms.api.bodies import as_json
from cms.api.caller import Caller
from cms.api.quick import quick_batch
from cms.api.reading import Reading
from cms.api.rendering import order_for, render_many
from cms.api.rights import EVERYTHING
from cms.api.schemas.content import RenderQuery
from cms.api.schemas.render import RenderMany
from cms.models import MessageTemplate, Variant

Draft = Callable[..., Variant]
KEY = "order.confirmed"
RENDER = f"templates/{KEY}/sms/render"
EVERYBODYS = Reading(Caller(1, 1, "robot", "robot", EVERYTHING), "render", "production", None)
GOOD = {"id": "1", "locale": "nb", "values": {"first_name": "Kari", "total": "12.50"}}


def body(*recipients: Any, **more: Any) -> bytes:
    return json.dumps({"recipients": list(recipients), **more}).encode()


def swapped(old: bytes, new: bytes) -> bytes:
    return body(GOOD).replace(old, new)


# -- what it takes ---------------------------------------------------------------------------------


def test_it_takes_what_is_plainly_right() -> None:
    assert quick_batch(body(GOOD)) is not None
    assert quick_batch(b'{ "recipients" : [ ] }'.replace(b"[ ]", json.dumps([GOOD]).encode()))
    assert quick_batch(json.dumps({"recipients": [GOOD]}, ensure_ascii=False).encode())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        body(),
        body(*[GOOD] * 10_001),
        body(GOOD, strict=1),
        body({**GOOD, "envelope": None}),
        body({**GOOD, "vaules": {}}),
        body({**GOOD, "id": ""}),
        body({**GOOD, "id": "x" * 201}),
        body({**GOOD, "id": "a\\nb"}).replace(b"\\\\n", b"\\n"),
        body({**GOOD, "id": "end\n"}),
        body({**GOOD, "id": 7}),
        body({**GOOD, "locale": ""}),
        body({**GOOD, "values": []}),
        body("seven"),
        swapped(b'"id": "1"', b'"id": "1", "id": "2"'),
        swapped(b'"first_name": "Kari"', b'"first_name": "Kari", "first_name": "Ola"'),
        swapped(b'"Kari"', b'{"a": 1, "a": 2}'),
        swapped(b'"Kari"', b'{"a": "\\u003a", "a": ""}'),
        swapped(b'"Kari"', b'{"\\u003a": 1, "\\u003A": 2}'),
        swapped(b'"Kari"', b"NaN"),
        swapped(b'"Kari"', b"1e999"),
        swapped(b'"Kari"', b"9" * 5000),
        swapped(b"Kari", b"\\ud800"),
        swapped(b"Kari", b"\xff"),
        swapped(b"Kari", b"\xed\xa0\x80"),
        swapped(b"Kari", b"\n"),
        swapped(b'"Kari"', b"[" * 100_000),
        body(GOOD) + b"x",
        b"\xef\xbb\xbf" + body(GOOD),
    ],
    ids=lambda data: str(data)[-60:],
)
def test_it_leaves_the_rest_to_the_slow_reader(data: bytes) -> None:
    assert quick_batch(data) is None


TEXTS = st.text(max_size=8) | st.sampled_from([":", '":', "a:b", "\\u003a", "é", "\ud83d\ude00"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


@given(
    st.lists(
        st.fixed_dictionaries(
            {"id": TEXTS, "locale": TEXTS, "values": st.dictionaries(TEXTS, VALUES, max_size=3)}
        ),
        max_size=3,
    ),
    st.booleans(),
)
def test_what_it_reads_is_what_the_slow_one_reads(recipients: Any, ascii_only: bool) -> None:
    try:
        data = json.dumps({"recipients": recipients}, ensure_ascii=ascii_only).encode()
    except UnicodeEncodeError:
        return
    quick = quick_batch(data)
    if quick is not None:
        slow = RenderMany.model_validate(as_json(data))
        read = [(each.id, each.locale, each.values) for each in quick.recipients]
        assert repr(read) == repr([(e.id, e.locale, e.values) for e in slow.recipients])


@given(st.binary(max_size=12), st.integers(0, 200))
def test_a_torn_or_bent_body_is_taken_only_if_the_slow_one_takes_it(bent: bytes, at: int) -> None:
    whole = body(GOOD)
    data = whole[:at] + bent + whole[at + len(bent) // 2 :]
    quick = quick_batch(data)
    if quick is not None:
        slow = RenderMany.model_validate(as_json(data))
        assert [each.values for each in quick.recipients] == [
            each.values
            for each in slow.recipients  # type: ignore[union-attr]
        ]


# -- what it answers -------------------------------------------------------------------------------

NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=45)
PRINTED = st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"])
MONEY = st.decimals(-1000, 10**6, places=2).map(str) | st.just("twelve") | st.integers()
RECIPIENTS = st.fixed_dictionaries(
    {
        "id": st.text(PRINTED, min_size=1, max_size=9),
        "locale": st.sampled_from(["nb", "no", "da", "en", "pl", "nbb"]),
        "values": st.fixed_dictionaries(
            {},
            optional={
                "first_name": NAMES | st.none(),
                "total": MONEY,
                "more": NAMES,
                "also": st.none(),
            },
        ),
    }
)


@pytest.fixture
def wordings(live: Draft) -> None:
    live("nb")
    for arm in "ab":
        live("en", f"{{{{ first_name }}}}: {{{{ total | money }}}} {arm}", arm=arm)


@pytest.mark.usefixtures("wordings")
def test_it_answers_what_the_slow_one_answers() -> None:
    @settings(suppress_health_check=list(HealthCheck), max_examples=60)
    @given(st.lists(RECIPIENTS, min_size=1, max_size=8))
    def same(recipients: Any) -> None:
        data = json.dumps({"recipients": recipients}).encode()
        quick, slow = quick_batch(data), RenderMany.model_validate(as_json(data))
        if quick is None:  # a control character in an id, or a colon written as an escape
            return
        order = order_for(KEY, "sms", quick.recipients, RenderQuery(), EVERYBODYS)
        told = render_many(order_for(KEY, "sms", slow.recipients, RenderQuery(), EVERYBODYS), slow)
        assert batch_answer(order, quick).decode() == told.model_dump_json(by_alias=True)
        lines = b"".join(batch_lines(order, quick)).splitlines(keepends=True)
        assert [json.loads(line) for line in b"".join(lines).decode().split("\n")[:-1]] == [
            json.loads(each.model_dump_json(by_alias=True)) for each in told.results
        ]

    same()


def test_a_mail_is_answered_alike(template: MessageTemplate, copywriter: Any, manager: Any) -> None:
    from cms import actions

    text = [{"type": "text", "text": "Hei {{ first_name }}, du skal betale {{ total | money }}."}]
    content = {"subject": "Til {{ first_name }}", "preheader": "", "body": text}
    variant = actions.start_variant(template, "email", "nb", content, copywriter)
    variant.get_latest_revision().publish(user=manager)
    data = body(GOOD, {**GOOD, "id": "2", "values": {"first_name": "<b>", "total": 1, "x": 1}})
    quick, slow = quick_batch(data), RenderMany.model_validate(as_json(data))
    assert quick is not None
    order = order_for(KEY, "email", quick.recipients, RenderQuery(), EVERYBODYS)
    assert json.loads(batch_answer(order, quick)) == json.loads(
        render_many(order, slow).model_dump_json(by_alias=True)
    )


@pytest.mark.usefixtures("wordings")
@pytest.mark.parametrize("quick", [True, False])
def test_lines_come_one_a_recipient(api: Any, quick: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not quick:
        monkeypatch.setattr(strict, "quick_batch", lambda data: None)
    batch = [{**GOOD, "id": str(number)} for number in range(450)]
    batch[7] = {**GOOD, "locale": "nbb"}
    response = api.call("POST", RENDER, {"recipients": batch}, Accept="application/x-ndjson")
    assert response["Content-Type"] == "application/x-ndjson"
    assert response["Cache-Control"] == "no-store"
    lines = b"".join(response.streaming_content).decode().removesuffix("\n").split("\n")
    assert [json.loads(line) for line in lines] == api.post(RENDER, {"recipients": batch}).json()[
        "results"
    ]


@pytest.mark.usefixtures("wordings")
def test_what_is_wrong_for_all_refuses_before_the_first_line(api: Any, problem: Any) -> None:
    response = api.call(
        "POST", "templates/other/sms/render", {"recipients": [GOOD]}, Accept="application/x-ndjson"
    )
    problem(response, 404, "unknown-template")


@pytest.mark.usefixtures("wordings")
def test_a_providers_request_goes_the_slow_way(api: Any) -> None:
    answer = api.post(f"{RENDER}?payload=twilio", {"recipients": [GOOD]}).json()
    assert answer["failed"] == 1  # no envelope: the provider lacks an address
