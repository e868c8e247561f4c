"""``POST drafts``: every row's fate, all or nothing, never over what somebody edited since."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from wagtail.models import APIToken, ModelLogEntry, Revision

from cms import actions
from cms.models import (
    Brand,
    DeclaredPlaceholder,
    LiveEntry,
    MessageTemplate,
    Persona,
    Release,
    Variant,
)
from tests.cms.conftest import WORDING

Draft = Callable[..., Variant]
TEXT = "Hei {{ first_name }}, {{ total | money }} er bekreftet."


@pytest.fixture(autouse=True)
def allowed(brand: Brand, may: Any) -> None:
    may("push_drafts")


def document(*variants: dict[str, Any], **head: Any) -> dict[str, Any]:
    """A message document of the brand, with these variants."""
    named = {"key": "order.confirmed", "brand": "fjellheim", "source_locale": "en"}
    return {**named, **head, "variants": list(variants)}


def sms(locale: str = "nb", body: str = TEXT, **more: Any) -> dict[str, Any]:
    return {"channel": "sms", "locale": locale, "content": {"body": body}, **more}


def state() -> dict[str, int]:
    models = (MessageTemplate, DeclaredPlaceholder, Variant, Revision, Release, ModelLogEntry)
    return {model.__name__: model.objects.count() for model in models}


def words(variant: Variant) -> str:
    """What the latest draft says."""
    variant.refresh_from_db()
    body: str = variant.get_latest_revision_as_object().content["body"]
    return body


# -- fates -------------------------------------------------------------------------------------


def test_a_new_template_is_made_with_all_that_the_document_says(
    api: Any, brand: Brand, automation: User, stage: Any
) -> None:
    new = document(
        sms("en", "Hi {{ name }}, 20 % off."),
        sms("nb", "Hei {{ name }}, 20 % rabatt."),
        key="spring.sale",
        title="Spring sale",
        stage="purchase",
        purpose="marketing",
        placeholders={"name": {"type": "name", "max_length": 30, "samples": ["Kari"]}},
        facts=[{"kind": "percent", "value": "20 %"}],
        tags=["spring"],
    )
    response = api.post("drafts", new)
    assert response.status_code == 200, response.content
    answer = response.json()
    assert (answer["written"], answer["unchanged"], answer["refused"]) == (2, 0, 0)
    assert [each["fate"] for each in answer["templates"]] == ["create"]
    assert answer["templates"][0]["declares"] == ["name"]
    template = MessageTemplate.objects.get(key="spring.sale")
    assert (template.title, template.purpose, template.stage) == ("Spring sale", "marketing", stage)
    assert [row.document() for row in template.facts.all()] == [
        {"kind": "percent", "value": "20 %"}
    ]
    assert list(template.tags.names()) == ["spring"]
    (placeholder,) = template.placeholders.all()
    assert placeholder.document() == {"type": "name", "max_length": 30, "samples": ["Kari"]}
    for told in answer["variants"]:
        variant = Variant.objects.get(locale=told["locale"])
        assert told["fate"] == "create"
        assert told["revision"] == variant.latest_revision_id
        assert variant.get_latest_revision().user == automation
        assert not variant.live
    assert not Release.objects.exists() and not LiveEntry.objects.exists()


def test_the_fate_of_each_row_is_told(api: Any, draft: Draft) -> None:
    api.post("drafts", document(sms("nb"), key="order.confirmed"))
    draft("en")
    answer = api.post(
        "drafts", document(sms("nb", TEXT + "!"), sms("en", WORDING["en"]), sms("da", TEXT))
    ).json()
    fates = [(each["locale"], each["fate"]) for each in answer["variants"]]
    assert fates == [("nb", "change"), ("en", "same"), ("da", "create")]
    assert answer["templates"][0]["fate"] == "same"


def test_findings_of_the_text_as_it_would_stand_are_counted(api: Any, live: Draft) -> None:
    live("en")
    (told,) = api.post("drafts?dry_run=1", document(sms("nb", "Hei!"))).json()["variants"]
    assert told["findings"]["errors"] > 0
    (told,) = api.post("drafts?dry_run=1", document(sms("nb"))).json()["variants"]
    assert told["findings"]["errors"] == 0


def test_a_dry_run_writes_nothing_and_tells_the_same(api: Any, template: MessageTemplate) -> None:
    before = state()
    planned = api.post("drafts?dry_run=1", document(sms())).json()
    assert state() == before
    assert planned["dry_run"] is True
    done = api.post("drafts", document(sms())).json()
    for answer in (planned, done):
        answer.pop("dry_run")
        for each in answer["variants"]:
            each.pop("revision")
    assert planned == done


def test_a_persona_and_an_arm_are_places_of_their_own(api: Any, brand: Brand, draft: Draft) -> None:
    Persona.objects.create(brand=brand, key="parent", name="Parent")
    everybody = draft("nb")
    asked = document(sms("nb", TEXT, persona="parent"), sms("nb", TEXT + "!", arm="b"))
    assert api.post("drafts", asked).json()["written"] == 2
    assert words(everybody) == WORDING["nb"]
    assert Variant.objects.get(arm="b").persona is None
    assert Variant.objects.get(persona__key="parent").arm == ""


# -- nothing is lost ---------------------------------------------------------------------------


def test_the_same_document_twice_writes_nothing(api: Any, template: MessageTemplate) -> None:
    asked = document(sms(), placeholders={"more": {"type": "text"}})
    api.post("drafts", asked)
    before = state()
    answer = api.post("drafts", asked).json()
    assert (answer["written"], answer["unchanged"]) == (0, 1)
    assert state() == before


def test_what_was_pushed_and_left_alone_is_replaced_without_a_base(
    api: Any, template: MessageTemplate
) -> None:
    api.post("drafts", document(sms()))
    assert api.post("drafts", document(sms(body=TEXT + "!"))).json()["written"] == 1
    assert words(Variant.objects.get()) == TEXT + "!"


def test_what_somebody_wrote_here_is_not_replaced_without_a_base(
    api: Any, draft: Draft, problem: Any
) -> None:
    variant = draft("nb")
    told = problem(api.post("drafts", document(sms())), 409, "conflict")
    (fault,) = told["errors"]
    assert fault["pointer"] == "#/variants/0"
    assert fault["detail"].startswith("order.confirmed/sms/nb: Somebody wrote it here")
    assert words(variant) == WORDING["nb"]


def test_what_was_edited_since_it_was_pushed_is_not_replaced(
    api: Any, template: MessageTemplate, copywriter: User, problem: Any
) -> None:
    api.post("drafts", document(sms()))
    variant = Variant.objects.get()
    actions.edit_variant(variant, {"body": "Edited."}, copywriter)
    problem(api.post("drafts", document(sms(body=TEXT + "!"))), 409, "conflict")
    assert words(variant) == "Edited."


def bases(variant: Variant) -> dict[str, Any]:
    """The ways to name the version that is here now."""
    return {
        "revision": variant.latest_revision_id,
        "content": variant.get_latest_revision_as_object().typed_content().digest,
        "published": LiveEntry.objects.get(variant=variant).entry.content_id,
    }


@pytest.mark.parametrize("kind", ["revision", "content", "published"])
def test_a_draft_is_replaced_by_what_was_made_from_it(api: Any, live: Draft, kind: str) -> None:
    variant = live("nb")
    base = bases(variant)[kind]
    before = LiveEntry.objects.values().get()
    assert api.post("drafts", document(sms(base=base))).json()["written"] == 1
    assert words(variant) == TEXT
    assert variant.content["body"] == WORDING["nb"]
    assert LiveEntry.objects.values().get() == before
    assert Release.objects.count() == 1


@pytest.mark.parametrize("kind", ["revision", "content", "published"])
def test_a_draft_that_moved_on_is_a_conflict(
    api: Any, live: Draft, copywriter: User, problem: Any, kind: str
) -> None:
    variant = live("nb")
    base = bases(variant)[kind]
    actions.edit_variant(variant, {"body": "Edited."}, copywriter)
    before = state()
    told = problem(api.post("drafts", document(sms(base=base))), 409, "conflict")
    assert "was changed here since" in told["errors"][0]["detail"]
    assert (words(variant), state()) == ("Edited.", before)


def test_a_base_of_a_variant_that_is_gone_is_a_conflict(
    api: Any, template: MessageTemplate, problem: Any
) -> None:
    told = problem(api.post("drafts", document(sms(base=4711))), 409, "conflict")
    assert "not here any longer" in told["detail"]


def test_one_row_in_the_way_keeps_all_from_being_written(
    api: Any, draft: Draft, problem: Any
) -> None:
    draft("nb")
    before = state()
    sent = {
        "messages": [
            document(sms("en"), key="first.one"),
            document(sms("da"), sms("nb")),
        ]
    }
    told = problem(api.post("drafts", sent), 409, "conflict")
    assert [fault["pointer"] for fault in told["errors"]] == ["#/messages/1/variants/1"]
    assert state() == before
    planned = api.post("drafts?dry_run=1", sent).json()
    assert [each["fate"] for each in planned["variants"]] == ["create", "create", "refuse"]


@pytest.mark.parametrize("held", ["locked", "in review"])
def test_what_is_held_is_not_written_to(
    api: Any, draft: Draft, copywriter: User, problem: Any, held: str
) -> None:
    variant = draft("nb")
    base = variant.latest_revision_id
    if held == "locked":
        Variant.objects.filter(pk=variant.pk).update(locked=True)
    else:
        actions.submit(variant, copywriter)
    told = problem(api.post("drafts", document(sms(base=base))), 409, "conflict")
    assert held in told["detail"]
    assert words(variant) == WORDING["nb"]


def test_a_template_that_is_here_keeps_its_head_and_says_so(
    api: Any, template: MessageTemplate
) -> None:
    asked = document(
        sms(),
        title="Another title",
        purpose="marketing",
        placeholders={
            "total": {"type": "money", "currency": "DKK"},
            "extra": {"type": "text"},
        },
    )
    (told,) = api.post("drafts", asked).json()["templates"]
    assert told["fate"] == "change" and told["declares"] == ["extra"]
    assert told["notes"] == [
        "Left as it is here: placeholders.total, purpose, title. That is changed in the admin."
    ]
    template.refresh_from_db()
    assert (template.title, template.purpose) == ("Order confirmed", "transactional")
    assert template.placeholders.get(name="total").options == {"currency": "NOK"}


def test_it_is_logged_with_the_token_by_name(
    api: Any, template: MessageTemplate, automation: User
) -> None:
    api.post("drafts", document(sms()))
    entry = ModelLogEntry.objects.get(action="cms.push")
    assert entry.user == automation
    assert entry.data["token"] == APIToken.objects.get().name
    assert entry.data["digest"] == Variant.objects.get().typed_content().digest
    assert str(entry.message) == "Pushed through the API with the token “robot”"


# -- refusals ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "words_"),
    [
        ({"key": "Upper.Case"}, "key:"),
        ({"key": "a" * 101}, "key:"),
        ({"key": "new.one", "stage": "nowhere"}, "no stage nowhere"),
        ({"key": "new.one", "stage": "purchase", "touchpoint": "x"}, "no touchpoint x"),
        ({"source_locale": "nb"}, "Its source locale is en here, and nb in the document."),
        (
            {"placeholders": {"extra": {"type": "text", "description": "a" * 301}}},
            "placeholders.extra.description:",
        ),
    ],
)
def test_a_head_that_cannot_be_is_refused(
    api: Any, template: MessageTemplate, problem: Any, head: dict[str, Any], words_: str
) -> None:
    before = state()
    told = problem(api.post("drafts", document(sms(), **head)), 409, "conflict")
    assert words_ in told["errors"][0]["detail"]
    assert told["errors"][0]["pointer"] == "#"
    assert state() == before


@pytest.mark.parametrize(
    ("variant", "words_"),
    [
        (sms(persona="nobody"), "no persona nobody"),
        (sms(arm="Not a slug"), ""),
        (sms(arm="a" * 31), "arm:"),
    ],
)
def test_a_variant_that_cannot_be_is_refused(
    api: Any, template: MessageTemplate, variant: dict[str, Any], words_: str
) -> None:
    before = state()
    response = api.post("drafts", document(variant))
    assert response.status_code in (409, 422)
    assert words_ in response.json()["detail"]
    assert state() == before


def test_a_key_of_another_brand_is_taken(api: Any, template: MessageTemplate, problem: Any) -> None:
    Brand.objects.create(key="other", name="Other", source_locale="en")
    told = problem(api.post("drafts", document(sms(), brand="other")), 409, "conflict")
    assert told["errors"][0]["detail"] == "order.confirmed: This key is taken by another brand."


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"messages": []}, "#/messages"),
        ({"messages": [document(sms())] * 101}, "#/messages"),
        ({"messages": [document(sms()), document(sms())]}, "#/messages/1/key"),
        ({"messages": [7]}, "#/messages/0"),
        ({"messages": [document(sms())], "more": 1}, "#"),
        (document(sms(), brand=""), "#/brand"),
        (document(sms(), brand="fjelheim"), "#/brand"),
        (document(sms(), sms()), "#/variants/1"),
        (document(sms(base="short")), "#/variants/0/base"),
        (document(sms(base=True)), "#/variants/0/base"),
        (document(sms(base=0)), "#/variants/0/base"),
        (document(sms(base=2**63)), "#/variants/0/base"),
        (document(sms(bse=1)), "#/variants/0/bse"),
        (document(sms("qq")), "#/variants/0/locale"),
        (document({"channel": "fax", "locale": "nb", "content": {}}), "#/variants/0/channel"),
        (document(sms(body=7)), "#/variants/0/content/body"),  # type: ignore[arg-type]
        (document(*(sms(arm=f"a{n}") for n in range(601))), "#"),
        ([], "#"),
        ("text", "#"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_body_that_does_not_fit_is_refused_with_its_place(
    api: Any, problem: Any, body: Any, pointer: str
) -> None:
    before = state()
    told = problem(api.post("drafts", body), 422, "invalid-body")
    assert pointer in [fault.get("pointer") for fault in told["errors"]]
    assert state() == before


def test_the_nearest_brand_is_suggested(api: Any, problem: Any) -> None:
    told = problem(api.post("drafts", document(sms(), brand="fjelheim")), 422, "invalid-body")
    assert told["suggestions"] == ["fjellheim"]


def test_what_is_cut_off_or_no_json_writes_nothing(api: Any, problem: Any) -> None:
    before = state()
    for body in (b"", b'{"key": "order', b"\xff\xfe", b"[" * 100_000):
        problem(api.call("POST", "drafts", body), 400, "unreadable-body")
    problem(api.call("POST", "drafts", b" " * (20 * 1024 * 1024 + 1)), 413, "too-large")
    assert state() == before


def test_the_right_to_push_is_asked_before_the_body_is_read(
    api: Any, automation: User, problem: Any
) -> None:
    automation.user_permissions.clear()
    problem(api.call("POST", "drafts", b"no json"), 403, "forbidden")
    problem(api.post("drafts?dry_run=1", document(sms())), 403, "forbidden")


@pytest.mark.django_db(transaction=True)
def test_two_at_once_write_one_draft(api: Any, template: MessageTemplate) -> None:
    barrier = Barrier(2)

    def push(_: int) -> Any:
        barrier.wait()
        try:
            return api.post("drafts", document(sms()))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(push, range(2)))
    assert [each.status_code for each in found] == [200, 200]
    assert sorted(each.json()["written"] for each in found) == [0, 1]
    assert Variant.objects.get().revisions.count() == 1
