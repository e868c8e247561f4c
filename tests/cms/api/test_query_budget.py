"""What a read costs, however much is published: at most 2 queries for one, 3 for a page."""

from typing import Any

import pytest

from cms.models import MessageTemplate, Variant

COUNTS = [1, 200]


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("templates/test.0000/sms?locale=en", 2),
        ("templates/test.0000/sms?locale=en-GB&strict=0&recipient=x&include=outputs", 2),
        ("templates/test.0000", 2),
        ("templates", 3),
        ("templates?limit=100&brand=fjellheim&channel=sms&locale=en&purpose=transactional", 3),
        ("releases", 2),
        ("changes?since=0", 2),
        ("openapi.json", 0),
    ],
)
def test_reads(
    api: Any,
    published: Any,
    path: str,
    most: int,
    count: int,
    django_assert_max_num_queries: Any,
) -> None:
    published(count)
    for _ in range(2):  # a process that has just begun, and one that has answered before
        with django_assert_max_num_queries(most):
            assert api.get(path).status_code == 200


@pytest.mark.parametrize("count", COUNTS)
def test_a_pinned_read(
    api: Any, published: Any, count: int, django_assert_max_num_queries: Any
) -> None:
    published(count)
    newest = api.get("templates/test.0000/sms?locale=en")["Budskap-Release"]
    with django_assert_max_num_queries(2):
        response = api.get(f"templates/test.0000/sms?locale=en&release={newest}")
        assert response.status_code == 200


@pytest.mark.parametrize("arms", [1, 5])
def test_a_read_with_personas_arms_and_tags(
    api: Any,
    template: MessageTemplate,
    live: Any,
    arms: int,
    django_assert_max_num_queries: Any,
) -> None:
    template.tags.add("summer", "winter")
    template.save()
    for number in range(arms):
        live("nb", f"{{{{ first_name }}}}: {{{{ total | money }}}} {number}", arm=f"a{number}")
    assert Variant.objects.count() == arms
    with django_assert_max_num_queries(2):
        assert api.get("templates/order.confirmed/sms?locale=da&recipient=x").status_code == 200
    with django_assert_max_num_queries(2):
        assert api.get("templates/order.confirmed").json()["tags"] == ["summer", "winter"]
    with django_assert_max_num_queries(3):
        assert api.get("templates?tag=summer").json()["items"][0]["tags"] == ["summer", "winter"]


def test_one_message(api: Any, published: Any, django_assert_max_num_queries: Any) -> None:
    published(1)
    body = {"locale": "en", "values": {"first_name": "Kari", "total": 1}}
    with django_assert_max_num_queries(2):
        assert api.post("templates/test.0000/sms/render", body).status_code == 200
