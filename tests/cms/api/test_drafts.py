"""Nothing that nobody approved comes out: not by any call, not in any error."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from cms import actions
from cms.models import Brand, DeclaredPlaceholder, MessageTemplate, Persona, Variant

Draft = Callable[..., Variant]
MARK = "hemmelig"
VALUES = {"first_name": "Kari", "total": 1}
QUERIES = ["locale=nb", "locale=da", "locale=da&strict=1", "locale=nb&release=1", "locale=qq"]
READS = [
    "templates",
    f"templates?tag={MARK}",
    "templates?locale=da",
    "templates?locale=pl",
    "templates/order.confirmed",
    f"templates/{MARK}",
    "templates/hemmeli",
    "releases",
    "releases/1",
    "releases/2",
    "changes?since=0",
    *(f"templates/order.confirmed/sms?{query}" for query in QUERIES),
    *(f"templates/order.confirmed/email?{query}" for query in QUERIES),
    f"templates/{MARK}/sms?locale=nb",
    "templates/hemmeli/sms?locale=nb",
]


@pytest.fixture
def drafted(
    brand: Brand, template: MessageTemplate, live: Draft, draft: Draft, copywriter: User
) -> None:
    """One live wording, and a marked draft of everything that can be one."""
    variant = live("nb")
    text = f"{MARK} {{{{ first_name }}}} {{{{ total | money }}}}"
    actions.edit_variant(variant, {"body": text}, copywriter)
    draft("da", text)
    draft("nb", text, arm=f"{MARK}-arm")
    draft("nb", text, persona=Persona.objects.create(brand=brand, key=f"{MARK}-p", name=MARK))
    draft("nb", channel="email", body=[{"type": "text", "text": text}])
    other = MessageTemplate.objects.create(key=MARK, title=MARK, brand=brand, source_locale="nb")
    other.tags.add(MARK)
    other.save()
    actions.start_variant(other, "sms", "nb", {"body": text}, copywriter)
    DeclaredPlaceholder.objects.create(template=template, name=MARK, type="text")


def answered(response: Any, path: str) -> str:
    """What was answered, without the name that the caller said themselves."""
    text: str = response.content.decode().lower()
    return text.replace(f"'{MARK}'", "") if MARK in path else text


@pytest.mark.parametrize("path", READS)
def test_no_read_tells_of_a_draft(api: Any, drafted: None, path: str) -> None:
    response = api.get(path)
    assert response.status_code < 500
    assert MARK not in answered(response, path)
    assert MARK not in str(response.headers)


@pytest.mark.parametrize("channel", ["sms", "email"])
@pytest.mark.parametrize("locale", ["nb", "da", "pl"])
def test_no_rendering_has_a_word_of_a_draft(
    api: Any, drafted: None, channel: str, locale: str
) -> None:
    body = {"locale": locale, "values": VALUES}
    path = f"templates/order.confirmed/{channel}/render"
    for sent in (body, {"recipients": [{"id": str(n), **body} for n in range(20)]}):
        assert MARK not in api.post(path, sent).content.decode().lower()


def test_what_is_taken_down_is_drafted_again(
    api: Any, live: Draft, manager: User, problem: Any
) -> None:
    live("nb").unpublish(user=manager)
    problem(api.get("templates/order.confirmed/sms?locale=nb"), 404, "unknown-template")
