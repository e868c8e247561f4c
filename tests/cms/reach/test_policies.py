"""Permission by permission, group by group: what somebody may, and where."""

from itertools import product
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.db.models import ProtectedError
from wagtail.permissions import policy_registry

from cms import reach, roles
from cms.models import (
    ApiGrant,
    Brand,
    Endpoint,
    FindingRow,
    Journey,
    MessageTemplate,
    Persona,
    Reach,
    Stage,
    StyleGuide,
    Variant,
)
from cms.reach.areas import EVERYWHERE, NOWHERE, Area, Reached
from cms.reach.policies import PLACES
from tests.cms.reach.conftest import MakeUser, World

pytestmark = pytest.mark.django_db


def may(*names: str) -> Any:
    return Permission.objects.filter(codename__in=names)


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


def named(rows: Any) -> set[str]:
    return {f"{row.template.brand.key}/{row.locale}" for row in rows}


EVERY = {
    "fjellheim/en", "fjellheim/da", "fjellheim/pl",
    "havblikk/en", "havblikk/da", "havblikk/nb",
}  # fmt: skip
ROWS: list[Any] = [
    pytest.param([], EVERY, EVERY, id="no row: everything"),
    pytest.param([("own", "")], {"fjellheim/en", "fjellheim/da", "fjellheim/pl"}, None, id="brand"),
    pytest.param([("own", "da")], {"fjellheim/en", "fjellheim/da"}, {"fjellheim/da"}, id="locale"),
    pytest.param(
        [("own", "da"), ("other", "nb")],
        {"fjellheim/en", "fjellheim/da", "havblikk/en", "havblikk/nb"},
        {"fjellheim/da", "havblikk/nb"},
        id="two rows are no rectangle",
    ),
    pytest.param(
        [("all", "da")],
        {"fjellheim/en", "fjellheim/da", "havblikk/en", "havblikk/da"},
        {"fjellheim/da", "havblikk/da"},
        id="a locale of all brands",
    ),
    pytest.param([("all", "")], EVERY, EVERY, id="all of all"),
    pytest.param([("own", "nb")], {"fjellheim/en"}, set(), id="nothing there yet"),
]


@pytest.mark.parametrize(("rows", "seen", "changed"), ROWS)
def test_rows_of_a_group(
    world: World, member: MakeUser, rows: Any, seen: set[str], changed: set[str] | None
) -> None:
    brands = {"own": world.brand, "other": world.foreign_brand, "all": None}
    user = member("somebody", [(brands[brand], locale) for brand, locale in rows])
    assert named(reach.variants_for(user)) == seen
    assert named(reach.changeable(user)) == (seen if changed is None else changed)


def test_the_source_is_not_lent_where_a_row_says_so(world: World, member: MakeUser) -> None:
    user = member("somebody", [(world.brand, "da")], reads_source=False)
    assert named(reach.variants_for(user)) == {"fjellheim/da"}
    assert reach.readable_locales(user, world.brand) == {"da"}


def test_one_groups_permission_is_not_anothers_reach(world: World, member: MakeUser) -> None:
    """To publish Danish and to change Polish is not to publish Polish."""
    view = may("view_variant", "access_admin")
    user = member("somebody", [(world.brand, "da")], may("publish_variant") | view)
    second = Group.objects.create(name="second")
    second.permissions.set(may("change_variant"))
    Reach.objects.create(group=second, brand=world.brand, locale="pl")
    user.groups.add(second)
    user = fresh(user)
    table = {
        (action, row.locale): reach.may(user, action, row)
        for action, row in product(("publish", "change"), (world.danish, world.polish))
    }
    assert table == {
        ("publish", "da"): True,
        ("publish", "pl"): False,
        ("change", "da"): False,
        ("change", "pl"): True,
    }


def test_a_group_without_rows_beside_one_with(world: World, member: MakeUser) -> None:
    """What it may, it may everywhere; what only the other may, only there."""
    user = member("somebody", [(world.brand, "da")])
    free = Group.objects.create(name="free")
    free.permissions.set(may("view_variant"))
    user.groups.add(free)
    user = fresh(user)
    assert named(reach.variants_for(user)) == EVERY
    assert named(reach.changeable(user)) == {"fjellheim/da"}


def test_a_permission_of_ones_own_is_of_no_group(world: World, agency: User) -> None:
    agency.user_permissions.set(may("view_persona"))
    user = fresh(agency)
    assert set(reach.changeable(user, Persona, "view")) == set(Persona.objects.all())
    assert not reach.changeable(user, Persona).exists()


def test_who_may_nothing_reaches_nothing(world: World, member: MakeUser) -> None:
    user = member("nobody", [(world.brand, "")], Permission.objects.none())
    assert not reach.variants_for(user).exists()
    assert not reach.brands_for(user).exists()
    assert not reach.limited(user, Journey.objects.all()).exists()


SHARED: list[Any] = [Brand, Journey, Persona, MessageTemplate]


@pytest.mark.parametrize("model", SHARED)
def test_what_locales_share_is_read_with_one_and_changed_with_all(
    world: World, agency: User, house: User, model: Any
) -> None:
    row = world.own[model]
    foreign = world.other[model]
    for user, change in ((agency, False), (house, True)):
        assert reach.may(user, "view", row)
        assert reach.may(user, "change", row) is change
        assert not reach.may(user, "view", foreign)
        assert not reach.may(user, "change", foreign)
    policy = policy_registry.get_by_type(model)
    assert not policy.user_has_permission(agency, "change")


def test_style_guides_are_of_a_locale(world: World, agency: User) -> None:
    polish = StyleGuide.objects.get(brand=world.brand, locale="pl")
    assert reach.may(agency, "change", world.own[StyleGuide])
    assert not reach.may(agency, "view", polish)


def test_nobody_makes_a_brand_whose_reach_is_limited(world: World, house: User, boss: User) -> None:
    policy = policy_registry.get_by_type(Brand)
    assert not policy.user_has_permission(house, "add")
    assert policy.user_has_permission(boss, "add")


def test_a_webhook_of_all_brands_is_theirs_who_reach_all(world: World, house: User) -> None:
    everything = Endpoint.objects.create(name="all", url="https://all.example", secret="")
    assert not reach.may(house, "change", everything)


def test_reviewing_is_reached_too(
    world: World, agency: User, house: User, member: MakeUser
) -> None:
    """Being in the group that approves is not enough."""
    state = world.foreign_review.current_workflow_task_state
    task = state.task.specific
    task.groups.add(agency.groups.get())
    theirs = member("theirs", [(world.foreign_brand, "nb")])
    task.groups.add(theirs.groups.get())
    assert not task.user_can_access_editor(world.foreign_review, agency)
    assert task.user_can_access_editor(world.foreign_review, theirs)
    assert not task.get_task_states_user_can_moderate(agency).exists()
    assert task.get_task_states_user_can_moderate(theirs).get() == state
    assert task.get_actions(world.foreign_review, agency) == []
    assert task.get_actions(world.foreign_review, theirs)


AREAS = [
    NOWHERE,
    EVERYWHERE,
    *(
        Reached(frozenset({Area(brand, key, locale, source)}))
        for (brand, key), locale, source in product(
            ((None, ""), (1, "fjellheim"), (2, "havblikk")), ("", "da", "pl"), (True, False)
        )
        if brand or locale
    ),
]


def test_asking_of_a_row_and_of_rows_is_the_same(world: World) -> None:
    """For every model, every area and both ways: the query holds exactly what `holds` says."""
    keys = {1: world.brand.pk, 2: world.foreign_brand.pk}
    for (model, place), found, reading in product(PLACES.items(), AREAS, (True, False)):
        there = Reached(
            frozenset(
                Area(keys.get(a.brand or 0), a.brand_key, a.locale, a.reads_source)
                for a in found.areas
            )
        )
        wanted = place.q(there, reading=reading)
        rows = model._default_manager.all()  # type: ignore[attr-defined]
        asked = set() if wanted is None else set(rows.filter(wanted))
        assert asked == {row for row in rows if place.holds(row, there, reading=reading)}


OF_A_BRAND_ALONE = {
    ApiGrant: "rights over the API: an administrator's",
    Reach: "this",
}


def test_every_model_of_a_brand_has_a_place() -> None:
    """A new model that belongs to a brand is given a place, or a reason why it has none."""
    for model in apps.get_app_config("cms").get_models():
        to_brand = any(field.related_model is Brand for field in model._meta.fields)
        if to_brand and model not in OF_A_BRAND_ALONE:
            assert model in PLACES, f"{model.__name__}: name its place in cms.reach.policies"
    assert Stage not in PLACES and FindingRow not in PLACES  # through a journey, through a variant


def test_a_brand_in_a_groups_reach_is_not_deleted(brand: Brand) -> None:
    """A group that lost its last row so would reach everything."""
    group = Group.objects.create(name="agency")
    Reach.objects.create(group=group, brand=brand, locale="da")
    StyleGuide.objects.all().delete()
    with pytest.raises(ProtectedError):
        brand.delete()


def test_roles_as_they_are_laid_down_reach_everything(world: World, copywriter: User) -> None:
    assert copywriter.groups.get().name == roles.COPYWRITER
    assert not reach.is_limited(copywriter)
    assert reach.variants_for(copywriter).count() == Variant.objects.count()
