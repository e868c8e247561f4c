"""The index of a brand's published wording is kept by release, and renewed by what changed."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User

from cms import actions, brand_index
from cms.door import to_guide
from cms.models import Brand
from templates_lib import checks

KIND = "greeting"


@pytest.fixture(autouse=True)
def observing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A brand whose checks ask for one thing: the first word of each text."""

    def observe(message, guide=None):
        return tuple(
            checks.Observation(KIND, variant.content["body"].split()[0], variant.address)
            for variant in message.variants
        )

    monkeypatch.setattr(brand_index, "observations_of", observe)
    monkeypatch.setattr(brand_index, "_is_wanted", lambda: True)
    brand_index.forget()
    yield
    brand_index.forget()


def said(brand: Brand, locale: str = "nb") -> dict[str, int]:
    with brand_index.held(brand, to_guide(brand)) as index:
        return dict(index.said(locale, KIND))


def test_what_is_live_is_in_it(brand: Brand, live, draft) -> None:
    live("en")
    live("nb")
    draft("da")
    assert said(brand) == {"Hei": 1}
    assert said(brand, "da") == {}, "a draft says nothing to anybody"


def test_a_release_changes_it(brand: Brand, live, manager: User, copywriter: User) -> None:
    live("en")
    variant = live("nb")
    assert said(brand) == {"Hei": 1}
    text = variant.content["body"].replace("Hei", "Hallo")
    actions.edit_variant(variant, {"body": text}, copywriter)
    assert said(brand) == {"Hei": 1}
    variant.get_latest_revision().publish(user=manager)
    assert said(brand) == {"Hallo": 1}
    variant.refresh_from_db()
    variant.unpublish(user=manager)
    assert said(brand) == {}


def test_unchanged_it_costs_one_query(brand: Brand, live, django_assert_num_queries) -> None:
    live("en")
    guide = to_guide(brand)
    with brand_index.held(brand, guide):
        pass
    with django_assert_num_queries(1), brand_index.held(brand, guide):
        pass


def test_one_publishing_reads_one_message(
    brand: Brand, live, template, django_assert_max_num_queries
) -> None:
    live("en")
    guide = to_guide(brand)
    with brand_index.held(brand, guide):
        pass
    live("nb")
    with django_assert_max_num_queries(3), brand_index.held(brand, guide) as index:
        assert index.said("nb", KIND) == {"Hei": 1}


def test_another_guide_is_another_index(brand: Brand, live) -> None:
    live("en")
    with brand_index.held(brand, to_guide(brand)) as first:
        pass
    brand.name = "Fjell"
    with brand_index.held(brand, to_guide(brand)) as second:
        assert first is not second and len(second) == 1


def test_a_large_brand_is_not_waited_for(brand: Brand, live, monkeypatch) -> None:
    live("en")
    brand_index.forget()
    started: list[object] = []

    class Thread:
        def __init__(self, **told: object) -> None:
            started.append(told)

        def start(self) -> None:
            pass

    monkeypatch.setattr(brand_index, "is_small", lambda brand: False)
    monkeypatch.setattr(brand_index.threading, "Thread", Thread)
    guide = to_guide(brand)
    for _ in range(2):
        with brand_index.held(brand, guide, wait=False) as index:
            assert len(index) == 0
    assert len(started) == 1, "one maker, however many ask"
    with brand_index.held(brand, guide) as index:
        assert len(index) == 1, "the guard waits"
    with brand_index.held(brand, guide, wait=False) as index:
        assert len(index) == 1
