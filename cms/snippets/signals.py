"""Nothing deletes a snippet that a text takes in: no page, no bulk action, no shell command."""

from typing import Any

from django.db.models import Model, ProtectedError
from django.db.models.signals import pre_delete
from django.utils.translation import gettext as _

from cms.models import Snippet
from cms.snippets.uses import uses_of, using
from cms.snippets.values import brand_snippets


def join() -> None:
    """Listen; called once, when the app is ready."""
    pre_delete.connect(_keep_used, sender=Snippet, dispatch_uid="cms.snippets.used")


def _keep_used(sender: Any, instance: Snippet, **kwargs: Any) -> None:
    """Raise `ProtectedError` with what uses it."""
    others = using([instance.key], brand_snippets(instance.brand.key)) - {instance.key}
    users: set[Model] = {use.variant for use in uses_of(instance.brand, [instance.key])}
    users |= set(Snippet.objects.filter(brand=instance.brand, key__in=others))
    if users:
        raise ProtectedError(_("The snippet is in use."), users)
