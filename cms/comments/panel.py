"""The side panel with comments in the variant's editor."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from cms.comments.reading import threads_of


class CommentsPanel(BaseSidePanel):
    """Threads beside the text: each leads to its words, and a new one is pinned to those chosen."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle comments")
        icon_name = "comment"
        counter_classname = "w-bg-info-100"
        keyboard_shortcut = "mod+alt+m"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["count"] = len(self.panel.threads.open)
            return context

    name = "words"
    title = _("Comments")
    template_name = "cms/comments/panel.html"
    order = 160

    def __init__(self, object: Any, request: Any) -> None:
        super().__init__(object, request)
        self.threads = threads_of(object)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        return context | {"threads": self.threads, "variant": self.object, "jumps": True}

    class Media:
        js = ["cms/js/comments.js"]
        css = {"all": ["cms/css/comments.css"]}
