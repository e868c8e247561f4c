"""The trial beside the form of a rule."""

import json
from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel

from templates_lib import rules


class TrialPanel(Panel):
    """What the rule would flag, as it is written."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/rules/trial_panel.html"

        class Media:
            js = ["cms/js/rules.js"]
            css = {"all": ["cms/css/checking.css"]}

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {
                "trial_url": reverse("wagtailsnippets_cms_brandrule:trial"),
                "rule": self.instance.pk or "",
                "kinds": json.dumps({name: list(fields) for name, fields in rules.KINDS.items()}),
            }
