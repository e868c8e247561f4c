"""Views of a variant. They parse, call, and answer; what is refused is said to the person, and
the draft stays.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import ChecksSidePanel, PreviewSidePanel
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import (
    CreateView,
    EditView,
    PreviewOnEditView,
    WorkflowActionView,
)

from cms import reach
from cms.comments.panel import CommentsPanel
from cms.editor.content_field import ContentField
from cms.editor.findings import show
from cms.editor.panels import FindingsPanel, VariantPreviewPanel
from cms.editor.radius import radius_of
from cms.editor.waiving import waiver_days
from cms.errors import Refused
from cms.guard import require_publishable
from cms.models import Variant
from cms.models.four_eyes import edited_last


class VariantCreateView(CreateView):
    """Chooses which variant; its text is written in the editor that opens next."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.autosave_enabled = False

    def get_initial(self) -> dict[str, Any]:
        """``?template=…&channel=…&locale=…``, as the board's empty cells link."""
        asked = {
            name: self.request.GET[name]
            for name in ("template", "channel", "locale")
            if name in self.request.GET
        }
        return {**super().get_initial(), **asked}

    def publish_action(self) -> Any:
        """Wagtail asked whether it may be done to some text: this one is known by now."""
        if not reach.may(self.request.user, "publish", self.object):
            raise PermissionDenied
        return super().publish_action()

    def get_side_panels(self) -> MediaContainer:
        return MediaContainer([])


class VariantEditView(EditView):
    """The editor: form, findings, preview."""

    def get_side_panels(self) -> MediaContainer:
        panels = [
            panel for panel in super().get_side_panels() if not isinstance(panel, ChecksSidePanel)
        ]
        if self.expects_json_response:  # autosave shows no panel: do not check for nothing
            return MediaContainer(panels)
        findings = FindingsPanel(
            self.object,
            self.request,
            findings_url=reverse(self.viewset_url("findings"), args=[self.object.pk]),
            waive_url=reverse(self.viewset_url("waive"), args=[self.object.pk]),
        )
        panels = [
            VariantPreviewPanel(
                self.object, self.request, preview_url=panel.preview_url, state=findings.state
            )
            if isinstance(panel, PreviewSidePanel)
            else panel
            for panel in panels
        ]
        panels[1:1] = [findings, CommentsPanel(self.object, self.request)]
        return MediaContainer(panels)

    @property
    def header_more_buttons(self) -> list[Button]:
        """What is live may be exported for a sender that fills it in itself."""
        buttons: list[Button] = super().header_more_buttons
        if self.object.live:
            url = reverse(self.viewset_url("export"), args=[self.object.pk])
            said = _("Export for a sender")
            buttons.append(Button(said, url=url, icon_name="download", priority=15))
        return buttons

    def viewset_url(self, name: str) -> str:
        """The name of one of this viewset's own addresses."""
        return str(Variant.snippet_viewset.get_url_name(name))

    def get_success_message(self, instance: Any = None) -> Any:
        """Wagtail says "updated" for every verb of the workflow; people want to hear what
        became of it.
        """
        said = {
            "approve": _("“%(variant)s” is approved and live."),
            "reject": _("“%(variant)s” is sent back to its writer."),
        }
        verb = getattr(self, "workflow_action", None)
        if self.action == "workflow-action" and verb in said:
            return said[verb] % {"variant": instance or self.object}
        return super().get_success_message(instance)

    def publish_action(self) -> Any:
        """Wagtail's; but a roll-back says which revision it brings back, so that the log can."""
        if (earlier := getattr(self, "revision", None)) is None:
            return super().publish_action()
        self.new_revision.publish(
            user=self.request.user, previous_revision=earlier, skip_permission_checks=True
        )
        return None

    def submit_action(self) -> None:
        require_publishable(self.object.get_latest_revision_as_object(), self.request.user)
        super().submit_action()

    def run_action_method(self) -> Any:
        """The verb after saving. Refused: the draft is saved, nothing else happened, and the
        person is told.
        """
        try:
            with transaction.atomic():
                return super().run_action_method()
        except Refused as refusal:
            self.object.refresh_from_db()
            for words in refusal.messages:
                messages.error(self.request, words)
            messages.warning(self.request, _("Your text is saved as a draft."))
            return redirect(self.get_edit_url())


class VariantWorkflowActionView(WorkflowActionView):
    """Approve or ask for changes; a refusal is a message, never a page of code. Who approves sees
    what it would change.
    """

    template_name = "cms/approving/action_modal.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if self.action_name != "approve":
            return context
        return context | {"radius": radius_of(self.object.get_latest_revision_as_object())}

    def get_task_state(self) -> Any:
        """The state that the address names, if it is one of this variant."""
        state = super().get_task_state()
        if state.workflow_state.object_id != str(self.object.pk):
            raise Http404
        return state

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            if kwargs.get("action_name") == "approve" and edited_last(self.object, request.user):
                raise Refused(_("You made the last edit: somebody else must approve it."))
            with transaction.atomic():
                return super().dispatch(request, *args, **kwargs)
        except Refused as refusal:
            for words in refusal.messages:
                messages.error(request, words)
            return self._back(request)

    def _back(self, request: HttpRequest) -> HttpResponse:
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            answer: HttpResponse = self.render_modal_json(
                request, {"step": "success", "redirect": self.redirect_url}
            )
            return answer
        return redirect(self.redirect_url)


class FindingsView(PreviewOnEditView):
    """Findings of the unsaved text, as a piece of HTML with its counts. Writes nothing; POST
    for the form's size.
    """

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        variant = self._unsaved()
        state = show(variant, request.user) | {
            "object": variant,
            "may_waive": reach.may(request.user, "waive_finding", variant),
            "waive_url": reverse(Variant.snippet_viewset.get_url_name("waive"), args=[variant.pk]),
            **waiver_days(),
        }
        return JsonResponse(
            {
                "findings": render_to_string("cms/editor/findings.html", state, request),
                "brief": render_to_string("cms/editor/brief.html", state, request),
                "errors": state["counts"]["error"],
                "said": render_to_string("cms/editor/said.txt", state, request).strip(),
            }
        )

    def _unsaved(self) -> Variant:
        """The row with the text of the form, valid or not: findings must work while the form is
        wrong.
        """
        form = self.get_form(self.request.POST)
        self.validate_form(form)
        variant: Variant = self.object
        field = form.fields.get("content")
        if isinstance(field, ContentField):
            raw = field.widget.value_from_datadict(
                self.request.POST, None, form.add_prefix("content")
            )
            variant.content = field.document(raw)
        return variant
