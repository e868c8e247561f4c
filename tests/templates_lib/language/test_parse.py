"""What is refused, where it is pointed at, and what to write instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates_lib.language import MAX_LENGTH, TemplateSyntaxError, parse

# text, the words pointed at, a piece of the message, what to write in their place
REFUSED = {
    "call": ("{{ total() }}", "total()", "calls are not allowed", "total"),
    "call of a field": (
        "{{ order.total() }}",
        "order.total()",
        "write “order.total”",
        "order.total",
    ),
    "call with values": ("{{ f(a, 'b') }}", "f(a, 'b')", "calls are not allowed", "f"),
    "index": ("{{ items[0] }}", "[0]", "for item in items", None),
    "key": ("{{ order['total'] }}", "['total']", "write “.total”", ".total"),
    "list": ("{{ [1, 2] }}", "[1, 2]", "Square brackets", None),
    "plus": ("{{ a + b }}", "+", "does not calculate", None),
    "tilde": ("{{ a ~ b }}", "~", "does not calculate", None),
    "power": ("{{ 2 ** 8 }}", "**", "does not calculate", None),
    "hyphen in a name": ("{{ first-name }}", "first-name", "no hyphens", "first_name"),
    "minus": ("{{ a - b }}", "-", "does not calculate", None),
    "space in a name": ("{{ first name }}", "first name", "no spaces", "first_name"),
    "letter in a name": ("{{ førstenavn }}", "førstenavn", "is not a name", "forstenavn"),
    "underscore first": ("{{ _name }}", "_name", "is not a name", "name"),
    "long name": ("{{ " + "a" * 65 + " }}", "a" * 65, "at most 64", None),
    "reserved": ("{{ self }}", "self", "word of the language", None),
    "unknown filter": ("{{ total | mony }}", "mony", "did you mean “money”", "money"),
    "foreign filter": ("{{ name | upcase }}", "upcase", "did you mean “upper”", "upper"),
    "needless filter": ("{{ name | safe }}", "safe", "Remove it", None),
    "hopeless filter": ("{{ name | tojson }}", "tojson", "There is no filter", None),
    "dotted filter": ("{{ name | a.b }}", "a", "There is no filter", None),
    "filter after text": ("{{ name | upper | money }}", "money", "cannot follow “upper”", None),
    "two texts": ('{{ "a" "b" }}', '"a" "b"', "side by side", None),
    "number": ("{{ 1 }}", "1", "begins with a letter", None),
    "true": ("{{ true }}", "true", "begins with a letter", None),
    "none": ("{{ none }}", "none", "no value", None),
    "condition printed": ("{{ a or b }}", "a or b", "is a condition", None),
    "not printed": ("{{ not a }}", "not a", "is a condition", None),
    "inline if": ("{{ a if b else c }}", "if", "inside a tag is not allowed", None),
    "test": ("{% if a is defined %}{% endif %}", "is", "write {% if name %}", None),
    "in": ("{% if a in b %}{% endif %}", "in", 'name == "a" or', None),
    "one equals sign": ("{% if a = 1 %}{% endif %}", "=", "with ==", "=="),
    "chain": ("{% if 1 < a < 3 %}{% endif %}", "1 < a < 3", "two things at a time", None),
    "order of texts": ("{% if a < 'b' %}{% endif %}", "'b'", "== or !=", None),
    "constant condition": ("{% if true %}{% endif %}", "true", "never changes", None),
    "constant comparison": ("{% if 1 == 1 %}{% endif %}", "1 == 1", "never changes", None),
    "writing filter asked": (
        "{% if n | number == 'a' %}{% endif %}",
        "number",
        "the value itself",
        None,
    ),
    "empty print": ("a {{ }} b", "{{ }}", "The tag is empty", None),
    "empty block": ("a {% %} b", "{% %}", "Something is missing", None),
    "empty if": ("{% if %}{% endif %}", "{% if %}", "Something is missing", None),
    "half a condition": ("{% if a and %}{% endif %}", "and", "Something is missing after", None),
    "half a filter": ("{{ a | }}", "|", "Something is missing after", None),
    "comma": ("{{ a, b }}", ",", "not expected", None),
    "field of a text": ("{{ 'a'.b }}", "'a'.b", "only a name can have a field", None),
    "brackets in a name": ("{{ (a).b }}", "(a).b", "without brackets", None),
    "number as field": ("{{ a.1 }}", "a.1", "only names", None),
    "deep path": ("{{ a.b.c.d.e }}", "a.b.c.d.e", "too deep", None),
    "unclosed print": ("Hei {{ name, ha det", "{{ name, ha det", "never closed", None),
    "unclosed to the line end": ("Hei {{ name\nHa {{ b }}", "{{ name", "never closed", None),
    "unclosed comment": ("a {# b", "{# b", "close it with #}", None),
    "one brace": ("{{ name } og", "}", "closed with }}, not with }", "}}"),
    "wrong end": ("{{ name %}", "%}", "closed with }}, not with %}", "}}"),
    "wrong end of a block": ("{% if a }} b", "}}", "closed with %}, not with }}", "%}"),
    "unclosed quote": ("{{ a | default('b) }}", "'", "never closed", None),
    "curly quotes": ("{{ a | default(“b”) }}", "“", "quotation marks are straight", '"'),
    "strange sign": ("{{ $a }}", "$", "cannot stand inside a tag", None),
    "unclosed if": ("a {% if b %} c", "if", "close it with {% endif %}", None),
    "unclosed for": ("{% for a in b %}", "for", "close it with {% endfor %}", None),
    "stray endif": ("a {% endif %}", "endif", "closes nothing", None),
    "crossed": ("{% if a %}{% endfor %}", "endfor", "{% endif %} is expected", "endif"),
    "stray else": ("{% else %}", "else", "outside of any “if”", None),
    "elif after else": (
        "{% if a %}{% else %}{% elif b %}{% endif %}",
        "elif",
        "after “else”",
        None,
    ),
    "words after else": ("{% if a %}{% else b %}{% endif %}", "b", "not expected", None),
    "else if": ("{% if a %}{% else if b %}{% endif %}", "if", "{% elif … %}", "elif"),
    "elsif": ("{% if a %}{% elsif b %}{% endif %}", "elsif", "write “elif”", "elif"),
    "set": ("{% set a = 1 %}", "set", "is not allowed", None),
    "raw": ("{% raw %}", "{% raw %}", "to write braces as text", '{{ "{{" }}'),
    "loop over a field": ("{% for a in b.c %}{% endfor %}", "for a in b.c", "over one name", None),
    "loop over a filter": (
        "{% for a in b|list %}{% endfor %}",
        "for a in b|list",
        "one name",
        None,
    ),
    "loop with two": ("{% for a, b in c %}{% endfor %}", "for a, b in c", "over one name", None),
    "loop with if": ("{% for a in b if c %}{% endfor %}", "for a in b if c", "over one name", None),
    "loop in itself": ("{% for a in a %}{% endfor %}", "a", "must differ", None),
    "loop in a loop": (
        "{% for a in b %}{% for c in d %}{% endfor %}{% endfor %}",
        "for",
        "A loop inside a loop",
        None,
    ),
    "loop else": ("{% for a in b %}{% else %}{% endfor %}", "else", "A loop has no “else”", None),
    "loop outside": ("{{ loop.index }}", "loop.index", "outside there are none", None),
    "loop unknown": (
        "{% for a in b %}{{ loop.length }}{% endfor %}",
        "loop.length",
        "loop.last",
        None,
    ),
    "loop printed": (
        "{% for a in b %}{{ loop.last }}{% endfor %}",
        "loop.last",
        "in {% if %}",
        None,
    ),
    "long number": (
        "{{ a | default(1234567890123456) }}",
        "1234567890123456",
        "plain digits",
        None,
    ),
    "number in parts": ("{{ a | default(1_000) }}", "1_000", "plain digits", None),
    "argument not quoted": (
        "{{ a | default(friend) }}",
        "friend",
        "in quotation marks",
        '"friend"',
    ),
    "argument missing": ("{{ a | default }}", "default", "needs a value", None),
    "argument too many": ("{{ a | default(1, 2) }}", "default(1, 2)", "at most 1", None),
    "argument unknown": ("{{ a | date(format='short') }}", "'short'", "no argument “format”", None),
    "argument twice": ("{{ a | date('short', style='long') }}", "'long'", "given twice", None),
    "argument of another kind": (
        "{{ a | date(1) }}",
        "1",
        "one of short, medium, long, full",
        None,
    ),
    "unknown style": ("{{ a | date('lang') }}", "'lang'", "one of short, medium", None),
    "unknown currency": ("{{ a | money('KRO') }}", "'KRO'", "not a currency code", None),
    "small currency": ("{{ a | money('nok') }}", "'nok'", "not a currency code", '"NOK"'),
    "tag in default": ("{{ a | default('{{ b }}') }}", "'{{ b }}'", "would not be filled in", None),
    "tag in plural": ("{{ a | plural(other='{{ b }}') }}", "'{{ b }}'", "would not be", None),
    "plural without other": (
        "{{ a | plural(one='b') }}",
        "plural(one='b')",
        "“other” is missing",
        None,
    ),
    "plural of odd category": (
        "{{ a | plural(some='b', other='c') }}",
        "'b'",
        "not one of zero",
        None,
    ),
    "plural unnamed": ("{{ a | plural('b', 'c') }}", "plural('b', 'c')", "Texts are named", None),
    "plural twice": ("{{ a | plural(other='b', other='c') }}", "'c'", "given twice", None),
    "plural of a number": ("{{ a | plural(other=1) }}", "1", "should be a text", None),
    "exact in words": ("{{ a | plural({'0': 'b'}, other='c') }}", "'0'", "exact texts", None),
    "exact in money": ("{{ a | money({'0': 'b'}) }}", "'0'", "exact texts", None),
    "date of no date": (
        "{{ '31.12.2025' | date }}",
        "'31.12.2025' | date",
        "such as 2025-05-31",
        None,
    ),
    "spaced braces": ("a { { name } } b", "{ { name } }", "write {{ name }}", "{{ name }}"),
    "full-width braces": ("a ｛｛name｝｝ b", "｛｛name｝｝", "write {{ name }}", "{{ name }}"),
    "one brace open": ("a {name}} b", "{name}}", "write {{ name }}", "{{ name }}"),
    "spaced block": ("{ % if a % }", "{ % if a % }", "write {% if a %}", "{% if a %}"),
}


@pytest.mark.parametrize("text, words, message, instead", REFUSED.values(), ids=REFUSED.keys())
def test_refusal_points_at_the_words_and_says_what_to_write(text, words, message, instead):
    with pytest.raises(TemplateSyntaxError) as caught:
        parse(text)
    error = caught.value
    assert text[error.offset : error.end] == words
    assert message in error.message
    assert error.suggestion == instead
    assert str(error).startswith(f"line {error.line}, column {error.column}: ")


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
    "eight deep": "{% if a %}" * 8 + "{% endif %}" * 8,
    "longest": "a" * MAX_LENGTH,
}


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_accepted(text):
    assert parse(text).source == text


@pytest.mark.parametrize(
    "text, message",
    [
        pytest.param("{% if a %}" * 9 + "{% endif %}" * 9, "nested too deep", id="nine deep"),
        pytest.param("a" * (MAX_LENGTH + 1), "65537 characters", id="one too long"),
        pytest.param("{{ " + "(" * 11 + "a" + ")" * 11 + " }}", "Brackets", id="brackets"),
        pytest.param("{% if " + "a or " * 100 + "a %}{% endif %}", "too long", id="tag too long"),
    ],
)
def test_just_past_a_limit(text, message):
    with pytest.raises(TemplateSyntaxError, match=message):
        parse(text)


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
