"""Texts written to do harm: each is refused, quickly, as ours, and nothing is run for it.

Each is read in a process of its own, with limits of time and memory (``_attacked.py``). The time is
CPU time, the best of several, so that a busy machine does not matter; this is the one timed test.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from templates_lib.language import MAX_LENGTH, parse

ROOT = Path(__file__).resolve().parents[3]
MOST = 50.0  # five times what it takes: a guard against growth, not a clock
"""Milliseconds of CPU in which a text is refused."""
MOST_WHEN_READ = 25.0
"""The same for a text that is a template: reading all of it, and looking through its text."""

NAME = "x" * 60_000
DEEP = 10_000

ATTACKS = {
    # Ways from a value to the interpreter.
    "class": "{{ ''.__class__ }}",
    "mro": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "globals": "{{ name.__init__.__globals__ }}",
    "globals of a loop": "{% for x in items %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "self": "{{ self }}",
    "self init": "{{ self._TemplateReference__context }}",
    "cycler": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "joiner": "{{ joiner.__init__.__globals__ }}",
    "lipsum": "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "namespace": "{{ namespace.__init__.__globals__ }}",
    "config": "{{ config['SECRET_KEY'] }}",
    "request": "{{ request|attr('application')|attr('__globals__') }}",
    "attr filter": "{{ name|attr('__class__') }}",
    "attr filter in hex": "{{ name|attr('\\x5f\\x5fclass\\x5f\\x5f') }}",
    "attr through map": "{{ [name]|map(attribute='__class__')|list }}",
    "getitem": "{{ name['__class__'] }}",
    "getitem in pieces": "{{ name['__cl' + 'ass__'] }}",
    "getitem by join": "{{ name[['__cl','ass__']|join] }}",
    "underscore name": "{{ _private }}",
    "dunder name": "{{ __import__ }}",
    "dunder field": "{{ order.__dict__ }}",
    "import": "{% import 'os' as os %}",
    "from": "{% from 'a' import b %}",
    "include": "{% include '/etc/passwd' %}",
    "extends": "{% extends name %}",
    "block": "{% block a %}{% endblock %}",
    "do": "{% do items.append(1) %}",
    "set": "{% set x = ''.__class__ %}{{ x }}",
    "with": "{% with x = 1 %}{{ x }}{% endwith %}",
    "call of a value": "{{ name() }}",
    "call of a field": "{{ order.delete() }}",
    "call of a result": "{{ (name|upper)() }}",
    "call block": "{% call name() %}{% endcall %}",
    "autoescape off": "{% autoescape false %}{{ name }}{% endautoescape %}",
    "raw": "{% raw %}{{ name }}{% endraw %}",
    # Format strings (CVE-2016-10745, CVE-2019-10906, CVE-2024-56326) and xmlattr (CVE-2024-22195).
    "format method": "{{ '{0.__class__}'.format(name) }}",
    "format_map": "{{ '{a.__class__}'.format_map(x) }}",
    "format filter": "{{ '%s'|format(name) }}",
    "format by attr": "{{ ('{0.__class__}'|attr('format'))(name) }}",
    "indirect format": "{{ ['{0.__init__}'].__iter__().__next__().format(name) }}",
    "percent": "{{ '%999999999d' % n }}",
    "format width": "{{ '{:>999999999}'.format(1) }}",
    "xmlattr": "{{ {'a b': 1}|xmlattr }}",
    "safe": "{{ name|safe }}",
    # Bombs.
    "power": "{{ 9**9**9 }}",
    "repeat": "{{ 'a' * 10000000000 }}",
    "repeat list": "{{ [1] * 999999999 }}",
    "shift by add": "{{ n + n + n }}",
    "join": "{{ 'a' ~ 'b' }}",
    "range": "{% for x in range(10000000000) %}{% endfor %}",
    "nested loops": "{% for a in x %}" + "{% for b in x %}" * 5 + "{% endfor %}" * 6,
    "recursive loop": "{% for a in x recursive %}{{ loop(x) }}{% endfor %}",
    "macro": "{% macro f() %}{{ f() }}{{ f() }}{% endmacro %}{{ f() }}",
    "center": "{{ name|center(999999999) }}",
    "indent": "{{ name|indent(999999999) }}",
    "batch": "{{ items|batch(999999999, 'x')|list }}",
    "slice filter": "{{ items|slice(999999999)|list }}",
    "slice": "{{ name[::-1] }}",
    "wordwrap": "{{ name|wordwrap(0) }}",
    "urlize": "{{ name|urlize }}",
    "long number": "{{ " + "9" * 5_000 + " }}",
    "exponent": "{{ 1e999999999 }}",
    "hex number": "{{ 0xFFFFFFFFFFFFFFFFFFFFFFFF | number }}",
    "decimals": "{{ n | number(999999999) }}",
    "negative decimals": "{{ n | number(-1) }}",
    # Depth and size.
    "brackets": "{{ " + "(" * 5_000 + "a" + ")" * 5_000 + " }}",
    "square brackets": "{{ " + "[" * 5_000 + "]" * 5_000 + " }}",
    "braces": "{{ " + "{" * 5_000 + "}" * 5_000 + " }}",
    "nots": "{% if " + "not " * 10_000 + "a %}{% endif %}",
    "minuses": "{{ " + "-" * 10_000 + "1 }}",
    "filters": "{{ a" + "|upper" * 9_000 + " }}",
    "dots": "{{ a" + ".b" * 20_000 + " }}",
    "ors": "{% if " + "a or " * 10_000 + "a %}{% endif %}",
    "elses": "{{ " + "a if b else " * 4_000 + "c }}",
    "strings": "{{ " + "'a' " * 10_000 + "}}",
    "long string": "{{ name | default('" + "a" * 50_000 + "') }}",
    "long name": "{{ " + NAME + " }}",
    "blocks": "{% if a %}" * 5_000,
    "closed blocks": "{% if a %}" * 2_500 + "{% endif %}" * 2_500,
    "tags": "{{ a }}" * 9_000,
    "comments": "{# a #}" * 9_000,
    "openings": "{{" * 30_000,
    "comment openings": "{#" * 30_000,
    "block openings": "{%" * 30_000,
    "spaces in a tag": "{{" + " " * 65_000,
    "spaces before a tag": " " * 65_000 + "{{-",
    "spaces in tags": ("{%" + " " * 600) * 100,
    "ten megabytes": "a" * 10_000_000,
    "ten megabytes of tags": "{{ a }}" * 1_500_000,
    # Characters.
    "NUL": "a\0b",
    "NUL in a tag": "{{ a\0 }}",
    "NUL escaped": "{{ a | default('\\x00') }}",
    "half a pair": "a\ud800b",
    "half a pair escaped": "{{ a | default('\\ud800') }}",
    "escape character": "{{ a | default('\\x1b[2J') }}",
    "bad escape": "{{ a | default('\\N{no such}') }}",
    "cut escape": "{{ a | default('\\x') }}",
    "look-alike name": "{{ n\u0430me }}",
    "full-width": "｛｛ name ｝｝",
    "unseen in a name": "{{ na\u200bme }}",
    "full-width in a name": "{{ ｃｌａｓｓ }}",
    "full-width dunder": "{{ ｘ.＿＿class＿＿ }}",
    "right to left": "{{ \u202eeman }}",
    "right to left in a string": "{{ a | default('\\u202e') }}",
    "combining marks": "{{ a" + "\u0301" * 60_000 + " }}",
    "joined emoji": "{{ " + "👩\u200d" * 30_000 + " }}",
    "look-alike letters": "{{ " + "а" * 60_000 + " }}",
    # Known holes of Jinja2, by what each was used with.
    "CVE-2014-1402 cache": "{% include '../../tmp/x' %}",
    "CVE-2016-10745 str.format": "{{ '{0.__class__.__mro__}'.format(a) }}",
    "CVE-2019-8341 from_string": "{{ ''.__class__.mro()[2].__subclasses__()[40]('/etc/passwd') }}",
    "CVE-2019-10906 format_map": "{{ '{a.__class__}'.format_map({'a': a}) }}",
    "CVE-2020-28493 urlize": "{{ ('[' + 'a.' * 50000) | urlize }}",
    "CVE-2024-22195 xmlattr": "{{ {'onclick=alert(1) x': a} | xmlattr }}",
    "CVE-2024-34064 xmlattr": "{{ {'a/onload=alert(1)//': a} | xmlattr(autospace=true) }}",
    "CVE-2024-56201 file name": "{% include '{{ a }}.html' %}",
    "CVE-2024-56326 stored format": "{% set f = '{0.__class__}'.format %}{{ f(a) }}",
    "CVE-2025-27516 attr": "{{ ('{0.__class__}' | attr('format'))(a) }}",
    "undefined": "{{ undefined.__class__ }}",
    "dict": "{{ dict(a=1).__class__ }}",
    "cycler call": "{{ cycler('a', 'b').next() }}",
    "joiner call": "{{ joiner(', ')() }}",
    "lipsum call": "{{ lipsum(n=1000000) }}",
    "namespace call": "{% set ns = namespace(a=1) %}",
    "caller": "{{ caller() }}",
    "super": "{{ super() }}",
    "varargs": "{{ a | default(*b, **c) }}",
    "test with a call": "{% if a is sameas(b.__class__) %}{% endif %}",
    "filter block": "{% filter upper | center(99999999) %}a{% endfilter %}",
    "trans": "{% trans a=a.__class__ %}{{ a }}{% endtrans %}",
    "debug": "{% debug %}",
    "line statement": "# for a in b\n{{ a() }}",
    "chained comparison": "{% if " + "a < " * 90 + "a %}{% endif %}",
    "product of loops": ("{% for a in x %}" + "{{ a }}" * 50) * 8 + "{% endfor %}" * 8,
    "billion laughs": "{% set a = 'ha' %}"
    + "".join(f"{{% set a{n} = a{n - 1} * 10 %}}" for n in range(1, 10)),
    "macro bomb": "{% macro a() %}" + "{{ a() }}" * 100 + "{% endmacro %}{{ a() }}",
    "huge width": "{{ '%1000000000s' | format('a') }}",
    "huge precision": "{{ n | round(999999999) }}",
    "repeat filter": "{{ 'a' | repeat(1000000000) }}",
    "string power": "{{ ('a' * 1000) * 1000000 }}",
    "join bomb": "{{ ['a'] * 100000000 | join }}",
    "tojson": "{{ self | tojson }}",
    # Other languages' ways in: text in ours, or refused.
    "expression language": "{{ ${7*7} }}",
    "Ruby": "{{ `id` }}",
    "Handlebars lookup": "{{lookup . 'constructor'}}",
    "Handlebars constructor": "{{#with (lookup this 'constructor')}}{{name}}{{/with}}",
    "Liquid include": "{% render '../secret' %}",
    "Twig": "{{ _self.env.registerUndefinedFilterCallback('exec') }}",
    "Freemarker": "{{ 'freemarker.template.utility.Execute'?new()('id') }}",
    "Velocity": "{{ $class.inspect('java.lang.Runtime') }}",
    "Mako": "{% import os %}${os.system('id')}",
    "Tornado": "{% import os %}{{ os.system('id') }}",
    "Django": "{% load module %}{% debug %}",
    # Depth and size once more, and whatever might take more than linear time.
    "ten thousand brackets": "{{ " + "(" * DEEP,
    "ten thousand open braces": "{{ a | plural(" + "{" * DEEP,
    "brackets in a condition": "{% if " + "(not " * DEEP + "a" + ")" * DEEP + " %}",
    "alternating brackets": "{{ " + "([{" * DEEP + " }}",
    "fields": "{{ a" + ".a" * 30_000 + " }}",
    "fields of calls": "{{ a" + ".a()" * 12_000 + " }}",
    "subscripts": "{{ a" + "['a']" * 12_000 + " }}",
    "calls": "{{ a" + "()" * 30_000 + " }}",
    "commas": "{{ a | default(" + "1," * 30_000 + ") }}",
    "named": "{{ a | select(" + "".join(f"a{n}='b'," for n in range(5_000)) + "other='c') }}",
    "exact": "{{ a | plural({" + "".join(f"{n}:'b'," for n in range(5_000)) + "}, other='c') }}",
    "same exact": "{{ a | plural({" + "0:'b'," * 10_000 + "}, other='c') }}",
    "one long tag": "{{ " + "a " * 32_000 + "}}",
    "one long tag of signs": "{{ " + "&&" * 32_000 + "}}",
    "one long hyphened name": "{{ a" + "-a" * 30_000 + " }}",
    "many names": "".join(f"{{{{ a{n} }}}}" for n in range(6_000)),
    "many odd names": "".join(f"{{{{ å{n} }}}}" for n in range(6_000)),
    "a hundred thousand tags": "{{ a }}" * 100_000,
    "as many as may be, then a call": "{{ a }}" * 600 + "{{ a() }}",
    "as many conditions, then a call": "{% if a and (b or c) %}x{% endif %}" * 130 + "{{ a() }}",
    "as many filters, then a call": "{{ a | default('x') | upper }}" * 170 + "{{ a() }}",
    "as many plurals, then a call": "{{ n | plural({0: 'a'}, one='b', other='c') }}" * 75
    + "{{ a() }}",
    "as many comments, then a call": "{# a #}" * 900 + "{{ a() }}",
    "as many trimmed, then a call": ("{{- a -}}" + " " * 90) * 600 + "{{ a() }}",
    "whole width, then a call": "a" * (MAX_LENGTH - 9) + "{{ a() }}",
    "ten megabytes in a tag": "{{ " + "a" * 10_000_000 + " }}",
    "ten megabytes of openings": "{{" * 5_000_000,
    "ten megabytes of NUL": "\0" * 10_000_000,
    "one line of everything": "{{ a }}{% if b %}" * 3_000,
    "comment of openings": "{#" + "{{" * 30_000,
    "unclosed comment": "{# " + "a" * 60_000,
    "unclosed quote": "{{ '" + "\\'" * 30_000 + " }}",
    "unclosed quotes in turn": "{{ " + "'\"" * 15_001 + " }}",
    "backslashes": "{{ '" + "\\" * 60_001 + "' }}",
    "escapes": "{{ a | default('" + "\\U0010ffff" * 6_000 + "') }}",
    "underscored number": "{{ " + "1_" * 30_000 + " }}",
    "exponents": "{{ " + "9e" * 30_000 + " }}",
    "dotted number": "{{ 1" + ".1" * 30_000 + " }}",
    "long unknown filter": "{{ a | " + NAME + " }}",
    "long unknown tag": "{% " + NAME + " %}",
    "unknown filters of one letter": "{{ a | " + "a" * 64 + " }}",
    "long unknown case": "{{ a | plural(" + NAME + "='b', other='c') }}",
    "long unknown style": "{{ a | date('" + "long" * 250 + "') }}",
    "long currency": "{{ a | money('" + "N" * 1_000 + "') }}",
    "braces and spaces": ("{{{" + " " * 60) * 1_000 + "}",
    "dollars and braces": "{{ " + "${" * 20_000 + " }}",
    "handlebars": "{{#" + "if " * 20_000 + "}}",
    "handlebars comment": "{{!" + "-" * 60_000 + "}}",
    "HTML in a tag": "{{ " + "<b>" * 20_000 + "name }}",
    "entities in a tag": "{{ " + "&nbsp;" * 10_000 + "name }}",
    "open HTML in a tag": "{{ " + "<a" * 30_000 + " }}",
    "almost a slip": "{ {a" + " " * 200 + "{{ a() }}",
    "ICU of many cases": "{a, plural, " + "one {b} " * 8_000 + "}",
    "ICU that never ends": "{a, plural, one {" + "b" * 60_000,
    "ICU openings": "{a, plural, " * 5_000 + "{{ a() }}",
    "choice of choices": "{{ " + "a if b else " * 60 + "c }}",
    "defaults of defaults": "{{ " + "a or " * 99 + "b }}",
    "tests of tests": "{% if " + "a is b " * 60 + "%}{% endif %}",
    "memberships": "{% if " + "a in [b] and " * 30 + "c %}{% endif %}",
    "loop of everything": "{% for " + "a, " * 60 + "b in c %}{% endfor %}",
}

# Odd texts that are no templates gone wrong, or templates as large as can be: they are read.
HARMLESS = {
    "half open": "{ " * 32_000,
    "half tags": "{ { a" * 13_000,
    "braces and letters": "{a" * 32_000,
    "braces and words": "{a b " * 13_000,
    "closings": "}}" * 32_000,
    "percent names": "%a%" * 20_000,
    "percents": "%" * 65_000,
    "half percent names": "%a" * 32_000,
    "single braces": "{a}" * 20_000,
    "spaces": "{" + " " * 65_000 + "{",
    "brace, word, spaces": ("{ {a" + " " * 200) * 320,
    "line ends": "\r\n" * 32_000,
    "old line ends": "\r" * 65_000,
    "wide braces": "｛a " * 20_000,
    "stars and bars": "*|a" * 20_000,
    "square brackets": "[[a " * 16_000,
    "brackets and questions": "((a?? " * 10_000,
    "angle brackets": "<a" * 32_000,
    "dollars": "$a" * 32_000,
    "hashes": "##a" * 20_000,
    "everything": "{$%#*|<[(a)]>|*#%$}" * 3_400,
    "byte order marks": "\ufeff" * 65_000,
    "overrides": "\u202e" * 65_000,
    "one long word": NAME,
    "one long line": "Hei " * 16_000,
    "emoji": "👩\u200d👩\u200d👧" * 13_000,
    "combining marks": "a" + "\u0301" * 65_000,
    "as many tags as may be": "{{ a }}" * 666,
    "as many filters as may be": "{{ a | default('x') | upper }}" * 180,
    "as many conditions as may be": "{% if a and (b or c) %}x{% endif %}" * 140,
    "tags of the greatest length": ("{% if " + "a or " * 98 + "a %}x{% endif %}") * 9,
    "strings of the greatest length": ("{{ a | default('" + "a" * 1_000 + "') }}") * 63,
    "many brackets": ("{% if " + "(" * 10 + "a" + ")" * 10 + " %}{% endif %}") * 70,
}


@pytest.fixture(scope="module")
def told() -> dict[str, dict[str, object]]:
    """What came out of every text, each in a process of its own."""
    texts = {**ATTACKS, **{f"harmless: {name}": text for name, text in HARMLESS.items()}}
    command = [sys.executable, "-m", "tests.templates_lib.language._attacked"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        input=json.dumps(list(texts.values())),
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return dict(zip(texts, lines, strict=True))


def test_there_are_enough_attacks():
    assert len(ATTACKS) >= 60


@pytest.mark.parametrize("name", ATTACKS)
def test_attack_is_refused_quickly_and_runs_nothing(told, name):
    result = told[name]
    assert result["error"] == "TemplateSyntaxError", result
    assert result["events"] == []
    assert result["milliseconds"] <= MOST


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS.keys())
def test_attack_is_told_as_any_fault_is(refused, text):
    error = refused(text)
    assert error.line >= 1 and error.column >= 1


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_text_is_read_quickly(told, name):
    result = told[f"harmless: {name}"]
    assert (result["error"], result["events"]) == ("", [])
    assert result["milliseconds"] <= MOST_WHEN_READ


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS.keys())
def test_harmless_text_is_read_whole(text):
    template = parse(text)
    assert template.nodes[-1].end == len(text)
    assert len(template.near_misses) <= 100 * len(template.nodes)
