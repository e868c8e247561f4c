"""Laws that every rule over a finished mail keeps."""

import importlib
import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import channels.email._lint as package
from channels import Advice
from channels.email._lint import RULES, Rule, lint
from tests.channels.email.lint.mails import WORDS, every_block

EACH_RULE = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
EXAMPLES = [
    pytest.param(rule, each, id=f"{rule.id}-{number}")
    for rule in RULES.values()
    for number, each in enumerate(rule.examples)
]
GRAVITIES = ("error", "warning", "info")
SECTIONS = ("What it finds:", "Why it hurts:", "Write instead:", "Source:")


def test_every_module_without_underscore_is_a_rule() -> None:
    files = Path(package.__file__).parent.glob("[!_]*.py")
    assert {file.stem for file in files} == set(RULES)


@EACH_RULE
def test_a_rule_bears_the_name_of_its_module(rule: Rule) -> None:
    module = importlib.import_module(f"{package.__name__}.{rule.id}")
    assert module.RULE is rule
    assert rule.docstring == module.__doc__


@EACH_RULE
def test_a_rule_says_what_why_what_instead_and_whence(rule: Rule) -> None:
    positions = [rule.docstring.find(f"\n\n{section}") for section in SECTIONS]
    assert -1 not in positions, SECTIONS[positions.index(-1)]
    assert positions == sorted(positions)
    assert rule.summary.endswith(".") and len(rule.summary) < 90
    assert rule.source and "\n" not in rule.source


@EACH_RULE
@pytest.mark.parametrize("passing", [True, False], ids=["passing", "failing"])
def test_a_rule_has_examples_both_ways(rule: Rule, passing: bool) -> None:
    found = [each for each in rule.examples if each.passing is passing]
    assert found and all(each.why for each in found)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_fails_or_passes_as_it_says(rule: Rule, example: package.Example) -> None:
    found = lint(example.outputs, example.locale, only=[rule.id])
    assert bool(found) is not example.passing, found


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_advice_is_complete(rule: Rule, example: package.Example) -> None:
    for advice in lint(example.outputs, example.locale, only=[rule.id]):
        assert isinstance(advice, Advice)
        text = example.outputs.get(advice.output, "")
        assert GRAVITIES.index(advice.gravity) >= GRAVITIES.index(rule.gravity)
        assert advice.rule == rule.id and advice.source and advice.count >= 1
        assert 0 <= advice.start <= advice.end <= len(text)
        ends = (match.end() for match in re.finditer(r"\r\n|\r|\n", text))
        assert advice.line == 1 + sum(end <= advice.start for end in ends)
        assert advice.column >= 1
        assert advice.message and "%(" not in advice.message
        assert all(isinstance(value, str) for value in advice.params.values())
        hash(advice)


@pytest.mark.parametrize("locale", WORDS)
def test_what_the_compiler_makes_of_our_blocks_is_no_writers_fault(locale: str) -> None:
    found = lint(every_block(locale), locale)
    assert [(each.rule, each.message) for each in found if each.gravity != "info"] == []
    assert len(found) <= 6, [each.message for each in found]


PIECES = st.sampled_from(
    [
        "<", "</", "<!--", "-->", "<![if !mso]>", "<!--[if mso]>", "<![endif]-->", "<a href='#x'>",
        "<a href=https://a.no/?a=1&b=2>", "</a>", "<a href=\"javascript:x\">", "<a href='tel:+47'>",
        "<a href='mailto:a b?x=y&subject=æ'>", "<a href='https://[::1'>", "<a href='//@:99999/%'>",
        "<img src='data:image/gif;base64,R0' srcset='a 2x,' alt>", "<img>", "<table>", "<td>",
        "<td bgcolor=red background=x>", "</td>", "</table>", "<p style='color:#777'>", "<h1>",
        "<h4>", "<style>", "</style>", "a{color:red;", "@media (prefers-color-scheme:dark){", "}",
        "*{background:url(x)}", "<title>", "<font size=9 color=#12>", "<html lang=xx dir=q>",
        "style='font:bold 1e9px/2 x;color:hsl(9e9,1%,1%);padding:1e999px;line-height:nan'",
        "<button>", "<input type=x>", "<meta charset=x name=viewport content=maximum-scale=1>",
        "&#99999999999999999999;", "&copy", "&", "{{", "}}", "{{ x }}", "*|A|*", "RE: ", "!!!",
        "🇳🇴", "👨‍👩‍👧", "\ud800", "\x00", "\u2028", "\r\n", "\r", "İß", "١", "²", "%", "\\", "'",
        '"', ">",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=24).map("".join)


@settings(max_examples=400)
@given(html=TEXTS, subject=TEXTS, preheader=TEXTS, text=TEXTS, locale=st.sampled_from(["nb", "ar"]))
@example(html="&#" + "9" * 5000 + ";", subject="", preheader="", text="", locale="nb")
def test_no_text_stops_a_rule(
    html: str, subject: str, preheader: str, text: str, locale: str
) -> None:
    """Whatever the outputs are, every rule answers, with places that lie in them."""
    mail = {"html": html, "subject": subject, "preheader": preheader, "text": text}
    for advice in lint(mail, locale):
        assert 0 <= advice.start <= advice.end <= len(mail[advice.output])
        assert advice.message


@pytest.mark.parametrize("locale", ["", "xx", "zz-ZZ", "no", "\x00"])
def test_any_locale_will_do(locale: str) -> None:
    lint({"html": "<html lang=nb><a href=x>her</a>"}, locale)


def test_nothing_is_found_in_nothing() -> None:
    assert lint({}) == ()
    assert lint({"subject": "", "preheader": "", "html": "", "text": ""}, "nb") == ()


def test_a_rule_that_is_none_is_named() -> None:
    with pytest.raises(KeyError, match="no_such_rule"):
        lint({}, only=["no_such_rule"])
