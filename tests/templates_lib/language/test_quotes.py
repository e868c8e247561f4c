"""Quotation marks: curled, left open, or the same inside."""

import pytest

# text, the words pointed at, a piece of the message, what to write in their place
REFUSED = [
    ("{{ “name” }}", "“name”", "Inside a tag, quotation marks are straight:", '"name"'),
    ("{{ a | default(“x”) }}", "“x”", "Inside a tag, quotation marks are straight:", '"x"'),
    ("{{ a | default(„x”) }}", "„x”", "Inside a tag, quotation marks are straight:", '"x"'),
    ("{{ a | default(«x») }}", "«x»", "Inside a tag, quotation marks are straight:", '"x"'),
    ("{{ a | default(‘x’) }}", "‘x’", "Inside a tag, quotation marks are straight:", '"x"'),
    ("{{ a | default(’x’) }}", "’x’", "Inside a tag, quotation marks are straight:", '"x"'),
    ('{{ a | default(“x") }}', '“x"', "Inside a tag, quotation marks are straight:", '"x"'),
    ("{{ a | default(`x`) }}", "`x`", "Inside a tag, quotation marks are straight:", '"x"'),
    ("{{ a | default(“) }}", "“", "Inside a tag, quotation marks are straight:", '"'),
    ("{% if a == “x” %}{% endif %}", "“x”", "Inside a tag, quotation marks are straight:", '"x"'),
    ("{{ a | default('b) }}", "'b", "The quotation mark that opens here is never", "'b'"),
    ('{{ a | default("b }}', '"b', "The quotation mark that opens here is never", '"b"'),
    ('{{ a | default("b" }}', '("b"', 'The bracket that opens “("b"” is never', '("b")'),
    ('{{ "unclosed }}', '"unclosed', "The quotation mark that opens here is never", '"unclosed"'),
    ('{{ name" }}', '"', "The quotation mark that opens here is never", None),
    ('{% if a == "å %}{% endif %}', '"å', "The quotation mark that opens here is never", '"å"'),
    ("{{ a | default('it's') }}", "'it's'", "The mark inside ends the text: write it", '"it\'s"'),
    (
        '{{ a | default("so "wide" it is") }}',
        '"wide',
        'The mark at “"wide” ends the text; marks',
        None,
    ),
    ('{{ a | default("it"s") }}', '"it"s"', "The mark inside ends the text: write it", "'it\"s'"),
    (
        "{% if a == 'it's' %}{% endif %}",
        "'it's'",
        "The mark inside ends the text: write it",
        '"it\'s"',
    ),
    ('{{ "a" "b" }}', '"a" "b"', "Two texts stand side by side; write them as", '"ab"'),
    ("{{ \"a\" 'b' }}", "\"a\" 'b'", "Two texts stand side by side; write them as", '"ab"'),
]


@pytest.mark.parametrize("text, words, message, instead", REFUSED, ids=[row[0] for row in REFUSED])
def test_refused(refused, text, words, message, instead):
    error = refused(text)
    assert (text[error.offset : error.end], error.suggestion) == (words, instead)
    assert message in error.message
