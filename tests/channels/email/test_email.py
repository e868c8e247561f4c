"""The channel whole: four outputs, tags untouched, nothing of a writer's taken for HTML."""

import html
import re

import jinja2
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import channels
from channels import Look
from channels._loading import MAX_BLOCKS
from channels._tags import split
from channels.email._limits import HTML_BYTES, HTML_BYTES_WARN
from tests.channels.email.mails import column, columns, section
from tests.channels.reading import all_tags_close, elements, visible_text

EMAIL = channels.get("email")
LOOK = Look(brand_name="Nordhus", footer="Nordhus AS\nOrg.nr. 1", address="Storgata 1, Oslo")

# Tags that any careless step would break: quotes, brackets, signs of HTML, closers in strings.
TAGS = [
    "{{ name }}",
    '{{ n | plural(one="# vare", other="# varer") }}',
    "{{ n | plural(one='<b>#</b>', other='& }} %}') }}",
    "{{- url | default('https://x.no/?a=1&b=2') -}}",
    '{# a < b > c & "d" #}',
]
WRAPPED = "{% if a < b and c > 1 %}Hei{% else %}Farvel{% endif %}"


def mail(*blocks, subject="Emne", preheader="", look=LOOK, locale="nb"):
    document = {"subject": subject, "preheader": preheader, "body": list(blocks)}
    content = EMAIL.load(document)
    return {output.name: output.template for output in EMAIL.assemble(content, look, locale)}


def tags_in(template):
    return [run.text for run in split(template) if run.is_tag]


def attributes_of(page, name):
    return [attributes for element, attributes in elements(page) if element == name]


def test_outputs_and_how_their_values_are_escaped():
    outputs = EMAIL.assemble(EMAIL.load({}), Look(), "nb")
    assert [(output.name, output.escape) for output in outputs] == [
        ("subject", "line"), ("preheader", "line"), ("html", "html"), ("text", "text")
    ]  # fmt: skip


@pytest.mark.parametrize("tag", [*TAGS, WRAPPED])
@pytest.mark.parametrize(
    ("block", "times"),
    [
        pytest.param(lambda tag: {"type": "text", "text": f"a {tag} b"}, 1, id="text"),
        pytest.param(lambda tag: {"type": "text", "text": f"**a {tag} b**"}, 1, id="bold"),
        pytest.param(lambda tag: {"type": "text", "text": f"[{tag}](https://a.no)"}, 1, id="label"),
        pytest.param(
            lambda tag: {"type": "text", "text": f"[a](https://a.no/{tag})"}, 1, id="link"
        ),
        pytest.param(lambda tag: {"type": "heading", "text": tag}, 1, id="heading"),
        pytest.param(lambda tag: {"type": "list", "items": f"a\n{tag}\nb"}, 1, id="list"),
        pytest.param(lambda tag: {"type": "legal", "text": tag}, 1, id="legal"),
        pytest.param(
            lambda tag: {"type": "button", "label": tag, "url": "https://a.no"}, 1, id="button"
        ),
        pytest.param(
            lambda tag: {"type": "button", "label": "a", "url": f"https://a.no/{tag}"}, 1, id="href"
        ),
        pytest.param(
            lambda tag: {"type": "image", "url": f"https://a.no/{tag}", "alt": ""}, 1, id="src"
        ),
        pytest.param(
            lambda tag: {"type": "image", "url": "https://a.no", "alt": f"a {tag}"}, 1, id="alt"
        ),
        pytest.param(lambda tag: {"type": "table", "rows": f"a | {tag}"}, 1, id="cell"),
        pytest.param(lambda tag: {"type": "table", "total": f"{tag} | b"}, 1, id="total"),
        pytest.param(
            lambda tag: {
                "type": "table",
                "columns": [{"type": "column", "heading": tag}],
                "rows": "a",
            },
            1,
            id="heading of a column",
        ),
        pytest.param(lambda tag: section({"type": "text", "text": tag}), 1, id="text in a section"),
        pytest.param(
            lambda tag: columns(column({"type": "text", "text": tag})), 1, id="text in a column"
        ),
        pytest.param(
            lambda tag: {
                "type": "legal",
                "text": "a",
                "unsubscribe_label": tag,
                "unsubscribe_url": f"https://a.no/{tag}",
            },
            2,
            id="unsubscribe",
        ),
    ],
)
def test_tags_come_back_as_they_were(tag, block, times):
    outputs = mail(block(tag))
    assert tags_in(outputs["html"]) == tags_in(tag) * times


@pytest.mark.parametrize("tag", [*TAGS, WRAPPED])
def test_tags_of_subject_and_preheader(tag):
    outputs = mail(subject=f"a {tag} b", preheader=f"c {tag} d")
    assert outputs["subject"] == f"a {tag} b"
    assert outputs["preheader"] == f"c {tag} d"
    assert f"<title>a {tag} b</title>" in outputs["html"]
    assert f">c {tag} d\u034f" in outputs["html"]


@pytest.mark.parametrize(
    "words",
    [
        "slot-b0-tols",
        "slot-title-tols slot-head-tols",
        "\\1 \\g<0> $1 %s %(x)s {0}",
        "\x01 \x7f",
        "&amp; &#x27; &lt;script&gt;",
        "<script>alert(1)</script>",
        "</td></table></style>",
        "<!--[if mso]> --> <![endif]-->",
        '" onload="alert(1)',
        "{ } } } % #",
    ],
)
def test_words_of_a_writer_are_words(words):
    outputs = mail(
        {"type": "text", "text": words},
        {"type": "button", "label": words, "url": "https://a.no"},
        {"type": "image", "url": "https://a.no/b.png", "alt": words},
        subject=words,
    )
    page = outputs["html"]
    assert visible_text(page).count(words) == 2
    assert attributes_of(page, "img")[0]["alt"] == words
    assert f"<title>{html.escape(words)}</title>" in page
    assert not attributes_of(page, "script")
    assert not any("onload" in attributes for _, attributes in elements(page))
    assert words.strip() in outputs["text"]
    assert outputs["subject"] == re.sub(r"[\x01\x7f]+", " ", words).strip()


WORDS = st.lists(
    st.sampled_from([*TAGS, "{% if a %}", "{% endif %}", "<b>", "&", "**", "[a](b)", "\n", "\n\n",
                     "{", "%", "}", "'", '"', " ", "æ", "slot-b0-tols"]),
    max_size=8,
).map("".join)  # fmt: skip


@settings(max_examples=100)
@given(WORDS, WORDS)
def test_html_adds_no_tag_and_every_branch_is_well_formed(one, other):
    assume(all_tags_close(one) and all_tags_close(other))
    blocks = [
        {"type": "text", "text": one},
        section({"type": "list", "items": other}),
        columns(column({"type": "table", "rows": f"{one}|{other}", "total": other})),
    ]
    assume(all_tags_close(f"{one}|{other}"))
    outputs = mail(*blocks, subject=one)
    for name in ("html", "text"):
        assert set(tags_in(outputs[name])) <= {*tags_in(one), *tags_in(other)}
    for part in (one, other):
        try:
            jinja2.Environment().parse(re.sub(r"\{\{.*?\}\}|\{#.*?#\}", "", part, flags=re.DOTALL))
        except jinja2.TemplateSyntaxError:
            return
    page = re.sub(r"\{\{.*?\}\}|\{#.*?#\}", "", outputs["html"], flags=re.DOTALL)
    for chosen in (True, False):
        filled = jinja2.Template(page).render(a=chosen)
        for element in ("p", "li", "strong", "td", "tr", "div"):
            opened = len(re.findall(rf"<{element}[ >]", filled))
            assert opened == filled.count(f"</{element}>"), element


def test_the_document_is_fit_to_be_read_aloud_and_in_the_dark():
    page = mail({"type": "text", "text": "Hei"}, preheader="Kort")["html"]
    (root,) = attributes_of(page, "html")
    assert (root["lang"], root["dir"]) == ("nb", "ltr")
    assert "<title>Emne</title>" in page
    tables = attributes_of(page, "table")
    assert tables and all(table.get("role") == "presentation" for table in tables)
    metas = {meta.get("name"): meta.get("content") for meta in attributes_of(page, "meta")}
    assert metas["color-scheme"] == metas["supported-color-schemes"] == "light dark"
    assert "@media (prefers-color-scheme: dark)" in page and "[data-ogsc]" in page
    assert re.search(r'<div style="display:none[^"]*">Kort', page)
    assert "fonts.googleapis" not in page and "@import" not in page


def test_no_preheader_leaves_nothing_hidden():
    assert "display:none" not in mail({"type": "text", "text": "Hei"})["html"]


def test_right_to_left():
    page = mail(
        {"type": "list", "items": "a"},
        {"type": "button", "label": "a", "url": "https://a.no"},
        locale="ar",
    )["html"]
    (root,) = attributes_of(page, "html")
    assert (root["lang"], root["dir"]) == ("ar", "rtl")
    assert "padding-right:24px" in page and "padding-left:24px" not in page
    assert 'align="right"' in page and 'align="left"' not in page


def test_the_first_heading_is_the_first_level():
    blocks = [{"type": "heading", "text": text} for text in ("", "a", "b", "c")]
    page = mail(*blocks)["html"]
    assert re.findall(r"<(h\d)[ >]", page) == ["h1", "h2", "h2"]


@pytest.mark.parametrize("alt", ["", "  ", "Lampe"])
def test_an_image_always_has_its_alt(alt):
    page = mail({"type": "image", "url": "https://a.no/b.png", "alt": alt})["html"]
    assert [image["alt"] for image in attributes_of(page, "img")] == [alt.strip()]
    assert "alt=" in page


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "www.a.no", "", "{% if a %}vbscript:x{% endif %}"],
)
def test_an_address_that_may_not_be_linked_to_never_reaches_the_mail(url):
    blocks = (
        {"type": "button", "label": "Kjøp", "url": url},
        {"type": "image", "url": url, "alt": "Lampe"},
        {"type": "image", "url": "https://a.no/b.png", "alt": "", "link": url},
        {"type": "text", "text": f"[les]({url}) mer"},
    )  # fmt: skip
    outputs = mail(*blocks)
    if url:
        assert url not in outputs["html"]
        assert "Kjøp\n\n" in outputs["text"]
        refused = [problem.path for problem in EMAIL.refusals(EMAIL.load({"body": list(blocks)}))]
        told = {"body.0.url", "body.1.url", "body.2.link"}
        assert told <= set(refused)
    assert not attributes_of(outputs["html"], "a")
    assert len(attributes_of(outputs["html"], "img")) == 1
    assert "Kjøp" in visible_text(outputs["html"])


def test_good_addresses_are_linked_to():
    blocks = (
        {"type": "button", "label": "Ring", "url": "tel:+4722123456"},
        {"type": "button", "label": "Skriv", "url": "mailto:hei@a.no?subject=a&body=b"},
        {"type": "image", "url": "{{ image }}", "alt": "", "link": "{{ url }}"},
    )
    page = mail(*blocks)["html"]
    assert [link["href"] for link in attributes_of(page, "a")] == [
        "tel:+4722123456", "mailto:hei@a.no?subject=a&body=b", "{{ url }}"
    ]  # fmt: skip
    assert list(EMAIL.refusals(EMAIL.load({"body": list(blocks)}))) == []


@pytest.mark.parametrize(
    ("subject", "line"),
    [
        pytest.param("a\nb", "a b", id="a line break"),
        pytest.param("a\r\nBcc: x@y.no", "a Bcc: x@y.no", id="a header in it"),
        pytest.param("a\u2028b\x85c\x00", None, id="other line ends"),
        pytest.param(" a ", "a", id="space round it"),
        pytest.param('a\n{{ b("\n") }}', 'a {{ b("\n") }}', id="a tag keeps its own"),
    ],
)
def test_a_subject_is_one_line(subject, line):
    if "\x00" in subject:
        subject, line = subject.replace("\x00", ""), "a b c"
    assert mail(subject=subject)["subject"] == line


def test_the_texts_of_a_brand_are_texts():
    look = Look(brand_name="<b>{{ x }}", footer="{% if %}", address="{# #} & Co")
    outputs = mail({"type": "text", "text": "Hei"}, look=look)
    assert tags_in(outputs["html"]) == tags_in(outputs["text"]) == []
    assert "&lt;b&gt;{ { x }}" in outputs["html"]
    assert "{ # #} & Co" in outputs["text"]


def test_a_logo_stands_for_the_name():
    look = Look(brand_name="Nordhus", logo_url="https://a.no/l.png?a=1&b=2", accent="#fd0")
    page = mail(look=look)["html"]
    (logo,) = attributes_of(page, "img")
    assert (logo["src"], logo["alt"]) == ("https://a.no/l.png?a=1&b=2", "Nordhus")
    assert "Nordhus" not in visible_text(page)


def test_plain_text_is_written_from_the_blocks():
    outputs = mail(
        {"type": "heading", "text": "Takk, {{ name }}!"},
        {"type": "text", "text": "Hei **du**.\nSe [her](https://a.no/?a=1&b=2)."},
        {"type": "text", "text": "{% if x %}\nGave\n{% endif %}\nHilsen"},
        {"type": "list", "items": "Lampe\nPære", "ordered": True},
        {"type": "list", "items": "{% for r in s %}\n{{ r.a }}\n{% endfor %}", "ordered": True},
        {"type": "button", "label": "Følg pakken", "url": "{{ url }}"},
        {"type": "image", "url": "https://a.no/b.png", "alt": "En lampe", "link": "https://a.no"},
        {"type": "image", "url": "https://a.no/b.png", "alt": ""},
        {"type": "divider"},
        {"type": "spacer"},
        {"type": "legal", "text": "Meld deg av"},
    )  # fmt: skip
    assert outputs["text"] == (
        "Takk, {{ name }}!\n\n"
        "Hei du.\nSe her (https://a.no/?a=1&b=2).\n\n"
        "{% if x %}Gave\n\n{% endif %}Hilsen\n\n"
        "1. Lampe\n2. Pære\n\n"
        "{% for r in s %}- {{ r.a }}\n{% endfor %}\n"
        "Følg pakken:\n{{ url }}\n\n"
        "[En lampe]\nhttps://a.no\n\n"
        "------------------------\n\n"
        "Meld deg av\n\n"
        "------------------------\n\n"
        "Nordhus AS\nOrg.nr. 1\nStorgata 1, Oslo\n"
    )


@pytest.mark.parametrize(
    ("size", "state"),
    [
        (HTML_BYTES_WARN, "ok"),
        (HTML_BYTES_WARN + 1, "warn"),
        (HTML_BYTES, "warn"),
        (HTML_BYTES + 1, "over"),
    ],
)
def test_size_in_bytes(size, state):
    outputs = {"subject": "a", "preheader": "b", "html": "x" * (size - 2) + "æ", "text": "æ"}
    found = EMAIL.measure_outputs(outputs)
    assert (found["html"].value, found["html"].state, found.state) == (size, state, state)
    assert found.detail["html_bytes"] == size and found.detail["text_bytes"] == 2


def test_a_mail_that_gmail_would_cut_is_over():
    document = {"body": [{"type": "text", "text": "ł" * 50_000}]}
    (run,) = EMAIL.overruns(EMAIL.load(document))
    assert (run.path, run.unit, run.limit, run.hard) == ("body", "bytes", 102_400, True)
    assert run.actual == EMAIL.measure(document)["html"].value > 102_400
    assert EMAIL.overruns(EMAIL.load({"body": [{"type": "text", "text": "ł" * 40_000}]})) == ()


@pytest.mark.parametrize(
    ("part", "length", "hard"),
    [("subject", 70, []), ("subject", 71, [False]), ("subject", 998, [False]),
     ("subject", 999, [True]), ("preheader", 100, []), ("preheader", 101, [False])],
)  # fmt: skip
def test_lengths(part, length, hard):
    found = EMAIL.overruns(EMAIL.load({part: "æ" * length}))
    assert [run.hard for run in found] == hard


@pytest.mark.parametrize(("length", "state"), [(35, "ok"), (36, "warn")])
def test_a_subject_as_a_phone_shows_it(length, state):
    assert EMAIL.measure({"subject": "æ" * length})["subject"].state == state


def test_as_many_blocks_as_may_be_are_compiled():
    kinds = ["text", "heading", "divider", "spacer"]
    blocks = [
        {"type": kind, **({"text": "x"} if kind in ("text", "heading") else {})}
        for kind in kinds * (MAX_BLOCKS // len(kinds))
    ]
    assert mail(*blocks)["html"].endswith("</html>")
