"""The laws that every channel keeps, the dummy included; and what the base does for all."""

import json
import pickle
import re

import pytest

import channels
import locales
from channels import Blocks, Channel, Choice, Content, Flag, Look, Scene, Text
from tests.channels.dummy import CHANNEL as DUMMY
from tests.channels.reading import elements

ALL = [pytest.param(channel, id=channel.name) for channel in [*channels.CHANNELS.values(), DUMMY]]

NASTY = (
    '</style></p>"><script>alert(1)</script>{{ name | default("<b>") }} & æ ł 😀 שלום\n\nSlutt {'
)


def whole(channel: Channel, words: str) -> Content:
    """A content with *words* in each text and each kind of block once."""

    def value(part):
        if isinstance(part, Blocks):
            return [
                {"type": kind.name, "id": kind.name, **{f.name: value(f) for f in kind.fields}}
                for kind in part.types
            ]
        if isinstance(part, Text):
            return "https://example.no/{{ code }}" if part.kind == "url" else words
        return part.default

    return channel.load({part.name: value(part) for part in channel.parts})


def outputs_of(channel: Channel, content: Content, locale: str = "nb") -> dict[str, str]:
    look = Look(brand_name="Nordhus", footer="Nordhus AS")
    return {output.name: output.template for output in channel.assemble(content, look, locale)}


@pytest.mark.parametrize("channel", ALL)
def test_names_are_unique_and_choices_are_right(channel):
    def check(fields):
        for field in fields:
            if isinstance(field, Blocks):
                assert len({kind.name for kind in field.types}) == len(field.types)
                for kind in field.types:
                    check(kind.fields)
        names = [field.name for field in fields]
        assert len(names) == len(set(names))
        assert all(re.fullmatch("[a-z][a-z_]*", name) for name in names)
        assert not {"type", "id"} & set(names)
        for field in fields:
            if isinstance(field, Choice):
                assert field.default in dict(field.choices)

    check(channel.parts)


@pytest.mark.parametrize("channel", ALL)
def test_every_limit_names_its_source(channel):
    def texts(fields):
        for field in fields:
            if isinstance(field, Text):
                yield field
            elif isinstance(field, Blocks):
                assert field.source or field.max_num is None
                for kind in field.types:
                    yield from texts(kind.fields)

    for spec in texts(channel.parts):
        assert spec.source or (spec.max_length is None and spec.advised is None)


@pytest.mark.parametrize("channel", ALL)
def test_an_empty_draft_loads_assembles_measures_and_shows(channel):
    content = channel.load({})
    outputs = outputs_of(channel, content)
    assert channel.measure(content).state == "ok"
    assert channel.preview(outputs, Scene()).startswith("<!doctype html>")
    assert channel.overruns(content) == ()
    assert list(channel.refusals(content)) == []


@pytest.mark.parametrize("channel", ALL)
def test_a_content_is_a_value(channel):
    content = whole(channel, "Hei {{ name }}!")
    again = channel.load(json.loads(json.dumps(content.document())))
    assert again == content
    assert hash(again) == hash(content)
    assert again.document() == content.document()
    assert pickle.loads(pickle.dumps(content)) == content


@pytest.mark.parametrize("channel", ALL)
def test_every_text_can_be_replaced_at_its_path(channel):
    content = whole(channel, "Hei")
    for part in channel.texts(content):
        changed = content.replace(part.path, "Hallo")
        found = {other.path: other.text for other in channel.texts(changed)}
        assert found[part.path] == "Hallo"
        assert changed.digest != content.digest
        assert changed.replace(part.path, part.text) == content


@pytest.mark.parametrize("channel", ALL)
def test_measurement_is_json_and_stands_on_the_outputs(channel):
    content = whole(channel, NASTY)
    measurement = channel.measure(content)
    json.dumps(dict(measurement.detail))
    assert measurement == channel.measure(content.document())
    assert len({metric.name for metric in measurement.metrics}) == len(measurement.metrics)


@pytest.mark.parametrize("channel", ALL)
@pytest.mark.parametrize("locale", ["nb", "pl", "ar"])
def test_a_preview_runs_nothing_and_loads_nothing(channel, locale):
    outputs = outputs_of(channel, whole(channel, NASTY), locale)
    for device in channel.preview_devices:
        look = Look(brand_name="<script>alert(2)</script>", sender="")
        direction = locales.get(locale).direction
        shown = channel.preview(outputs, Scene(locale, direction, look, device.name))
        assert "default-src 'none'" in shown
        assert "url(" not in shown and "@import" not in shown
        for name, attributes in elements(shown):
            assert name not in ("script", "link", "base", "object", "embed", "form", "video")
            assert not any(attribute.startswith("on") for attribute in attributes)
            assert attributes.get("src", "data:").startswith("data:")
            assert not {"srcset", "background", "poster", "data"} & set(attributes)
            assert name != "iframe" or attributes["sandbox"] == ""


@pytest.mark.parametrize("channel", ALL)
def test_the_words_of_a_preview_are_translated(channel):
    asked = set()

    def translate(message: str) -> str:
        assert message, "an empty message is the header of a catalogue"
        asked.add(message)
        return f"»{message}«"

    channel.preview(outputs_of(channel, whole(channel, NASTY)), Scene(translate=translate))
    assert asked or channel is DUMMY


@pytest.mark.parametrize("channel", ALL)
def test_a_preview_keeps_to_a_device_it_knows(channel):
    outputs = outputs_of(channel, whole(channel, "Hei"))
    known = channel.preview(outputs, Scene(device=channel.preview_devices[0].name))
    assert channel.preview(outputs, Scene(device="no such device")) == known
    assert channel.device("no such device") is channel.preview_devices[0]


@pytest.mark.parametrize("channel", ALL)
def test_an_unknown_locale_is_named_or_not_needed(channel):
    try:
        channel.assemble(channel.load({}), Look(), "xx")
    except locales.UnknownLocaleError as error:
        assert error.identifier == "xx"


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        pytest.param(5, [], id="at the advice"),
        pytest.param(6, [(5, False)], id="past the advice"),
        pytest.param(10, [(5, False)], id="at the limit"),
        pytest.param(11, [(10, True)], id="past the limit"),
    ],
)
def test_lengths(length, expected):
    overruns = DUMMY.overruns(DUMMY.load({"title": "æ" * length}))
    assert [(run.limit, run.hard) for run in overruns] == expected
    assert all(run.path == "title" and run.actual == length for run in overruns)
    assert all(run.source == "made up" for run in overruns)


@pytest.mark.parametrize(("number", "hard"), [(2, []), (3, [True])])
def test_numbers_of_blocks(number, hard):
    content = DUMMY.load({"rows": [{"type": "line", "words": "x"}] * number})
    assert [run.hard for run in DUMMY.overruns(content)] == hard


def test_limits_inside_blocks_are_told_with_their_path():
    content = DUMMY.load({"rows": [{"type": "line"}, {"type": "line", "words": "x" * 21}]})
    assert [run.path for run in DUMMY.overruns(content)] == ["rows.1.words"]


def test_texts_are_the_templates_with_paths_and_labels():
    content = whole(DUMMY, "Hei")
    found = [(part.path, part.label, part.block) for part in DUMMY.texts(content)]
    assert found == [
        ("title", "Title", ""),
        ("rows.0.words", "Words", "Line"),
        ("rows.1.url", "Address", "Link"),
        ("rows.2.links.0.url", "Address", "Link"),
    ]


@pytest.mark.parametrize(
    ("url", "refused"),
    [("https://x.no", False), ("{{ url }}", False), ("", False), ("javascript:x", True)],
)
def test_an_address_of_another_scheme_is_refused_by_name(url, refused):
    content = DUMMY.load({"rows": [{"type": "link", "url": url}]})
    problems = list(DUMMY.refusals(content))
    assert [problem.path for problem in problems] == ["rows.0.url"] * refused
    assert all(url in problem.message for problem in problems)


def test_flags_and_choices_have_their_defaults():
    content = DUMMY.load({})
    assert (content["tone"], content["urgent"]) == ("calm", False)
    assert isinstance(DUMMY.parts[3], Flag)
