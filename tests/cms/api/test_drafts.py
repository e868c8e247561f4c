"""Nothing that nobody approved comes out without the right to drafts: not by any call, not in any
error; and what comes out with it, nobody keeps.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from wagtail.models import APIToken

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
    "releases/1/bundle",
    "releases/2/bundle",
    "templates/order.confirmed?state=published",
    "templates/order.confirmed/sms?locale=nb&state=published&include=outputs",
    "templates/order.confirmed/sms?locale=nb&persona=hemmelig-p",
    "templates/order.confirmed?state=draft",
    "templates/order.confirmed/sms?locale=nb&state=draft",
    f"templates/{MARK}?state=draft",
    f"templates/{MARK}/sms?locale=nb&state=draft",
    "templates/hemmeli/sms?locale=nb&state=draft",
    "openapi.json",
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
    text: str = response.getvalue().decode().lower()
    for said in (f"'{MARK}'", f"'{MARK}-p'"):
        text = text.replace(said, "") if MARK in path else text
    return text


@pytest.mark.parametrize("path", READS)
def test_no_read_tells_of_a_draft(api: Any, drafted: None, path: str) -> None:
    response = api.get(path)
    assert response.status_code < 500
    assert MARK not in answered(response, path)
    assert MARK not in str(response.headers)


@pytest.mark.parametrize("path", READS)
def test_no_head_nor_304_tells_of_a_draft(api: Any, drafted: None, path: str) -> None:
    head = api.call("HEAD", path)
    assert MARK not in str(head.headers)
    if etag := head.headers.get("ETag"):
        again = api.get(path, If_None_Match=etag)
        assert again.status_code == 304 and MARK not in str(again.headers)


@pytest.mark.parametrize("path", READS)
def test_what_a_reader_of_drafts_asked_for_comes_to_nobody_else(
    api: Any, drafted: None, may: Any, automation: User, path: str
) -> None:
    """The same call before, by somebody who may: nothing of it is kept for others."""
    may("read_drafts")
    state = "&state=draft" if "?" in path else "?state=draft"
    api.get(path if "state=" in path else path + state)
    automation.user_permissions.clear()
    test_no_read_tells_of_a_draft(api, None, path)


@pytest.mark.parametrize("channel", ["sms", "email"])
@pytest.mark.parametrize("locale", ["nb", "da", "pl"])
def test_no_rendering_has_a_word_of_a_draft(
    api: Any, drafted: None, channel: str, locale: str
) -> None:
    body = {"locale": locale, "values": VALUES}
    path = f"templates/order.confirmed/{channel}/render"
    for sent in (body, {"recipients": [{"id": str(n), **body} for n in range(20)]}):
        assert MARK not in api.post(path, sent).content.decode().lower()


def sent(brand: str = "fjellheim", key: str = "order.confirmed") -> dict[str, Any]:
    """A message document with a text for each marked draft."""
    places = [{"locale": "nb"}, {"locale": "da"}, {"locale": "nb", "arm": "hemmeli"}]
    content = {"body": "Hei {{ first_name }} {{ total | money }}"}
    variants = [{"channel": "sms", **place, "content": content} for place in places]
    return {"key": key, "brand": brand, "source_locale": "en", "variants": variants}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("check", {"message": sent(), "brand": "fjellheim"}),
        ("check", {"message": sent(), "brand": "hemmeli"}),
        ("check?format=text", sent()),
        ("check?format=sarif", {"message": sent(), "brand": "fjellheim"}),
        ("measure", {"channel": "sms", "content": {"body": "Hei"}}),
        ("drafts", sent()),
        ("drafts?dry_run=1", sent()),
    ],
)
def test_no_other_call_tells_of_a_draft(
    api: Any, drafted: None, path: str, body: dict[str, Any]
) -> None:
    response = api.post(path, body)
    assert response.status_code < 500
    assert MARK not in response.getvalue().decode().lower() + str(response.headers).lower()


@pytest.mark.parametrize("path", ["drafts", "drafts?dry_run=1"])
@pytest.mark.parametrize("body", [sent(), sent("hemmeli"), sent(key="hemmeli")])
def test_a_push_is_told_no_word_of_a_draft_that_is_in_its_way(
    api: Any, drafted: None, may: Any, path: str, body: dict[str, Any]
) -> None:
    """Who may push may not read by that: fates and counts, and no words."""
    may("push_drafts")
    response = api.post(path, body)
    assert response.status_code in (200, 409, 422)
    assert MARK not in response.getvalue().decode().lower() + str(response.headers).lower()


def test_what_is_taken_down_is_drafted_again(
    api: Any, live: Draft, manager: User, problem: Any
) -> None:
    live("nb").unpublish(user=manager)
    problem(api.get("templates/order.confirmed/sms?locale=nb"), 404, "unknown-template")


# -- with the right to read drafts ---------------------------------------------------------------


@pytest.fixture
def reader(api: Any, may: Any) -> Any:
    """The caller, who may read drafts."""
    may("read_drafts")
    return api


@pytest.mark.parametrize(
    "path", ["templates/order.confirmed", "templates/order.confirmed/sms?locale=nb", "templates/x"]
)
def test_drafts_are_refused_without_the_right(
    api: Any, drafted: None, problem: Any, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    state = "&state=draft" if "?" in path else "?state=draft"
    response = api.get(path + state)
    problem(response, 403, "forbidden")
    assert 'error="insufficient_scope"' in response["WWW-Authenticate"]
    assert response["Cache-Control"] == "no-store"
    said = [each.getMessage() for each in caplog.records if each.name == "cms.api"]
    token = APIToken.objects.get().pk
    assert said == [
        f"denied GET /api/v1/{path.partition('?')[0]} to robot (token {token}): forbidden"
    ]


def test_the_latest_draft_with_who_wrote_it(reader: Any, live: Draft, copywriter: User) -> None:
    variant = live("nb")
    revision = actions.edit_variant(variant, {"body": "Hei {{ first_name }}"}, copywriter)
    response = reader.get("templates/order.confirmed/sms?locale=nb&state=draft")
    answer = response.json()
    assert answer["state"] == "draft"
    assert answer["content"] == {"body": "Hei {{ first_name }}"}
    assert (answer["revision"], answer["author"]) == (revision.pk, "kari")
    assert answer["digest"] == revision.as_object().typed_content().digest
    assert (answer["live"], answer["changed"], answer["in_review"]) == (True, True, False)
    assert set(answer["findings"]) == {"errors", "warnings", "infos"}
    assert not {"release", "approved_by", "approved_at", "waivers", "outputs"} & set(answer)
    assert "first_name" in answer["placeholders"]["properties"]


def test_nobody_may_keep_a_draft(reader: Any, draft: Draft) -> None:
    draft("nb")
    for path in ("templates/order.confirmed?", "templates/order.confirmed/sms?locale=nb&"):
        response = reader.get(path + "state=draft", If_None_Match="*")
        assert response.status_code == 200
        assert response["Cache-Control"] == "private, no-store"
        assert "Authorization" in response["Vary"]
        assert "ETag" not in response and "Budskap-Release" not in response


def test_a_text_in_review_is_read_as_it_was_submitted(
    reader: Any, draft: Draft, copywriter: User
) -> None:
    actions.submit(draft("en"), copywriter)
    answer = reader.get("templates/order.confirmed/sms?locale=en&state=draft").json()
    assert (answer["in_review"], answer["live"]) == (True, False)


def test_drafts_follow_the_same_chain_and_say_so(reader: Any, draft: Draft, problem: Any) -> None:
    draft("nb")
    answer = reader.get("templates/order.confirmed/sms?locale=nn&state=draft").json()
    assert (answer["requested_locale"], answer["locale"], answer["fallback"]) == ("nn", "nb", True)
    strict = reader.get("templates/order.confirmed/sms?locale=nn&state=draft&strict=1")
    assert problem(strict, 404, "no-wording")["available"] == ["nb"]


def test_a_draft_for_a_persona_and_of_an_arm(reader: Any, brand: Brand, draft: Draft) -> None:
    draft("nb")
    persona = Persona.objects.create(brand=brand, key="parent", name="Parent")
    draft("nb", "Hei {{ first_name }}", persona=persona)
    path = "templates/order.confirmed/sms?locale=nb&state=draft"
    assert reader.get(f"{path}&persona=parent").json()["persona"] == "parent"
    assert reader.get(path).json()["persona"] == ""


def test_the_outputs_of_a_draft(reader: Any, draft: Draft) -> None:
    draft("nb", "Hei {{ first_name }}")
    path = "templates/order.confirmed/sms?locale=nb&state=draft&include=outputs"
    assert [each["template"] for each in reader.get(path).json()["outputs"]] == [
        "Hei {{ first_name }}"
    ]


def test_every_draft_of_a_template(reader: Any, draft: Draft, live: Draft) -> None:
    published, drafted = live("nb"), draft("da")
    answer = reader.get("templates/order.confirmed?state=draft").json()
    assert answer["state"] == "draft"
    cells = answer["matrix"]["sms"]
    assert {tag: (cell["live"], cell["changed"]) for tag, (cell,) in cells.items()} == {
        "nb": (True, False),
        "da": (False, True),
    }
    assert cells["da"][0]["revision"] == drafted.latest_revision_id
    assert cells["nb"][0]["digest"] == published.typed_content().digest


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("templates/order.confirmed/sms?locale=nb&state=draft&release=1", 400, "bad-query"),
        ("templates/order.confirmed/sms?locale=nb&state=drafts", 400, "bad-query"),
        ("templates/order.confirmed?state=", 400, "bad-query"),
        ("templates/order.confirmed/sms?locale=qq&state=draft", 404, "unknown-locale"),
        ("templates/order.confirmed/sms?locale=nb&state=draft&persona=x", 404, "unknown-name"),
        ("templates/order.confirmed/fax?locale=nb&state=draft", 404, "unknown-channel"),
        ("templates/order.confirme/sms?locale=nb&state=draft", 404, "unknown-template"),
        ("templates/order.confirme?state=draft", 404, "unknown-template"),
        ("templates/%00?state=draft", 404, "unknown-template"),
        ("templates/order.confirmed/sms?locale=pl&state=draft", 404, "no-wording"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(
    reader: Any, draft: Draft, problem: Any, path: str, status: int, kind: str
) -> None:
    draft("nb")
    told = problem(reader.get(path), status, kind)
    if kind == "unknown-template" and "%" not in path:
        assert told["suggestions"] == ["order.confirmed"]


def test_reading_a_draft_writes_nothing(
    reader: Any, draft: Draft, django_assert_max_num_queries: Any
) -> None:
    draft("nb")
    for path, most in (("?", 12), ("/sms?locale=nb&", 20)):
        with django_assert_max_num_queries(most) as captured:
            reader.get(f"templates/order.confirmed{path}state=draft")
        said = [query["sql"] for query in captured.captured_queries]
        assert all(each.lstrip("( ").startswith("SELECT") for each in said), said
