"""What stands inside what."""

import pytest

# text, the words pointed at, a piece of the message, what to write in their place
REFUSED = [
    ("a {{ }} b", "{{ }}", "The tag is empty; write the name of a", None),
    ("a {{- -}} b", "{{- -}}", "The tag is empty; write the name of a", None),
    ("a {% %} b", "{% %}", "Something is missing in this tag, as in {%", None),
    ("{% if %}{% endif %}", "{% if %}", "Something is missing in this tag, as in {%", None),
    (
        "{% if a %}{% elif %}{% endif %}",
        "{% elif %}",
        "Something is missing in this tag, as in {%",
        None,
    ),
    ("a {% if b %} c", "if", "is never closed; close it with {% endif %}.", None),
    ("{% for a in b %}", "for", "is never closed; close it with {% endfor %}.", None),
    ("a {% endif %}", "{% endif %}", "closes nothing.", ""),
    ("a {% endfor %}", "{% endfor %}", "closes nothing.", ""),
    ("{% else %}", "else", "stands outside of any “if”.", None),
    ("{% elif a %}", "elif", "stands outside of any “if”.", None),
    ("{% if a %}{% endfor %}", "endfor", "stands where {% endif %} is expected.", "endif"),
    ("{% for a in b %}{% endif %}", "endif", "stands where {% endfor %} is expected.", "endfor"),
    ("{% if a %}{% else %}{% else %}{% endif %}", "else", "stands after “else”.", None),
    ("{% if a %}{% else %}{% elif b %}{% endif %}", "elif", "stands after “else”.", None),
    ("{% if a %}{% else if b %}{% endif %}", "else if", "is written {% elif … %}.", "elif"),
    (
        "{% if a %}{% else b %}{% endif %}",
        "else b",
        "has no condition; write {% elif b %}.",
        "elif b",
    ),
    ("{% if a %}{% else: %}{% endif %}", ":", "is not expected behind “else”; remove it.", ""),
    ("{% if a %}{% endif a %}", " a", "is not expected behind “endif”; remove it.", ""),
    (
        "{% for a in b %}{% else %}{% endfor %}",
        "else",
        "A loop has no “else”; write {% if items",
        None,
    ),
    (
        "{% for a in b %}{% for c in d %}{% endfor %}{% endfor %}",
        "for",
        "A loop inside a loop is not allowed; send",
        None,
    ),
]


@pytest.mark.parametrize("text, words, message, instead", REFUSED, ids=[row[0] for row in REFUSED])
def test_refused(refused, text, words, message, instead):
    error = refused(text)
    assert (text[error.offset : error.end], error.suggestion) == (words, instead)
    assert message in error.message
