"""Message documents: what is read, what is refused by name, and that nothing is lost."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates_lib import message
from templates_lib.language import is_name
from templates_lib.message import Address, MessageError, load
from templates_lib.placeholders import TYPES

DOCUMENT: dict[str, Any] = {
    "key": "order.confirmed",
    "brand": "nordhus",
    "stage": "purchase",
    "touchpoint": "checkout",
    "purpose": "transactional",
    "title": "Order confirmed",
    "source_locale": "en",
    "placeholders": {
        "first_name": {"type": "name", "max_length": 40, "samples": ["Kari", "Bartłomiej"]},
        "total": {"type": "money", "currency": "NOK", "required": False},
        "lines": {"type": "list", "fields": {"title": {"type": "text"}}},
    },
    "facts": [{"kind": "percent", "value": "20", "label": "discount"}],
    "tags": ["autumn"],
    "variants": [
        {"channel": "sms", "locale": "nb", "content": {"body": "Hei {{ first_name }}."}},
        {
            "channel": "email",
            "locale": "nb",
            "persona": "vip",
            "arm": "b",
            "content": {
                "subject": "Takk!",
                "preheader": "",
                "body": [{"type": "text", "id": "1", "text": "Hei"}],
            },
        },
    ],
}


def changed(path: str, value: object) -> dict[str, Any]:
    """DOCUMENT with ``value`` at ``path``."""
    document = deepcopy(DOCUMENT)
    *steps, last = path.split(".")
    place: Any = document
    for step in steps:
        place = place[int(step)] if step.isdecimal() else place[step]
    place[int(last) if last.isdecimal() else last] = value
    return document


def problems(document: object) -> dict[str, str]:
    """Path -> what is wrong there."""
    with pytest.raises(MessageError) as caught:
        load(document)
    return {problem.path: problem.message for problem in caught.value.problems}


def test_a_document_is_read() -> None:
    loaded = load(DOCUMENT)
    assert (loaded.key, loaded.purpose, loaded.source_locale) == (
        "order.confirmed",
        "transactional",
        "en",
    )
    assert loaded.placeholders["total"].currency == "NOK"
    assert loaded.placeholders["total"].required is False
    assert loaded.placeholders["lines"].fields["title"].type == "text"
    assert loaded.facts == (message.Fact("percent", "20", "discount"),)
    sms, email = loaded.variants
    assert sms.content["body"] == "Hei {{ first_name }}."
    assert email.address == Address("order.confirmed", "email", "nb", "vip", "b")
    assert loaded.variant("sms", "nb") is sms
    assert loaded.variant("sms", "nn") is None


def test_a_document_comes_back_whole() -> None:
    assert load(load(DOCUMENT).document()) == load(DOCUMENT)
    json.dumps(load(DOCUMENT).document())


def test_a_short_document_is_enough() -> None:
    loaded = load({"key": "a", "source_locale": "nb", "variants": []})
    assert (loaded.brand, loaded.purpose, loaded.variants) == ("", "", ())


def test_values_are_frozen() -> None:
    loaded = load(DOCUMENT)
    with pytest.raises(AttributeError):
        loaded.key = "other"  # type: ignore[misc]
    with pytest.raises(TypeError):
        loaded.placeholders["x"] = loaded.placeholders["total"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("address", "written"),
    [
        pytest.param(Address("k", "sms", "nb"), "k/sms/nb", id="plain"),
        pytest.param(Address("k", "sms", "nb", "vip"), "k/sms/nb/vip", id="persona"),
        pytest.param(Address("k", "sms", "nb", "vip", "b"), "k/sms/nb/vip/b", id="both"),
        pytest.param(Address("k", "sms", "nb", arm="b"), "k/sms/nb//b", id="arm-alone"),
    ],
)
def test_an_address_is_written_so_that_it_means_one_variant(address: Address, written: str) -> None:
    assert str(address) == written


@pytest.mark.parametrize("written", ["no", "NO", "nb_NO", "no-NO", "nb"])
def test_a_locale_has_one_spelling(written: str) -> None:
    assert load(changed("variants.0.locale", written)).variants[0].locale == "nb"


@pytest.mark.parametrize(
    ("document", "path", "words"),
    [
        pytest.param(changed("colour", "red"), "colour", "unknown field", id="unknown-field"),
        pytest.param(changed("pupose", "x"), "pupose", "did you mean purpose?", id="near-field"),
        pytest.param(changed("key", 7), "key", "must be a text, not a whole number", id="number"),
        pytest.param(changed("key", "a/b"), "key", "letters, digits", id="slash-in-key"),
        pytest.param(changed("key", " "), "key", "must not be empty", id="blank-key"),
        pytest.param(changed("key", "k" * 201), "key", "longer than 200", id="long-key"),
        pytest.param(changed("purpose", "spam"), "purpose", "must be one of", id="purpose"),
        pytest.param(changed("title", "a\0b"), "title", "U+0000", id="nul"),
        pytest.param(changed("title", "a\ud800"), "title", "U+D800", id="surrogate"),
        pytest.param(changed("tags", "autumn"), "tags", "must be a list, not a text", id="tags"),
        pytest.param(changed("tags", ["a", "a"]), "tags.1", "twice: a", id="tag-twice"),
        pytest.param(changed("source_locale", "xx-QQ"), "source_locale", "no locale", id="locale"),
        pytest.param(
            changed("variants.0.locale", "polsk"),
            "variants.0.locale",
            "did you mean pl",
            id="near-locale",
        ),
        pytest.param(
            changed("variants.0.channel", "smss"), "variants.0.channel", "sms", id="channel"
        ),
        pytest.param(
            changed("variants.0.colour", 1), "variants.0.colour", "unknown field", id="variant"
        ),
        pytest.param(
            changed("variants.0.content", {"bdy": "x"}),
            "variants.0.content.bdy",
            "",
            id="content-field",
        ),
        pytest.param(changed("variants.0.content", None), "variants.0.content", "null", id="null"),
        pytest.param(
            changed("variants.1", DOCUMENT["variants"][0]),
            "variants.1",
            "twice: order.confirmed/sms/nb",
            id="variant-twice",
        ),
        pytest.param(
            changed("variants.1", {**DOCUMENT["variants"][0], "locale": "no-NO"}),
            "variants.1",
            "twice",
            id="variant-twice-by-alias",
        ),
        pytest.param(
            changed("variants.0.persona", "a/b"), "variants.0.persona", "letters", id="persona"
        ),
        pytest.param(changed("facts.0.kind", "mood"), "facts.0.kind", "one of", id="fact-kind"),
        pytest.param(changed("facts.0.note", "x"), "facts.0.note", "unknown field", id="fact"),
        pytest.param(
            changed("placeholders.total.type", "cash"),
            "placeholders.total.type",
            "money",
            id="placeholder-type",
        ),
        pytest.param(
            changed("placeholders.total.currency", "kr"),
            "placeholders.total.currency",
            "ISO 4217",
            id="currency",
        ),
        pytest.param(
            changed("placeholders.total.required", "no"),
            "placeholders.total.required",
            "true or false, not a text",
            id="required",
        ),
        pytest.param(
            changed("placeholders.first_name.max_length", 0),
            "placeholders.first_name.max_length",
            "from 1",
            id="max-length-0",
        ),
        pytest.param(
            changed("placeholders.first_name.max_length", True),
            "placeholders.first_name.max_length",
            "from 1",
            id="max-length-true",
        ),
        pytest.param(
            changed("placeholders.first name", {"type": "name"}),
            "placeholders.first name",
            "letters",
            id="placeholder-name",
        ),
        pytest.param(
            changed("placeholders.lines.fields.title.kind", "text"),
            "placeholders.lines.fields.title.kind",
            "unknown field",
            id="field-of-a-list",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_path(
    document: dict[str, Any], path: str, words: str
) -> None:
    found = problems(document)
    assert words in found[path], found


@pytest.mark.parametrize("name", ["key", "source_locale", "variants"])
def test_what_must_be_there_is_missed_by_name(name: str) -> None:
    document = {field: value for field, value in DOCUMENT.items() if field != name}
    assert problems(document)[name] == "is missing"


def test_all_faults_are_told_at_once() -> None:
    document = changed("colour", "red") | {"key": 7, "tags": 3}
    assert set(problems(document)) == {"colour", "key", "tags"}


@pytest.mark.parametrize("document", [None, [], "x", 3, {"key": object()}, {1: 2}])
def test_what_is_no_document_is_refused(document: object) -> None:
    assert problems(document)


def test_a_document_may_be_as_large_as_the_limit_and_no_larger() -> None:
    document = {"key": "a", "source_locale": "nb", "variants": [], "x": ""}
    room = message.MAX_DOCUMENT_BYTES - len(json.dumps(document, separators=(",", ":")))
    assert "unknown field" in problems(document | {"x": "a" * room})["x"]
    assert "5,000,000 bytes" in problems(document | {"x": "a" * (room + 1)})[""]


def test_variants_are_counted() -> None:
    variant = DOCUMENT["variants"][0]
    many = [{**variant, "arm": f"a{number}"} for number in range(message.MAX_VARIANTS)]
    assert len(load(changed("variants", many)).variants) == message.MAX_VARIANTS
    assert "2000" in problems(changed("variants", [*many, variant]))["variants"]


def test_nesting_is_bounded() -> None:
    placeholder: dict[str, Any] = {"type": "list"}
    for _ in range(6):
        placeholder = {"type": "list", "fields": {"inner": placeholder}}
    found = problems(changed("placeholders.total", placeholder))
    assert any("nested" in words for words in found.values())
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    assert "nested too deeply" in problems({"key": deep})[""]


def test_an_error_says_everything_on_one_line() -> None:
    with pytest.raises(MessageError) as caught:
        load(changed("colour", "red"))
    assert str(caught.value).startswith("colour: unknown field")


NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True).filter(is_name)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
PLACEHOLDERS = st.dictionaries(
    NAMES,
    st.fixed_dictionaries(
        {"type": st.sampled_from(TYPES)},
        optional={
            "required": st.booleans(),
            "max_length": st.integers(1, 1000),
            "samples": st.lists(TEXTS | st.integers() | st.booleans(), max_size=3),
            "currency": st.sampled_from(["NOK", "PLN"]),
            "choices": st.lists(TEXTS.filter(str.strip), max_size=3, unique=True),
            "description": TEXTS,
        },
    ),
    max_size=4,
)
VARIANTS = st.lists(
    st.builds(
        lambda locale, body, arm: {
            "channel": "sms",
            "locale": locale,
            "arm": arm,
            "content": {"body": body},
        },
        st.sampled_from(["nb", "nn", "da", "pl", "de-AT", "ar"]),
        TEXTS,
        st.sampled_from(["", "a", "b"]),
    ),
    max_size=6,
    unique_by=lambda variant: (variant["locale"], variant["arm"]),
)


@given(
    st.fixed_dictionaries(
        {"key": NAMES, "source_locale": st.just("nb"), "variants": VARIANTS},
        optional={
            "title": TEXTS,
            "stage": TEXTS,
            "placeholders": PLACEHOLDERS,
            "tags": st.lists(TEXTS.filter(str.strip), max_size=3, unique=True),
        },
    )
)
def test_any_document_that_is_read_comes_back_whole(document: dict[str, Any]) -> None:
    loaded = load(document)
    assert load(loaded.document()) == loaded
    assert load(json.loads(json.dumps(loaded.document()))) == loaded


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@given(st.sampled_from([*DOCUMENT, "variants.0", "variants.0.content", "placeholders"]), JSON)
def test_any_other_json_is_read_or_refused_with_reasons(path: str, value: object) -> None:
    try:
        load(changed(path, value))
    except MessageError as error:
        assert error.problems
        assert all(problem.message for problem in error.problems)


def test_the_shared_message_texts_make_documents(shared_dir: Path) -> None:
    rows = (shared_dir / "corpus" / "zitadel.jsonl").read_text("utf-8").splitlines()[:50]
    for row in map(json.loads, rows):
        body = {"channel": "sms", "locale": row["locale"], "content": {"body": row["text"]}}
        assert load({"key": "k", "source_locale": "en", "variants": [body]}).variants


def test_what_a_translation_was_made_from() -> None:
    variant = {"channel": "sms", "locale": "nb", "content": {"body": "Hei"}}
    document = {"key": "k", "source_locale": "en", "variants": [variant]}
    assert load(document).variants[0].made_from is None
    variant["made_from"] = {"body": "Hello"}
    made_from = load(document).variants[0].made_from
    assert made_from and made_from["body"] == "Hello"
    assert load(load(document).document()) == load(document)
    variant["made_from"] = {"boddy": "Hello"}
    with pytest.raises(MessageError) as caught:
        load(document)
    assert [problem.path for problem in caught.value.problems] == ["variants.0.made_from.boddy"]
