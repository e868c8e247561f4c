"""Beginning a missing text: each way, what it says, and what it remembers."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from cms import actions, translation_memory
from cms.errors import Refused
from cms.models import Brand, DeclaredPlaceholder, MessageTemplate, Variant
from cms.workspace.reading import WorkspaceReader
from cms.workspace.starting import start, ways_to_start
from tests.cms.conftest import WORDING


@pytest.fixture(autouse=True)
def forgotten() -> None:
    translation_memory.forget()


@pytest.fixture
def reader(template: MessageTemplate, copywriter: User) -> WorkspaceReader:
    return WorkspaceReader(template, copywriter)


def names(reader: WorkspaceReader, channel: str, locale: str) -> list[str]:
    return [way.name for way in ways_to_start(reader, channel, locale)]


def test_what_is_there_decides_what_is_offered(reader: WorkspaceReader, live: Any) -> None:
    live("en")
    live("nb")
    assert names(reader, "sms", "pl") == ["memory", "source", "empty"]
    assert names(reader, "push", "nb") == ["channel:sms", "empty"]
    assert names(reader, "push", "pl") == ["empty"]


def test_from_the_source_it_knows_what_it_was_made_from(
    reader: WorkspaceReader, live: Any, copywriter: User
) -> None:
    source = live("en")
    made = start(reader, "sms", "pl", "source", copywriter).variant
    made.refresh_from_db()
    assert made.content == {"body": WORDING["en"]}
    assert made.source_digest == source.typed_content().digest
    assert not made.live


def test_from_memory_what_is_known_is_filled_in(
    reader: WorkspaceReader, live: Any, brand: Brand, manager: User, copywriter: User
) -> None:
    live("en", f"{WORDING['en']} Nobody said this before.")
    other = MessageTemplate.objects.create(
        key="order.again", title="Again", brand=brand, source_locale="en"
    )
    DeclaredPlaceholder.objects.create(template=other, name="first_name", type="name")
    DeclaredPlaceholder.objects.create(
        template=other, name="amount", type="money", options={"currency": "NOK"}
    )
    for tag in ("en", "pl"):
        body = WORDING[tag].replace("total", "amount")
        actions.start_variant(other, "sms", tag, {"body": body}, copywriter)
    for row in other.variants.all():
        row.get_latest_revision().publish(user=manager)
    begun = start(reader, "sms", "pl", "memory", copywriter)
    assert begun.variant.content["body"] == f"{WORDING['pl']} Nobody said this before."
    assert "1 of 2 sentences" in begun.said[0]


def test_from_another_channel_it_is_shortened_and_said(
    reader: WorkspaceReader, template: MessageTemplate, copywriter: User
) -> None:
    body = [
        {"type": "text", "text": "Hei {{ first_name }},\n\nTakk for at du handler hos oss."},
        {"type": "text", "text": f"{WORDING['nb']} {'Vi pakker den nå. ' * 12}"},
        {"type": "button", "label": "Se", "url": "https://fjellheim.example/nb/o"},
    ]
    content = {"subject": "Bekreftet", "body": body}
    actions.start_variant(template, "email", "nb", content, copywriter)
    begun = start(reader, "sms", "nb", "channel:email", copywriter)
    assert begun.variant.content["body"].endswith("https://fjellheim.example/nb/o")
    assert "bestillingen din på {{ total | money }}" in begun.variant.content["body"]
    assert "left out" in begun.said[1] and "“Bekreftet”" in begun.said[1]


def test_a_way_that_is_closed_is_refused(reader: WorkspaceReader, copywriter: User) -> None:
    for way in ("source", "channel:email", "../etc", ""):
        with pytest.raises(Refused):
            start(reader, "sms", "pl", way, copywriter)


def test_two_at_once_one_is_told(
    client: Client, template: MessageTemplate, live: Any, copywriter: User
) -> None:
    live("en")
    client.force_login(copywriter)
    url = reverse(MessageTemplate.snippet_viewset.get_url_name("start"), args=[template.pk])
    asked = {"channel": "sms", "locale": "pl", "way": "source"}
    first, second = (client.post(url, asked, follow=True) for _ in range(2))
    assert "/edit/" in first.redirect_chain[-1][0]
    assert "/texts/" in second.redirect_chain[-1][0]
    assert "exists already" in second.content.decode()
    assert Variant.objects.filter(locale="pl").count() == 1


def test_nothing_begins_by_looking(
    client: Client, template: MessageTemplate, copywriter: User
) -> None:
    client.force_login(copywriter)
    url = reverse(MessageTemplate.snippet_viewset.get_url_name("start"), args=[template.pk])
    assert client.get(url).status_code == 405
