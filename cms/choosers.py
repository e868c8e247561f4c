"""Choosers that speak the language of whoever looks.

Wagtail writes "Choose brand" when a form's class is made: once, in whatever language is active.
"""

from typing import Any

from django.utils.functional import cached_property, lazy
from django.utils.translation import gettext
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail.snippets.widgets import AdminSnippetChooser

from cms.deletion import GuardedDeleteView

# Wagtail's own msgids: its catalogues translate them.
TEXTS = {
    "choose_one_text": "Choose %(object)s",
    "choose_another_text": "Choose another %(object)s",
    "link_to_chosen_text": "Edit this %(object)s",
}


class Chooser(AdminSnippetChooser):
    """The widget: its texts are translated when it is drawn."""

    def __init__(self, model: Any = None, **kwargs: Any) -> None:
        super().__init__(model, **kwargs)
        name = self.model._meta.verbose_name
        for attribute in TEXTS.keys() - kwargs.keys():
            setattr(self, attribute, _when_drawn(TEXTS[attribute], name))


class ChooserViewSet(SnippetChooserViewSet):
    base_widget_class = Chooser


class ViewSet(SnippetViewSet):
    """Wagtail's, with our chooser; nothing in use is deleted, and nothing is copied blindly."""

    chooser_viewset_class = ChooserViewSet
    copy_view_enabled = False
    delete_view_class = GuardedDeleteView

    @cached_property
    def menu_name(self) -> str:
        """Wagtail would make it of the label, in whatever language the menu is first asked for."""
        return str(self.model_name)


def _filled(msgid: str, name: Any) -> str:
    return gettext(msgid) % {"object": name}


_when_drawn = lazy(_filled, str)
