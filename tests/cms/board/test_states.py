"""Where a variant stands, as the database finds it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from cms import actions
from cms.board.states import LETTERS, MEANINGS, State, with_state
from cms.models import Variant

ANOTHER = {"body": "Hei {{ first_name }}. Bestillingen på {{ total | money }} er bekreftet."}
NEWER_SOURCE = "Hello {{ first_name }}, your order of {{ total | money }} is confirmed."


def _row(variant: Variant) -> Any:
    return with_state(Variant.objects.filter(pk=variant.pk)).get()


def _state(variant: Variant) -> State:
    return State(_row(variant).state)


def _reject(variant: Variant, manager: User) -> None:
    task_state = variant.current_workflow_task_state
    task_state.task.specific.on_action(task_state, manager, "reject", comment="Shorter, please.")


def _change_source(source: Variant, manager: User, copywriter: User) -> None:
    actions.edit_variant(source, {"body": NEWER_SOURCE}, copywriter)
    source.get_latest_revision().publish(user=manager)


Setup = Callable[[Any, Any, User, User], Variant]


def _draft(draft: Any, live: Any, copywriter: User, manager: User) -> Variant:
    return draft("nb")


def _review(draft: Any, live: Any, copywriter: User, manager: User) -> Variant:
    variant = draft("nb")
    actions.submit(variant, copywriter)
    return variant


def _changes(draft: Any, live: Any, copywriter: User, manager: User) -> Variant:
    variant = _review(draft, live, copywriter, manager)
    _reject(variant, manager)
    return variant


def _resubmitted(draft: Any, live: Any, copywriter: User, manager: User) -> Variant:
    variant = _changes(draft, live, copywriter, manager)
    actions.submit(variant, copywriter)
    return variant


def _approved(draft: Any, live: Any, copywriter: User, manager: User) -> Variant:
    variant = _review(draft, live, copywriter, manager)
    actions.approve(variant, manager)
    return variant


def _planned(draft: Any, live: Any, copywriter: User, manager: User) -> Variant:
    variant = draft("nb")
    later = variant.get_latest_revision_as_object()
    later.go_live_at = timezone.now() + timedelta(days=2)
    later.save_revision(user=copywriter).publish(user=manager)
    return variant


def _live(draft: Any, live: Any, copywriter: User, manager: User) -> Variant:
    live("en")
    return live("nb")


def _live_draft(draft: Any, live: Any, copywriter: User, manager: User) -> Variant:
    variant = _live(draft, live, copywriter, manager)
    actions.edit_variant(variant, ANOTHER, copywriter)
    return variant


def _live_review(draft: Any, live: Any, copywriter: User, manager: User) -> Variant:
    variant = _live_draft(draft, live, copywriter, manager)
    variant.refresh_from_db()
    actions.submit(variant, copywriter)
    return variant


def _stale(draft: Any, live: Any, copywriter: User, manager: User) -> Variant:
    source, variant = live("en"), live("nb")
    _change_source(source, manager, copywriter)
    return variant


def _stale_draft(draft: Any, live: Any, copywriter: User, manager: User) -> Variant:
    variant = _stale(draft, live, copywriter, manager)
    actions.edit_variant(variant, ANOTHER, copywriter)
    return variant


def _mended(draft: Any, live: Any, copywriter: User, manager: User) -> Variant:
    variant = _stale_draft(draft, live, copywriter, manager)
    variant.get_latest_revision().publish(user=manager)
    return variant


def _source_changed(draft: Any, live: Any, copywriter: User, manager: User) -> Variant:
    source = live("en")
    live("nb")
    _change_source(source, manager, copywriter)
    return source


def _source_drafted(draft: Any, live: Any, copywriter: User, manager: User) -> Variant:
    source, variant = live("en"), live("nb")
    actions.edit_variant(source, {"body": NEWER_SOURCE}, copywriter)
    return variant


def _without_source(draft: Any, live: Any, copywriter: User, manager: User) -> Variant:
    variant = live("nb")
    live("en")
    return variant


def _withdrawn(draft: Any, live: Any, copywriter: User, manager: User) -> Variant:
    variant = live("nb")
    variant.unpublish(user=manager)
    return variant


CASES: list[tuple[Setup, State, bool]] = [
    (_draft, State.DRAFT, False),
    (_review, State.REVIEW, False),
    (_changes, State.CHANGES, False),
    (_resubmitted, State.REVIEW, False),
    (_approved, State.LIVE, False),
    (_planned, State.PLANNED, False),
    (_live, State.LIVE, False),
    (_live_draft, State.LIVE_DRAFT, False),
    (_live_review, State.REVIEW, False),
    (_stale, State.STALE, True),
    (_stale_draft, State.STALE, True),
    (_mended, State.LIVE, False),
    (_source_changed, State.LIVE, False),
    (_source_drafted, State.LIVE, False),
    (_without_source, State.LIVE, False),
    (_withdrawn, State.DRAFT, False),
]


@pytest.mark.parametrize(
    ("setup", "state", "is_stale"), CASES, ids=[case[0].__name__.strip("_") for case in CASES]
)
def test_a_variant_has_one_state(
    setup: Setup,
    state: State,
    is_stale: bool,
    draft: Any,
    live: Any,
    copywriter: User,
    manager: User,
) -> None:
    variant = setup(draft, live, copywriter, manager)
    assert _state(variant) == state
    assert _row(variant).is_stale is is_stale


def test_every_state_has_a_letter_of_its_own_and_a_meaning() -> None:
    assert set(LETTERS) == set(MEANINGS) == set(State)
    assert len({str(state.letter) for state in State}) == len(State)
    assert all(len(str(state.letter)) <= 2 for state in State)
