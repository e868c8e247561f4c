"""What a guide says of settings and checks that there are none of is named, with the nearest."""

from dataclasses import replace

import pytest

from templates_lib import checks, guide
from templates_lib.checks import CHECKS, Setting
from templates_lib.checks._settings import problem_of, problems

ASKING = {
    "term_forbidden": replace(
        CHECKS["term_forbidden"],
        settings=(
            Setting("time_mark", "choice", "Mark", choices=(("", "any"), ("colon", "A colon"))),
            Setting("greetings", "words", "Greetings", default=()),
            Setting("strict", "switch", "Strict", default=False),
            Setting("most", "number", "At most", default=3),
        ),
    )
}


def told(**fields: object) -> list[str]:
    loaded = guide.load({"brand": "x", "locales": {}, **fields})
    return [f"{each.path}: {each.message}" for each in problems(ASKING, loaded)]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"checks": {"term_forbidden": "off"}}, []),
        ({"checks": {"term_forbiden": "off"}}, ["did you mean term_forbidden?"]),
        ({"checks": {"xyzzy": "off"}}, ["there is no check xyzzy"]),
        ({"settings": {"strict": True, "most": 0, "greetings": ["Hei"], "time_mark": ""}}, []),
        ({"settings": {"time_marks": ""}}, ["did you mean time_mark?"]),
        ({"settings": {"xyzzy": ""}}, ["no check has a setting xyzzy"]),
        ({"settings": {"time_mark": "colons"}}, ["did you mean colon?"]),
        ({"settings": {"strict": 1}}, ["true or false"]),
        ({"settings": {"most": -1}}, ["not below 0"]),
        ({"settings": {"most": True}}, ["not below 0"]),
        ({"settings": {"greetings": "Hei"}}, ["a list of texts"]),
        ({"locales": {"nb": {"settings": {"strict": "yes"}}}}, ["locales.nb.settings.strict"]),
    ],
    ids=str,
)
def test_what_is_none_is_named(fields: dict[str, object], words: list[str]) -> None:
    found = told(**fields)
    assert len(found) == len(words)
    assert all(word in line for word, line in zip(words, found, strict=True))


def test_every_declared_default_is_a_value_of_its_setting() -> None:
    for check in CHECKS.values():
        for setting in check.settings:
            assert setting.kind == "choice" or problem_of(setting, setting.default) is None


def test_a_clean_guide_has_no_problems() -> None:
    assert checks.problems_of(guide.load({"brand": "x", "locales": {}})) == ()
