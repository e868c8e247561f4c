"""What looks like a tag gone wrong, or like another system's; and what is ordinary text."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates_lib.language import TemplateSyntaxError, parse

# text, the words pointed at, what to write in their place
FOUND = [
    ("Hei {name}!", "{name}", "{{ name }}"),
    ("Hei { name }!", "{ name }", "{{ name }}"),
    ("Hei {user.name}!", "{user.name}", "{{ user.name }}"),
    ("Hei {name|upper}!", "{name|upper}", "{{ name | upper }}"),
    ("Hei { name | upper }!", "{ name | upper }", "{{ name | upper }}"),
    ("Hei {name|uppercase}!", "{name|uppercase}", "{{ name }}"),
    ("Hei {$name}!", "{$name}", "{{ name }}"),
    ("Hei {!Contact.FirstName}!", "{!Contact.FirstName}", "{{ Contact.FirstName }}"),
    ("Hei {@name}!", "{@name}", "{{ name }}"),
    ("Hei {0}!", "{0}", None),
    ("Hei {12}!", "{12}", None),
    ("Hei %name%!", "%name%", "{{ name }}"),
    ("Hei %%FirstName%%!", "%%FirstName%%", "{{ FirstName }}"),
    ("Hei %%=v(@first_name)=%%!", "%%=v(@first_name)=%%", "{{ first_name }}"),
    ("Hei %%=ProperCase(FirstName)=%%!", "%%=ProperCase(FirstName)=%%", "{{ FirstName }}"),
    ('%%=Concat("a", "b")=%%', '%%=Concat("a", "b")=%%', None),
    ("%%[ SET @x = 1 ]%%", "%%[ SET @x = 1 ]%%", None),
    ("Hei *|FNAME|*!", "*|FNAME|*", "{{ FNAME }}"),
    ("*|IF:VIP|*", "*|IF:VIP|*", "{% if VIP %}"),
    ("*|IFNOT:VIP|*", "*|IFNOT:VIP|*", "{% if not VIP %}"),
    ("*|ELSE:|*", "*|ELSE:|*", "{% else %}"),
    ("*|END:IF|*", "*|END:IF|*", "{% endif %}"),
    ("*|LIST:COMPANY|*", "*|LIST:COMPANY|*", None),
    ("Hei %(name)s!", "%(name)s", "{{ name }}"),
    ("Hei %s!", "%s", None),
    ("Hei %1$s!", "%1$s", None),
    ("Du har %d varer", "%d", None),
    ("Hei ${name}!", "${name}", "{{ name }}"),
    ("Hei $!{name}!", "$!{name}", "{{ name }}"),
    ("Hei #{name}!", "#{name}", "{{ name }}"),
    ("Hei %{name}!", "%{name}", "{{ name }}"),
    ("Hei @{name}!", "@{name}", "{{ name }}"),
    ("Hei $name!", "$name", "{{ name }}"),
    ("Hei $!name!", "$!name", "{{ name }}"),
    ("Hei $first_name$!", "$first_name$", "{{ first_name }}"),
    ("Hei [[name]]!", "[[name]]", "{{ name }}"),
    ("Hei [[ name ]]!", "[[ name ]]", "{{ name }}"),
    ("Hei [first_name]!", "[first_name]", "{{ first_name }}"),
    ("Hei [firstname,fallback=du]!", "[firstname,fallback=du]", '{{ firstname | default("du") }}'),
    ("Hei [% name %]!", "[% name %]", "{{ name }}"),
    ("Hei ((name))!", "((name))", "{{ name }}"),
    ("Hei ((name??du))!", "((name??du))", '{{ name | default("du") }}'),
    ("Hei <name>!", "<name>", "{{ name }}"),
    ("Hei <fornavn>!", "<fornavn>", "{{ fornavn }}"),
    ("Hei <<name>>!", "<<name>>", "{{ name }}"),
    ("Hei <%= name %>!", "<%= name %>", "{{ name }}"),
    ("Hei <?= $name ?>!", "<?= $name ?>", "{{ name }}"),
    ("Hei «First_Name»!", "«First_Name»", "{{ First_Name }}"),
    ("Hei ##name##!", "##name##", "{{ name }}"),
    ("Hei @@name@@!", "@@name@@", "{{ name }}"),
    ("{total, number, currency}", "{total, number, currency}", "{{ total | money }}"),
    ("{n, number}", "{n, number}", "{{ n | number }}"),
    ("{due, date, long}", "{due, date, long}", '{{ due | date("long") }}'),
    ("Hei name }}!", "}}", None),
    ("Hei name } }!", "} }", None),
    ("Hei name %}!", "%}", None),
    ("Hei {{ name }}}!", "}", ""),
    ("{% if a %}} x{% endif %}", "}", ""),
    ("Hei {#name#}!", "{#name#}", "{{ name }}"),
    ("\ufeffHei", "\ufeff", ""),
    ("Hei \u202eabc", "\u202e", ""),
    ("{{ a }} {name} {% if b %}{% endif %}", "{name}", "{{ name }}"),
    ("{% if b %}{name}{% endif %}", "{name}", "{{ name }}"),
    ("{% for b in c %}{name}{% endfor %}", "{name}", "{{ name }}"),
    ("a\r\nb\r\n{name}", "{name}", "{{ name }}"),
    ("🎁🎁 {name}", "{name}", "{{ name }}"),
    ("Hei {if}!", None, None),
]


@pytest.mark.parametrize("text, words, instead", FOUND, ids=[row[0] for row in FOUND])
def test_found(text, words, instead):
    found = parse(text).near_misses
    if words is None:
        assert found == ()
        return
    (miss,) = found
    assert (miss.text, text[miss.start : miss.end], miss.suggestion) == (words, words, instead)
    assert (instead or "") in miss.message and miss.message[0] in "“U"
    if instead and not instead.startswith("{%"):
        assert parse(text[: miss.start] + instead + text[miss.end :]).near_misses == ()


# What a person may well have meant: no word of it is pointed at.
ORDINARY = [
    "10% rabatt, 20 % på alt, opptil 30 %!",
    "50% off, 60% more, 100%sikkert",
    "Spar 20–30 % i dag",
    "https://nordhus.example/?q=%C3%B8l%20p%C3%A5%20tilbud&a=%7Bx%7D",
    "a%b%c",
    "Pris: 199 kr / $199 / $1,299.00 / US$50",
    "A$AP Rocky, Ke$ha, $$$",
    "{ }",
    "{}",
    "Hvorfor {}? Fordi det er tomt.",
    ":} :-} {: }:)",
    "<3 </3 <- -> => <= >= <<< >>>",
    "a < b > c",
    "5 < 6 og 7 > 6",
    "kari@nordhus.example <kari@nordhus.example>",
    "<https://nordhus.example/o/17>",
    "<b>Hei</b> <br> <br/> <P> <H1> <strong>du</strong>",
    '<p style="color: red">Hei</p>',
    "p { color: red } .a { margin: 0 auto; }",
    "@media print { .a { display: none } }",
    "body{margin:0}a:hover{color:#fff}",
    '{"name": "Kari", "tags": ["a", "b"], "n": 1}',
    '{"order": {"total": {"amount": 12.5}}}',
    "{'a': {'b': 1}}",
    "if (x) { return y; }",
    "f(x) = {1, 2, 3}",
    "Promocja {tylko dziś}: dwa za jeden.",
    "f(x) (ja (nei)) (())",
    "[ok] [Nordhus] [1] [se vilkår] [Link]",
    "«Nordhus» og ‹Nordhus› og «på lager»",
    "# Overskrift ## Mellomtittel ##",
    "#rabatt #1 @nordhus @kari_n",
    "__viktig__ *viktig* **viktig** ~strøket~ |",
    "Kode: SOMMER_25, first_name, firstName",
    "| a | b |\n|---|---|",
    "C:\\Users\\kari\\ \\o/ ¯\\_(ツ)_/¯",
    "Åpent 10–18, man.–fre.",
    "STOPP til 1963. Svar JA/NEI.",
    "100 %, 5 % s",
    "((ja, altså)) ((1))",
    "$ # % & @ * ~ ^ |",
    "&nbsp;&amp;&lt;",
    "a\u00a0b\u202fc\u200dd",
    "مرحبا \u200fabc\u200e",
    "{{ name }}",
    "{% if a %}x{% endif %}",
    "{# TODO: spør Kari #}{# note #}",
    '{{ "{name}" }}',
    'Skriv {{ "{{" }} name {{ "}}" }}',
]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_is_left_alone(text):
    assert parse(text).near_misses == ()


# Slips of the keyboard that can be nothing else are refused: text, words, what to write.
CERTAIN = [
    ("a { { name } } b", "{ { name } }", "{{ name }}"),
    ("a { { name }} b", "{ { name }}", "{{ name }}"),
    ("a { {name | upper} } b", "{ {name | upper} }", "{{ name | upper }}"),
    ("a { { first name } } b", "{ { first name } }", None),
    ("a {name}} b", "{name}}", "{{ name }}"),
    ("a { name }} b", "{ name }}", "{{ name }}"),
    ("a { due|date }} b", "{ due|date }}", "{{ due|date }}"),
    ("a ｛｛name｝｝ b", "｛｛name｝｝", "{{ name }}"),
    ("a ｛｛ name | upper ｝｝ b", "｛｛ name | upper ｝｝", "{{ name | upper }}"),
    ("a ｛name｝ b", "｛name｝", "{{ name }}"),
    ("a {｛ name ｝} b", "{｛ name ｝}", "{{ name }}"),
    ("a ❴❴ name ❵❵ b", "❴❴ name ❵❵", "{{ name }}"),
    ("{ % if a % }", "{ % if a % }", "{% if a %}"),
    ("{ % if a %}x{% endif %}", "{ % if a %}", "{% if a %}"),
    ("｛% if a %｝", "｛% if a %｝", "{% if a %}"),
    ("{％ if a ％}", "{％ if a ％}", "{% if a %}"),
    ("{{ a }} { % endif % }", "{ % endif % }", "{% endif %}"),
    (
        "{n, plural, one {# vare} other {# varer}}",
        "{n, plural, one {# vare} other {# varer}}",
        '{{ n | plural(one="# vare", other="# varer") }}',
    ),
    (
        "Du har {n, plural, =0 {ingen varer} one {# vare} other {# varer}} igjen",
        "{n, plural, =0 {ingen varer} one {# vare} other {# varer}}",
        '{{ n | plural({0: "ingen varer"}, one="# vare", other="# varer") }}',
    ),
    (
        "{gender, select, male {Kjære herre} other {Hei}}",
        "{gender, select, male {Kjære herre} other {Hei}}",
        '{{ gender | select(male="Kjære herre", other="Hei") }}',
    ),
    (
        "{n, selectordinal, one {#st} other {#th}}",
        "{n, selectordinal, one {#st} other {#th}}",
        "{{ n | ordinal }}",
    ),
    ("{n, plural, one {{x} vare} other {# varer}}", "{n, plural,", None),
]


@pytest.mark.parametrize("text, words, instead", CERTAIN, ids=[row[0] for row in CERTAIN])
def test_a_sure_slip_is_refused(text, words, instead):
    with pytest.raises(TemplateSyntaxError) as caught:
        parse(text)
    error = caught.value
    assert (text[error.offset : error.end], error.suggestion) == (words, instead)


def test_prose_between_wide_brackets_is_left_alone():
    assert parse("今日｛お得な情報｝ ｛bare i dag｝").near_misses == ()


# In the corpus only other systems' own placeholders are found, nothing of what is prose.
THEIRS = re.compile(r"%\{[a-z_]+\}|\{[0-9]\}|%[0-9]\$[sd]|\$[a-zA-Z]+")


def test_no_false_alarm_in_the_corpus(shared_dir):
    rows = []
    for path in sorted((shared_dir / "corpus").glob("*.jsonl")):
        rows += [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert len(rows) > 2_000
    found = [miss.text for row in rows for miss in misses(row.get("text") or "")]
    assert len(found) > 500
    assert [words for words in found if not THEIRS.fullmatch(words)] == []


def misses(text):
    try:
        return parse(text).near_misses
    except TemplateSyntaxError:
        return ()


@given(st.text(st.sampled_from("{}%#$@*|<>[]() ()aA_1.,=«»!?:\n\ufeff"), max_size=60))
def test_near_misses_lie_apart_in_order_and_within_the_text(text):
    position = 0
    for miss in misses(text):
        assert position <= miss.start < miss.end <= len(text)
        assert text[miss.start : miss.end] == miss.text and miss.message
        position = miss.end
