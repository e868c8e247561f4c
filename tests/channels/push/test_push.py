"""The channel: what it refuses, advises, and how it lays a content flat."""

import pytest

import channels
from channels import Look
from channels._tags import split

PUSH = channels.get("push")


def button(name="track", **rest):
    return {"type": "action", "name": name, "label": "Følg", **rest}


def outputs_of(document):
    made = PUSH.assemble(PUSH.load(document), Look(), "nb")
    return {output.name: output.template for output in made}


def test_two_buttons_of_one_name_are_refused():
    content = PUSH.load(
        {"actions": [button("a"), button("b"), button("a"), button(""), button("")]}
    )
    assert [each.path for each in PUSH.refusals(content)] == ["actions.2.name"]


@pytest.mark.parametrize("name", ["app_scheme", "category", "collapse_key"])
def test_technical_names_hold_no_tags(name):
    outputs = outputs_of({name: "{{ x }}"})
    assert not any(run.is_tag for run in split(outputs[name]))


def test_a_value_cannot_break_the_title_into_lines():
    made = {each.name: each.escape for each in PUSH.assemble(PUSH.load({}), Look(), "nb")}
    assert (made["title"], made["body"], made["link"]) == ("line", "text", "line")


@pytest.mark.parametrize(
    ("document", "rules"),
    [
        pytest.param({"title": "Hei", "body": "a" * 49}, [], id="seen everywhere"),
        pytest.param({"body": "a" * 50}, ["cut_android_lock"], id="not on an Android lock screen"),
        pytest.param({"body": "a" * 81}, ["cut_ios_banner", "cut_android_lock"], id="nor a banner"),
        pytest.param(
            {"body": "a" * 598},
            ["cut_ios_lock", "cut_ios_banner", "cut_android_lock", "cut_android_drawer"],
            id="nowhere whole",
        ),
        pytest.param({"subtitle": "Ordre 4711"}, ["subtitle_unseen"], id="a subtitle"),
        pytest.param({"actions": [button("a"), button("b")]}, [], id="two buttons"),
        pytest.param(
            {"actions": [button("a"), button("b"), button("c")]}, ["action_unseen"], id="three"
        ),
    ],
)
def test_advice(document, rules):
    found = list(PUSH.advice(outputs_of(document), "nb"))
    assert [each.rule for each in found] == rules
    assert {each.gravity for each in found} <= {"info"}


def test_advice_points_at_what_is_not_seen():
    (advice,) = PUSH.advice(outputs_of({"body": f"{'a' * 49}👩\u200d👧 slutt"}), "nb")
    assert advice.message == "On an Android lock screen, 49 of 56 characters are seen."
    assert (advice.output, advice.start, advice.end) == ("body", 49, 58)


def test_metrics():
    found = PUSH.measure({"title": "æ" * 41, "body": "Hei"})
    assert [metric.name for metric in found.metrics] == ["title", "body", "apns_bytes", "fcm_bytes"]
    assert [metric.state for metric in found.metrics] == ["warn", "ok", "ok", "ok"]
    assert found.state == "warn"
