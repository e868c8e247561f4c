"""A bundle made of a message document, as an installation would write one."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import pytest

import channels
from channels import Look
from templates_lib import message as messages
from templates_lib.release import Entry, StoredContent, digest_of, write

DOCUMENT: dict[str, Any] = {
    "key": "order.confirmed",
    "brand": "nordhus",
    "source_locale": "nb",
    "placeholders": {
        "first_name": {"type": "name", "samples": ["Kari"]},
        "items": {"type": "count"},
        "total": {"type": "money", "currency": "NOK"},
    },
    "variants": [
        {
            "channel": "sms",
            "locale": "nb",
            "content": {
                "body": "Hei {{ first_name }}, "
                '{{ items | plural(one="# vare", other="# varer") }}: {{ total | money }}.'
            },
        },
        {"channel": "sms", "locale": "en", "content": {"body": "Hi {{ first_name }}!"}},
        {
            "channel": "sms",
            "locale": "nb",
            "arm": "b",
            "content": {"body": "Takk, {{ first_name }}!"},
        },
        {
            "channel": "sms",
            "locale": "nb",
            "persona": "student",
            "content": {"body": "Heisann {{ first_name }}!"},
        },
        {
            "channel": "email",
            "locale": "nb",
            "content": {
                "subject": "Takk, {{ first_name }}",
                "body": [{"type": "text", "text": "Totalt **{{ total | money }}**."}],
            },
        },
    ],
}
VALUES = {"first_name": "Kari <3", "items": 3, "total": "1299.50"}


def stored(variant: messages.Variant, message: messages.Message) -> StoredContent:
    look = Look(brand_name="Nordhus")
    outputs = channels.get(variant.channel).assemble(variant.content, look, variant.locale)
    document = {
        "channel": variant.channel,
        "locale": variant.locale,
        "content": variant.content.document(),
        "placeholders": {
            name: messages.write_placeholder(each) for name, each in message.placeholders.items()
        },
        "look": asdict(look),
    }
    return StoredContent(digest_of(document), document, [asdict(output) for output in outputs])


def lines_of(
    document: dict[str, Any], fallbacks: dict[str, list[str]] | None = None, release: int = 57
) -> list[bytes]:
    message = messages.load(document)
    rows = [(variant, stored(variant, message)) for variant in message.variants]
    entries = [
        Entry(
            key=message.key,
            channel=variant.channel,
            locale=variant.locale,
            digest=content.digest,
            brand=message.brand,
            persona=variant.persona,
            arm=variant.arm,
            release=release,
            approved_by="ola",
            approved_at="2026-05-03T10:00:00+00:00",
        )
        for variant, content in rows
    ]
    contents = {content.digest: content for _, content in rows}.values()
    made_at = "2026-05-03T10:00:00+00:00"
    return list(write(release, made_at, {"nordhus": fallbacks or {}}, contents, entries))


@pytest.fixture
def lines() -> list[bytes]:
    return lines_of(DOCUMENT)


@pytest.fixture
def make() -> Callable[..., list[bytes]]:
    return lines_of
