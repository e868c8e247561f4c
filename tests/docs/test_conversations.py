"""RCS and Viber in the message document: blocks inside blocks are told there too."""

import re
from pathlib import Path

import pytest

import channels
from channels import Blocks, Part

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "message-document.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["rcs", "viber"])
def test_blocks_inside_blocks_are_told(name: str) -> None:
    section = DOCUMENT.partition(f'`"channel": "{name}"`')[2]
    section = section.partition('`"channel": ')[0].partition("\n## ")[0]
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", section, re.M))

    def check(part: Part) -> None:
        for kind in part.types if isinstance(part, Blocks) else ():
            for field in kind.fields:
                assert f"`{field.name}`" in rows[kind.name], f"{kind.name}.{field.name}"
                check(field)

    for part in channels.get(name).parts:
        check(part)
