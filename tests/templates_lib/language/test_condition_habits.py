"""What is written after “if” out of habit."""

import pytest

# text, the words pointed at, a piece of the message, what to write in their place
REFUSED = [
    (
        "{% if a is defined %}{% endif %}",
        "a is defined",
        "tests with “is” are not allowed; write “a”.",
        "a",
    ),
    (
        "{% if a is not defined %}{% endif %}",
        "a is not defined",
        "tests with “is” are not allowed; write “not",
        "not a",
    ),
    (
        "{% if a is undefined %}{% endif %}",
        "a is undefined",
        "tests with “is” are not allowed; write “not",
        "not a",
    ),
    (
        "{% if a is none %}{% endif %}",
        "a is none",
        "tests with “is” are not allowed; write “not",
        "not a",
    ),
    (
        "{% if a is not none %}{% endif %}",
        "a is not none",
        "tests with “is” are not allowed; write “a”.",
        "a",
    ),
    (
        "{% if a is empty %}{% endif %}",
        "a is empty",
        "tests with “is” are not allowed; write “not",
        "not a",
    ),
    (
        '{% if a is "x" %}{% endif %}',
        'a is "x"',
        "tests with “is” are not allowed; write “a",
        'a == "x"',
    ),
    (
        '{% if a is not "x" %}{% endif %}',
        'a is not "x"',
        "tests with “is” are not allowed; write “a",
        'a != "x"',
    ),
    (
        "{% if a is sameas b %}{% endif %}",
        "a is sameas b",
        "tests with “is” are not allowed; write “a",
        "a == b",
    ),
    (
        "{% if a is even %}{% endif %}",
        "a is even",
        "tests with “is” are not allowed; send the",
        None,
    ),
    (
        "{% if n is divisibleby 3 %}{% endif %}",
        "n is divisibleby 3",
        "tests with “is” are not allowed; send the",
        None,
    ),
    (
        "{% if a is b is c %}{% endif %}",
        "a is b is c",
        "tests with “is” are not allowed; send the",
        None,
    ),
    (
        "{% if a or b is defined %}{% endif %}",
        "b is defined",
        "tests with “is” are not allowed; write “b”.",
        "b",
    ),
    (
        '{% if a.b | default("x") is defined %}{% endif %}',
        'a.b | default("x") is defined',
        "tests with “is” are not allowed; write “a.b",
        'a.b | default("x")',
    ),
    (
        '{% if a in ["x", "y"] %}{% endif %}',
        'a in ["x", "y"]',
        "compare with one value at a time; write (a",
        '(a == "x" or a == "y")',
    ),
    (
        '{% if a in ("x", "y") %}{% endif %}',
        'a in ("x", "y")',
        "compare with one value at a time; write (a",
        '(a == "x" or a == "y")',
    ),
    (
        '{% if a not in ["x", "y"] %}{% endif %}',
        'a not in ["x", "y"]',
        "compare with one value at a time; write (a",
        '(a != "x" and a != "y")',
    ),
    (
        '{% if not a in ["x"] %}{% endif %}',
        'a in ["x"]',
        "compare with one value at a time; write (a",
        '(a == "x")',
    ),
    (
        '{% if a and b in ["x", "y"] or c %}{% endif %}',
        'b in ["x", "y"]',
        "compare with one value at a time; write (b",
        '(b == "x" or b == "y")',
    ),
    ("{% if a in b %}{% endif %}", "a in b", "a template does not search in lists and", None),
    (
        "{% if a not in b %}{% endif %}",
        "a not in b",
        "a template does not search in lists and",
        None,
    ),
    ('{% if "x" in a %}{% endif %}', '"x" in a', "a template does not search in lists and", None),
    (
        "{% if a in [b, c] %}{% endif %}",
        "a in [b, c]",
        "a template does not search in lists and",
        None,
    ),
    (
        '{% if a contains "x" %}{% endif %}',
        'a contains "x"',
        "a template does not search in lists and",
        None,
    ),
    (
        '{% if a startswith "x" and b %}{% endif %}',
        'a startswith "x"',
        "a template does not search in lists and",
        None,
    ),
    (
        "{% if a == none %}{% endif %}",
        "a == none",
        "whether there is a value is asked by its",
        "not a",
    ),
    ("{% if a != None %}{% endif %}", "a != None", "whether there is a value is asked by its", "a"),
    (
        "{% if a.b == null and c %}{% endif %}",
        "a.b == null",
        "whether there is a value is asked by its",
        "not a.b",
    ),
    (
        "{% if defined(a) %}{% endif %}",
        "defined(a)",
        "whether there is a value is asked by its",
        "a",
    ),
    (
        "{% if empty(a) %}{% endif %}",
        "empty(a)",
        "whether there is a value is asked by its",
        "not a",
    ),
    (
        "{% if not isset(a) %}{% endif %}",
        "isset(a)",
        "whether there is a value is asked by its",
        "a",
    ),
    (
        "{% if items | length %}{% endif %}",
        "items | length",
        "whether there is a value is asked by its",
        "items",
    ),
    (
        "{% if items | length > 0 %}{% endif %}",
        "items | length > 0",
        "whether there is a value is asked by its",
        "items",
    ),
    (
        "{% if items | count == 0 %}{% endif %}",
        "items | count == 0",
        "whether there is a value is asked by its",
        "not items",
    ),
    (
        "{% if items | length > 3 %}{% endif %}",
        "length",
        "There is no filter “length”: a template",
        None,
    ),
    (
        '{% if a == "x" or "y" %}{% endif %}',
        '"y"',
        "each comparison is written whole; write a",
        'a == "y"',
    ),
    (
        '{% if a != "x" and 5 %}{% endif %}',
        "5",
        "each comparison is written whole; write a",
        "a != 5",
    ),
    ("{% if a then %}{% endif %}", "then", "is not needed here; remove it.", ""),
    ("{% if a: %}{% endif %}", ":", "is not needed here; remove it.", ""),
    ("{% if a > 1,5 %}{% endif %}", "1,5", "a number is written plainly; write 1.5.", "1.5"),
    ("{% if a > 1 000 %}{% endif %}", "1 000", "a number is written plainly; write 1000.", "1000"),
    (
        "{% if a > 1.000,50 and b %}{% endif %}",
        "1.000,50",
        "a number is written plainly; write 1000.50.",
        "1000.50",
    ),
    ("{% if a > 500 kr %}{% endif %}", "500 kr", "a number is written plainly; write 500.", "500"),
    ("{% if a > 10% %}{% endif %}", "10%", "a percentage is compared as a ratio; write", "0.1"),
]


@pytest.mark.parametrize("text, words, message, instead", REFUSED, ids=[row[0] for row in REFUSED])
def test_refused(refused, text, words, message, instead):
    error = refused(text)
    assert (text[error.offset : error.end], error.suggestion) == (words, instead)
    assert message in error.message
