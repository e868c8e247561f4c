"""The way from a message template, in its list and its settings, to all its texts."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import EditView, IndexView

from cms.models import MessageTemplate


class TemplateIndexView(IndexView):
    """Wagtail's list, with a way to the texts of each row."""

    def get_list_more_buttons(self, instance: MessageTemplate) -> list[Any]:
        return [*super().get_list_more_buttons(instance), _button(instance)]


class TemplateEditView(EditView):
    """Wagtail's, with a way to the texts."""

    @property
    def header_more_buttons(self) -> list[Any]:
        return [*super().header_more_buttons, _button(self.object)]


def _button(template: MessageTemplate) -> Button:
    url = reverse(MessageTemplate.snippet_viewset.get_url_name("workspace"), args=[template.pk])
    return Button(_("All texts"), url=url, icon_name="grid", priority=5)
