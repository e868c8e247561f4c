"""The pages of RCS and Viber: every limit with its source, examples that are what is sent."""

import json
import re
from pathlib import Path

import pytest

import channels
from channels import Blocks, Envelope
from tests.channels.conversing import handover, validated

DOCS = Path(__file__).resolve().parents[2] / "docs" / "channels"
CHANNELS = ("rcs", "viber")
BLOCKS = re.compile(r"```json\n(.*?)```", re.S)


def page(name):
    return (DOCS / f"{name}.md").read_text("utf-8")


@pytest.mark.parametrize("name", CHANNELS)
def test_every_limit_stands_there_with_its_source_and_how_sure_it_is(name):
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \| ([ABC]) \|$", page(name), re.M)
    assert rows == [
        (limit.name, f"{limit.value:,} {limit.unit}", limit.source, limit.sure)
        for limit in channels.get(name).limits
    ]


@pytest.mark.parametrize(("name", "provider"), [("rcs", "google_rbm"), ("viber", "infobip")])
def test_the_example_is_what_is_sent(name, provider):
    content, payload = map(json.loads, BLOCKS.findall(page(name)))
    (options,) = re.findall(r"becomes, with `(\{.*?\})`:", page(name))
    to = Envelope("+4791234567", "Nordhus", "order-4711", json.loads(options))
    assert validated(name, provider, handover(name, content, to=to)) == payload


@pytest.mark.parametrize("name", CHANNELS)
def test_every_provider_is_described_with_its_options(name):
    for provider in channels.providers(name).values():
        assert f"\n### `{provider.name}`:" in page(name)
        told = page(name).partition(f"\n### `{provider.name}`:")[2].partition("\n## ")[0]
        own = told.partition("\n### ")[0]
        module = __import__(type(provider).__module__, fromlist=["_OPTIONS"])
        assert re.findall(r"^\| `(\w+)` \|", own, re.M) == list(getattr(module, "_OPTIONS", {}))


@pytest.mark.parametrize("name", CHANNELS)
def test_blocks_inside_blocks_are_described_in_the_message_document(name):
    document = (DOCS.parent / "message-document.md").read_text("utf-8")
    section = document.partition(f'`"channel": "{name}"`')[2]
    section = section.partition('`"channel": ')[0].partition("\n## ")[0]
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", section, re.M))

    def check(part):
        for kind in part.types if isinstance(part, Blocks) else ():
            for field in kind.fields:
                assert f"`{field.name}`" in rows[kind.name], f"{kind.name}.{field.name}"
                check(field)

    for part in channels.get(name).parts:
        check(part)
