"""The pages of the channels: limits as they are kept, options as they are read, real payloads."""

import json
import re
from importlib import import_module
from pathlib import Path

import pytest

import channels
from channels import Limit
from tests.channels.handovers import examples

PAGES = Path(__file__).resolve().parents[2] / "docs" / "channels"
# Each page with the modules whose limits it tells, all of them and no others.
LIMITS = {
    "push": "channels.push._limits",
    "rcs": "channels.rcs._limits",
    "sms": "channels.sms.providers._limits",
    "viber": "channels.viber._limits",
    "whatsapp": "channels.whatsapp._limits",
}
PROVIDERS = [(channel, name) for channel in LIMITS for name in channels.providers(channel)]


def page(channel: str) -> str:
    return (PAGES / f"{channel}.md").read_text("utf-8")


def section(channel: str, provider: str) -> str:
    """What a page tells of one provider."""
    _, there, told = page(channel).partition(f"\n### `{provider}`: ")
    assert there, f"{channel}.md has no heading for {provider}"
    return re.split(r"\n##", told)[0]


@pytest.mark.parametrize(("channel", "module"), LIMITS.items())
def test_every_limit_is_told_with_its_source_and_how_sure_it_is(channel: str, module: str) -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \| ([ABC]) \|$", page(channel), re.M)
    kept = [value for value in vars(import_module(module)).values() if isinstance(value, Limit)]
    assert sorted(rows) == sorted(
        (limit.name, f"{limit.value:,} {limit.unit}", limit.source, limit.sure) for limit in kept
    )


@pytest.mark.parametrize(("channel", "name"), PROVIDERS)
def test_every_option_is_told(channel: str, name: str) -> None:
    told = re.findall(r"^\| `(\w+)` \|", section(channel, name), re.M)
    options = channels.get_provider(channel, name).options  # type: ignore[attr-defined]
    assert sorted(told) == sorted(option.name for option in options)


@pytest.mark.parametrize(("channel", "name"), PROVIDERS)
def test_every_choice_is_told(channel: str, name: str) -> None:
    told = section(channel, name)
    for option in channels.get_provider(channel, name).options:  # type: ignore[attr-defined]
        (row,) = (line for line in told.splitlines() if line.startswith(f"| `{option.name}` |"))
        assert [choice for choice in option.choices if f"`{choice}`" not in row] == []


@pytest.mark.parametrize(("channel", "name"), PROVIDERS)
def test_the_payload_is_one_that_is_made(channel: str, name: str) -> None:
    (block,) = re.findall(r"```json\n(.*?)```", section(channel, name), re.S)
    made = [example["payload"] for example in examples(channel, name)]
    assert json.loads(block) in made


@pytest.mark.parametrize(("channel", "name"), PROVIDERS)
def test_every_option_is_named_where_it_is_read(channel: str, name: str) -> None:
    provider = channels.get_provider(channel, name)
    docstring = import_module(f"channels.{channel}.providers.{name}").__doc__ or ""
    options = provider.options  # type: ignore[attr-defined]
    assert [option.name for option in options if f"``{option.name}``" not in docstring] == []
