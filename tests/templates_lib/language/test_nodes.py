"""The picture of a template: what stands where, to the character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates_lib.language import Branch, Comment, Filtered, Loop, Name, Print, Text, parse

WHOLE = (
    "Hei {{ first_name | default('du') }},\r\n"
    "{# to the translator #}{%- if late and n > 1 -%} \r\n"
    " sen {{ n | plural(one='# dag', other='# dager') }}{% elif not late %}i tide"
    "{% else %}?{% endif %}"
    "{% for line in lines %}{{ loop.index }}. {{ line.title }} {%- endfor %} hei"
)


def spans(node):
    """The spans that must tile ``node``."""
    if isinstance(node, Branch):
        for arm in node.arms:
            yield (arm.start, arm.end)
            for inner in arm.body:
                yield from spans(inner)
        yield node.close
    elif isinstance(node, Loop):
        yield node.open
        for inner in node.body:
            yield from spans(inner)
        yield node.close
    else:
        yield (node.start, node.end)


def assert_tiled(template):
    position = 0
    for node in template.nodes:
        assert node.start == position
        for start, end in spans(node):
            assert start == position and end >= start
            position = end
        assert node.end == position
    assert position == len(template.source)


def literal_text(nodes):
    for node in nodes:
        if isinstance(node, Text):
            yield node
        elif isinstance(node, Branch):
            for arm in node.arms:
                yield from literal_text(arm.body)
        elif isinstance(node, Loop):
            yield from literal_text(node.body)


def test_whole_template():
    template = parse(WHOLE)
    assert_tiled(template)
    kinds = [type(node) for node in template.nodes]
    assert kinds == [Text, Print, Text, Comment, Branch, Loop, Text]
    branch, loop = template.nodes[4:6]
    assert [arm.condition is None for arm in branch.arms] == [False, False, True]
    assert (loop.variable, loop.items.written) == ("line", "lines")
    for text in literal_text(template.nodes):
        assert text.text == WHOLE[text.start : text.end].replace("\r\n", "\n")


def test_expression_offsets():
    (node,) = parse("{{ order.total | money('NOK') | default('x') }}").nodes
    found = node.expression
    assert isinstance(found, Filtered) and isinstance(found.operand, Name)
    source = parse("{{ order.total | money('NOK') | default('x') }}").source
    assert source[found.operand.start : found.operand.end] == "order.total"
    assert [source[use.start : use.end] for use in found.filters] == [
        "money('NOK')",
        "default('x')",
    ]
    assert source[found.start : found.end] == "order.total | money('NOK') | default('x')"


def test_filter_arguments():
    source = '{{ n | plural({0: "ingen"}, one="# vare", other="# varer") | default("-") }}'
    (node,) = parse(source).nodes
    plural, default = node.expression.filters
    assert dict(plural.kwargs) == {"=0": "ingen", "one": "# vare", "other": "# varer"}
    assert plural.args == () and plural.bound == plural.kwargs
    assert {key: source[slice(*span)] for key, span in plural.spans.items()} == {
        "=0": '"ingen"',
        "one": '"# vare"',
        "other": '"# varer"',
    }
    assert default.args == ("-",) and dict(default.bound) == {"value": "-"}
    assert source[slice(*default.spans["value"])] == '"-"'


def test_nodes_are_values():
    one, other = parse("{{ n | money('NOK') }}"), parse("{{ n | money('NOK') }}")
    assert one == other and hash(one) == hash(other)
    with pytest.raises(AttributeError):
        one.source = ""
    with pytest.raises(TypeError):
        one.nodes[0].expression.filters[0].bound["currency"] = "SEK"


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("a {{- b -}} c", [("a", 0, 1), ("c", 12, 13)], id="print"),
        pytest.param(
            "a\r\n {%- if b %} c{% endif -%} \n d",
            [("a", 0, 1), (" c", 15, 17), ("d", 32, 33)],
            id="block",
        ),
        pytest.param("  {#- a -#}  ", [], id="comment"),
    ],
)
def test_trimmed_space_belongs_to_the_tag(text, expected):
    template = parse(text)
    assert_tiled(template)
    found = [(node.text, node.start, node.end) for node in literal_text(template.nodes)]
    assert found == expected


SPACE = st.sampled_from(["", " ", "\n", "\r\n", "\r", " \u00a0\n"])
DASH = st.sampled_from(["", "-", "+"])
LEAF = st.one_of(
    SPACE,
    st.sampled_from(["å", "{ x", "}", "🎁\n"]),
    st.builds(
        lambda a, s, b: f"{{{{{a}{s}n{s}{b}}}}}",
        st.sampled_from(["", "-"]),
        SPACE,
        st.sampled_from(["", "-"]),
    ),
    st.builds(lambda a, b: f"{{#{a} note {b}#}}", DASH, DASH),
)
BLOCK = st.recursive(
    LEAF,
    lambda inner: st.builds(
        lambda a, b, c, x, y, z: (
            f"{{%{a} if n {b}%}}{x}{y}{{%{b} else {c}%}}{z}{{%{c} endif {a}%}}"
        ),
        DASH, DASH, DASH, inner, inner, inner,
    ),
    max_leaves=5,
)  # fmt: skip


@given(st.lists(BLOCK, max_size=6).map("".join))
def test_nodes_tile_the_source(text):
    template = parse(text)
    assert_tiled(template)
    for node in literal_text(template.nodes):
        plain = node.text
        assert plain == text[node.start : node.end].replace("\r\n", "\n").replace("\r", "\n")
    for use in template.uses:
        assert text[use.start : use.end] == "n"
        assert use.tag[0] <= use.start < use.end <= use.tag[1]


def test_a_print_knows_its_expression():
    (node,) = parse('{{ "a" }}').nodes
    assert isinstance(node, Print) and node.expression.value == "a"
