"""The ways through a template's branches."""

import pytest

from templates_lib.language import Print, parse


def told(text, limit=64):
    return [
        "".join("@" if isinstance(run, Print) else run.text for run in runs)
        for runs in parse(text).variations(limit)
    ]


WAYS = {
    "no branch": ("a{{ b }}c", ["a@c"]),
    "empty": ("", [""]),
    "if": ("a{% if b %}c{% endif %}d", ["acd", "ad"]),
    "if else": ("{% if b %}c{% else %}d{% endif %}", ["c", "d"]),
    "elif": ("{% if a %}1{% elif b %}2{% else %}3{% endif %}", ["1", "2", "3"]),
    "two": ("{% if a %}1{% endif %}{% if b %}2{% endif %}", ["12", "1", "2", ""]),
    "the same twice": ("{% if a %}1{% endif %}{% if a %}2{% else %}3{% endif %}", ["12", "3"]),
    "the same spaced": ("{% if a>1 %}1{% endif %}{% if a > 1 %}2{% endif %}", ["12", ""]),
    "nested": (
        "{% if a %}{% if b %}1{% else %}2{% endif %}{% else %}3{% endif %}",
        ["1", "2", "3"],
    ),
    "loop": ("{% for a in b %}{{ a }}, {% endfor %}", ["@, "]),
    "comment": ("a{# b #}c", ["ac"]),
}


@pytest.mark.parametrize("text, expected", WAYS.values(), ids=WAYS.keys())
def test_ways(text, expected):
    assert told(text) == expected


def test_limit():
    text = "".join(f"{{% if a{number} %}}{number}{{% endif %}}" for number in range(7))
    assert len(told(text)) == 64
    assert len(told(text, 128)) == len(set(told(text, 200))) == 128
    assert told(text, 3) == ["0123456", "012345", "012346"]
