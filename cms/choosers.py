"""Choosers that speak the language of whoever looks, and offer what is in their reach.

Wagtail writes "Choose brand" when a form's class is made: once, in whatever language is active.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.functional import cached_property, lazy
from django.utils.translation import gettext
from wagtail.snippets.views import chooser
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail.snippets.widgets import AdminSnippetChooser

from cms import reach
from cms.deletion import GuardedDeleteView
from cms.reach.door import Door
from cms.reach.forms import with_reach

# Wagtail's own msgids: its catalogues translate them.
TEXTS = {
    "choose_one_text": "Choose %(object)s",
    "choose_another_text": "Choose another %(object)s",
    "link_to_chosen_text": "Edit this %(object)s",
}


class Chooser(AdminSnippetChooser):
    """The widget: its texts are translated when it is drawn."""

    within: Any = None
    """What it may name; None: anything. A form sets it for whoever fills it in."""

    def __init__(self, model: Any = None, **kwargs: Any) -> None:
        super().__init__(model, **kwargs)
        name = self.model._meta.verbose_name
        for attribute in TEXTS.keys() - kwargs.keys():
            setattr(self, attribute, _when_drawn(TEXTS[attribute], name))

    def get_value_data(self, value: Any) -> Any:
        if value and self.within is not None:
            pk = getattr(value, "pk", value)
            try:
                known = self.within.filter(pk=pk).exists()
            except (TypeError, ValueError):
                known = False
            value = value if known else None
        return super().get_value_data(value)


class InReach:
    """A list to choose from: what is out of reach is not in it."""

    request: HttpRequest

    def get_object_list(self) -> Any:
        return reach.limited(self.request.user, super().get_object_list())  # type: ignore[misc]


class ChooseView(InReach, chooser.ChooseView):
    pass


class ChooseResultsView(InReach, chooser.ChooseResultsView):
    pass


class ChosenMultipleView(chooser.SnippetChosenMultipleView):
    def get_objects(self, pks: Any) -> Any:
        numbers = [int(pk) for pk in pks if pk.isascii() and pk.isdecimal() and len(pk) < 19]
        return reach.limited(self.request.user, super().get_objects(numbers))


class CreateView(chooser.SnippetCreateView):
    """Nothing is made in a chooser of ours: it has no form for that."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        raise Http404


class ChooserViewSet(Door, chooser.SnippetChooserViewSet):
    base_widget_class = Chooser
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_multiple_view_class = ChosenMultipleView
    create_view_class = CreateView


class ViewSet(Door, SnippetViewSet):
    """Wagtail's, with our chooser; nothing in use is deleted, and nothing is copied blindly.

    Every view of it stands behind the door of reach, and so does one that is added with
    ``construct_view``.
    """

    chooser_viewset_class = ChooserViewSet
    copy_view_enabled = False
    delete_view_class = GuardedDeleteView

    @cached_property
    def menu_name(self) -> str:
        """Wagtail would make it of the label, in whatever language the menu is first asked for."""
        return str(self.model_name)

    def get_edit_handler(self) -> Any:
        return with_reach(super().get_edit_handler(), self.model)


def _filled(msgid: str, name: Any) -> str:
    return gettext(msgid) % {"object": name}


_when_drawn = lazy(_filled, str)
