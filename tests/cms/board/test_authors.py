"""Who wrote what stands now, for many variants at once, as `four_eyes.author_of` says for one."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from cms.board.authors import last_editors
from cms.models import Variant
from cms.models.four_eyes import author_of

TEXTS = ({"body": "One."}, {"body": "Two."})


def _history(variant: Variant, steps: list[tuple[int, int]], users: list[User]) -> None:
    """Save *variant* once a step, (text, user)."""
    for text, user in steps:
        variant.content = TEXTS[text]
        variant.save_revision(user=users[user])


@pytest.mark.parametrize(
    ("steps", "author"),
    [
        ([(0, 0)], 0),
        ([(0, 0), (0, 1)], 0),
        ([(0, 0), (1, 1)], 1),
        ([(0, 0), (1, 1), (0, 0)], 0),
        ([(0, 1), (1, 0), (1, 1), (1, 1)], 0),
        ([(0, 0), (1, 1), (0, 1)], 0),
    ],
    ids=["one", "pressed a button", "edited", "edited back", "pressed twice", "brought back"],
)
def test_whoever_pressed_a_button_wrote_nothing(
    steps: list[tuple[int, int]],
    author: int,
    draft: Any,
    copywriter: User,
    manager: User,
) -> None:
    variant, users = draft("nb"), [copywriter, manager]
    _history(variant, steps, users)
    assert last_editors([variant]) == {variant.pk: users[author].pk}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(steps=st.lists(st.tuples(st.integers(0, 1), st.integers(0, 1)), min_size=1, max_size=6))
def test_it_agrees_with_the_guard(
    steps: list[tuple[int, int]],
    draft: Any,
    copywriter: User,
    manager: User,
) -> None:
    variant = Variant.objects.first() or draft("nb")
    _history(variant, steps, [copywriter, manager])
    assert last_editors([variant])[variant.pk] == author_of(variant, variant.get_latest_revision())


def test_many_cost_one_query(
    draft: Any, copywriter: User, manager: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    variants = [draft(locale) for locale in ("en", "nb", "da", "pl")]
    for variant in variants:
        _history(variant, [(0, 0), (1, 1)], [copywriter, manager])
    with django_assert_num_queries(1):
        assert set(last_editors(variants).values()) == {manager.pk}


def test_nothing_costs_nothing(db: None) -> None:
    assert last_editors([]) == {}
