"""``GET drafts``: message documents as they are drafted, to be edited and pushed."""

from collections.abc import Callable
from typing import Any

import pytest

from cms import actions
from cms.models import MessageTemplate, Variant
from tests.cms.api.conftest import Caller
from tests.cms.conftest import WORDING

Draft = Callable[..., Variant]
pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(api: Caller, may: Callable[[str], None]) -> Caller:
    may("read_drafts")
    may("push_drafts")
    return api


def test_every_variant_comes_as_drafted_and_can_be_pushed_as_it_is(
    reader: Caller, live: Draft, draft: Draft, template: MessageTemplate
) -> None:
    live("en")
    row = draft("nb")
    actions.edit_variant(row, {"body": "Hei, dette er nytt."}, None)
    answer = reader.get("drafts")
    assert answer["Cache-Control"] == "private, no-store"
    (document,) = answer.json()["items"]
    told = {each["locale"]: each for each in document["variants"]}
    assert told["en"]["content"]["body"] == WORDING["en"]
    assert told["nb"]["content"]["body"] == "Hei, dette er nytt."
    assert document["key"] == template.key
    pushed = reader.post("drafts?dry_run=1", document).json()
    assert (pushed["written"], pushed["refused"], pushed["unchanged"]) == (0, 0, 2)


def test_a_base_is_of_the_draft_that_was_read(reader: Caller, draft: Draft) -> None:
    row = draft("nb")
    (document,) = reader.get("drafts").json()["items"]
    document["variants"][0]["content"] = {"body": "Fra et arkiv."}
    actions.edit_variant(row, {"body": "Fra redaktøren."}, None)
    assert reader.post("drafts", document).status_code == 409


def test_a_base_holds_while_nobody_edits(reader: Caller, draft: Draft) -> None:
    draft("nb")
    (document,) = reader.get("drafts").json()["items"]
    document["variants"][0]["content"] = {"body": "Fra et arkiv."}
    assert reader.post("drafts", document).json()["written"] == 1


def test_pages_go_by_key(reader: Caller, template: MessageTemplate) -> None:
    for name in ("b.b", "a.a", "c.c"):
        MessageTemplate.objects.create(key=name, title=name, brand=template.brand)
    keys, cursor = [], ""
    while cursor is not None:
        page = reader.get(f"drafts?limit=2{f'&cursor={cursor}' if cursor else ''}").json()
        keys += [each["key"] for each in page["items"]]
        cursor = page["next_cursor"]
    assert keys == ["a.a", "b.b", "c.c", "order.confirmed"]


def test_queries_do_not_grow(
    reader: Caller, draft: Draft, template: MessageTemplate, django_assert_max_num_queries: Any
) -> None:
    draft("nb")
    draft("en")
    for number in range(10):
        MessageTemplate.objects.create(key=f"x.{number}", title="x", brand=template.brand)
    with django_assert_max_num_queries(10):
        assert len(reader.get("drafts").json()["items"]) == 11


@pytest.mark.parametrize("name", ["fjelheim", "fjellheim2"])
def test_a_brand_that_is_not_is_named(
    reader: Caller, draft: Draft, problem: Callable[..., Any], name: str
) -> None:
    draft("nb")
    told = problem(reader.get(f"drafts?brand={name}"), 404, "unknown-name")
    assert told.get("suggestions") == ["fjellheim"]


def test_without_the_right_there_is_nothing(api: Caller, problem: Callable[..., Any]) -> None:
    problem(api.get("drafts"), 403, "forbidden")
