"""The picture of a template: what stands where, to the character."""

from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass

import pytest
from hypothesis import HealthCheck, given, settings

from templates_lib.language import (
    AllOf,
    AnyOf,
    Branch,
    Comment,
    Filtered,
    FilterUse,
    Loop,
    Name,
    Not,
    Print,
    Text,
    parse,
)
from tests.templates_lib.language._grammar import TEMPLATES

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


def test_a_print_knows_its_expression():
    (node,) = parse('{{ "a" }}').nodes
    assert isinstance(node, Print) and node.expression.value == "a"


def moved(value, by):
    """A node, or anything in one, with its offsets moved."""
    if isinstance(value, tuple) and len(value) == 2 and all(type(one) is int for one in value):
        return (value[0] + by, value[1] + by)
    if isinstance(value, tuple):
        return tuple(moved(one, by) for one in value)
    if not is_dataclass(value):
        return value
    fields = {each.name: getattr(value, each.name) for each in dataclass_fields(value)}
    for name in ("start", "end"):
        fields[name] += by
    for name, one in fields.items():
        if isinstance(one, tuple) or is_dataclass(one):
            fields[name] = moved(one, by)
    if isinstance(value, FilterUse):
        fields["args"] = value.args
        fields["spans"] = {name: moved(span, by) for name, span in value.spans.items()}
    return type(value)(**fields)


def every_node(nodes, in_loop=False):
    for node in nodes:
        yield node, in_loop
        if isinstance(node, Loop):
            yield from every_node(node.body, True)
        elif isinstance(node, Branch):
            for arm in node.arms:
                yield from every_node(arm.body, in_loop)


def expressions(nodes):
    for node, in_loop in every_node(nodes):
        if isinstance(node, Print):
            yield node.expression, in_loop, True
        elif isinstance(node, Branch):
            for arm in node.arms:
                if arm.condition is not None:
                    yield from conditions(arm.condition, in_loop)


def conditions(condition, in_loop):
    yield condition, in_loop, False
    if isinstance(condition, Not):
        yield from conditions(condition.operand, in_loop)
    elif isinstance(condition, AllOf | AnyOf):
        for operand in condition.operands:
            yield from conditions(operand, in_loop)


def read_again(text, in_loop):
    """The one node of ``text``, from 0, where it stands in a loop or not."""
    if not in_loop:
        (node,) = parse(text).nodes
        return node
    before = "{% for item in items %}"
    (loop,) = parse(f"{before}{text}{{% endfor %}}").nodes
    (node,) = loop.body
    return moved(node, -len(before))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(TEMPLATES)
def test_nodes_of_any_template_tile_it_and_read_again_are_the_same(text):
    template = parse(text)
    assert_tiled(template)
    for node, in_loop in every_node(template.nodes):
        again = read_again(text[node.start : node.end], in_loop)
        assert moved(again, node.start) == node
        if isinstance(node, Text):
            plain = text[node.start : node.end].replace("\r\n", "\n").replace("\r", "\n")
            assert node.text == plain


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(TEMPLATES)
def test_expressions_read_again_are_the_same(text):
    for found, in_loop, printed in expressions(parse(text).nodes):
        written = text[found.start : found.end]
        if printed:
            again, before = read_again(f"{{{{ {written} }}}}", in_loop).expression, 3
        else:
            branch = read_again(f"{{% if {written} %}}{{% endif %}}", in_loop)
            again, before = branch.arms[0].condition, 6
        assert moved(again, found.start - before) == found
        for use in found.filters if isinstance(found, Filtered) else ():
            (chained,) = parse(f"{{{{ x | {text[use.start : use.end]} }}}}").uses[0].filters
            assert moved(chained, use.start - 7) == use
            assert {name: moved(span, use.start - 7) for name, span in chained.spans.items()} == (
                use.spans
            )


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(TEMPLATES)
def test_uses_point_at_the_words_as_written(text):
    template = parse(text)
    ends = 0
    for use in template.uses:
        written = text[use.start : use.end]
        item = written.split(".")[0] == "item"
        assert use.path == written or item
        assert use.path.split(".")[0] == use.name
        assert use.tag[0] <= use.start < use.end <= use.tag[1]
        assert text[slice(*use.tag)].strip().startswith(("{{", "{%"))
        assert use.start >= ends
        ends = use.start
        for one in use.filters:
            assert text[one.start : one.end].startswith(one.name)
            for name, (start, end) in one.spans.items():
                constant = parse(f"{{{{ x | default({text[start:end]}) }}}}").uses[0].filters[0]
                assert constant.bound["value"] == one.bound[name]
