"""What is remembered of other mails changes nothing that is said of this one."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from hypothesis import example, given
from hypothesis import strategies as st

from channels.email._lint import _mail, lint
from channels.email._markup import _looks, _reading, _tokens, looks, read
from tests.channels.email.lint.mails import outputs
from tests.channels.email.lint.test_laws import TEXTS

NEVER = re.compile(r"(?!)")


@contextmanager
def nothing_remembered() -> Iterator[None]:
    """No tree, no tag and no look is known from before."""
    with (
        patch.object(_mail, "read", _reading._read_slowly),
        patch.object(_looks, "_kept_screen", _looks._screen),
        patch.object(_tokens, "tag_of", _tokens.tag_of.__wrapped__),
    ):
        yield


WORDS = st.sampled_from(
    ["Lampe", "Hei, **Kari**", "", " ", "[her](https://a.example/v)", "[x](#top)", "3 < 4 & 5",
     "{{ x }}", "\u200b", "Dear None,", "http://bit.ly/x", "{% if a %}ja{% endif %}", "شكرا"]
) | st.text(alphabet="ab \n&<>\"'*[]()#æ", max_size=12)  # fmt: skip
ADDRESSES = st.sampled_from(
    ["", "https://a.example/1", "https://a.example/2?a=1&b=2", "http://b.no"]
)


def _block(kind: str, *texts: str, **fields: st.SearchStrategy[str]) -> st.SearchStrategy[dict]:
    return st.fixed_dictionaries(
        {"type": st.just(kind), **dict.fromkeys(texts, WORDS), **fields},
    )


BLOCKS = st.one_of(
    _block("text", "text"),
    _block("heading", "text", size=st.sampled_from(["auto", "large", "small"])),
    _block("button", "label", url=ADDRESSES, style=st.sampled_from(["primary", "secondary"])),
    _block("image", "alt", url=ADDRESSES, link=ADDRESSES),
    _block("list", "items"),
    _block("legal", "text"),
    st.just({"type": "divider"}),
)
BODIES = st.lists(
    BLOCKS
    | st.fixed_dictionaries(
        {
            "type": st.just("section"),
            "background": st.sampled_from(["none", "tint", "accent"]),
            "blocks": st.lists(BLOCKS, min_size=1, max_size=3),
        }
    ),
    min_size=1,
    max_size=5,
)
MAILS = st.builds(
    lambda body, subject, locale: (outputs(*body, subject=subject, locale=locale), locale),
    BODIES,
    WORDS,
    st.sampled_from(["nb", "pl", "ar"]),
)


@given(st.lists(MAILS, min_size=1, max_size=4))
def test_mails_of_our_own(mails):
    with nothing_remembered():
        alone = [lint(*mail) for mail in mails]
    assert [lint(*mail) for mail in mails] == alone
    assert [lint(*mail) for mail in reversed(mails)] == alone[::-1]


SHEETS = st.lists(
    st.sampled_from(
        [".a p", "p", "div > p", "*", "[title]", "a[href^='h']", "#x", "td", "p.a.b", "[lang=nb] p",
         "table td p", "p:hover", "@media screen{p", "@media (prefers-color-scheme:dark){.a"]
    ).flatmap(
        lambda rule: st.sampled_from(
            ["color:red", "background:#222", "display:none", "font-size:9px!important"]
        ).map(lambda said: f"{rule}{{{said}}}" + "}" * rule.startswith("@"))
    ),
    max_size=5,
).map(lambda rules: f"<style>{''.join(rules)}</style>")  # fmt: skip
TAGS = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<p class='a b'>", "<p class=a>", "<div class=a>", "<div>", "</div>",
         "<table>", "<td bgcolor=navy>", "</td>", "</table>", "<p style='color:#777'>",
         "<p title=x>", "<a href=https://a.no>", "<a href='tel:1'>", "</a>", "<div lang=nb>",
         "<div lang=pl>", "<p id=x>", "<font color=red>", "<p hidden>",
         "<img src=a.png>", "words", "&nbsp;", "<h2>"]
    ),
    max_size=20,
).map("".join)  # fmt: skip


@given(st.lists(st.tuples(SHEETS, TAGS | TEXTS), min_size=1, max_size=4))
def test_mails_of_others(parts):
    mails = [{"html": f"{sheets}{tags}", "subject": "x"} for sheets, tags in parts]
    with nothing_remembered():
        alone = [lint(mail, "nb") for mail in mails]
    assert [lint(mail, "nb") for mail in mails] == alone
    assert [lint(mail, "nb") for mail in reversed(mails)] == alone[::-1]


HTML = TEXTS | TAGS | MAILS.map(lambda mail: mail[0]["html"])


@given(HTML)
@example("<svg><path/><a:b/></svg><style/>a&amp;b</style><title/>&amp;</title>")
@example("<style>&amp;<b></style><b>x</b>")
@example("<!--[if !mso]><!--><p title='a>b'>x</p><!--<![endif]--><!-->x<!--->")
@example("<p><table><td></p><td>x</table></b><!doctype html><!--a")
@example('<a b="<c>"><a b="<!--">x</a><a b=" <a c=" d="x">')
def test_a_document_is_read_like_any_other(document):
    def told(found):
        elements = [
            (*each._replace(tag=None), each.tag.raw, dict(each.attributes))
            for each in found.elements
        ]
        return elements, found.stops, found.texts, found.strays, found.doctype, found.source

    slowly = told(_reading._read_slowly(document))
    assert told(read(document)) == slowly
    with patch.object(_tokens, "TIDY", NEVER):
        assert told(_reading._read_slowly(document)) == slowly


def test_what_is_known_of_an_element_is_counted_again():
    """A mail that costs too much is given up, whatever came before it."""
    sheet = ".b .a .a{color:red}" * 60
    one, three = (
        read("<div class=a>" * 40 + "<p class='a b'></p>" * times).elements for times in (1, 3)
    )
    with nothing_remembered():
        assert looks(three, [sheet]) is None
    assert [looks(one, [sheet]) is None for _ in range(4)] == [False] * 4
    assert looks(three, [sheet]) is None
