"""The roles, as groups with least privilege, and the workflow between the first two.

Copywriter      writes and submits variants, proposes changes of snippets; sees everything else of
                the brand; publishes nothing.
Brand manager   approves, publishes, waives, edits brands, style guides, journeys, templates and
                webhooks.
Automation      fetches and renders over the API; has no access to the admin.

Laid down once, after migration. A group that exists is left as its administrators made it.
"""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_noop
from wagtail.models import Workflow, WorkflowContentType, WorkflowTask

COPYWRITER = gettext_noop("Copywriter")
BRAND_MANAGER = gettext_noop("Brand manager")
AUTOMATION = gettext_noop("Automation")
WORKFLOW = "Brand approval"

_MANAGED = (
    "brand",
    "styleguide",
    "brandrule",
    "snippet",
    "approvalpolicy",
    "journey",
    "persona",
    "messagetemplate",
)
_READ = (*_MANAGED, "variant")
_PERMISSIONS: dict[str, list[tuple[str, str]]] = {
    COPYWRITER: [
        ("wagtailadmin", "access_admin"),
        *[("cms", f"view_{model}") for model in _READ],
        ("cms", "add_variant"),
        ("cms", "change_variant"),
        ("cms", "lock_variant"),
        ("cms", "import_messages"),
        ("cms", "change_snippet"),
        ("cms", "add_messagetemplate"),
        ("cms", "change_messagetemplate"),
    ],
    BRAND_MANAGER: [
        ("wagtailadmin", "access_admin"),
        *[
            ("cms", f"{verb}_{model}")
            for model in _MANAGED
            for verb in ("view", "add", "change", "delete")
        ],
        *[
            ("cms", f"{verb}_variant")
            for verb in ("view", "add", "change", "delete", "publish", "lock", "unlock")
        ],
        ("cms", "waive_finding"),
        ("cms", "import_messages"),
        *[("cms", f"{verb}_release") for verb in ("view", "roll_back", "promote", "label")],
        *[("cms", f"{verb}_endpoint") for verb in ("add", "change", "delete")],
        *[("cms", f"{verb}_provideraccount") for verb in ("add", "change", "delete")],
        ("cms", "submit_submission"),
        ("cms", "manage_tokens"),
    ],
    AUTOMATION: [("cms", "fetch_published")],
}


def lay_down_roles(sender: Any, using: str = "default", **kwargs: Any) -> None:
    """Create the groups and the workflow where they are missing. Runs after every migration."""
    for name, wanted in _PERMISSIONS.items():
        group, created = Group.objects.using(using).get_or_create(name=name)
        if created:
            group.permissions.set(_permissions(wanted, using))
    _lay_down_workflow(using)


def _permissions(wanted: list[tuple[str, str]], using: str) -> list[Permission]:
    found = {
        (permission.content_type.app_label, permission.codename): permission
        for permission in Permission.objects.using(using)
        .filter(content_type__app_label__in={label for label, _ in wanted})
        .select_related("content_type")
    }
    return [found[name] for name in wanted]


def _lay_down_workflow(using: str) -> None:
    from cms.models import BrandApprovalTask, Variant

    if BrandApprovalTask.objects.using(using).exists():
        return
    task = BrandApprovalTask.objects.using(using).create(name=WORKFLOW)
    task.groups.add(Group.objects.using(using).get(name=BRAND_MANAGER))
    workflow = Workflow.objects.using(using).create(name=WORKFLOW)
    WorkflowTask.objects.using(using).create(workflow=workflow, task=task, sort_order=0)
    WorkflowContentType.objects.using(using).create(
        workflow=workflow, content_type=ContentType.objects.db_manager(using).get_for_model(Variant)
    )
