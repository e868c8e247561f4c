"""Every limit of reading on both sides: exactly full, and one over."""

import pytest

from templates_lib.language import TemplateSyntaxError, _limits, parse
from templates_lib.language._limits import (
    MAX_ARGUMENTS,
    MAX_BLOCKS,
    MAX_BRACKETS,
    MAX_DIGITS,
    MAX_EXACT,
    MAX_FILTERS,
    MAX_LENGTH,
    MAX_NAME,
    MAX_NEAR_MISSES,
    MAX_PATH,
    MAX_STRING,
    MAX_TAG_TOKENS,
    MAX_TOKENS,
)


def exact(number):
    cases = ", ".join(f'{n}: "a"' for n in range(number))
    return f'{{{{ n | plural({{{cases}}}, other="b") }}}}'


def arguments(number):
    cases = ", ".join(f'c{n}="a"' for n in range(number - 1))
    return f'{{{{ g | select({cases}, other="b") }}}}'


def tag(tokens):
    """A tag of so many tokens, an even number: the word and a condition."""
    return "{% if " + " or ".join(["a"] * (tokens // 2)) + " %}{% endif %}"


def decimal(digits):
    return "{{ a | default(1." + "2" * (digits - 1) + ") }}"


# name of the limit: how to make a text of that size, the limit, a piece of the message
LIMITS = {
    "MAX_LENGTH": (lambda n: "a" * n, MAX_LENGTH, "the most is 65536"),
    "MAX_TOKENS": (lambda n: "{##}" * (n // 2), MAX_TOKENS, "too many parts; the most is 2000"),
    "MAX_TAG_TOKENS": (tag, MAX_TAG_TOKENS, "the most is 200 words and signs"),
    "MAX_BLOCKS": (
        lambda n: "{% if a %}" * n + "{% endif %}" * n,
        MAX_BLOCKS,
        "Blocks are nested too deep; the most is 8",
    ),
    "MAX_BRACKETS": (
        lambda n: "{{ " + "(" * n + "a" + ")" * n + " }}",
        MAX_BRACKETS,
        "Brackets are nested too deep; the most is 10",
    ),
    "MAX_FILTERS": (
        lambda n: "{{ a" + " | upper" * n + " }}",
        MAX_FILTERS,
        "too many filters in a row; the most is 10",
    ),
    "MAX_ARGUMENTS": (arguments, MAX_ARGUMENTS, "too many values in the brackets; the most is 40"),
    "MAX_EXACT": (exact, MAX_EXACT, "too many exact numbers; the most is 20"),
    "MAX_PATH": (
        lambda n: "{{ " + ".".join("abcdefgh"[:n]) + " }}",
        MAX_PATH,
        "goes too deep; the most is 4 names",
    ),
    "MAX_NAME": (lambda n: "{{ " + "a" * n + " }}", MAX_NAME, "the most is 64 characters"),
    "MAX_DIGITS": (
        lambda n: "{{ a | default(" + "9" * n + ") }}",
        MAX_DIGITS,
        "at most 15 plain digits",
    ),
    "MAX_DIGITS of a decimal": (decimal, MAX_DIGITS, "at most 15 plain digits"),
    "MAX_STRING": (
        lambda n: '{{ a | default("' + "å" * n + '") }}',
        MAX_STRING,
        "has at most 1000 characters",
    ),
}
STEPS = {"MAX_TOKENS": 2, "MAX_TAG_TOKENS": 2}


@pytest.mark.parametrize(("make", "limit", "message"), LIMITS.values(), ids=LIMITS.keys())
def test_exactly_full_is_read(make, limit, message):
    assert parse(make(limit))


@pytest.mark.parametrize("name", LIMITS)
def test_one_over_is_refused(name):
    make, limit, message = LIMITS[name]
    with pytest.raises(TemplateSyntaxError) as caught:
        parse(make(limit + STEPS.get(name, 1)))
    assert message in caught.value.message


def test_near_misses_are_told_up_to_their_limit():
    full, over = (parse("{a} " * n) for n in (MAX_NEAR_MISSES, MAX_NEAR_MISSES + 1))
    assert len(full.near_misses) == len(over.near_misses) == MAX_NEAR_MISSES


def test_every_limit_is_tried():
    every = {name for name in vars(_limits) if name.startswith("MAX_")}
    assert every == {name.split()[0] for name in LIMITS} | {"MAX_NEAR_MISSES"}


def test_the_most_brackets_and_blocks_need_little_of_the_stack():
    """A server may be deep in its own calls when it reads a template."""
    text = "{% if " + "(" * MAX_BRACKETS + "a" + ")" * MAX_BRACKETS + " %}"
    text = text * MAX_BLOCKS + "{% endif %}" * MAX_BLOCKS

    def deep(frames):
        return parse(text) if frames == 0 else deep(frames - 1)

    assert deep(600).uses
