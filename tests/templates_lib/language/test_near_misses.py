"""What looks like a tag gone wrong, or like another system's."""

import pytest

from templates_lib.language import parse

FOUND = {
    "single braces": ("Hei {name}!", "{name}", "{{ name }}"),
    "dotted": ("Hei {user.name}!", "{user.name}", "{{ user.name }}"),
    "percent": ("Hei %name%!", "%name%", "{{ name }}"),
    "double percent": ("Hei %%FirstName%%!", "%%FirstName%%", "{{ FirstName }}"),
    "Mailchimp": ("Hei *|FNAME|*!", "*|FNAME|*", "{{ FNAME }}"),
    "gettext": ("Hei %(name)s!", "%(name)s", "{{ name }}"),
    "shell": ("Hei ${name}!", "${name}", "{{ name }}"),
    "Ruby": ("Hei #{name}!", "#{name}", "{{ name }}"),
    "square": ("Hei [[name]]!", "[[name]]", "{{ name }}"),
    "GOV.UK Notify": ("Hei ((name))!", "((name))", "{{ name }}"),
    "stray closing": ("Hei name }}!", "}}", None),
    "stray block closing": ("Hei %}!", "%}", None),
    "between tags": ("{{ a }} {name} {% if b %}{% endif %}", "{name}", "{{ name }}"),
    "inside a branch": ("{% if b %}{name}{% endif %}", "{name}", "{{ name }}"),
}


@pytest.mark.parametrize("text, words, instead", FOUND.values(), ids=FOUND.keys())
def test_found(text, words, instead):
    (miss,) = parse(text).near_misses
    assert (miss.text, text[miss.start : miss.end], miss.suggestion) == (words, words, instead)
    assert words in miss.message and (instead or "") in miss.message


@pytest.mark.parametrize(
    "text",
    [
        "20 % rabatt, 30 %",
        "50% off, 60% more",
        "a%b%c",
        "{ }",
        "{1}",
        "f(x)",
        "(ja (nei))",
        "[ok]",
        "a { color: red }",
        "{{ name }}",
        "{% if a %}x{% endif %}",
        '{{ "{name}" }}',
    ],
)
def test_not_found(text):
    assert parse(text).near_misses == ()


def test_offsets_after_windows_line_ends():
    text = "a\r\nb\r\n{name}"
    (miss,) = parse(text).near_misses
    assert text[miss.start : miss.end] == "{name}"
