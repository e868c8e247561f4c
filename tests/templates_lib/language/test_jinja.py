"""Jinja2 as the oracle of reading: whatever we read, its own parser reads, and as the same."""

from decimal import Decimal
from functools import reduce

import jinja2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import nodes as jinja

from templates_lib.language import (
    AllOf,
    AnyOf,
    Branch,
    Comparison,
    Constant,
    Filtered,
    Loop,
    Name,
    Not,
    Print,
    TemplateSyntaxError,
    Text,
    parse,
)
from tests.templates_lib.language._grammar import TEMPLATES

ENVIRONMENT = jinja2.Environment(keep_trailing_newline=True)
SIGNS = {"eq": "==", "ne": "!=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">="}


# What a template says, as plain tuples: once from our nodes, once from Jinja2's ----------------


def ours(nodes):
    said = []
    for node in nodes:
        if isinstance(node, Text):
            add_text(said, node.text)
        elif isinstance(node, Print):
            said.append(("print", our_expression(node.expression)))
        elif isinstance(node, Loop):
            said.append(("for", node.variable, our_expression(node.items), ours(node.body)))
        elif isinstance(node, Branch):
            arms = [
                (arm.condition and our_expression(arm.condition), ours(arm.body))
                for arm in node.arms
            ]
            said.append(("if", arms))
    return said


def our_expression(node):
    if isinstance(node, Name):
        return ("name", *node.path)
    if isinstance(node, Constant):
        return constant(node.value)
    if isinstance(node, Not):
        return ("not", our_expression(node.operand))
    if isinstance(node, Comparison):
        return (node.operator, our_expression(node.left), our_expression(node.right))
    if isinstance(node, Filtered):
        found = our_expression(node.operand)
        for use in node.filters:
            named = {name: constant(value) for name, value in use.kwargs.items()}
            found = ("|", found, use.name, [constant(value) for value in use.args], named)
        return found
    joint = "and" if isinstance(node, AllOf) else "or"
    assert isinstance(node, AllOf | AnyOf)
    return reduce(lambda a, b: (joint, a, b), map(our_expression, node.operands))


def theirs(nodes):
    said = []
    for node in nodes:
        if isinstance(node, jinja.Output):
            for part in node.nodes:
                if isinstance(part, jinja.TemplateData):
                    add_text(said, part.data)
                else:
                    said.append(("print", their_expression(part)))
        elif isinstance(node, jinja.For):
            assert not (node.else_ or node.test or node.recursive)
            items = their_expression(node.iter)
            said.append(("for", node.target.name, items, theirs(node.body)))
        elif isinstance(node, jinja.If):
            arms = [(their_expression(arm.test), theirs(arm.body)) for arm in (node, *node.elif_)]
            said.append(("if", arms, theirs(node.else_)))
        else:
            raise AssertionError(node)
    return said


def their_expression(node):
    if isinstance(node, jinja.Name):
        return ("name", node.name)
    if isinstance(node, jinja.Getattr):
        return (*their_expression(node.node), node.attr)
    if isinstance(node, jinja.Const):
        return constant(node.value)
    if isinstance(node, jinja.Neg):
        return constant(-node.node.value)
    if isinstance(node, jinja.Not):
        return ("not", their_expression(node.node))
    if isinstance(node, jinja.Compare):
        (operand,) = node.ops
        sides = their_expression(node.expr), their_expression(operand.expr)
        return (SIGNS[operand.op], *sides)
    if isinstance(node, jinja.Filter):
        return filtered(node)
    assert isinstance(node, jinja.And | jinja.Or)
    joint = "and" if isinstance(node, jinja.And) else "or"
    return (joint, their_expression(node.left), their_expression(node.right))


def filtered(node):
    args, named = [], {}
    for argument in node.args:
        if isinstance(argument, jinja.Dict):
            for pair in argument.items:
                key = pair.key.value
                name = key if isinstance(key, str) else f"={key}"
                named[name] = their_expression(pair.value)
        else:
            args.append(their_expression(argument))
    named |= {word.key: their_expression(word.value) for word in node.kwargs}
    return ("|", their_expression(node.node), node.name, args, named)


def constant(value):
    return ("constant", float(value) if isinstance(value, Decimal) else value)


def add_text(said, text):
    """Text beside text is one: a comment between is nothing to Jinja2."""
    if said and said[-1][0] == "text":
        text = said.pop()[1] + text
    if text:
        said.append(("text", text))


def with_else_in_its_place(said):
    """Ours keeps ``else`` among the arms, theirs beside them."""
    for node in said:
        if node[0] == "for":
            yield ("for", node[1], node[2], list(with_else_in_its_place(node[3])))
        elif node[0] == "if":
            arms = [(test, list(with_else_in_its_place(body))) for test, body in node[1]]
            other = arms.pop()[1] if arms[-1][0] is None else []
            yield ("if", arms, other)
        else:
            yield node


def assert_read_the_same(text):
    template = parse(text)
    found = list(with_else_in_its_place(ours(template.nodes)))
    assert found == theirs(ENVIRONMENT.parse(text).body)


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(TEMPLATES)
def test_what_we_read_jinja_reads_as_the_same(text):
    assert_read_the_same(text)


PIECES = st.sampled_from(
    [
        *[
            "{{",
            "}}",
            "{%",
            "%}",
            "{#",
            "#}",
            "{{-",
            "-%}",
            "-",
            "+",
            "{",
            "}",
            "(",
            ")",
            "|",
            ",",
            ":",
        ],
        *[
            "a",
            "b.c",
            "upper",
            "default('x')",
            '"å"',
            "'\\n'",
            "1",
            "0.5",
            "007",
            "1_0",
            "1.",
            ".5",
        ],
        *["if a", "elif b", "else", "endif", "for x in y", "endfor", "not", "and", "or", "==", "<"],
        *[
            " ",
            " ",
            "\n",
            "\r\n",
            "\u00a0",
            "\x1f",
            "\x85",
            "\u2028",
            "raw",
            "{{ a }}",
            "{% if a %}",
        ],
        *[
            "{% endif %}",
            "plural({0: 'a'}, other='b')",
            "loop.index",
            "true",
            "x=1",
            "\\",
            "'",
            '"',
        ],
    ]
)


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_what_we_happen_to_read_jinja_reads_too(text):
    try:
        parse(text)
    except TemplateSyntaxError:
        return
    assert_read_the_same(text)
