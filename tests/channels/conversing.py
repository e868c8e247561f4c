"""Contents and handovers for tests of the channels that are conversations: RCS, Viber."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import channels
from channels import CannotCarry, Channel, Content, Envelope, Handover, Look, Variable
from channels._tags import split

__all__ = ["envelope", "examples", "handover", "outputs_of", "refused", "validated"]

HERE = Path(__file__).parent

envelope = Envelope("+4791234567", "Nordhus", "order-4711")


def outputs_of(channel: Channel, content: Content, values: Mapping[str, str] | None = None):
    """The finished outputs of *content*: each ``{{ name }}`` is its value."""
    given = values or {}
    return {
        output.name: "".join(
            given[run.text.strip("{} ")] if run.is_tag else run.text
            for run in split(output.template)
        )
        for output in channel.assemble(content, Look(), "nb")
    }


def handover(
    name: str,
    document: Mapping[str, Any],
    values: Mapping[str, str] | None = None,
    to: Envelope = envelope,
    **options: Any,
) -> Handover:
    """The handover of *document* with *values* in place of its tags."""
    channel = channels.get(name)
    content = channel.load(document)
    tags = [run.text for part in channel.texts(content) for run in split(part.text) if run.is_tag]
    variables = tuple(
        Variable(tag, tag.strip("{} "), (values or {})[tag.strip("{} ")])
        for tag in dict.fromkeys(tags)
    )
    addressed = Envelope(to.recipient, to.sender, to.reference, {**to.options, **options})
    outputs = outputs_of(channel, content, values)
    return Handover(content, outputs, "nb", variables, addressed)


def validated(channel: str, provider: str, message: Handover) -> Any:
    """The payload of *message*, which keeps the provider's schema."""
    found = channels.get_provider(channel, provider)
    payload = found.payload(message)
    folder = Path(channels.__file__).parent / channel / "providers"
    schema = json.loads((folder / found.schema).read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(json.dumps(payload)))
    return payload


def refused(channel: str, provider: str, message: Handover) -> list[str]:
    """The paths of what the provider refuses in *message*, each once."""
    with pytest.raises(CannotCarry) as caught:
        channels.get_provider(channel, provider).payload(message)
    assert caught.value.provider == provider
    assert all(problem.message for problem in caught.value.problems)
    return list(dict.fromkeys(problem.path for problem in caught.value.problems))


def examples(channel: str, provider: str) -> list[Any]:
    """The examples of a provider as test parameters: content, envelope and payload."""
    told = json.loads((HERE / channel / "providers" / f"{provider}.json").read_text("utf-8"))
    return [pytest.param(example, id=example["name"]) for example in told]
