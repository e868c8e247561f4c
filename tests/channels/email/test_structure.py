"""Paragraphs, and branches that lie between or inside them."""

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels._tags import protect, restore
from channels.email._structure import is_whole, items, paragraphs


def chunks(template, divide=paragraphs):
    protected, tags = protect(template)
    return [
        ("tags" if chunk.is_control else "text", restore(chunk.text, tags))
        for chunk in divide(protected, tags)
    ]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        pytest.param("", [], id="empty"),
        pytest.param(" \n\n ", [], id="only space"),
        pytest.param("a\nb", [("text", "a\nb")], id="one paragraph of two lines"),
        pytest.param("a\n\n\n b ", [("text", "a"), ("text", "b")], id="two paragraphs"),
        pytest.param(
            "a\n\n{% if x %}\nb\n\nc\n{% endif %}\nd",
            [("text", "a"), ("tags", "{% if x %}"), ("text", "b"), ("text", "c"),
             ("tags", "{% endif %}"), ("text", "d")],
            id="a branch round paragraphs",
        ),
        pytest.param(
            "{% if x %}\na\n{% elif y %}\nb\n{% else %}\nc\n{% endif %}",
            [("tags", "{% if x %}"), ("text", "a"), ("tags", "{% elif y %}"), ("text", "b"),
             ("tags", "{% else %}"), ("text", "c"), ("tags", "{% endif %}")],
            id="every branch of one",
        ),
        pytest.param(
            "a {% if x %}b{% endif %} c", [("text", "a {% if x %}b{% endif %} c")], id="inside"
        ),
        pytest.param(
            "a {% if x %}b\n\nc{% endif %} d\n\ne",
            [("text", "a {% if x %}b\n\nc{% endif %} d"), ("text", "e")],
            id="a branch from inside a line keeps its empty lines",
        ),
        pytest.param(
            "{% if x %}\na {% endif %}b", [("text", "{% if x %}\na {% endif %}b")],
            id="opened alone, closed inside a line",
        ),
        pytest.param(
            "a {% if x %}\n{% if y %}\n\nb\n{% endif %}\n{% endif %}",
            [("text", "a {% if x %}\n{% if y %}\n\nb\n{% endif %}\n{% endif %}")],
            id="a branch inside such a branch",
        ),
        pytest.param(
            "{% if x %}{% if y %}\na\n{% endif %}{% endif %}",
            [("tags", "{% if x %}{% if y %}"), ("text", "a"), ("tags", "{% endif %}{% endif %}")],
            id="two tags on a line",
        ),
        pytest.param(
            "{% if x %}\na\n{% endif %}{% if y %}\nb{% endif %}",
            [("text", "{% if x %}\na\n{% endif %}{% if y %}\nb{% endif %}")],
            id="a line shared with a branch that ends inside a line",
        ),
        pytest.param("{% if x %}\na", [("text", "{% if x %}\na")], id="never closed"),
        pytest.param("{% endif %}\n\na", [("text", "{% endif %}"), ("text", "a")], id="not opened"),
        pytest.param("{{ a }}\n\n{# b #}", [("text", "{{ a }}"), ("text", "{# b #}")], id="others"),
    ],
)  # fmt: skip
def test_paragraphs(template, expected):
    assert chunks(template) == expected


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        pytest.param("a\n\nb\n", [("text", "a"), ("text", "b")], id="lines"),
        pytest.param(
            "{% for x in xs %}\n{{ x }}\n{% endfor %}\nlast",
            [("tags", "{% for x in xs %}"), ("text", "{{ x }}"), ("tags", "{% endfor %}"),
             ("text", "last")],
            id="a loop",
        ),
        pytest.param(
            "a {% if x %}b\nc{% endif %}\nd",
            [("text", "a {% if x %}b\nc{% endif %}"), ("text", "d")],
            id="a branch over two lines",
        ),
    ],
)  # fmt: skip
def test_items(template, expected):
    assert chunks(template, items) == expected


LINES = st.lists(
    st.sampled_from(
        ["a", "", "{% if x %}", "{% endif %}", "{% else %}", "b {% if x %}", "{% endif %} c",
         "{% if x %}d{% endif %}", "{% endif %}{% if y %}", "{{ v }}"]
    ),
    max_size=10,
).map("\n".join)  # fmt: skip


@given(LINES, st.sampled_from([paragraphs, items]), st.booleans(), st.booleans())
def test_every_branch_leaves_whole_paragraphs(template, divide, x, y):
    """Whatever is taken, each opened paragraph is closed before the next is opened."""
    try:
        jinja2.Environment().parse(template)
    except jinja2.TemplateSyntaxError:
        return
    laid_out = "".join(
        text if kind == "tags" else f"<{text}>" for kind, text in chunks(template, divide)
    )
    depth = 0
    for sign in jinja2.Template(laid_out).render(x=x, y=y, v="v"):
        depth += {"<": 1, ">": -1}.get(sign, 0)
        assert depth in (0, 1)
    assert depth == 0


@given(LINES)
def test_nothing_but_white_space_is_lost(template):
    joined = "".join(text for _, text in chunks(template))
    assert "".join(joined.split()) == "".join(template.split())


@pytest.mark.parametrize(
    ("fragment", "whole"),
    [
        ("a", True),
        ("{{ a }}", True),
        ("{% if a %}b{% else %}c{% endif %}", True),
        ("{% if a %}b", False),
        ("b{% endif %}", False),
        ("a{% else %}b", False),
        ("{% endif %}{% if a %}", False),
    ],
)
def test_is_whole(fragment, whole):
    protected, tags = protect(fragment)
    assert is_whole(protected, tags) == whole


def test_deep_nesting_takes_linear_time():
    template = "{% if x %}\n" * 8_000 + "a\n" + "{% endif %}\n" * 7_999 + "b {% endif %}"
    assert len(chunks(template)) == 1
