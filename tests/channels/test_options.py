"""Options: what is taken, and what is said of every other thing."""

import pytest

from channels._options import Option, read_options

OPTIONS = (
    Option("name", required=True, most=5),
    Option("tone", choices=("calm", "loud")),
    Option("code", pattern="[A-Z]{2}[0-9]", form="two capitals and a digit"),
    Option("page", "url"),
    Option("seconds", "whole", least=0, most=60),
    Option("urgent", "flag"),
    Option("files", "texts"),
)


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"name": "Kari"}, id="only what is required"),
        pytest.param({"name": "Åse-K"}, id="a text as long as may be"),
        pytest.param({"name": "a", "tone": "loud"}, id="a choice"),
        pytest.param({"name": "a", "code": "AB1"}, id="a pattern"),
        pytest.param({"name": "a", "page": "https://x.no/?a=1&b=ø"}, id="an address"),
        pytest.param({"name": "a", "seconds": 0}, id="the least"),
        pytest.param({"name": "a", "seconds": 60}, id="the most"),
        pytest.param({"name": "a", "urgent": False}, id="no"),
        pytest.param({"name": "a", "files": {}}, id="no texts"),
        pytest.param({"name": "a", "files": {"header.0.url": "4::a"}}, id="a text under a name"),
    ],
)
def test_what_is_right_is_taken_as_it_is(given):
    assert read_options(OPTIONS, given) == (given, ())


@pytest.mark.parametrize(
    ("given", "path", "words"),
    [
        pytest.param({}, "name", "is missing", id="missing"),
        pytest.param({"name": ""}, "name", "is empty", id="empty"),
        pytest.param({"name": " "}, "name", "is empty", id="white space"),
        pytest.param({"name": None}, "name", "must be a text, and is None", id="null"),
        pytest.param({"name": 5}, "name", "must be a text, and is 5", id="a number"),
        pytest.param({"name": "Bartek"}, "name", "6 characters, and more than 5", id="too long"),
        pytest.param({"name": "a\nb"}, "name", "control character at character 2", id="two lines"),
        pytest.param({"name": "a\u2028"}, "name", "at character 2", id="another line end"),
        pytest.param({"name": "\x00"}, "name", "U+0000", id="NUL"),
        pytest.param({"name": "\ud800"}, "name", "U+D800", id="half a character"),
        pytest.param({"name": "a", "tone": "soft"}, "tone", "use one of calm, loud", id="choice"),
        pytest.param({"name": "a", "code": "AB12"}, "code", "two capitals and a digit", id="form"),
        pytest.param({"name": "a", "page": "x.no"}, "page", "begins with https://", id="no scheme"),
        pytest.param({"name": "a", "page": "javascript:x"}, "page", "https://", id="a script"),
        pytest.param({"name": "a", "seconds": -1}, "seconds", "less than 0", id="too small"),
        pytest.param({"name": "a", "seconds": 61}, "seconds", "more than 60", id="too large"),
        pytest.param({"name": "a", "seconds": 1.5}, "seconds", "a whole number", id="a fraction"),
        pytest.param({"name": "a", "seconds": True}, "seconds", "a whole number", id="yes"),
        pytest.param({"name": "a", "seconds": "9"}, "seconds", "a whole number", id="digits"),
        pytest.param({"name": "a", "urgent": 1}, "urgent", "true or false", id="one"),
        pytest.param({"name": "a", "files": ["b"]}, "files", "under a name", id="a list"),
        pytest.param({"name": "a", "files": {"b": 1}}, "files", "under a name", id="not a text"),
        pytest.param({"name": "a", "files": {1: "b"}}, "files", "under a name", id="not a name"),
        pytest.param({"name": "a", "files": {"b": " "}}, "files.b", "is empty", id="empty inside"),
        pytest.param(
            {"name": "a", "secnods": 1}, "secnods", "options are name, tone", id="misspelt"
        ),
        pytest.param({"name": "a", 5: 1}, "5", "not an option", id="a name that is no text"),
    ],
)
def test_what_is_wrong_is_named_and_left_out(given, path, words):
    values, problems = read_options(OPTIONS, given)
    (problem,) = problems
    assert problem.path == f"options.{path}"
    assert words in problem.message
    assert path not in values


def test_a_provider_without_options_says_so():
    _, (problem,) = read_options((), {"x": 1})
    assert problem.message == "'x' is not an option here; options are -"


def test_every_fault_is_told():
    _, problems = read_options(OPTIONS, {"tone": "soft", "seconds": -1, "x": 0})
    assert [problem.path.rpartition(".")[2] for problem in problems] == [
        "x",
        "name",
        "tone",
        "seconds",
    ]
