"""Panels of the variant's editor: findings and preview at the side, source text and
placeholders over the form.
"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.compare import FieldComparison, StructBlockComparison
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.admin.ui.side_panels import BaseSidePanel, PreviewSidePanel

from cms import reach
from cms.board.links import Links
from cms.editor.beside import beside
from cms.editor.blocks import root_block, to_value
from cms.editor.findings import show
from cms.editor.placeholders import chips, snippet_chips
from cms.editor.waiving import waiver_days
from cms.models import Variant
from cms.preview import value_sets, views
from cms.provider_templates.queries import notes
from cms.test_messages.recipients import offered
from cms.test_messages.senders import goes_by_mail


class FindingsPanel(BaseSidePanel):
    """What the checker says of the text, refreshed as one types."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle findings")
        icon_name = "circle-check"
        counter_classname = "w-bg-critical-200"
        keyboard_shortcut = "mod+j"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["count"] = self.panel.state["counts"]["error"]
            return context

    name = "findings"
    title = _("Findings")
    template_name = "cms/editor/findings_panel.html"
    order = 150

    def __init__(self, object: Any, request: Any, *, findings_url: str, waive_url: str) -> None:
        super().__init__(object, request)
        self.findings_url, self.waive_url = findings_url, waive_url
        self.state = show(object, request.user)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        return (
            context
            | self.state
            | {
                "findings_url": self.findings_url,
                "waive_url": self.waive_url,
                "provider_notes": notes(self.object),
                "may_waive": reach.may(self.request.user, "waive_finding", self.object),
                **waiver_days(),
            }
        )

    class Media:
        # The first says what the others use.
        js = [
            f"cms/js/{name}.js"
            for name in (
                "editor",
                "counter",
                "beside",
                "memory",
                "words",
                "drafts",
                "keys",
                "test-message",
            )
        ]
        css = {"all": ["cms/css/editor.css", "cms/css/webhooks.css", "cms/css/providers.css"]}


class VariantPreviewPanel(PreviewSidePanel):
    """Wagtail's preview, with the measurement and the count of findings over it."""

    template_name = "cms/editor/preview_panel.html"

    def __init__(
        self, object: Any, request: Any, *, preview_url: str, state: dict[str, Any]
    ) -> None:
        super().__init__(object, request, preview_url=preview_url)
        self.state = state

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        shown = {"views": views(self.object), "value_sets": value_sets(self.object)}
        context |= self.state | (shown if context["has_multiple_modes"] else {})
        by_mail = goes_by_mail(self.object.channel)
        return context | {
            "test_url": _address("test", self.object.pk),
            "test_recipients": offered(
                self.object.template.brand, by_mail=by_mail, own=self.request.user.email
            ),
            "by_mail": by_mail,
        }


class IdentityPanel(MultiFieldPanel):
    """Which variant this is: open while it is being chosen, folded away ever after."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def classes(self) -> list[str]:
            return [*super().classes(), *(["collapsed"] if self.instance.pk else [])]


class ContentPanel(FieldPanel):
    """The content; two revisions of it are compared part by part, block by block, word by word."""

    def get_comparison_class(self) -> type[FieldComparison]:
        return ContentComparison


class ContentComparison(FieldComparison):
    """Compares content documents as the channel's own blocks do, where the channel is known."""

    def __init__(self, field: Any, obj_a: Any, obj_b: Any) -> None:
        super().__init__(field, obj_a, obj_b)
        self.root = root_block(obj_b.channel, obj_b.locale)

    def htmldiff(self) -> Any:
        before, after = (to_value(self.root, value or {}) for value in (self.val_a, self.val_b))
        return StructBlockComparison(self.root, True, True, before, after).htmldiff()


class PlaceholderPanel(Panel):
    """The declared placeholders as buttons, each with the filter its type wants, and the brand's
    snippets: each goes in at the cursor.
    """

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/editor/placeholder_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["chips"] = chips(self.instance)
            context["snippets"] = snippet_chips(self.instance)
            return context


class BesidePanel(Panel):
    """The source text, what changed in it, and the same locale's other channels."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/editor/beside_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            pk = self.instance.pk
            return context | {
                "beside": beside(self.instance, self.request.user),
                "workspace_url": Links(self.request.user).workspace(self.instance.template_id),
                "still_right_url": _address("still_right", pk),
                "remembered_url": _address("remembered", pk),
                "vocabulary_url": _address("vocabulary", pk),
            }


def _address(name: str, pk: int) -> str:
    return reverse(Variant.snippet_viewset.get_url_name(name), args=[pk])
