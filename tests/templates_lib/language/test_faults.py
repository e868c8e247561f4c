"""What the declared placeholders say about a template before any value is known."""

import pytest

from templates_lib.language import UnknownName, WrongUse, parse
from templates_lib.placeholders import Placeholder

DECLARED = {
    "first_name": Placeholder("first_name", "name"),
    "n": Placeholder("n", "count"),
    "total": Placeholder("total", "money", currency="NOK"),
    "free": Placeholder("free", "money"),
    "due": Placeholder("due", "date"),
    "moment": Placeholder("moment", "datetime"),
    "share": Placeholder("share", "percent"),
    "phone": Placeholder("phone", "phone"),
    "size": Placeholder("size", "choice", choices=("small", "large")),
    "tags": Placeholder("tags", "list"),
    "lines": Placeholder(
        "lines",
        "list",
        fields={"title": Placeholder("title", "text"), "price": Placeholder("price", "money")},
    ),
}

# text, kind of fault, the words pointed at, what to write in their place
FAULTS = {
    "unknown": ("{{ first_nam }}", UnknownName, "first_nam", "first_name"),
    "unknown, nothing near": ("{{ xyz }}", UnknownName, "xyz", None),
    "unknown in a condition": ("{% if numb > 1 %}{% endif %}", UnknownName, "numb", None),
    "unknown list": ("{% for a in line %}{{ a.b }}{% endfor %}", UnknownName, "line", "lines"),
    "unknown field": (
        "{% for a in lines %}{{ a.titel }}{% endfor %}",
        UnknownName,
        "a.titel",
        "a.title",
    ),
    "field of a field": (
        "{% for a in lines %}{{ a.title.x }}{% endfor %}",
        WrongUse,
        "a.title.x",
        None,
    ),
    "field of a text": ("{{ first_name.x }}", WrongUse, "first_name.x", None),
    "field of a list": ("{{ lines.title }}", WrongUse, "lines.title", None),
    "list printed": ("{{ tags }}", WrongUse, "tags", None),
    "record printed": ("{% for a in lines %}{{ a }}{% endfor %}", WrongUse, "a", None),
    "records joined": ("{{ lines | list }}", WrongUse, "lines", None),
    "no list": ("{% for a in n %}{% endfor %}", WrongUse, "n", None),
    "filter of another type": ("{{ first_name | money }}", WrongUse, "money", None),
    "filter of a field": (
        "{% for a in lines %}{{ a.title | date }}{% endfor %}",
        WrongUse,
        "date",
        None,
    ),
    "letters of a number": ("{{ n | upper }}", WrongUse, "upper", None),
    "other currency": ('{{ total | money("SEK") }}', WrongUse, 'money("SEK")', "money"),
    "number without currency": ("{{ n | money }}", WrongUse, "money", None),
    "unknown choice": ('{{ size | select(smal="a", other="b") }}', WrongUse, '"a"', "small"),
    "choice compared": ('{% if size == "big" %}{% endif %}', WrongUse, '"big"', None),
    "choice compared, turned": ('{% if "smal" == size %}{% endif %}', WrongUse, '"smal"', "small"),
    "text and number": ("{% if first_name == 1 %}{% endif %}", WrongUse, "first_name", None),
    "number and text": ('{% if "x" == n %}{% endif %}', WrongUse, "n", None),
    "date and text": ('{% if due == "x" %}{% endif %}', WrongUse, "due", None),
    "date and moment": ("{% if due < moment %}{% endif %}", WrongUse, "due", None),
    "list compared": ("{% if tags == 1 %}{% endif %}", WrongUse, "tags", None),
    "texts ordered": ("{% if first_name < phone %}{% endif %}", WrongUse, "first_name", None),
    "within not": ("{% if not (a or n) %}{% endif %}", UnknownName, "a", None),
}


@pytest.mark.parametrize("text, kind, words, instead", FAULTS.values(), ids=FAULTS.keys())
def test_fault(text, kind, words, instead):
    (fault,) = parse(text).faults(DECLARED)
    assert type(fault) is kind
    assert text[fault.start : fault.end] == words
    assert fault.suggestion == instead
    assert fault.message


@pytest.mark.parametrize(
    "text",
    [
        "{{ first_name }} {{ n }} {{ total }} {{ due }} {{ share }}",
        '{{ total | money("NOK") }} {{ free | money("SEK") }} {{ n | money("NOK") }}',
        "{{ moment | date }} {{ moment | time }} {{ phone | phone }} {{ tags | list }}",
        '{{ first_name | default("x") | upper }}',
        '{{ n | default(1) | plural(one="#", other="#") | upper }}',
        '{{ size | select(small="a", other="b") }}',
        "{% for a in lines %}{{ loop.index }}{{ a.title }}{{ a.price | money }}{% endfor %}",
        "{% for a in tags %}{{ a | upper }}{% endfor %}",
        "{% if lines and n > 1 and total >= 500 and share < 0.5 and due == due %}{% endif %}",
        '{% if size == "small" or size | default("large") == "large" %}{% endif %}',
    ],
)
def test_no_fault(text):
    assert parse(text).faults(DECLARED) == ()


def test_all_faults_in_order():
    faults = parse("{{ a }}{% if b %}{{ n | upper }}{% endif %}{{ tags }}").faults(DECLARED)
    assert [fault.name for fault in faults] == ["a", "b", "n", "tags"]


def test_a_fault_tells_its_place():
    (fault,) = parse("å\r\n🎁 {{ first_nam }}").faults(DECLARED)
    assert (fault.line, fault.column) == (2, 6)
    assert str(fault) == f"line 2, column 6: {fault.message}"


def test_of_many_unknown_names_the_first_are_compared():
    text = "".join(f"{{{{ first_nam{number} }}}}" for number in range(40))
    faults = parse(text).faults(DECLARED)
    assert [fault.suggestion for fault in faults] == ["first_name"] * 20 + [None] * 20
