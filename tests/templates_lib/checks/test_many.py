"""Several processes find what one finds, in the same order."""

import json
from pathlib import Path
from typing import Any

import pytest

from templates_lib import checks, message
from templates_lib._cli import main


def documents(count: int) -> list[dict[str, Any]]:
    return [
        {
            "key": f"m.{number}",
            "brand": ("one", "other")[number % 2],
            "source_locale": "en",
            "variants": [
                {"channel": "sms", "locale": "en", "content": {"body": f"{number} days left"}},
                {"channel": "sms", "locale": "nb", "content": {"body": f"{number + 1}  dager"}},
                {"channel": "sms", "locale": "da", "content": {"body": "Har De tid til dig?"}},
            ],
        }
        for number in range(count)
    ]


@pytest.mark.parametrize("count", [0, 1, 19])
def test_two_find_what_one_finds(count: int) -> None:
    loaded = [message.load(each) for each in documents(count)]
    indexes = {
        brand: checks.index_of([each for each in loaded if each.brand == brand])
        for brand in ("one", "other")
    }
    alone = [checks.run(each, index=indexes[each.brand]) for each in loaded]
    assert list(checks.run_many(loaded, indexes=indexes)) == alone
    assert list(checks.run_many(loaded, indexes=indexes, processes=2)) == alone
    assert all(alone), "each text has a fault"


def test_the_command_writes_the_same(tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "messages.jsonl"
    file.write_text("\n".join(map(json.dumps, documents(9))))
    written = []
    for processes in ("1", "2", "999"):
        assert main(["check", "--processes", processes, "--format", "json", str(file)]) == 1
        written.append(capsys.readouterr().out)
    assert written[0] == written[1] == written[2] != ""


@pytest.mark.parametrize("number", ["0", "-1", "two"])
def test_a_number_of_processes_that_is_none(number: str, capsys: Any) -> None:
    with pytest.raises(SystemExit) as left:
        main(["check", "--processes", number, "x.json"])
    assert left.value.code == 2
    assert "--processes" in capsys.readouterr().err
