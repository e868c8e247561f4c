"""The laws that every provider of every channel keeps.

A provider gives a payload that its schema accepts, or raises ``CannotCarry`` and says why. A
seventh channel's providers are found by the same walk, and held to the same laws.
"""

import copy
import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, SchemaError, ValidationError

import channels
from channels import CannotCarry, Channel, Envelope, Handover, Payload, Provider
from channels._registry import ChannelModuleError, find, providers_of
from tests.channels.dummy import CHANNEL as DUMMY
from tests.channels.handovers import (
    ENVELOPES,
    example_envelopes,
    examples,
    handover,
    minimal,
    whole,
)

HERE = Path(__file__).parent

# A page of its own, or a specification with its number.
SOURCE = re.compile(r"https://\S+|\b(?:RFC|3GPP TS|ISO|ITU-T|ECMA)[ -]?\S*\d")

PLAIN = "Vi pakker bestillingen din nå"
# Quotes, braces that begin no tag, markup, control characters, right-to-left and its override,
# letters made of many, a pair of surrogates in UTF-16, the ends of lines of five systems.
HOSTILE = (
    "\"'`\\ } }} { % {} </b>&amp; %s %(name)s $1 ${x} *b* _i_ ~s~ \x01\x07\x1b\x7f\x85\u200b\ufeff"
    " שלום \u202eabc\u202c مرحبا 👩\u200d👩\u200d👧 e\u0301\u0327 🇳🇴 \t\r\n\u2028\u2029 -- ;"
)
VALUE = '{{ name }} {{1}} {% if x %} {# "' + HOSTILE
TAG = re.compile(r"\{\{\s*name\b")

# What no option may be; each is tried in the place of every option of a provider's examples.
NO_OPTIONS = (None, "", " ", "\x00\r\n", "x" * 10_000, -1, 10**30, 1.5, float("nan"), True, [], {})


@dataclass(frozen=True)
class Case:
    channel: Channel
    provider: Provider
    folder: Path

    @property
    def envelopes(self) -> list[Envelope]:
        return list(example_envelopes(self.channel.name, self.provider.name))


def cases_of(package: Any, channel: Channel) -> Iterator[Case]:
    for provider in providers_of(package).values():
        yield Case(channel, provider, Path(package.__path__[0]) / "providers")


CASES = [
    pytest.param(case, id=f"{channel.name}-{case.provider.name}")
    for channel in channels.CHANNELS.values()
    for case in cases_of(sys.modules[f"channels.{channel.name}"], channel)
]
EACH = pytest.mark.parametrize("case", CASES)


def tagged(channel: Channel, value: str, envelope: Envelope) -> Handover:
    return handover(channel, whole(channel, "Hei {{ name }}!"), {"name": value}, envelope=envelope)


def long(channel: Channel, envelope: Envelope) -> Handover:
    """100 KB of hostile words in the first text."""
    content = channel.load(minimal(channel))
    path = next(part.path for part in channel.texts(content))
    words = HOSTILE * (102_400 // len(HOSTILE.encode()) + 1)
    return handover(channel, content.replace(path, words).document(), envelope=envelope)


MESSAGES: dict[str, Callable[[Channel, Envelope], Handover]] = {
    "minimal": lambda channel, to: handover(channel, minimal(channel), envelope=to),
    "whole": lambda channel, to: handover(channel, whole(channel, PLAIN), envelope=to),
    "empty": lambda channel, to: handover(channel, {}, envelope=to),
    "with values": lambda channel, to: tagged(channel, "Kari", to),
    "hostile": lambda channel, to: handover(channel, minimal(channel, HOSTILE), envelope=to),
    "whole hostile": lambda channel, to: handover(channel, whole(channel, HOSTILE), envelope=to),
    "hostile values": lambda channel, to: tagged(channel, VALUE, to),
    "100 KB": long,
}


def kept(case: Case, message: Handover) -> Payload | None:
    """What the provider makes of *message*, None for a refusal; every law of one answer."""
    before = copy.deepcopy(message)
    try:
        payload = case.provider.payload(message)
    except CannotCarry as refusal:
        assert refusal.provider == case.provider.name
        assert refusal.problems and all(problem.message.strip() for problem in refusal.problems)
        assert message == before
        return None
    assert payload == case.provider.payload(message)
    assert message == before, "a payload changes nothing that it is made of"
    if isinstance(payload, bytes):
        assert case.provider.schema == ""
        return payload
    written = json.dumps(payload, allow_nan=False, ensure_ascii=False).encode("utf-8")
    validator(case).validate(json.loads(written))
    return payload


def schema_of(case: Case) -> dict[str, Any]:
    return json.loads((case.folder / case.provider.schema).read_text("utf-8"))


def validator(case: Case) -> Draft202012Validator:
    return Draft202012Validator(schema_of(case))


def told(value: Any) -> Iterator[str]:
    """Every text in a payload, names of fields too."""
    if isinstance(value, bytes):
        yield value.decode("utf-8", "replace")
    elif isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from told(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from told(inner)


def is_described(case: Case) -> None:
    provider = case.provider
    assert re.fullmatch("[a-z][a-z0-9_]*", provider.name)
    assert provider.label.strip()
    assert provider.kind in ("send", "template")
    assert SOURCE.search(provider.source)
    assert (type(provider).__doc__ or "").strip()


def has_a_schema(case: Case) -> None:
    provider = case.provider
    if not provider.schema:
        assert provider.content_type != "application/json"
        return
    assert provider.schema == f"{provider.name}.schema.json"
    schema = schema_of(case)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    assert SOURCE.search(f"{schema.get('$comment', '')} {schema.get('description', '')}")
    for anything in ({}, {"no_such_field": 1}, [], None):
        assert not validator(case).is_valid(anything), "a schema that refuses nothing says nothing"


def carries_something(case: Case) -> None:
    """Otherwise all its answers could be refusals, and no other law would mean much."""
    tried = [
        kept(case, MESSAGES[name](case.channel, envelope))
        for name in ("minimal", "whole")
        for envelope in case.envelopes
    ]
    own = examples(case.channel.name, case.provider.name)
    found = [*tried, *(kept(case, example["handover"]) for example in own)]
    assert any(payload is not None for payload in found), (
        f"write an example: tests/channels/{case.channel.name}/providers/{case.provider.name}.json"
    )


@cache
def fitting(case: Case) -> Envelope:
    """An envelope with which the least message is carried, where there is one."""
    least = MESSAGES["minimal"]
    found = (each for each in case.envelopes if kept(case, least(case.channel, each)) is not None)
    return next(found, case.envelopes[0])


def takes_or_refuses(case: Case, name: str) -> None:
    for envelope in case.envelopes:
        payload = kept(case, MESSAGES[name](case.channel, envelope))
        if name == "with values" and payload is not None and case.provider.kind == "send":
            assert not any(TAG.search(text) for text in told(payload))


def survives_envelopes(case: Case) -> None:
    for envelope in hostile_envelopes(case):
        kept(case, MESSAGES["minimal"](case.channel, envelope))


def hostile_envelopes(case: Case) -> Iterator[Envelope]:
    for text in ("", " ", "\r\nBcc: x@y.z", "\x00", HOSTILE, "9" * 10_000):
        yield Envelope(text, text, text)
        yield Envelope(ENVELOPES[0].recipient, text, text, {text: text})
    for known in case.envelopes:
        for name in known.options:
            for wrong in NO_OPTIONS:
                options = {**known.options, name: wrong}
                yield Envelope(known.recipient, known.sender, known.reference, options)


@EACH
def test_it_is_described(case):
    is_described(case)


@EACH
def test_its_schema_lies_beside_it_and_is_one(case):
    has_a_schema(case)


@EACH
def test_it_carries_something(case):
    carries_something(case)


@EACH
@pytest.mark.parametrize("name", MESSAGES)
def test_it_gives_what_its_schema_takes_or_says_why_not(case, name):
    takes_or_refuses(case, name)


@EACH
def test_no_envelope_is_an_error_of_another_kind(case):
    survives_envelopes(case)


@EACH
@given(value=st.text(max_size=60))
def test_no_value_is_an_error_of_another_kind(case, value):
    kept(case, tagged(case.channel, value, fitting(case)))


@EACH
def test_its_examples(case):
    for example in examples(case.channel.name, case.provider.name):
        assert kept(case, example["handover"]) == example["payload"]


def test_the_dummy_has_no_providers():
    assert providers_of(sys.modules[type(DUMMY).__module__]) == {}


PIGEON = '''
from channels import CannotCarry, Problem, Provider


class Pigeon(Provider):
    """One line, tied to a leg."""

    name = "pigeon"
    label = "Pigeon post"
    schema = "pigeon.schema.json"
    source = "RFC 1149"

    def payload(self, handover):
        title = handover.outputs["title"]
        if len(title) > 80:
            raise CannotCarry(self.name, (Problem("title", "is too heavy"),))
        return {"scroll": title}


PROVIDER = Pigeon()
'''
PIGEON_SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$comment": "RFC 1149",
    "type": "object",
    "properties": {"scroll": {"type": "string", "maxLength": 80}},
    "required": ["scroll"],
    "additionalProperties": False,
}


@pytest.fixture
def seventh(tmp_path, monkeypatch):
    """A function that makes a seventh channel whose one provider is the source it is given."""

    def make(source: str, schema: Any = PIGEON_SCHEMA) -> Any:
        folder = tmp_path / "dummy" / "providers"
        folder.mkdir(parents=True)
        shutil.copy(HERE / "dummy.py", tmp_path / "dummy" / "__init__.py")
        (folder / "__init__.py").write_text('"""Who carries it."""', "utf-8")
        (folder / "_helper.py").write_text("raise RuntimeError('machinery')", "utf-8")
        (folder / "pigeon.py").write_text(source, "utf-8")
        (folder / "pigeon.schema.json").write_text(json.dumps(schema), "utf-8")
        monkeypatch.setattr(channels, "__path__", [*channels.__path__, str(tmp_path)])
        monkeypatch.setattr(sys, "modules", dict(sys.modules))
        monkeypatch.setattr(channels, "CHANNELS", find(channels))
        return sys.modules["channels.dummy"]

    return make


LAWS: list[Callable[[Case], None]] = [
    is_described,
    has_a_schema,
    carries_something,
    survives_envelopes,
    *(lambda case, name=name: takes_or_refuses(case, name) for name in MESSAGES),
]


def test_a_seventh_channel_s_provider_is_found_and_keeps_the_laws(seventh):
    package = seventh(PIGEON)
    assert list(channels.providers.__wrapped__("dummy")) == ["pigeon"]
    (case,) = cases_of(package, package.CHANNEL)
    for law in LAWS:
        law(case)


BROKEN = [
    ("a field of another name", '"scroll":', '"scrall":', ValidationError),
    ("a limit that only its schema has", "len(title) > 80", "False", ValidationError),
    ("another exception", "raise CannotCarry", "raise ValueError", ValueError),
    ("no reason", '(Problem("title", "is too heavy"),)', "()", AssertionError),
    ("a reason without words", '"is too heavy"', '" "', AssertionError),
    ("unfilled", ": title", ': handover.content.text("title")', AssertionError),
    ("by chance", ": title", ": str(__import__('random').random())", AssertionError),
    ("it carries nothing", "len(title) > 80", "True", AssertionError),
    ("no source", '"RFC 1149"', '"memory"', AssertionError),
    ("no label", '"Pigeon post"', '""', AssertionError),
    ("no schema", '"pigeon.schema.json"', '""', AssertionError),
    ("a schema of another name", '"pigeon.schema.json"', '"dove.schema.json"', AssertionError),
    ("it writes on what it is given", "len(title) > 80", "handover.outputs.clear()", KeyError),
    ("it adds to it", "len(title) > 80", 'handover.outputs.update(x="")', AssertionError),
]


@pytest.mark.parametrize(
    ("before", "after", "error"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN]
)
def test_a_provider_that_breaks_a_law_is_caught(seventh, before, after, error):
    assert before in PIGEON
    package = seventh(PIGEON.replace(before, after))
    (case,) = cases_of(package, package.CHANNEL)
    with pytest.raises(error):
        for law in LAWS:
            law(case)


@pytest.mark.parametrize(
    ("schema", "error"),
    [
        pytest.param({**PIGEON_SCHEMA, "type": "objekt"}, SchemaError, id="not a schema"),
        pytest.param({**PIGEON_SCHEMA, "$comment": "memory"}, AssertionError, id="no source"),
        pytest.param(
            {"$schema": PIGEON_SCHEMA["$schema"], "$comment": "RFC 1149"},
            AssertionError,
            id="it takes all",
        ),
    ],
)
def test_a_schema_that_says_nothing_is_caught(seventh, schema, error):
    package = seventh(PIGEON, schema)
    (case,) = cases_of(package, package.CHANNEL)
    with pytest.raises(error):
        has_a_schema(case)


def test_a_module_without_a_provider_of_its_name_is_refused(seventh):
    package = seventh("PROVIDER = 'pigeon'")
    with pytest.raises(ChannelModuleError, match="pigeon"):
        providers_of(package)
