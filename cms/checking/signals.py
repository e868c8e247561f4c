"""What makes stored findings stale, joined to Django's and Wagtail's signals."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_delete, post_save
from wagtail.models import Revision
from wagtail.signals import published, unpublished

from cms.checking.rechecking import changed
from cms.models import MessageTemplate, Variant


def join() -> None:
    """Listen; called once, when the app is ready."""
    post_save.connect(_revision_saved, sender=Revision, dispatch_uid="cms.checking.revision")
    post_save.connect(_template_saved, sender=MessageTemplate, dispatch_uid="cms.checking.template")
    post_delete.connect(_variant_gone, sender=Variant, dispatch_uid="cms.checking.variant")
    for name, signal in (("published", published), ("unpublished", unpublished)):
        signal.connect(_went, sender=Variant, dispatch_uid=f"cms.checking.{name}")


def _revision_saved(sender: Any, instance: Revision, raw: bool = False, **kwargs: Any) -> None:
    if raw or instance.base_content_type_id != ContentType.objects.get_for_model(Variant).pk:
        return
    if (template := instance.content.get("template")) is not None:
        changed(int(template))


def _template_saved(sender: Any, instance: MessageTemplate, **kwargs: Any) -> None:
    if not kwargs.get("raw") and not kwargs.get("created"):
        changed(instance.pk)


def _variant_gone(sender: Any, instance: Variant, **kwargs: Any) -> None:
    changed(instance.template_id)


def _went(sender: Any, instance: Variant, **kwargs: Any) -> None:
    changed(instance.template_id)
