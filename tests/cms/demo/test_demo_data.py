"""The demo brand: it loads, it renders, and it is as clean or as flawed as its story says."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import channels
from channels import Look
from channels.sms import segment
from templates_lib import checks, guide, language, message, rendering
from templates_lib.guide import Guide
from templates_lib.message import Message, Variant

DATA = Path(__file__).resolve().parents[3] / "cms" / "demo" / "data"
FILES = sorted((DATA / "messages").glob("*.json"))
STAGES = ["awareness", "consideration", "purchase", "after-purchase", "loyalty"]
BLOCKING = {"error", "warning"}
MOST_SEGMENTS = 2
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)

Place = tuple[str, str, str]
"""Key, channel, locale."""


def read(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


BRAND, JOURNEY, STORY = read("brand.json"), read("journey.json"), read("story.json")


def place(row: Mapping[str, Any]) -> Place:
    return row["key"], row["channel"], row["locale"]


FLAWED = {place(row): row["expect"] for row in STORY["flawed"]}
# What its source says since then, it lacks.
STALE = {place(row): row["expect"] for row in STORY["stale"]}
MISSING = {place(row) for row in STORY["missing"]}
EDITED = [
    (*place(row), row["content"]) for name in ("waiting", "draft_over_live") for row in STORY[name]
]


@cache
def brand_guide() -> Guide:
    return guide.load(read("guide.json"))


@cache
def load(key: str) -> Message:
    return message.load(read(f"messages/{key}.json"))


def with_content(place: Place, content: Mapping[str, Any]) -> Message:
    """The message with one variant's content replaced."""
    key, channel, locale = place
    document = read(f"messages/{key}.json")
    for variant in document["variants"]:
        if (variant["channel"], variant["locale"]) == (channel, locale):
            variant["content"] = content
    return message.load(document)


def blocking(found: list[checks.Finding], channel: str, locale: str) -> list[str]:
    """The checks that stop or warn about one variant."""
    return [
        finding.check
        for finding in found
        if finding.severity in BLOCKING
        and (finding.address.channel, finding.address.locale) == (channel, locale)
    ]


def variants() -> Iterator[tuple[Message, Variant]]:
    for file in FILES:
        loaded = load(file.stem)
        for variant in loaded.variants:
            yield loaded, variant


VARIANTS = [pytest.param(*pair, id=str(pair[1].address)) for pair in variants()]
SMS = [param for param in VARIANTS if param.values[1].channel == "sms"]
EMAIL = [param for param in VARIANTS if param.values[1].channel == "email"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_file_name_is_the_key_and_the_brand_is_ours(file: Path) -> None:
    loaded = load(file.stem)
    assert (loaded.key, loaded.brand, loaded.source_locale) == (file.stem, BRAND["key"], "en")


def test_every_stage_has_messages_and_every_message_a_touchpoint() -> None:
    known = {
        (stage["key"], point["key"])
        for stage in JOURNEY["stages"]
        for point in stage["touchpoints"]
    }
    used = {(load(file.stem).stage, load(file.stem).touchpoint) for file in FILES}
    assert [stage["key"] for stage in JOURNEY["stages"]] == STAGES
    silent = {("awareness", "hears-of-us"), ("after-purchase", "unpacking")}
    assert used == known - silent
    assert len(FILES) >= 16


def test_the_matrix_is_full_but_for_the_gaps_of_the_story() -> None:
    wanted = {
        (file.stem, channel, locale)
        for file in FILES
        for channel in ("sms", "email")
        for locale in BRAND["locales"]
    }
    present = {(v.key, v.channel, v.locale) for _, v in variants()}
    assert wanted - present == MISSING
    assert present <= wanted


def test_guide_and_brand_agree() -> None:
    ours = brand_guide()
    assert (ours.brand, list(ours.names)) == (BRAND["key"], [BRAND["name"]])
    assert list(ours.domains) == BRAND["domains"]
    assert set(ours.locales) == set(BRAND["locales"]) == set(BRAND["footer"])
    assert len(BRAND["sender_sms"]) <= 11


def look(locale: str) -> Look:
    return Look(
        brand_name=BRAND["name"],
        sender=BRAND["sender_sms"],
        accent=BRAND["accent"],
        background=BRAND["background"],
        text_color=BRAND["text_color"],
        font=BRAND["font"],
        logo_url=BRAND["logo_url"],
        logo_alt=BRAND["name"],
        footer=BRAND["footer"][locale],
        address=BRAND["address"],
    )


@pytest.mark.parametrize(("loaded", "variant"), VARIANTS)
def test_renders_with_its_samples(loaded: Message, variant: Variant) -> None:
    missing_plural = "plural_category_missing" in FLAWED.get(place_of(variant), ())
    for name, values in rendering.sample_sets(loaded, variant.locale).items():
        try:
            rendered = rendering.render(variant, loaded, values, look=look(variant.locale))
        except language.MissingCategory:
            assert missing_plural, name
        else:
            assert all(text.strip() for text in rendered.outputs.values()), name


def place_of(variant: Variant) -> Place:
    return variant.key, variant.channel, variant.locale


@pytest.mark.parametrize(("loaded", "variant"), VARIANTS)
def test_is_as_clean_or_as_flawed_as_the_story_says(loaded: Message, variant: Variant) -> None:
    found = checks.run(loaded, brand_guide())
    assert sorted(blocking(found, variant.channel, variant.locale)) == sorted(
        (FLAWED | STALE).get(place_of(variant), [])
    )


@pytest.mark.parametrize(("key", "channel", "locale", "content"), EDITED)
def test_edits_of_the_story_are_new_and_clean(
    key: str, channel: str, locale: str, content: Mapping[str, Any]
) -> None:
    edited = with_content((key, channel, locale), content)
    assert edited != load(key)
    assert not blocking(checks.run(edited, brand_guide()), channel, locale)


@pytest.mark.parametrize("row", STORY["stale"], ids=lambda row: row["key"])
def test_a_stale_translation_was_clean_beside_the_old_source(row: Mapping[str, Any]) -> None:
    source = (row["key"], row["channel"], load(row["key"]).source_locale)
    before = with_content(source, row["old_source"])
    found = checks.run(before, brand_guide())
    assert before != load(row["key"])
    assert not blocking(found, row["channel"], row["locale"])
    assert not blocking(found, row["channel"], before.source_locale)


@pytest.mark.parametrize(("loaded", "variant"), SMS)
def test_sms_alphabet_and_length(loaded: Message, variant: Variant) -> None:
    """All but Polish fits GSM-7 as written; Polish keeps its letters and two segments."""
    body = str(variant.content["body"])
    if variant.locale != "pl":
        assert segment(body).encoding == "GSM-7"
    if place_of(variant) in FLAWED:
        return
    for values in rendering.sample_sets(loaded, variant.locale).values():
        text = rendering.render(variant, loaded, values, look=look(variant.locale)).outputs["body"]
        sent = segment(text)
        if variant.locale == "pl" or sent.encoding == "GSM-7":
            assert len(sent.segments) <= MOST_SEGMENTS, text


@pytest.mark.parametrize(("loaded", "variant"), SMS)
def test_marketing_sms_says_how_to_leave(loaded: Message, variant: Variant) -> None:
    words = brand_guide().locales[variant.locale].opt_out
    says_so = any(word in str(variant.content["body"]) for word in words)
    assert says_so == (loaded.purpose == "marketing")


@pytest.mark.parametrize(("loaded", "variant"), EMAIL)
def test_marketing_email_says_how_to_leave(loaded: Message, variant: Variant) -> None:
    placed = "{{ unsubscribe_url }}" in json.dumps(variant.content.document())
    assert placed == (loaded.purpose == "marketing")


@pytest.mark.parametrize(("loaded", "variant"), EMAIL)
def test_email_has_no_typewriter_signs(loaded: Message, variant: Variant) -> None:
    for part in channels.get("email").texts(variant.content):
        copy = TAG.sub("·", part.text)
        if part.spec.kind == "copy":
            assert not re.search(r"[\"']|--|\.\.\.|  ", copy), part.path
            assert not (variant.locale in {"nb", "da"} and re.search(r"\d ?%", copy)), part.path
