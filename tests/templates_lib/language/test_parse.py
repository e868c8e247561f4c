"""Reading a template: what can be read, where faults are pointed at, that nothing else comes out.

What is refused, and what to write instead, stands in one test file for each module.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates_lib.language import TemplateSyntaxError, parse

ACCEPTED = {
    "text": "Hei du! 100 % { a } {} $ #",
    "name": "{{ name }}",
    "no spaces": "{{name}}",
    "field": "{{ order.total }}",
    "chain": '{{ name | upper | default("x") }}',
    "text as value": '{{ "{{" }} and {{ "}}" }}',
    "constant price": '{{ 199 | money("NOK") }}',
    "negative number": "{% if a > -1 %}{% endif %}",
    "negative default": "{{ a | default(-1.5) | number }}",
    "exact and named": '{{ n | plural({0: "none"}, one="#", other="#") }}',
    "select": '{{ g | select({"not-set": "a"}, f="b", is="c", other="d") }}',
    "elif": "{% if a %}b{% elif c %}d{% else %}e{% endif %}",
    "brackets": "{% if (a or b) and not (c) %}{% endif %}",
    "loop": "{% for a in b %}{{ loop.index }}{% if loop.last %}.{% endif %}{% endfor %}",
    "trim": "a {{- b -}} c {%- if d -%} e {%- endif -%} f",
    "comment": "{# note #}{#- note -#}",
    "trailing comma": '{{ n | plural(one="a", other="b",) }}',
    "empty": "",
    "brackets around a name": "{{ (name) }} {% if (total | default(0)) > 5 %}{% endif %}",
    "filters around brackets": '{{ (name | upper) | default("x") }}',
    "no-break spaces": "{{\u00a0name\u00a0|\u00a0upper }}{%\u00a0if\u00a0a %}{% endif %}",
    "over lines": "{{\r\n  name\r\n| upper\n}}",
    "kept space": "{%+ if a +%}x{%+ endif +%}{#+ note +#}{{+ a }}",
    "keyword as a case": '{{ g | select(true="a", is="b", other="c") }}',
    "letters of a case": '{{ g | select(żeński="a", other="c") }}',
    "escapes": r"""{{ a | default("\n\t\\ \" \' \x41 \u00e5 \d") }}""",
    "two exact": '{{ n | plural({0: "a"}, {1: "b"}, other="c") }}',
    "not in brackets": "{% if not (not a) %}{% endif %}",
    "keyword as a field": "{{ order.if }}",
    "truth of a loop": '{% for a in b %}{{ loop.first | select(true="x", other="y") }}{% endfor %}',
}


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_accepted(text):
    assert parse(text).source == text


def test_a_longer_text_is_read_when_asked():
    assert parse("a" * 70_000, max_length=70_000)


@pytest.mark.parametrize(
    "text, line, column, offset",
    [
        pytest.param("{{ a b }}", 1, 4, 3, id="first line"),
        pytest.param("å\nø {{ a b }}", 2, 6, 7, id="second line"),
        pytest.param("å\r\nø {{ a b }}", 2, 6, 8, id="Windows line end"),
        pytest.param("å\rø {{ a b }}", 2, 6, 7, id="old Macintosh line end"),
        pytest.param("🎁\n\n🎁{{ a b }}", 3, 5, 7, id="emoji is one"),
        pytest.param("{%- if a -%}\r\n\r\n{{ a b }}", 3, 4, 19, id="after trimmed space"),
        pytest.param("{{ a\r\n  b }}", 1, 4, 3, id="over two lines"),
    ],
)
def test_place_of_a_fault(text, line, column, offset):
    with pytest.raises(TemplateSyntaxError) as caught:
        parse(text)
    error = caught.value
    assert (error.line, error.column, error.offset) == (line, column, offset)


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
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "｛",
        ],
        *["name", "order.total", "|", "money", "upper", ",", ":", "=", "==", "<", "'a'", '"', "1"],
        *["1.5", "if", "elif", "else", "endif", "for", "in", "endfor", "not", "and", "or", "is"],
        *["loop.index", "true", "none", "default('x')", "plural(one='a',other='b')", "\r\n", "\n"],
        *["å", "\\", "%", "#", ".", "~", "*", "\u00a0", "\u2028", "\0", "\ud800", " ", " ", " "],
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60))
def test_any_text_is_read_or_refused_as_ours(text):
    try:
        template = parse(text)
    except TemplateSyntaxError as error:
        assert 0 <= error.offset <= error.end <= len(text)
        assert error.message
    else:
        assert template.source == text
        assert template.uses is not None and list(template.variations(4)) is not None
        assert all(miss.text == text[miss.start : miss.end] for miss in template.near_misses)
