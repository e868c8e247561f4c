"""docs/channels/whatsapp.md: what only this page tells; the rest is in test_channel_pages.py."""

import json
import re
from pathlib import Path

import pytest

import channels
from channels.whatsapp._languages import known
from channels.whatsapp._limits import LIMITS
from channels.whatsapp._parts import PARTS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "channels" / "whatsapp.md").read_text(
    "utf-8"
)


@pytest.mark.parametrize("limit", LIMITS, ids=[limit.name for limit in LIMITS])
def test_what_is_refused_and_what_is_advised(limit):
    refused, _, advised = PAGE.partition("\nAdvised:\n")
    assert f"| `{limit.name}` |" in (refused if limit.hard else advised)


def test_the_documents_are_ones_that_whatsapp_takes():
    whatsapp = channels.get("whatsapp")
    simple, order, *_ = re.findall(r"```json\n(.*?)```", PAGE, re.S)
    for document in (simple, order):
        assert list(whatsapp.refusals(whatsapp.load(json.loads(document)))) == []


def test_the_categories_and_languages_are_those():
    categories = next(part for part in PARTS if part.name == "category")
    assert [value for value, _ in categories.choices if f"| `{value}`" not in PAGE] == []
    assert f"in {len(known().names)} languages" in PAGE
