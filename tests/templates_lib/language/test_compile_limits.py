"""Limits, and which of two faults is told: the first one that the text comes to."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from templates_lib.language import (
    MAX_OUTPUT,
    MissingCategory,
    MissingValue,
    OutputTooLong,
    TemplateError,
    WrongValue,
    parse,
)
from templates_lib.language._compile import MAX_STEPS, _kept, _plan
from templates_lib.placeholders import Placeholder
from tests.templates_lib.language import generated

LONG = "x" * 10_000
FULL = "{{ a }}" * (MAX_OUTPUT // len(LONG))
LINES = {"lines": [{"t": LONG, "n": n % 5} for n in range(30)]}
OVER = {
    "exactly full": (FULL, {"a": LONG}, None),
    "one over": (f"{FULL}.", {"a": LONG}, OutputTooLong),
    "one over by a value": (f"{FULL}{{{{ b }}}}", {"a": LONG, "b": "x"}, OutputTooLong),
    "then missing": (f"{FULL}.{{{{ b }}}}", {"a": LONG}, OutputTooLong),
    "missing first": (f"{{{{ b }}}}{FULL}.", {"a": LONG}, MissingValue),
    "missing where it is full": (f"{FULL}{{{{ b }}}}.", {"a": LONG}, MissingValue),
    "not on the way taken": (f"{{% if b %}}{FULL}.{{% endif %}}", {"a": LONG}, None),
    "in a branch": (f"{{% if not b %}}{FULL}.{{% endif %}}", {"a": LONG}, OutputTooLong),
    "in a loop": ("{% for l in lines %}{{ l.t }}{% endfor %}", LINES, OutputTooLong),
    "in a loop, then missing": (
        "{% for l in lines %}{{ l.t }}{% if l.n == 4 and loop.index > 25 %}{{ b }}{% endif %}"
        "{% endfor %}",
        LINES,
        OutputTooLong,
    ),
    "in a loop, missing first": (
        "{% for l in lines %}{{ l.t }}{% if l.n == 4 %}{{ b }}{% endif %}{% endfor %}",
        LINES,
        MissingValue,
    ),
    "in a loop, no category first": (
        "{% for l in lines %}{{ l.t }}{{ l.n | plural(one='#', other='#') }}{% endfor %}",
        LINES,
        MissingCategory,
    ),
    "a list of long texts": ("{{ a | list }}", {"a": [LONG] * 20}, OutputTooLong),
    "a list of texts": ("{{ a | list }}", {"a": [LONG] * 19}, None),
    "many long loops": (
        "{% for l in lines %}{{ l }}{{ l }}{% endfor %}" * 20,
        {"lines": [LONG] * 1_000},
        OutputTooLong,
    ),
}


@pytest.mark.parametrize("text, values, kind", OVER.values(), ids=OVER.keys())
@pytest.mark.parametrize("escape", ["text", "html"])
def test_too_long(text, values, kind, escape):
    compiled = parse(text).compile("pl", escape=escape)
    for found in (told(compiled, values), *compiled.batch([values, values])):
        assert isinstance(found, str) if kind is None else type(found) is kind


def told(compiled, values):
    try:
        return compiled.render(values)
    except TemplateError as error:
        return error


@pytest.mark.parametrize("steps, fits", [(99, True), (100, False)])
def test_steps(steps, fits):
    # The loop is a step, each item takes so many more, and the tag after it is one.
    assert MAX_STEPS == 100_000
    text = "{% for a in b %}" + "{# x #}" * steps + "{% endfor %}{{ c }}"
    found = told(parse(text).compile("nb"), {"b": ["x"] * 1_000, "c": "!"})
    assert found == "!" if fits else (type(found), found.unit) == (OutputTooLong, "steps")


def test_a_value_grows_as_it_is_escaped():
    declared = {"a": Placeholder("a", "text")}
    text, values = "{{ a }}" * 5, {"a": '"' * 10_000}
    options = {"placeholders": declared, "escape": "html"}
    with pytest.raises(OutputTooLong):
        parse(text).render(values, "nb", **options)
    assert len(parse("{{ a }}" * 4).render(values, "nb", **options)) == MAX_OUTPUT


# Where links begin: the piece written last decides ------------------------------------------------

BAD, GOOD = "javascript:x", "https://x.example"
LINKS = {
    "a text that becomes one": (
        "{{ b }}{{ a }}",
        {"b": '<a href="', "a": BAD},
        "&lt;a href=&#34;javascript:x",
    ),
    "an attribute by value": ("{{ b }}{{ a }}", {"b": "href=", "a": BAD}, WrongValue),
    "and a safe link": ("{{ b }}{{ a }}", {"b": "href=", "a": GOOD}, f"href={GOOD}"),
    "empty between": ('<a href="{{ b }}{{ a }}', {"b": "", "a": BAD}, WrongValue),
    "something between": (
        '<a href="{{ b }}{{ a }}',
        {"b": GOOD, "a": BAD},
        f'<a href="{GOOD}{BAD}',
    ),
    "one arm": (
        '{% if b %}<a href="{% else %}<b>{% endif %}{{ a }}',
        {"b": "x", "a": BAD},
        WrongValue,
    ),
    "other arm": (
        '{% if b %}<a href="{% else %}<b>{% endif %}{{ a }}',
        {"b": "", "a": BAD},
        f"<b>{BAD}",
    ),
    "no arm": ('<a href="{% if b %}x{% endif %}{{ a }}', {"b": "", "a": BAD}, WrongValue),
    "first item": ('<a href="{% for c in l %}{{ c }} {% endfor %}', {"l": [BAD]}, WrongValue),
    "second item": (
        '{% for c in l %}{{ c }}<a href="{% endfor %}',
        {"l": ["x", BAD]},
        WrongValue,
    ),
    "only item": (
        '{% for c in l %}{{ c }}<a href="{% endfor %}',
        {"l": [BAD]},
        f'{BAD}<a href="',
    ),
    "comment between": ('<a href="{# x #}{{ a }}"', {"a": BAD}, WrongValue),
    "date": ('<a href="{{ a | date }}"', {"a": "2025-05-31"}, WrongValue),
    "constant": ('<a href="{{ "javascript:x" }}"', {}, WrongValue),
    "safe constant": ('<a href="{{ "tel:112" }}"', {}, '<a href="tel:112"'),
}


@pytest.mark.parametrize("text, values, expected", LINKS.values(), ids=LINKS.keys())
def test_links(text, values, expected):
    compiled = parse(text).compile("nb", escape="html")
    for found in (told(compiled, values), *compiled.batch([values])):
        assert found == expected if isinstance(expected, str) else type(found) is expected


# At once, and piece by piece ----------------------------------------------------------------------


@settings(
    max_examples=80,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    source=generated.TEMPLATES,
    row=generated.VALUES,
    escape=st.sampled_from(["text", "line", "html", "marks"]),
)
def test_what_is_counted_comes_out_as_what_is_not(monkeypatch, source, row, escape):
    template = parse(source)
    if template.faults(generated.PLACEHOLDERS):
        return

    def once():
        compiled = template.compile("pl", placeholders=generated.PLACEHOLDERS, escape=escape)
        return said(told(compiled, row))

    at_once = once()
    _kept._kept.clear()
    with monkeypatch.context() as patched:
        patched.setattr(_plan, "MAX_OUTPUT", -1)
        assert once() == at_once
    _kept._kept.clear()


def said(result):
    return result if isinstance(result, str) else (type(result), str(result))
