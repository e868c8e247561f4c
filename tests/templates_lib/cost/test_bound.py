"""The bound is sound: no values within the declared lengths and alphabets exceed it."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels import get
from channels.sms import count
from templates_lib.cost import bound
from templates_lib.language import TemplateError, parse
from templates_lib.placeholders import Placeholder

COSTING = get("sms").costing
LOCALES = ["nb", "da", "pl", "nl", "en", "de-CH", "fr", "fi", "lt", "ar", "hu"]

# Characters that cost: of two septets, outside GSM-7, of two code units, and those that capitals
# or plain typography make longer.
DEAR = "a€[~łçé…ŉßΐ😀🇳\u0301\u00a0–'\n"
LATIN = "aåłżé€–ŉß"
GSM = "aåé€[^~"

DECLARED = {
    "name": Placeholder("name", "name", max_length=7),
    "word": Placeholder("word", "text", max_length=5, alphabet="latin"),
    "cheap": Placeholder("cheap", "text", max_length=9, alphabet="gsm"),
    "maybe": Placeholder("maybe", "text", required=False, max_length=4),
    "code": Placeholder("code", "code", max_length=6),
    "tone": Placeholder("tone", "choice", choices=("rolig", "łagodny", "😀😀")),
    "total": Placeholder("total", "money", currency="NOK"),
    "n": Placeholder("n", "count"),
    "number": Placeholder("number", "number"),
    "share": Placeholder("share", "percent"),
    "due": Placeholder("due", "date"),
    "clock": Placeholder("clock", "time"),
    "moment": Placeholder("moment", "datetime"),
}


def texts(alphabet: str, most: int, least: int = 0) -> st.SearchStrategy[str]:
    return st.text(alphabet=alphabet, min_size=least, max_size=most)


AMOUNTS = st.one_of(
    st.decimals(-999_999_999_999_999, 999_999_999_999_999, places=2),
    st.integers(-(10**15) + 1, 10**15 - 1).map(Decimal),
)
VALUES = st.fixed_dictionaries(
    {
        "name": texts(DEAR.replace("\n", ""), 7),
        "word": texts(LATIN, 5),
        "cheap": texts(GSM, 9),
        "maybe": st.one_of(st.none(), texts(DEAR, 4)),
        "code": texts(DEAR.replace("\n", ""), 6),
        "tone": st.sampled_from(DECLARED["tone"].choices),
        "total": st.one_of(
            AMOUNTS,
            st.builds(
                lambda amount, code: {"amount": amount, "currency": code},
                AMOUNTS,
                st.sampled_from(["NOK", "PLN", "JPY", "KWD", "USD", "HUF"]),
            ),
        ),
        "n": st.one_of(st.integers(0, 10**15 - 1), st.integers(0, 130)),
        "number": st.one_of(AMOUNTS, st.decimals(-5, 5, places=4)),
        "share": st.one_of(
            st.decimals(-2, 2, places=5), st.just("9999999.9999999999%"), st.just("-9999999 %")
        ),
        "due": st.dates(),
        "clock": st.times(),
        "moment": st.datetimes(dt.datetime(1, 1, 1)),
    }
)

TAGS = [
    *("{{ " + name + " }}" for name in DECLARED if name != "maybe"),
    "{{ name | upper }}",
    "{{ cheap | upper }}",
    "{{ word | capitalize }}",
    '{{ maybe | default("żółw 😀") }}',
    '{{ maybe | default("x") | upper }}',
    '{{ tone | select(rolig="…", other="ąąą") }}',
    '{{ tone | select(rolig="kort", other="[lang]") }}',
    '{{ total | money("NOK") }}',
    "{{ number | number(5) }}",
    "{{ number | number | upper }}",
    "{{ share | percent(3) }}",
    '{{ n | plural({0: "ingen – ingen"}, one="# vare", two="# #", few="# sztuki", '
    'many="# sztuk", other="## #€") }}',
    '{{ due | date("full") }}',
    '{{ due | date("short") }}',
    '{{ clock | time("medium") }}',
    '{{ moment | datetime("full") }}',
    '{{ "x" | upper }}',
    "{% if maybe %}{{ maybe }} – ł{% endif %}",
    "{% if n > 3 %}{{ name }}{% elif n > 1 %}{{ cheap }}[]{% else %}kort{% endif %}",
    "{# nothing #}",
]
LITERALS = st.text(alphabet="ab €[łø\n", max_size=40)
TEMPLATES = st.lists(st.one_of(LITERALS, st.sampled_from(TAGS)), min_size=1, max_size=6)


def most(template: str, locale: str, plain: bool = True) -> int:
    return COSTING.most(bound(parse(template).nodes, DECLARED, locale, COSTING, plain=plain))


@settings(max_examples=300, deadline=None)
@given(TEMPLATES, VALUES, st.sampled_from(LOCALES), st.booleans())
def test_no_values_exceed_it(pieces, values, locale, plain):
    template = "".join(pieces)
    try:
        text = parse(template).render(values, locale, placeholders=DECLARED, plain=plain)
    except TemplateError:
        return
    assert count(text) <= most(template, locale, plain)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TAGS), VALUES, st.sampled_from(LOCALES), st.sampled_from("a€ł"))
def test_nor_beside_a_text_that_fills_segments(tag, values, locale, letter):
    """Where a segment is full to the last unit, one unit too few is seen."""
    for length in (60, 66, 67, 140, 150, 152, 153, 300):
        template = letter * length + tag
        try:
            text = parse(template).render(values, locale, placeholders=DECLARED, plain=True)
        except TemplateError:
            return
        assert count(text) <= most(template, locale)


@pytest.mark.parametrize(
    ("template", "segments"),
    [
        pytest.param("a" * 160, 1, id="a full segment"),
        pytest.param("a" * 161, 2, id="one more"),
        pytest.param("a" * 142 + "{{ cheap }}", 1, id="nine of two septets just fit"),
        pytest.param("a" * 143 + "{{ cheap }}", 2, id="and one more does not"),
        pytest.param("a" * 65 + "{{ word }}", 1, id="five of one code unit just fit"),
        pytest.param("a" * 66 + "{{ word }}", 2, id="and one more does not fit"),
        pytest.param("{{ name }}", 1, id="seven of anything"),
        pytest.param("ł" * 49 + "{{ name }}", 1, id="of which each may become three dots"),
        pytest.param("ł" * 50 + "{{ name }}", 2, id="and one more beside them"),
    ],
)
def test_it_is_as_low_as_the_declaration_allows(template, segments):
    assert most(template, "nb") == segments


def test_a_list_may_be_as_long_as_a_list_can_be():
    lines = Placeholder("lines", "list", max_length=3)
    nodes = parse("{% for x in lines %}{{ x }},{% endfor %}").nodes
    found = COSTING.most(bound(nodes, {"lines": lines}, "nb", COSTING, plain=True))
    text = parse("{% for x in lines %}{{ x }},{% endfor %}").render(
        {"lines": ["😀😀😀"] * 1000}, "nb", placeholders={"lines": lines}
    )
    assert count(text) <= found


def test_what_is_not_declared_may_be_anything():
    assert most("{{ stranger }}", "nb") > 255
