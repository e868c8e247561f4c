"""Tags that have no end, or a wrong one."""

import pytest

# text, the words pointed at, a piece of the message, what to write in their place
REFUSED = [
    ("Hei {{ name, ha det", "{{ name", "The tag that opens here is never closed;", "{{ name }}"),
    (
        "Hei {{ name\nHa {{ b }}",
        "{{ name",
        "The tag that opens here is never closed;",
        "{{ name }}",
    ),
    (
        "Hei {{ name | upper\n\nHa det",
        "{{ name | upper",
        "The tag that opens here is never closed;",
        "{{ name | upper }}",
    ),
    ("Hei {{", "{{", "The tag that opens here is never closed;", None),
    ("Hei {{ , ha det", "{{ , ha det", "The tag that opens here is never closed;", None),
    (
        "a {% if b and c",
        "{% if b and c",
        "The tag that opens here is never closed;",
        "{% if b and c %}",
    ),
    (
        "a {% for b in c d",
        "{% for b in c",
        "The tag that opens here is never closed;",
        "{% for b in c %}",
    ),
    ("{% if a %}{% else", "{% else", "The tag that opens here is never closed;", "{% else %}"),
    ("a {% shout", "{% shout", "The tag that opens here is never closed;", None),
    ("a {# b", "{# b", "The tag that opens here is never closed;", None),
    ("a {# b\nc", "{# b", "The tag that opens here is never closed;", None),
    ("{{ name } og", "}", "A tag that opens with {{ is closed with }},", "}}"),
    ("{{name}", "}", "A tag that opens with {{ is closed with }},", "}}"),
    ("{{ name } } og", "} }", "A tag that opens with {{ is closed with }},", "}}"),
    ("{{ name %}", "%}", "A tag that opens with {{ is closed with }},", "}}"),
    ("{{ name ｝｝ og", "｝｝", "A tag that opens with {{ is closed with }},", "}}"),
    ("{{ name ｝", "｝", "A tag that opens with {{ is closed with }},", "}}"),
    ("{% if a }}", "}}", "A tag that opens with {% is closed with %},", "%}"),
    ("{% if a }", "}", "A tag that opens with {% is closed with %},", "%}"),
    ("{% if a % }", "% }", "A tag that opens with {% is closed with %},", "%}"),
    ("{% if a ％}", "％}", "A tag that opens with {% is closed with %},", "%}"),
    ("{% if (a %}", "(a", "The bracket that opens “(a” is never closed.", "(a)"),
    ("{{ (a }}", "(a", "The bracket that opens “(a” is never closed.", "(a)"),
    ('{{ a | default("x" }} og', '("x"', 'The bracket that opens “("x"” is never', '("x")'),
    (
        '{{ a | plural({0: "x", other="y") }}',
        '{0: "x", other="y"',
        'The bracket that opens “{0: "x", other="y"”',
        None,
    ),
    ("{{ a ) }}", ")", "closes nothing here.", ""),
    ("{{ a ] }}", "]", "closes nothing here.", ""),
    ("{% if a) %}", ")", "closes nothing here.", ""),
    (
        "{{ {{ name }} }}",
        "{{ {{ name }} }}",
        "one pair of double braces is enough; write",
        "{{ name }}",
    ),
    ("{{ {{ name }}", "{{ {{ name }}", "one pair of double braces is enough; write", "{{ name }}"),
    ("{{ a {{ b }} }}", "{{ a", "The tag that opens here is never closed;", "{{ a }}"),
    ("{% if {{ a }} %}", "{{ a }}", "inside a tag a name stands without braces;", "a"),
    ('{% if {{a}} == "x" %}', "{{a}}", "inside a tag a name stands without braces;", "a"),
    ("{{ a {% if b %}", "{{ a", "The tag that opens here is never closed;", "{{ a }}"),
    ("{{ a | default({{ b }}) }}", "{{ b }}", "a tag inside a tag is not filled in; write", None),
]


@pytest.mark.parametrize("text, words, message, instead", REFUSED, ids=[row[0] for row in REFUSED])
def test_refused(refused, text, words, message, instead):
    error = refused(text)
    assert (text[error.offset : error.end], error.suggestion) == (words, instead)
    assert message in error.message
