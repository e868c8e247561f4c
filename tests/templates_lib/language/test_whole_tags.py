"""Tags of Handlebars, Mustache, Go and Braze."""

import pytest

# text, the words pointed at, a piece of the message, what to write in their place
REFUSED = [
    ("{{#if a}}x{{/if}}", "{{#if a}}", "is written {% if a %} here.", "{% if a %}"),
    ('{{#if (eq a "b")}}', "#", "# cannot stand inside a tag.", None),
    ("{% if a %}{{/if}}", "{{/if}}", "is written {% endif %} here.", "{% endif %}"),
    ("{% if a %}{{else}}", "{{else}}", "is written {% else %} here.", "{% else %}"),
    ("{% if a %}{{else if b}}", "{{else if b}}", "is written {% elif b %} here.", "{% elif b %}"),
    ("{{#unless a}}", "{{#unless a}}", "is written {% if not a %} here.", "{% if not a %}"),
    (
        "{{#unless a or b}}",
        "{{#unless a or b}}",
        "is written {% if not (a or b) %} here.",
        "{% if not (a or b) %}",
    ),
    ("{% if a %}{{/unless}}", "{{/unless}}", "is written {% endif %} here.", "{% endif %}"),
    (
        "{{#each items}}",
        "{{#each items}}",
        "is written {% for item in items %} here.",
        "{% for item in items %}",
    ),
    (
        "{{#each order.lines as |line|}}",
        "{{#each order.lines as |line|}}",
        "is written {% for line in lines %} here.",
        "{% for line in lines %}",
    ),
    ("{% for a in b %}{{/each}}", "{{/each}}", "is written {% endfor %} here.", "{% endfor %}"),
    ("{{#with order}}", "{{#with order}}", "is written {% if order %} here.", "{% if order %}"),
    ("{{#a}}x{{/a}}", "{{#a}}", "is written {% if a %} here.", "{% if a %}"),
    ("{{/a}}", "{{/a}}", "closes nothing here.", ""),
    ("{{^a}}", "{{^a}}", "is written {% if not a %} here.", "{% if not a %}"),
    ("{% if a %}{{^}}", "{{^}}", "is written {% else %} here.", "{% else %}"),
    ("{{> partial}}", "{{> partial}}", "a template stands alone and takes in no", None),
    ("{{>footer}}", "{{>footer}}", "a template stands alone and takes in no", None),
    ("{{&name}}", "{{&name}}", "is written {{ name }} here.", "{{ name }}"),
    ("{{! a note }}", "{{! a note }}", "is written {# a note #} here.", "{# a note #}"),
    (
        "{{!-- it's a note --}}",
        "{{!-- it's a note --}}",
        "is written {# it's a note #} here.",
        "{# it's a note #}",
    ),
    ("{{!name}}", "!name", "a name stands without signs; write “name”.", "name"),
    ("{{=name}}", "{{=name}}", "is written {{ name }} here.", "{{ name }}"),
    ("{{{name}}}", "{{{name}}}", "one pair of double braces is enough; write", "{{ name }}"),
    ("{{{ name }}}", "{{{ name }}}", "one pair of double braces is enough; write", "{{ name }}"),
    (
        "{{{{ name }}}}",
        "{{{{ name }}}}",
        "one pair of double braces is enough; write",
        "{{ name }}",
    ),
    ("{{{ name }}", "{{{ name }}", "one pair of double braces is enough; write", "{{ name }}"),
    ("{{ {name} }}", "{{ {name} }}", "one pair of double braces is enough; write", "{{ name }}"),
    (
        "{{ { name | upper } }}",
        "{{ { name | upper } }}",
        "one pair of double braces is enough; write",
        "{{ name | upper }}",
    ),
    (
        "{{${first_name}}}",
        "{{${first_name}}}",
        "is written {{ first_name }} here.",
        "{{ first_name }}",
    ),
    (
        "{{ ${first_name} | default: 'friend' }}",
        "{{ ${first_name} | default: 'friend' }}",
        "is written {{ first_name |",
        "{{ first_name | default('friend') }}",
    ),
    ("{{ if a }}", "{{ if a }}", "is written {% if a %} here.", "{% if a %}"),
    ("{{if a > 5}}", "{{if a > 5}}", "is written {% if a > 5 %} here.", "{% if a > 5 %}"),
    ("{% if a %}{{ elseif b }}", "{{ elseif b }}", "is written {% elif b %} here.", "{% elif b %}"),
    ("{% if a %}{{ else }}", "{{ else }}", "is written {% else %} here.", "{% else %}"),
    ("{% if a %}{{ endif }}", "{{ endif }}", "is written {% endif %} here.", "{% endif %}"),
    (
        "{{ for a in b }}",
        "{{ for a in b }}",
        "is written {% for a in b %} here.",
        "{% for a in b %}",
    ),
    (
        "{% for a in b %}{{ endfor }}",
        "{{ endfor }}",
        "is written {% endfor %} here.",
        "{% endfor %}",
    ),
    ("{{ unless a }}", "{{ unless a }}", "is written {% if not a %} here.", "{% if not a %}"),
]


@pytest.mark.parametrize("text, words, message, instead", REFUSED, ids=[row[0] for row in REFUSED])
def test_refused(refused, text, words, message, instead):
    error = refused(text)
    assert (text[error.offset : error.end], error.suggestion) == (words, instead)
    assert message in error.message
