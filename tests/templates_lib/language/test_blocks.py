"""Block tags that are none of ours."""

import pytest

# text, the words pointed at, a piece of the message, what to write in their place
REFUSED = [
    ("{% set x = 1 %}", "set", "is not allowed: a template keeps no values;", None),
    ("{% set x %}y{% endset %}", "set", "is not allowed: a template keeps no values;", None),
    ("{% with a = 1 %}", "with", "is not allowed: a template keeps no values;", None),
    ("{% do a.b() %}", "do", "is not allowed: a template keeps no values;", None),
    ("{% assign x = 1 %}", "assign", "is not allowed: a template keeps no values;", None),
    ("{% capture x %}", "capture", "is not allowed: a template keeps no values;", None),
    ("{% macro f(a) %}", "macro", "is not allowed: a template stands alone and", None),
    ("{% call f() %}", "call", "is not allowed: a template stands alone and", None),
    ('{% include "x" %}', "include", "takes in one of the brand's snippets", None),
    ('{% import "x" as y %}', "import", "is not allowed: a template stands alone and", None),
    ('{% from "x" import y %}', "from", "is not allowed: a template stands alone and", None),
    ('{% extends "x" %}', "extends", "is not allowed: a template stands alone and", None),
    ("{% block a %}", "block", "is not allowed: a template stands alone and", None),
    ('{% render "x" %}', "render", "is not allowed: a template stands alone and", None),
    ("{% load i18n %}", "load", "is not allowed: a template stands alone and", None),
    ("{% debug %}", "debug", "is not allowed: a template stands alone and", None),
    ("{% filter upper %}", "filter", "is not allowed: a filter stands on each", None),
    (
        "{% autoescape false %}",
        "{% autoescape false %}",
        "is not needed: values are always made safe.",
        "",
    ),
    ("{% trans %}", "trans", "is not needed: every locale has a variant", None),
    ("{% blocktrans %}", "blocktrans", "is not needed: every locale has a variant", None),
    ("{% raw %}", "{% raw %}", "is not allowed; to write braces as text,", ""),
    ("{% endraw %}", "{% endraw %}", "is not allowed; to write braces as text,", ""),
    ("{% verbatim %}", "{% verbatim %}", "is not allowed; to write braces as text,", ""),
    ("{% comment %}", "{% comment %}", "is not allowed; a comment is written {# …", "{#"),
    ("{% endcomment %}", "{% endcomment %}", "is not allowed; a comment is written {# …", "#}"),
    ("{% case x %}", "case", 'is not allowed; write {% if name == "a"', None),
    ("{% switch x %}", "switch", 'is not allowed; write {% if name == "a"', None),
    ("{% when 1 %}", "when", 'is not allowed; write {% if name == "a"', None),
    ("{% ifchanged a %}", "ifchanged", 'is not allowed; write {% if name == "a"', None),
    ("{% break %}", "break", "is not allowed: a loop goes through all its", None),
    ("{% while a %}", "while", "is not allowed: a loop goes through all its", None),
    ("{% unless a %}", "unless a", "There is no tag “unless a”; write “if not", "if not a"),
    (
        "{% unless a == 1 and b %}",
        "unless a == 1 and b",
        "There is no tag “unless a == 1 and b”;",
        "if not (a == 1 and b)",
    ),
    ("{% unless a() %}", "unless", "is not allowed; the tags are if, elif,", None),
    ("{% ifequal a b %}", "ifequal a b", "There is no tag “ifequal a b”; write “if a", "if a == b"),
    (
        '{% ifnotequal a "b" %}',
        'ifnotequal a "b"',
        'There is no tag “ifnotequal a "b"”; write',
        'if a != "b"',
    ),
    (
        "{% if a %}{% endifequal %}",
        "endifequal",
        "There is no tag “endifequal”; write “endif”.",
        "endif",
    ),
    ("{% iff a %}", "iff", "There is no tag “iff”; write “if”.", "if"),
    ("{% IF a %}", "IF", "There is no tag “IF”; write “if”.", "if"),
    ("{% foreach x in y %}", "foreach", "There is no tag “foreach”; write “for”.", "for"),
    ("{% each x in y %}", "each", "There is no tag “each”; write “for”.", "for"),
    ("{% name %}", "{% name %}", "a value is written between double braces,", "{{ name }}"),
    (
        "{% name | upper %}",
        "{% name | upper %}",
        "a value is written between double braces,",
        "{{ name | upper }}",
    ),
    ("{%= name %}", "{%= name %}", "a value is written between double braces,", "{{ name }}"),
    ('{% "x" %}', '{% "x" %}', "a value is written between double braces,", '{{ "x" }}'),
    ("{% 1 %}", "1", "is not allowed; the tags are if, elif,", None),
    ("{% shout %}", "{% shout %}", "a value is written between double braces,", "{{ shout }}"),
    ("{% if a %}{% end %}", "end", "There is no tag “end”; write “endif”.", "endif"),
    ("{% if a %}{% fi %}", "fi", "There is no tag “fi”; write “endif”.", "endif"),
    ("{% if a %}{% end if %}", "end if", "There is no tag “end if”; write “endif”.", "endif"),
    ("{% if a %}{% /if %}", "/if", "There is no tag “/if”; write “endif”.", "endif"),
    (
        "{% if a %}{% endunless %}",
        "endunless",
        "There is no tag “endunless”; write “endif”.",
        "endif",
    ),
    ("{% if a %}{% elseif b %}", "elseif", "There is no tag “elseif”; write “elif”.", "elif"),
    ("{% if a %}{% elsif b %}", "elsif", "There is no tag “elsif”; write “elif”.", "elif"),
    ("{% for a in b %}{% end %}", "end", "There is no tag “end”; write “endfor”.", "endfor"),
    ("{% for a in b %}{% empty %}", "empty", "A loop has no “empty”; write {% if items", None),
    (
        "{% for a in b %}{% endforeach %}",
        "endforeach",
        "There is no tag “endforeach”; write",
        "endfor",
    ),
]


@pytest.mark.parametrize("text, words, message, instead", REFUSED, ids=[row[0] for row in REFUSED])
def test_refused(refused, text, words, message, instead):
    error = refused(text)
    assert (text[error.offset : error.end], error.suggestion) == (words, instead)
    assert message in error.message
