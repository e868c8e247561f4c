"""Where placeholders are used, and whether a missing one is taken care of."""

import pytest

from templates_lib.language import parse


def test_placeholders_with_their_filters_in_order():
    template = parse(
        "{{ b | upper }}{{ a }}{{ b | default('x') }}{% if c %}{% endif %}"
        "{% for line in lines %}{{ line.price | money }}{{ loop.index }}{% endfor %}{{ b | upper }}"
    )
    assert dict(template.placeholders) == {
        "b": ("upper", "default"),
        "a": (),
        "c": (),
        "lines": ("money",),
    }
    assert list(template.placeholders) == ["b", "a", "c", "lines"]


def test_no_placeholders():
    assert parse("Hei").uses == () and dict(parse("Hei").placeholders) == {}


def test_a_use_in_full():
    source = "Hei {% for line in lines %}\n{{ line.title|upper }}{% endfor %}"
    items, title = parse(source).uses
    assert (items.name, items.path, items.printed) == ("lines", "lines", False)
    assert (title.name, title.path, title.printed) == ("lines", "lines.title", True)
    assert source[title.start : title.end] == "line.title"
    assert source[slice(*title.tag)] == "{{ line.title|upper }}"
    assert source[slice(*items.tag)] == "{% for line in lines %}"
    assert [use.name for use in title.filters] == ["upper"]


GUARDS = {
    "bare": ("{{ a }}", [False]),
    "default": ("{{ a | default('x') }}", [True]),
    "if": ("{% if a %}{{ a }}{% endif %}", [True, True]),
    "else of if": ("{% if a %}{% else %}{{ a }}{% endif %}", [True, False]),
    "if not": ("{% if not a %}{{ a }}{% endif %}", [True, False]),
    "else of if not": ("{% if not a %}{% else %}{{ a }}{% endif %}", [True, True]),
    "and": ("{% if a and b %}{{ a }}{{ b }}{% endif %}", [True, True, True, True]),
    "or": ("{% if a or b %}{{ a }}{{ b }}{% endif %}", [True, True, False, False]),
    "else of or": ("{% if not a or not b %}{% else %}{{ a }}{{ b }}{% endif %}", [True] * 4),
    "and within": ("{% if a and a > 1 %}{{ a }}{% endif %}", [True, True, True]),
    "or within": ("{% if not a or a > 1 %}{% endif %}", [True, True]),
    "comparison": ("{% if a > 1 %}{{ a }}{% endif %}", [False, True]),
    "elif": ("{% if not a %}{% elif b %}{{ a }}{% endif %}", [True, True, True]),
    "after": ("{% if a %}{% endif %}{{ a }}", [True, False]),
    "other": ("{% if a %}{{ b }}{% endif %}", [True, False]),
    "field": ("{% if a.b %}{{ a.b }}{{ a.c }}{% endif %}", [True, True, False]),
    "loop": ("{% for x in a %}{{ a | list }}{{ x }}{% endfor %}", [False, True, True]),
    "guarded loop": (
        "{% if a %}{% for x in a %}{{ x.b }}{% endfor %}{% endif %}",
        [True, True, False],
    ),
    "truth of a filter": ("{% if a | default('x') %}{{ a }}{% endif %}", [True, False]),
}


@pytest.mark.parametrize("text, guarded", GUARDS.values(), ids=GUARDS.keys())
def test_guarded(text, guarded):
    assert [use.guarded for use in parse(text).uses] == guarded
