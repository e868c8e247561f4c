"""What stands after “for”."""

import pytest

# text, the words pointed at, a piece of the message, what to write in their place
REFUSED = [
    ("{% for %}", "for", "A loop is written {% for item in items %},", None),
    ("{% for x %}", "for x", "A loop is written {% for item in items %},", None),
    ("{% for x in %}", "for x in", "A loop is written {% for item in items %},", None),
    (
        "{% for k, v in items.items() %}",
        "for k, v in items.items()",
        "a loop gives one item at a time; write “for",
        "for v in items",
    ),
    (
        "{% for k, v in items %}",
        "for k, v in items",
        "a loop gives one item at a time; write “for",
        "for v in items",
    ),
    (
        "{% for x in items if x.a %}",
        "for x in items if x.a",
        "a loop has no condition; write {% if %}",
        None,
    ),
    (
        "{% for x in items recursive %}",
        "for x in items recursive",
        "a loop is not recursive; write “for x in",
        "for x in items",
    ),
    (
        "{% for x in range(3) %}",
        "for x in range(3)",
        "A loop is written {% for item in items %},",
        None,
    ),
    (
        "{% for x in [1, 2] %}",
        "for x in [1, 2]",
        "A loop is written {% for item in items %},",
        None,
    ),
    (
        "{% for x in (1..3) %}",
        "for x in (1..3)",
        "A loop is written {% for item in items %},",
        None,
    ),
    ('{% for x in "abc" %}', 'for x in "abc"', "A loop is written {% for item in items %},", None),
    (
        "{% for x in order.lines %}",
        "for x in order.lines",
        "a loop goes over one list, as it is sent;",
        "for x in lines",
    ),
    (
        "{% for x in items | sort %}",
        "for x in items | sort",
        "a loop goes over one list, as it is sent;",
        "for x in items",
    ),
    (
        "{% for x in items[:3] %}",
        "for x in items[:3]",
        "a loop goes over one list, as it is sent;",
        "for x in items",
    ),
    (
        "{% for x in items limit:3 %}",
        "for x in items limit:3",
        "a loop goes over one list, as it is sent;",
        "for x in items",
    ),
    (
        "{% for x in items: %}",
        "for x in items:",
        "a loop goes over one list, as it is sent;",
        "for x in items",
    ),
    (
        "{% for x of items %}",
        "for x of items",
        "a loop goes over one list, as it is sent;",
        "for x in items",
    ),
    (
        "{% for items as x %}",
        "for items as x",
        "a loop goes over one list, as it is sent;",
        "for x in items",
    ),
    (
        "{% for items as k => x %}",
        "for items as k => x",
        "a loop gives one item at a time; write “for",
        "for x in items",
    ),
    ("{% for x i items %}", "for x i items", "A loop is written {% for item in items %},", None),
    (
        "{% for (x in items) %}",
        "for (x in items)",
        "A loop is written {% for item in items %},",
        None,
    ),
    (
        "{% for 1 in items %}",
        "for 1 in items",
        "a loop goes over one list, as it is sent;",
        "for item in items",
    ),
    ("{% for items in items %}", "items", "The loop's own name must differ from the", "item"),
    ("{% for item in item %}", "item", "The loop's own name must differ from the", "one"),
    ("{% for loop in items %}", "loop", "is a word of the language and cannot be a", None),
    ("{% for if in items %}", "if", "is a word of the language and cannot be a", None),
    ("{% for _ in items %}", "_", "is not a name: it begins with a letter and", None),
]


@pytest.mark.parametrize("text, words, message, instead", REFUSED, ids=[row[0] for row in REFUSED])
def test_refused(refused, text, words, message, instead):
    error = refused(text)
    assert (text[error.offset : error.end], error.suggestion) == (words, instead)
    assert message in error.message
