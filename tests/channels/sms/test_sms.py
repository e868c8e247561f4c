"""The channel: one text, what it costs, and the one hard limit."""

import doctest
import json

import pytest

import channels
from channels import Look

SMS = channels.get("sms")


def test_the_examples_in_the_package():
    assert doctest.testmod(channels.sms) == (0, 4)


def test_the_body_goes_out_as_it_was_written():
    body = 'Hei {{ n | plural(one="# vare", other="# varer") }} & <b>\n{% if x %}y{% endif %} '
    (output,) = SMS.assemble(SMS.load({"body": body}), Look(), "nb")
    assert (output.name, output.template, output.escape) == ("body", body, "text")


@pytest.mark.parametrize("character", ["a", "å", "€", "ж", "\U0001f600"])
def test_what_surely_fits_passes_no_limit(character):
    at_the_edge = SMS.load({"body": character * SMS.surely_fits})
    assert SMS.overruns(at_the_edge) == ()


def test_it_asks_for_plain_typography():
    assert SMS.plain_typography
    assert not channels.get("email").plain_typography


def test_a_measurement_of_a_content_of_a_document_and_of_outputs():
    found = SMS.measure({"body": "Zażółć"})
    assert found == SMS.measure(SMS.load({"body": "Zażółć"}))
    assert found == SMS.measure_outputs({"body": "Zażółć"})
    assert (found.encoding, found.segments, found.units, found.remaining) == ("UCS-2", 1, 6, 64)
    assert [trigger.character for trigger in found.unicode_triggers] == list("żółć")
    assert found.segmentation.segments[0].text == "Zażółć"
    assert [metric.name for metric in found.metrics] == [
        "segments",
        "encoding",
        "units",
        "remaining",
    ]
    assert found["encoding"].state == "warn"
    assert found.detail["segments"] == [{"start": 0, "end": 6, "units": 6}]
    assert found.detail["unicode_triggers"][1] == {
        "offset": 3, "character": "ó", "name": "LATIN SMALL LETTER O WITH ACUTE", "suggestion": "o"
    }  # fmt: skip


def test_what_the_api_answers_besides():
    detail = SMS.measure({"body": "a" * 65 + "👍🏽" + "a" * 65}).detail
    assert detail["range"] == {"specification": 2, "graphemes": 3}
    assert detail["simplified"] is detail["composed"] is detail["national_tables"] is None
    (passed,) = detail["ceilings_passed"]
    assert (passed["provider"], passed["counted"]) == ("LINK Mobility", "four_byte_characters")
    assert (passed["limit"], passed["amount"], passed["sure"]) == (0, 2, "A")
    assert passed["source"].startswith("LINK Mobility")


@pytest.mark.parametrize(
    ("body", "key", "expected"),
    [
        ("ł" * 71, "simplified", {"text": "l" * 71, "encoding": "GSM-7", "segments": 1}),
        ("l" * 71, "simplified", None),
        ("e\u0301", "composed", {"text": "é", "encoding": "GSM-7", "segments": 1}),
        ("ğ" * 78, "national_tables", {"locking": "tr", "single": "", "segments": 1}),
        ("ğ" * 70, "national_tables", None),
        ("Hei", "ceilings_passed", []),
        ("Hei", "range", {"specification": 1, "graphemes": 1}),
    ],
)
def test_a_key_of_the_detail(body, key, expected):
    detail = SMS.measure({"body": body}).detail
    assert detail[key] == expected
    assert json.loads(json.dumps(dict(detail))) == dict(detail)


@pytest.mark.parametrize(
    ("body", "state", "overruns"),
    [
        pytest.param("a" * 1600, "ok", [], id="as long as Twilio takes"),
        pytest.param("a" * 1601, "ok", [("characters", 1601, False)], id="one more"),
        pytest.param(
            "a" * 153 * 255, "ok", [("characters", 39_015, False)], id="as long as can be"
        ),
        pytest.param(
            "a" * (153 * 255 + 1),
            "over",
            [("characters", 39_016, False), ("segments", 256, True)],
            id="more than can be numbered",
        ),
    ],
)
def test_limits(body, state, overruns):
    found = SMS.overruns(SMS.load({"body": body}))
    assert [(run.unit, run.actual, run.hard) for run in found] == overruns
    assert all(run.path == "body" and run.source for run in found)
    assert SMS.measure({"body": body}).state == state
