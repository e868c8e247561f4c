"""The page about SMS: its examples run, its figures are the engine's."""

import doctest
import re
from pathlib import Path

import channels
from channels.sms import capacity
from channels.sms._limits import CEILINGS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "sms.md"
TEXT = PAGE.read_text("utf-8")


def rows(heading):
    """The cells of each row of the table under a heading."""
    _, _, section = TEXT.partition(f"\n## {heading}\n")
    lines = re.findall(r"^\| ?(.*) \|$", section.partition("\n## ")[0], re.M)
    return [[cell.strip() for cell in line.split("|")] for line in lines[1:]]


def test_the_examples_run():
    examples = doctest.DocTestParser().get_doctest(
        TEXT.replace("```", ""), {}, PAGE.name, str(PAGE), 0
    )
    assert len(examples.examples) > 8
    assert doctest.DocTestRunner().run(examples).failed == 0


def test_the_room_of_a_segment():
    for (name, *figures), (encoding, tables) in zip(
        rows("Segments"), [("GSM-7", 0), ("GSM-7", 3), ("GSM-7", 6), ("UCS-2", 0)], strict=True
    ):
        joined = capacity(encoding, table_octets=tables)
        wide = capacity(encoding, table_octets=tables, reference_bits=16)
        assert [int(figure) for figure in figures] == [joined.single, joined.part, wide.part], name


def test_the_ceilings():
    found = [
        (provider, int(limit.replace(",", "")), re.sub("[ -]", "_", of.lower()), source, sure)
        for provider, limit, of, source, sure in rows("What providers take")
    ]
    assert found == [
        (ceiling.provider, ceiling.limit, ceiling.counted, ceiling.source, ceiling.sure)
        for ceiling in CEILINGS
    ]


def test_every_key_of_the_detail():
    named = {key for row in rows("What the API answers") for key in re.findall(r"`(\w+)`", row[0])}
    assert named == set(channels.get("sms").measure({"body": "Hei"}).detail)
