"""docs/email.md: made from the rules as they are, and every option of the file is told."""

import pytest

from channels.email._lint import RULES
from channels.email.providers.mime import OPTIONS
from scripts import docs_email

PAGE = docs_email.PAGE.read_text("utf-8")


def test_the_page_is_fresh() -> None:
    assert docs_email.page() == PAGE, "`make docs` writes it anew"


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_its_section(rule: str) -> None:
    assert f"\n### {rule}\n" in PAGE


@pytest.mark.parametrize("option", OPTIONS, ids=[option.name for option in OPTIONS])
def test_every_option_is_told(option) -> None:
    rows = [line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `")]
    assert any(f"`{option.name}`" in row for row in rows)
