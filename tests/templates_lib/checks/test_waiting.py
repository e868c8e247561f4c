"""A check that is left out would have found nothing."""

from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import channels
from templates_lib import guide, message
from templates_lib.checks import CHECKS, Check, Example, index_of
from templates_lib.checks._circumstances import Asked
from templates_lib.checks._family import Family
from templates_lib.checks._heads import head, heads, torn
from templates_lib.checks._index import Index
from templates_lib.checks._selection import selection

EXAMPLES = list(chain.from_iterable(check.examples for check in CHECKS.values()))


def left_out(family: Family) -> list[str]:
    """The checks that found something though they were not to be asked."""
    chosen = selection(CHECKS, None, family.guide)
    wrong = []
    for member in family.members:
        asked = {check.id for check in chosen.about(member)}
        for check in chosen.checks:
            fits = not check.locales or not check.locales.isdisjoint(member.lineage)
            if fits and check.id not in asked and list(check.find(member)):
                wrong.append(f"{check.id} on {member.address}: {member.written!r}")
    return wrong


def family_of(example: Example, of: message.Message | None = None) -> Family:
    index = index_of(example.others, example.guide) if example.elsewhere else Index()
    return Family(of or example.message, example.guide, index)


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_no_check_left_out_finds_anything_in_an_example(check) -> None:
    for example in check.examples:
        assert left_out(family_of(example)) == []


@settings(max_examples=150, deadline=None)
@given(
    one=st.sampled_from(EXAMPLES),
    other=st.sampled_from(EXAMPLES),
    purpose=st.sampled_from(["", "marketing", "transactional", "service", "authentication"]),
    joint=st.sampled_from([" ", "\n", "{% if a %}", "{# #}", "\u00a0", "", ". "]),
)
def test_nor_in_two_examples_put_together(
    one: Example, other: Example, purpose: str, joint: str
) -> None:
    """Under the guide of the first, in its locale, beside the source of the second."""
    close = "{% endif %}" if "if" in joint else ""
    document = {
        "key": "k",
        "brand": "nordhus",
        "source_locale": "en" if one.locale != "en" else "nb",
        "purpose": purpose or "service",
        "placeholders": {},
        "variants": [
            {"channel": channel, "locale": locale, "content": {"body": text}}
            for channel in ("sms", "whatsapp")
            for locale, text in (
                ("en" if one.locale != "en" else "nb", other.source or other.text),
                (one.locale, f"{one.text}{joint}{other.text}{close}"),
            )
        ],
    }
    assert left_out(family_of(one, message.load(document))) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kjøp to par", {"kjøp", "to", "par"}),
        ("nr. 5b", {"nr", "5", "b"}),
        ("Straße", {"straße", "strasse"}),
        ("{{ first_name }}", {"first", "name"}),
        ("cafe\u0301", {"cafe", "café"}),
        ("", set()),
    ],
)
def test_heads(text: str, found: set[str]) -> None:
    assert heads(text) == found


@pytest.mark.parametrize(
    ("word", "run"),
    [
        ("rabatt", "rabatt"),
        ("rabatt*", "rabatt*"),
        ("e-post", "post"),
        ("gratis frakt", "gratis"),
        ("på lag*", "lag*"),
        ("100 %", "100"),
        ("!!", ""),
    ],
)
def test_head(word: str, run: str) -> None:
    assert head(word) == run


@pytest.mark.parametrize(
    ("text", "is_torn"),
    [("a{{ b }}c", False), ("var{% if a %}en{% endif %}", True), ("v{# note #}are", True)],
)
def test_torn(text: str, is_torn: bool) -> None:
    assert torn(text) is is_torn


def test_what_the_guide_does_not_say_is_not_asked_about() -> None:
    document = {
        "key": "k",
        "source_locale": "nb",
        "variants": [{"channel": "sms", "locale": "nb", "content": {"body": "Hei! Du får varen."}}],
    }
    silent = guide.load({"brand": "b"})
    strict = guide.load(
        {"brand": "b", "locales": {"nb": {"terms": [{"concept": "c", "forbidden": ["vare"]}]}}}
    )
    asked = {}
    for each in (silent, strict):
        family = Family(message.load(document), each, Index())
        chosen = selection(CHECKS, None, each)
        asked[each] = {check.id for check in chosen.about(family.members[0])}
    assert "term_forbidden" in asked[strict] - asked[silent]
    assert "competitor_named" not in asked[strict]


def test_circumstances_are_ordered_by_how_much_is_asked() -> None:
    assert Asked.NEVER < Asked.WOKEN < Asked.ALWAYS
    assert (int(False), int(True)) == (Asked.NEVER, Asked.WOKEN)


SPARED = [check for check in CHECKS.values() if check.sign_needs]


@pytest.mark.parametrize("check", SPARED, ids=[check.id for check in SPARED])
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_a_sign_finds_has_what_it_needs(check: Check, data: st.DataObject) -> None:
    found = data.draw(st.from_regex(check.sign))
    assert not found.strip() or not check.sign_needs.isdisjoint(found)


def asked_about(text: str, channel: str = "sms", source: str = "") -> set[str]:
    variants = [("en", source)] * bool(source) + [("nb", text)]
    document = {
        "key": "k",
        "source_locale": "en" if source else "nb",
        "variants": [
            {"channel": channel, "locale": locale, "content": {"body": said}}
            for locale, said in variants
        ],
    }
    family = Family(message.load(document), guide.load({"brand": "b"}), Index())
    chosen = selection(CHECKS, None, family.guide)
    return {check.id for check in chosen.about(family.members[-1])}


@pytest.mark.parametrize(
    ("check", "most"),
    [("segments_many", 35), ("sentence_long", 60), ("text_hard_to_read", 159)],
)
def test_a_check_wakes_at_a_length(check: str, most: int) -> None:
    assert check not in asked_about("a" * most)
    assert check in asked_about("a" * (most + 1))


def test_a_check_wakes_at_a_length_of_the_source() -> None:
    assert "length_unlikely" not in asked_about("a" * 99, source="a" * 39)
    assert "length_unlikely" in asked_about("a", source="a" * 40)


def test_the_length_may_be_the_channels() -> None:
    fits = channels.get("sms").surely_fits
    assert "part_too_long" not in asked_about("a" * fits)
    assert "part_too_long" in asked_about("a" * (fits + 1))
    assert "part_too_long" in asked_about("{{ name }}")


@pytest.mark.parametrize("blank", ["", " ", " \t"])
def test_a_blank_text_is_searched_for_every_sign(blank: str) -> None:
    assert "required_part_empty" in asked_about(blank)


def test_a_torn_text_wakes_what_waits_for_a_length() -> None:
    assert "sentence_long" in asked_about("{# #}")
