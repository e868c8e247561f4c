"""docs/merge-languages.md: made from the targets as they are, with exports that are held to."""

import json
import re

import pytest

from scripts import docs_merge
from templates_lib import merge

PAGE = docs_merge.PAGE.read_text("utf-8")


def test_the_page_is_fresh() -> None:
    assert docs_merge.page() == PAGE, "`make docs` writes it anew"


@pytest.mark.parametrize("target", merge.TARGETS.values(), ids=list(merge.TARGETS))
def test_every_target_has_its_row_and_its_example(target: merge.Target) -> None:
    assert f"\n| {target.label} | " in PAGE
    assert f"\n### {target.label}\n\n`{target.name}`. " in PAGE
    assert docs_merge.exported(target, docs_merge.SIMPLE).refusals == ()


def test_profiles_are_taken() -> None:
    profiles = re.findall(r"```json\n(.*?)```", PAGE, re.S)
    assert [merge.load_profile(json.loads(each)) for each in profiles]
