"""Bold and links, for HTML and for plain text."""

import html
import time

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from channels._tags import protect, restore, split
from channels.email._inline import as_html, as_text, unsafe_links
from tests.channels.reading import all_tags_close

A = '<a href="{}" target="_blank" style="color:#123456;text-decoration:underline">{}</a>'


def to_html(template):
    protected, tags = protect(template)
    return restore(as_html(protected, tags, "#123456"), tags)


def to_text(template):
    protected, tags = protect(template)
    return restore(as_text(protected, tags), tags)


@pytest.mark.parametrize(
    ("template", "expected", "plain"),
    [
        pytest.param("a", "a", "a", id="plain"),
        pytest.param(
            "a < b & 'c' \"d\"", "a &lt; b &amp; &#x27;c&#x27; &quot;d&quot;", None, id="signs"
        ),
        pytest.param("a\nb", "a<br>\nb", "a\nb", id="a line break"),
        pytest.param("**a** b", "<strong>a</strong> b", "a b", id="bold"),
        pytest.param(
            "**a** b **c**", "<strong>a</strong> b <strong>c</strong>", "a b c", id="twice"
        ),
        pytest.param("a ** b ** c", "a ** b ** c", "a ** b ** c", id="stars with spaces"),
        pytest.param("**a", "**a", "**a", id="never closed"),
        pytest.param("****", "****", "****", id="nothing in it"),
        pytest.param("***a***", "***a***", "***a***", id="three stars"),
        pytest.param("2**3**4", "2<strong>3</strong>4", "234", id="inside a word"),
        pytest.param("**{{ a }}**", "<strong>{{ a }}</strong>", "{{ a }}", id="bold tag"),
        pytest.param(
            "[a](https://b.no)", A.format("https://b.no", "a"), "a (https://b.no)", id="link"
        ),
        pytest.param(
            "[**a** {{ b }}]({{ c }}?x=1&y=2)",
            A.format("{{ c }}?x=1&amp;y=2", "<strong>a</strong> {{ b }}"),
            "a {{ b }} ({{ c }}?x=1&y=2)",
            id="tags and bold in a link",
        ),
        pytest.param(
            "**[a](tel:1)**", f"<strong>{A.format('tel:1', 'a')}</strong>", "a (tel:1)", id="both"
        ),
        pytest.param(
            '[a]({{ u | default("https://x.no/)") }})',
            A.format('{{ u | default("https://x.no/)") }}', "a"),
            'a ({{ u | default("https://x.no/)") }})',
            id="a bracket inside a tag",
        ),
        pytest.param(
            "[https://a.no](https://a.no)", None, "https://a.no", id="an address as label"
        ),
        pytest.param("[a](javascript:b)", "a", "a", id="another scheme"),
        pytest.param(
            '[a](https://x"onclick=y)',
            A.format("https://x&quot;onclick=y", "a"),
            None,
            id="a quote in an address",
        ),
        pytest.param("[a] (b) [c]()", "[a] (b) [c]()", "[a] (b) [c]()", id="no links"),
        pytest.param(
            "**a{% if b %}c**d{% endif %}", "**a{% if b %}c**d{% endif %}", None, id="half a branch"
        ),
        pytest.param(
            "**a{% if b %}c{% endif %}d**",
            "<strong>a{% if b %}c{% endif %}d</strong>",
            None,
            id="a whole branch",
        ),
        pytest.param(
            "{% if a < b %}<i>{% endif %}",
            "{% if a < b %}&lt;i&gt;{% endif %}",
            None,
            id="signs inside a tag stay",
        ),
        pytest.param(
            '{{ n | plural(one="<#>", other="&") }}&',
            '{{ n | plural(one="<#>", other="&") }}&amp;',
            None,
            id="quotes inside a tag stay",
        ),
        pytest.param("{**{ a }}**", None, "{**{ a }}**", id="signs that would leave a tag behind"),
        pytest.param("**{**{ a }}", None, "**{**{ a }}", id="the same at the end"),
        pytest.param(
            "{[{ a }}](https://b.no)", None, "{[{ a }}](https://b.no)", id="and with a link"
        ),
    ],
)
def test_marks(template, expected, plain):
    if expected is not None:
        assert to_html(template) == expected
    if plain is not None:
        assert to_text(template) == plain


PIECES = [
    "**",
    "*",
    "[a](",
    "[",
    "](",
    ")",
    "https://x.no",
    "javascript:y",
    "{{ t }}",
    "{",
    "}",
    "{% if c %}",
    "{% endif %}",
    "<b>",
    "&",
    '"',
    "\n",
    " ",
    "w",
    "\x000\x00",
]


@example("{{<b>{{ t }}")
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_tags_are_neither_lost_nor_made_and_no_html_gets_through(template):
    assume(all_tags_close(template))
    tags = [run.text for run in split(template) if run.is_tag]
    for written in (to_html(template), to_text(template)):
        found = [run.text for run in split(written) if run.is_tag]
        assert set(found) <= set(tags)
    page = to_html(template)
    # What stands inside a tag passes untouched; the language refuses it there.
    literal = "".join(run.text for run in split(page) if not run.is_tag)
    assert "<b>" not in literal and 'href="javascript' not in page
    assert page.count("<a ") == page.count("</a>")
    assert page.count("<strong>") == page.count("</strong>")
    assert html.unescape(page).count("{{ t }}") <= template.count("{{ t }}")


def test_addresses_that_are_left_out_are_told():
    template = "[a](https://b.no) [c](javascript:d) **[e](data:f)** [g]({{ h }})"
    assert list(unsafe_links(template)) == ["javascript:d", "data:f"]


@pytest.mark.parametrize("piece", ["**a ", "[a](x", "[", "**", "[a](", "**a**b", "{**"])
def test_signs_that_never_close_take_little_time(piece):
    template = piece * (100_000 // len(piece))
    started = time.perf_counter()
    to_html(template)
    assert time.perf_counter() - started < 5
