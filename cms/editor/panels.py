"""Panels of the variant's editor: findings and preview at the side, source text and
placeholders over the form.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.compare import FieldComparison, StructBlockComparison
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.admin.ui.side_panels import BaseSidePanel, PreviewSidePanel

import locales
from cms.door import working_copies
from cms.editor.blocks import root_block, to_value
from cms.editor.findings import show
from cms.editor.placeholders import chips
from cms.editor.places import variant_texts
from cms.editor.waiving import waiver_days
from cms.preview import value_sets, views
from cms.provider_templates.queries import notes


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
                "may_waive": self.request.user.has_perm("cms.waive_finding"),
                **waiver_days(),
            }
        )

    class Media:
        js = ["cms/js/editor.js"]
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
        return context | self.state | (shown if context["has_multiple_modes"] else {})


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
    """The declared placeholders as buttons: each goes in at the cursor, with the filter its
    type wants.
    """

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/editor/placeholder_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["chips"] = chips(self.instance)
            return context


class SourcePanel(Panel):
    """The source locale's text of the same channel, to translate from."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/editor/source_panel.html"

        def is_shown(self) -> bool:
            return (
                bool(self.instance.pk)
                and self.instance.locale != self.instance.template.source_locale
            )

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            language = locales.get(self.instance.template.source_locale)
            source = next(
                (
                    row
                    for row in working_copies(self.instance.template)
                    if row.channel == self.instance.channel
                    and row.locale == language.tag
                    and not row.arm
                ),
                None,
            )
            context["source"] = source
            context["language"] = language
            context["texts"] = [
                part
                for part in (variant_texts(source.typed_content()) if source else [])
                if part.text.strip()
            ]
            context["is_stale"] = is_stale(self.instance, source)
            return context


def is_stale(variant: Any, source: Any) -> bool:
    """Whether *variant* was approved against another source text than the present one."""
    return bool(
        source and variant.source_digest and variant.source_digest != source.typed_content().digest
    )
