"""docs/channels/whatsapp.md: its limits are the code's, its payloads are made, none is absent."""

import json
import re
from pathlib import Path

import pytest

import channels
from channels.whatsapp._languages import known
from channels.whatsapp._limits import LIMITS
from channels.whatsapp._parts import PARTS
from tests.channels.handovers import handover

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "channels" / "whatsapp.md").read_text(
    "utf-8"
)
BLOCKS = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.S)]
VALUES = {"first_name": "Åse", "day": "14. mai", "code": "4711"}


@pytest.mark.parametrize("limit", LIMITS, ids=[limit.name for limit in LIMITS])
def test_a_limit_is_told_as_it_is(limit):
    row = f"| `{limit.name}` | {limit.value:,} {limit.unit} | {limit.sure} | {limit.source} |"
    refused, _, advised = PAGE.partition("\nAdvised:\n")
    assert row in (refused if limit.hard else advised)


def test_no_limit_is_told_that_is_none():
    rows = re.findall(r"^\| `(\w+)` \| [\d,]+ \w+ \| [ABC] \|", PAGE, re.M)
    assert sorted(rows) == sorted(limit.name for limit in LIMITS)


@pytest.mark.parametrize("name", channels.providers("whatsapp"))
def test_every_provider_is_told_with_its_options(name):
    provider = channels.get_provider("whatsapp", name)
    (row,) = [line for line in PAGE.splitlines() if line.startswith(f"| `{name}` |")]
    assert [option for option in provider.options if f"`{option}`" not in row] == []


def test_the_documents_load_and_the_payloads_are_those():
    simple, content, template, sent = BLOCKS
    assert list(channels.get("whatsapp").refusals(channels.get("whatsapp").load(simple))) == []
    message = handover(
        "whatsapp",
        content,
        VALUES,
        recipient="+4791234567",
        options={"name": "parcel_on_its_way"},
    )
    assert channels.get_provider("whatsapp", "meta_template").payload(message) == template
    assert channels.get_provider("whatsapp", "meta_send").payload(message) == sent


def test_the_categories_and_languages_are_those():
    categories = next(part for part in PARTS if part.name == "category")
    assert [value for value, _ in categories.choices if f"| `{value}`" not in PAGE] == []
    assert f"in {len(known().names)} languages" in PAGE
