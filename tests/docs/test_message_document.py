"""docs/message-document.md: its documents load, its commands answer, and no field is absent."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from channels import CHANNELS, Blocks, Channel, Text
from templates_lib._cli import main
from templates_lib.guide import _loading as guides
from templates_lib.message import FACT_KINDS, MAX_VARIANTS, PURPOSES
from templates_lib.message import _loading as messages
from templates_lib.message import _placeholders as placeholders
from templates_lib.rules import KINDS, RULE_FIELDS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "message-document.md").read_text("utf-8")
FILES = re.findall(r"^`(\w+\.json)`:\n\n```json\n(.*?)```", PAGE, re.M | re.S)
COMMANDS = re.findall(r"```console\n\$ python -m templates_lib (.*?)\n(.*?)```", PAGE, re.S)


@pytest.mark.parametrize(("command", "answer"), COMMANDS, ids=[words for words, _ in COMMANDS])
def test_a_command_answers_as_the_page_says(
    command: str,
    answer: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, text in FILES:
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    status = main(shlex.split(command))
    said = capsys.readouterr()
    assert (said.err + said.out).replace("\u00a0", " ") == answer
    assert status == (2 if said.err and not said.out else int("error:" in said.out))


@pytest.mark.parametrize(
    "name",
    [
        *messages.MESSAGE_FIELDS,
        *messages.VARIANT_FIELDS,
        *messages.FACT_FIELDS,
        *placeholders.PLACEHOLDER_FIELDS,
        *guides.GUIDE_FIELDS,
        *guides.STYLE_FIELDS,
        *guides.TERM_FIELDS,
        *RULE_FIELDS,
        *KINDS,
        *PURPOSES,
        *FACT_KINDS,
    ],
)
def test_every_field_is_named(name: str) -> None:
    assert re.search(rf"[`\"]{name}[`\"]", PAGE)


@pytest.mark.parametrize("channel", CHANNELS.values(), ids=list(CHANNELS))
def test_every_channel_is_described_with_its_parts_and_limits(channel: Channel) -> None:
    _, start, told = PAGE.partition(f'`"channel": "{channel.name}"`')
    assert start, "its paragraph gives the name as in a document"
    section = told.partition('`"channel": ')[0].partition("\n## ")[0]
    for part in channel.parts:
        assert f"`{part.name}`" in section
        for limit in limits_of(part):
            assert f"{limit:,}" in section
        for kind in part.types if isinstance(part, Blocks) else ():
            row = next(
                line for line in section.splitlines() if line.startswith(f"| `{kind.name}` ")
            )
            assert [field.name for field in kind.fields if f"`{field.name}`" not in row] == []


def limits_of(part: Any) -> list[int]:
    """The limits that a part declares."""
    given = (part.max_length, part.advised) if isinstance(part, Text) else ()
    return [limit for limit in given if limit is not None]


def test_the_numbers_of_the_reader_are_told() -> None:
    assert f"{MAX_VARIANTS:,} variants" in " ".join(PAGE.split())
