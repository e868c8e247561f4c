"""Roles are groups with least privilege."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection

from cms import roles
from cms.models import BrandApprovalTask, Variant

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "permission", "may"),
    [
        (roles.COPYWRITER, "change_variant", True),
        (roles.COPYWRITER, "publish_variant", False),
        (roles.COPYWRITER, "delete_variant", False),
        (roles.COPYWRITER, "waive_finding", False),
        (roles.COPYWRITER, "change_brand", False),
        (roles.COPYWRITER, "access_admin", True),
        (roles.BRAND_MANAGER, "publish_variant", True),
        (roles.BRAND_MANAGER, "waive_finding", True),
        (roles.BRAND_MANAGER, "change_styleguide", True),
        (roles.BRAND_MANAGER, "change_brandrule", True),
        (roles.BRAND_MANAGER, "change_endpoint", True),
        (roles.COPYWRITER, "change_endpoint", False),
        (roles.BRAND_MANAGER, "fetch_published", False),
        (roles.AUTOMATION, "fetch_published", True),
        (roles.AUTOMATION, "access_admin", False),
        (roles.AUTOMATION, "change_variant", False),
        (roles.AUTOMATION, "view_variant", False),
    ],
)
def test_permissions(role: str, permission: str, may: bool) -> None:
    assert Group.objects.get(name=role).permissions.filter(codename=permission).exists() is may


def test_variants_have_the_workflow() -> None:
    workflow = Variant.get_default_workflow()
    assert [task.specific for task in workflow.tasks] == [BrandApprovalTask.objects.get()]


def test_what_an_administrator_changed_stays() -> None:
    group = Group.objects.get(name=roles.COPYWRITER)
    group.permissions.set(Permission.objects.filter(codename="view_brand"))
    roles.lay_down_roles(None)
    assert [permission.codename for permission in group.permissions.all()] == ["view_brand"]
    assert BrandApprovalTask.objects.count() == 1


def rules_of(name: str) -> set[str]:
    found = Permission.objects.filter(group__name=name, codename__endswith="_brandrule")
    return set(found.values_list("codename", flat=True))


def test_an_upgrade_opens_rules_to_those_who_look_after_style_guides() -> None:
    fresh = {name: rules_of(name) for name in (roles.BRAND_MANAGER, roles.COPYWRITER)}
    Permission.objects.filter(codename__endswith="_brandrule").delete()  # as before the upgrade
    strangers = Group.objects.create(name="Accounts")
    upgrade = import_module("cms.migrations.0004_rights_to_rules")
    upgrade.grant(apps, connection.schema_editor())
    assert {name: rules_of(name) for name in fresh} == fresh
    assert fresh[roles.COPYWRITER] == {"view_brandrule"}
    assert not strangers.permissions.exists()


def test_an_upgrade_opens_webhooks_to_those_who_change_brands() -> None:
    hooks = Permission.objects.filter(codename__endswith="_endpoint", codename__regex="^[acd]")
    fresh = set(hooks.filter(group__name=roles.BRAND_MANAGER).values_list("codename", flat=True))
    assert fresh == {"add_endpoint", "change_endpoint", "delete_endpoint"}
    hooks.delete()  # as before the upgrade
    upgrade = import_module("cms.migrations.0006_webhooks")
    upgrade.grant(apps, connection.schema_editor())
    found = set(hooks.values_list("group__name", "codename"))
    assert found == {(roles.BRAND_MANAGER, each) for each in fresh}
