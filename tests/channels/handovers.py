"""Handovers for tests of providers, built from content documents.

    handover("sms", {"body": "Hei {{ name }}!"}, {"name": "Kari"}, recipient="+4791234567")

A document without tags is finished as it stands. Values are given as a table, name -> value, or
name -> (value, *samples); each printed tag of that name becomes a ``Variable`` and is filled in.
Conditions and loops are not walked here: give the finished ``outputs`` for those.

Examples lie in ``tests/channels/<channel>/providers/<provider>.json``, a list of
``{"name", "content", "variables", "locale", "envelope", "payload"}``; only ``content`` and
``payload`` are required. ``test_providers.py`` runs them, and takes their envelopes for its laws:
a provider that needs options is not known to carry anything without an example.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

import channels
from channels import (
    Blocks,
    CannotCarry,
    Channel,
    Choice,
    Envelope,
    Flag,
    Handover,
    Look,
    Output,
    Part,
    Provider,
    Variable,
)
from channels._tags import split

__all__ = ["ENVELOPES", "example_envelopes", "examples", "handover", "minimal", "refused", "whole"]

HERE = Path(__file__).parent
LOOK = Look(brand_name="Nordhus", footer="Nordhus AS")

# Somebody to send to, in the form of each kind of channel: phone, mail, app.
ENVELOPES = (
    Envelope("+4791234567", "Nordhus", "order-4711"),
    Envelope("+4791234567", "+4787654321"),
    Envelope("kari@example.no", "post@nordhus.example", "order-4711"),
    Envelope("ab" * 32, "example.nordhus.app", "order-4711"),
)

_PRINTED = re.compile(r"\{\{-?\s*([A-Za-z_]\w*)")

Values = Mapping[str, str | Sequence[str]]


def handover(
    channel: str | Channel,
    document: Mapping[str, Any],
    variables: Values | None = None,
    *,
    locale: str = "nb",
    outputs: Mapping[str, str] | None = None,
    envelope: Envelope | None = None,
    **envelope_fields: Any,
) -> Handover:
    """The handover of *document*; ``envelope_fields`` are those of ``Envelope`` one by one."""
    channel = channels.get(channel) if isinstance(channel, str) else channel
    content = channel.load(document)
    templates = [part.text for part in channel.texts(content)]
    known = tuple(_variables(templates, variables or {}, strict=outputs is None))
    if outputs is None:
        made = channel.assemble(content, LOOK, locale)
        outputs = {output.name: _filled(output, known) for output in made}
    return Handover(content, outputs, locale, known, envelope or Envelope(**envelope_fields))


def minimal(channel: Channel, words: str = "Hei") -> dict[str, Any]:
    """The document with nothing in it but what *channel* requires, or its first text."""

    def least(fields: Sequence[Part]) -> dict[str, Any]:
        asked = {field.name: _least(field) for field in fields if _is_asked(field)}
        return asked or {field.name: _least(field) for field in fields[:1]}

    def _least(field: Part) -> Any:
        if isinstance(field, Blocks):
            kind = field.types[0]
            block = {"type": kind.name, **least(kind.fields)}
            return [block] * max(field.min_num, 1)
        return _value(field, words)

    return least(channel.parts)


def whole(channel: Channel, words: str) -> dict[str, Any]:
    """The document with *words* in each text, and each kind of block once in each list."""

    def full(field: Part) -> Any:
        if isinstance(field, Blocks):
            return [
                {"type": kind.name, **{inner.name: full(inner) for inner in kind.fields}}
                for kind in field.types
            ]
        return _value(field, words)

    return {field.name: full(field) for field in channel.parts}


def examples(channel: str, provider: str) -> list[dict[str, Any]]:
    """The examples of a provider, each with its ``handover``; none where it has no file."""
    path = HERE / channel / "providers" / f"{provider}.json"
    told = json.loads(path.read_text("utf-8")) if path.exists() else []
    for example in told:
        example["handover"] = handover(
            channel,
            example["content"],
            example.get("variables"),
            locale=example.get("locale", "nb"),
            **example.get("envelope", {}),
        )
    return told


def example_envelopes(channel: str, provider: str) -> Iterator[Envelope]:
    """The envelopes to try a provider with: of its examples, then of every kind of channel."""
    for example in examples(channel, provider):
        yield example["handover"].envelope
    yield from ENVELOPES


def refused(provider: Provider, message: Handover) -> list[tuple[str, str]]:
    """The path and the words of each problem of a refusal; empty where it carries *message*."""
    try:
        provider.payload(message)
    except CannotCarry as refusal:
        return [(problem.path, problem.message) for problem in refusal.problems]
    return []


def _variables(templates: Sequence[str], values: Values, strict: bool) -> Iterator[Variable]:
    runs = [run for text in templates for run in split(text) if run.is_tag]
    tags = [run.text for run in runs if not run.text.startswith("{#")]
    for tag in dict.fromkeys(tags):
        name = _PRINTED.match(tag)
        if name is None or name[1] not in values:
            if strict:
                raise ValueError(f"{tag} has no value: give it, or the finished outputs")
            continue
        given = values[name[1]]
        value, *samples = (given,) if isinstance(given, str) else given
        yield Variable(tag, name[1], value, tuple(samples))


def _filled(output: Output, variables: Sequence[Variable]) -> str:
    """Return the text of *output*; a comment says nothing in it."""
    values = {variable.tag: _escaped(variable.value, output.escape) for variable in variables}
    runs = split(output.template)
    return "".join(values.get(run.text, "") if run.is_tag else run.text for run in runs)


def _escaped(value: str, how: str) -> str:
    if how == "html":
        return escape(value)
    return re.sub(r"[\x00-\x1f\x7f]+", " ", value) if how == "line" else value


def _is_asked(field: Part) -> bool:
    if isinstance(field, Blocks):
        return field.required or field.min_num > 0
    return not isinstance(field, Choice | Flag) and field.required


def _value(field: Part, words: str) -> Any:
    if isinstance(field, Choice | Flag):
        return field.default
    kind = getattr(field, "kind", "copy")
    return "https://nordhus.example/nb/" if kind == "url" else words
