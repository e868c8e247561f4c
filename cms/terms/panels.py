"""Joins the proposals of forms to the terms of a style guide's form."""

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel

from cms.models import StyleGuide


class TermFormsPanel(Panel):
    """Shows nothing itself: its script puts proposals under the lists of words."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/terms/panel.html"

        class Media:
            js = ["cms/js/terms.js"]
            css = {"all": ["cms/css/checking.css"]}

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {
                "forms_url": reverse(StyleGuide.snippet_viewset.get_url_name("forms")),
                "locale": self.instance.locale,
            }
