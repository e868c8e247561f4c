"""What is written between double braces out of habit, as a whole."""

import pytest

# text, the words pointed at, a piece of the message, what to write in their place
REFUSED = [
    (
        '{{ a or "venn" }}',
        'a or "venn"',
        "for a value that may be missing, write a |",
        'a | default("venn")',
    ),
    (
        '{{ a || "venn" }}',
        'a || "venn"',
        "for a value that may be missing, write a |",
        'a | default("venn")',
    ),
    (
        '{{ a ?? "venn" }}',
        'a ?? "venn"',
        "for a value that may be missing, write a |",
        'a | default("venn")',
    ),
    ("{{ a or 5 }}", "a or 5", "for a value that may be missing, write a |", "a | default(5)"),
    (
        '{{ a | upper or "venn" }}',
        'a | upper or "venn"',
        "for a value that may be missing, write a |",
        'a | upper | default("venn")',
    ),
    (
        "{{ a or b }}",
        "{{ a or b }}",
        "for a value that may be missing, write {%",
        "{% if a %}{{ a }}{% else %}{{ b }}{% endif %}",
    ),
    (
        "{{- a or b -}}",
        "{{- a or b -}}",
        "for a value that may be missing, write {%-",
        "{%- if a %}{{ a }}{% else %}{{ b }}{% endif -%}",
    ),
    (
        "{{ x if y else z }}",
        "{{ x if y else z }}",
        "a choice is written with {% if %}: {% if y",
        "{% if y %}{{ x }}{% else %}{{ z }}{% endif %}",
    ),
    (
        "{{ x if y }}",
        "{{ x if y }}",
        "a choice is written with {% if %}: {% if y",
        "{% if y %}{{ x }}{% endif %}",
    ),
    (
        '{{ "frue" if gender == "f" else "herre" }}',
        '{{ "frue" if gender == "f" else "herre" }}',
        "a choice is written with {% if %}: {% if",
        '{% if gender == "f" %}frue{% else %}herre{% endif %}',
    ),
    (
        '{{ \'en "fin"\' if y else "" }}',
        '{{ \'en "fin"\' if y else "" }}',
        "a choice is written with {% if %}: {% if y",
        "{% if y %}{{ 'en \"fin\"' }}{% else %}{% endif %}",
    ),
    (
        '{{ x if y > 5 and z else "" }}',
        '{{ x if y > 5 and z else "" }}',
        "a choice is written with {% if %}: {% if y",
        "{% if y > 5 and z %}{{ x }}{% else %}{% endif %}",
    ),
    (
        "{{ y ? x : z }}",
        "{{ y ? x : z }}",
        "a choice is written with {% if %}: {% if y",
        "{% if y %}{{ x }}{% else %}{{ z }}{% endif %}",
    ),
    (
        '{{ y == 1 ? "en" : "flere" }}',
        '{{ y == 1 ? "en" : "flere" }}',
        "a choice is written with {% if %}: {% if y",
        "{% if y == 1 %}en{% else %}flere{% endif %}",
    ),
    ("{{ x if y() else z }}", "if", "inside a tag is not allowed; write {% if …", None),
    ("{{ x is defined }}", "is", "Tests with “is” are not allowed; write {%", None),
    ("{{ x in y }}", "in", 'is not allowed here; write name == "a" or', None),
    (
        "{{ name || shout }}",
        "{{ name || shout }}",
        "for a value that may be missing, write {%",
        "{% if name %}{{ name }}{% else %}{{ shout }}{% endif %}",
    ),
    ("{{ a ~ b }}", "{{ a ~ b }}", "texts and values are not joined; write {{ a", "{{ a }}{{ b }}"),
    (
        '{{ "Hei " ~ name }}',
        '{{ "Hei " ~ name }}',
        "texts and values are not joined; write Hei",
        "Hei {{ name }}",
    ),
    (
        '{{ "Hei " + name }}',
        '{{ "Hei " + name }}',
        "texts and values are not joined; write Hei",
        "Hei {{ name }}",
    ),
    (
        '{{ "Hei " ~ name | upper ~ "!" }}',
        '{{ "Hei " ~ name | upper ~ "!" }}',
        "texts and values are not joined; write Hei",
        "Hei {{ name | upper }}!",
    ),
    (
        '{{- "Hei " ~ name -}}',
        '{{- "Hei " ~ name -}}',
        "texts and values are not joined; write Hei",
        "Hei {{ name -}}",
    ),
    (
        '{{ f"Hei {name}" }}',
        '{{ f"Hei {name}" }}',
        "texts and values are not joined; write Hei",
        "Hei {{ name }}",
    ),
    (
        "{{ f'{a} og {b.c}' }}",
        "{{ f'{a} og {b.c}' }}",
        "texts and values are not joined; write {{ a",
        "{{ a }} og {{ b.c }}",
    ),
    ('{{ "Hei %s" % name }}', "%", "a template does not calculate or join; send", None),
    ("{{ user->name }}", "user->name", "a field stands after a full stop; write", "user.name"),
    ("{{ user::name }}", "user::name", "a field stands after a full stop; write", "user.name"),
    ("{{ user/name }}", "user/name", "a field stands after a full stop; write", "user.name"),
    ("{{ user:name }}", "user:name", "a field stands after a full stop; write", "user.name"),
    ("{{ user\\name }}", "user\\name", "a field stands after a full stop; write", "user.name"),
    ("{{ a..b }}", "a..b", "a field stands after a full stop; write", "a.b"),
    ("{{ ../name }}", "../name", "a name stands without signs; write “name”.", "name"),
    ("{{ @name }}", "@name", "a name stands without signs; write “name”.", "name"),
    ("{{ $name }}", "$name", "a name stands without signs; write “name”.", "name"),
    ("{{ #name }}", "#name", "a name stands without signs; write “name”.", "name"),
    ("{{ %name% }}", "%name%", "a name stands without signs; write “name”.", "name"),
    ("{{ &name }}", "{{ &name }}", "is written {{ name }} here.", "{{ name }}"),
    ("{{ name! }}", "name!", "a name stands without signs; write “name”.", "name"),
    ("{{ name? }}", "name?", "a name stands without signs; write “name”.", "name"),
    ("{{ name; }}", "name;", "a name stands without signs; write “name”.", "name"),
    ("{{ .Name }}", ".Name", "a name stands without signs; write “Name”.", "Name"),
    ("{{ <name> }}", "<name>", "a name stands without signs; write “name”.", "name"),
    ("{{ [name] }}", "[name]", "a name stands without signs; write “name”.", "name"),
    ("{{ *name* }}", "*name*", "a name stands without signs; write “name”.", "name"),
    ("{{ $user.name }}", "$user.name", "a name stands without signs; write", "user.name"),
    ("{{ name \\}}", "name \\", "a name stands without signs; write “name”.", "name"),
    ("{{~ name ~}}", "~ name ~", "a name stands without signs; write “name”.", "name"),
    (
        '{{ default "x" name }}',
        'default "x" name',
        'is written “name | default("x")” here.',
        'name | default("x")',
    ),
    (
        '{{ money "NOK" total }}',
        'money "NOK" total',
        'is written “total | money("NOK")” here.',
        'total | money("NOK")',
    ),
]


@pytest.mark.parametrize("text, words, message, instead", REFUSED, ids=[row[0] for row in REFUSED])
def test_refused(refused, text, words, message, instead):
    error = refused(text)
    assert (text[error.offset : error.end], error.suggestion) == (words, instead)
    assert message in error.message
