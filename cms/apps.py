"""The one Django app."""

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    """Budskap's own app; roles are laid down after each migration."""

    name = "cms"
    verbose_name = _("Budskap")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from cms import doors
        from cms.checking import signals
        from cms.models.brand import brand_changed
        from cms.reach import notices
        from cms.roles import lay_down_roles
        from cms.snippets import signals as snippets
        from cms.webhooks import targets

        signals.join()
        doors.join()
        notices.join()
        snippets.join()
        brand_changed.connect(_follow, dispatch_uid="cms.releases")
        targets.allowed()  # a setting that cannot be read is said at the start

        # Permissions are made app by app, in the order of INSTALLED_APPS: roles wait for
        # the last one.
        last = [app for app in apps.get_app_configs() if app.models_module][-1]
        post_migrate.connect(lay_down_roles, sender=last, dispatch_uid="cms.roles")


def _follow(before: Any, after: Any, **_: Any) -> None:
    """What is live follows its brand: a new footer is a release."""
    from wagtail.log_actions import get_active_log_context

    from cms.releases import follow_brand

    follow_brand(before, after, getattr(get_active_log_context(), "user", None))
