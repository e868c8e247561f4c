"""WhatsApp's marks: whatever a value holds, the writer's formatting is what is seen."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates_lib.language import parse
from templates_lib.language._marks import place
from templates_lib.placeholders import Placeholder

J = "\u2060"
WRITTEN = {
    "no marks": ("Hei {{ a }}!", "Kari-Anne O'Neil", "Hei Kari-Anne O'Neil!"),
    "bold": ("Hei {{ a }}", "*Kari*", "Hei ∗Kari∗"),
    "italic": ("Hei {{ a }}", "_Kari_ N", "Hei ＿Kari＿ N"),
    "struck": ("Hei {{ a }}", "~Kari~", "Hei ∼Kari∼"),
    "code": ("Hei {{ a }}", "a`b`c ```d```", "Hei aˋbˋc ˋˋˋdˋˋˋ"),
    "alone": ("Hei {{ a }}", "*", "Hei ∗"),
    "inside a word": ("{{ a }}", "SMS_24 2*3~4", "SMS_24 2*3~4"),
    "beside a letter that is not ASCII": ("{{ a }}", "å*ø*b", "å∗ø∗b"),
    "joins the mark after it": ("*{{ a }}*", "Kari*", "*Kari∗*"),
    "joins the mark before it": ("*{{ a }}*", "*Kari", "*∗Kari*"),
    "white space at a mark": ("*{{ a }}*", " Kari ", f"*{J} Kari {J}*"),
    "white space elsewhere": ("{{ a }}.", " Kari ", " Kari ."),
    "nothing at a mark": ("*{{ a }}*", "", f"*{J}*"),
    "nothing elsewhere": ("[{{ a }}]", "", "[]"),
    "list": ("{{ a }}", "- Kari", f"{J}- Kari"),
    "list by a star": ("{{ a }}", "* Kari", f"{J}∗ Kari"),
    "numbered list": ("Hei\n{{ a }}", "1. januar", f"Hei\n{J}1. januar"),
    "quotation": ("{{ a }}", "> Kari", f"{J}> Kari"),
    "within the writer's list": ("- {{ a }}", "- Kari", f"- {J}- Kari"),
    "no list inside a mark": ("*{{ a }}*", "- Kari", "*- Kari*"),
    "white space at a sign": ("-{{ a }} 2", " Kari", f"-{J} Kari 2"),
    "at a number": ("Hei\n1.{{ a }}", "\tKari", f"Hei\n1.{J}\tKari"),
    "sign by two values": ("{{ a }} {{ a }}", "-", f"{J}- {J}-"),
    "not at the beginning": ("Hei {{ a }}", "- Kari, 1. januar", "Hei - Kari, 1. januar"),
    "on a line of the value": ("Hei {{ a }}", "x\n- y\n2. z\n", f"Hei x\n{J}- y\n{J}2. z\n"),
    "no list": ("{{ a }}", "-5 1.5 >x", "-5 1.5 >x"),
    "after a branch": ("{% if b %}x{% endif %}{{ a }}", "- y", f"{J}- y"),
    "in a link": (
        "{{ a }}",
        "https://x.example/_a_b/*?c=~d",
        "https://x.example/%5Fa_b/%2A?c=%7Ed",
    ),
    "link without marks": ("{{ a }}", "https://x.example/a_b-c?d=1", "https://x.example/a_b-c?d=1"),
    "link in a text": ("{{ a }}", "see https://x.example/a_b", "see https://x.example/a_b"),
    "filtered": ("{{ a | upper }}", "*kari*", "∗KARI∗"),
    "instead of nothing": ('{{ a | default("*x*") }}', "", "∗x∗"),
    "constant": ('{{ "*x*" }}', "", "∗x∗"),
    "amount": ('{{ 1234.5 | money("NOK") }}', "", "1\u00a0234,50\u00a0kr"),
    "date at the beginning": ('{{ "2025-01-01" | date }}', "", f"{J}1. januar 2025"),
    "date further on": ('Til {{ "2025-01-01" | date }}', "", "Til 1. januar 2025"),
    "item": ("{% for c in list %}- {{ c }}\n{% endfor %}", "", "- ∗x∗\n- y\n"),
    "number of an item": (
        "{% for c in list %}{{ loop.index }}. {{ c }}\n{% endfor %}",
        "",
        "1. ∗x∗\n2. y\n",
    ),
}


@pytest.mark.parametrize("text, value, expected", WRITTEN.values(), ids=WRITTEN.keys())
def test_written(text, value, expected):
    values = {"a": value, "list": ["*x*", "y"]}
    assert parse(text).render(values, "nb", escape="marks") == expected


def test_declared_values_are_no_different():
    placeholders = {
        "name": Placeholder("name", "name"),
        "url": Placeholder("url", "url"),
        "total": Placeholder("total", "money", currency="NOK"),
        "n": Placeholder("n", "count"),
    }
    text = "*{{ name }}* {{ url }} {{ total }} {{ n | plural(one='*#*', other='_#_') }}"
    values = {"name": "Kari*", "url": "https://x.example/*", "total": 5, "n": 1}
    compiled = parse(text).compile("nb", placeholders=placeholders, escape="marks")
    assert compiled.render(values) == "*Kari∗* https://x.example/%2A 5,00\u00a0kr ∗1∗"
    assert compiled.batch([values, {**values, "name": "Ola", "n": 2}])[1].endswith(" ＿2＿")


def test_the_writers_own_marks_stay():
    assert parse("*a* _b_ - `c`").render({}, "nb", escape="marks") == "*a* _b_ - `c`"


# As a client reads it: mautrix-whatsapp's grammar, and the beginnings of lines --------------------

_SPANS = {
    "bold": re.compile(r"(?:[\s>_~]|^)\*(.+?)\*(?:[^a-zA-Z\d]|$)"),
    "italic": re.compile(r"(?:[\s>~*]|^)_(.+?)_(?:[^a-zA-Z\d]|$)"),
    "struck": re.compile(r"(?:[\s>_*]|^)~(.+?)~(?:[^a-zA-Z\d]|$)"),
    "code": re.compile(r"`+(.+?)`+"),
}
_LINE = re.compile(r"\s*(?:([-*]) |(>) |\d+(\.) )")


def formatting(text):
    """What is formatted how, in each line; and what each line is."""
    return [
        (
            {kind: len(pattern.findall(line)) for kind, pattern in _SPANS.items()},
            (found := _LINE.match(line)) and found.lastindex,
        )
        for line in text.split("\n")
    ]


SHAPES = [
    "{{ a }}",
    "Hei {{ a }}!",
    "*{{ a }}*",
    "Hei *{{ a }}*, _{{ a }}_ og ~{{ a }}~.",
    "*_{{ a }}_*",
    "*Hei {{ a }}!* Takk",
    "Hei *kjære* {{ a }} _du_",
    "- {{ a }}\n> {{ a }}\n{{ a }}",
    "Hei\n{{ a }} *b*",
    "-{{ a }}\n2.{{ a }}",
]


@given(st.sampled_from(SHAPES), st.text(st.sampled_from("*_~`aå1. ->!\t"), max_size=8))
def test_no_value_turns_formatting_on_or_off(shape, value):
    template = parse(shape)
    seen = template.render({"a": value}, "nb", escape="marks")
    assert formatting(seen) == formatting(template.render({"a": "x"}, "nb", escape="marks"))


@given(st.text(st.sampled_from("*_~`aå1. ->\n"), max_size=10))
def test_no_line_of_a_value_is_a_list_or_a_quotation(value):
    seen = parse("{{ a }}").render({"a": value}, "nb", escape="marks")
    plain = ({"bold": 0, "italic": 0, "struck": 0, "code": 0}, None)
    assert formatting(seen) == [plain] * (value.count("\n") + 1)


@given(st.text(st.sampled_from("abåØ19 ,.!?-'\"&<>()/:\u00a0"), min_size=1).map(str.strip))
def test_a_value_without_marks_is_not_changed(value):
    assert parse("Hei {{ a }}!").render({"a": value}, "nb", escape="marks") == f"Hei {value}!"


@pytest.mark.parametrize(
    ("before", "first"),
    [
        pytest.param("\n" * 65_000, True, id="line breaks without end"),
        pytest.param(" " * 65_000, True, id="spaces without end"),
        pytest.param("\n" * 65_000 + "Hei ", False, id="and a word after them"),
        pytest.param("Hei" + " " * 63, False, id="a word just near enough to be seen"),
    ],
)
def test_a_place_is_told_by_what_stands_near(before, first):
    assert place(before, "").first is first
