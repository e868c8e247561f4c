"""The form of an approval policy, and its pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column

from channels import CHANNELS
from cms.board.names import channel_label
from cms.choosers import ViewSet
from cms.models import ApprovalPolicy, MessageTemplate, Stage


class PolicyForm(WagtailAdminModelForm):
    """Purposes and channels are ticked; nothing ticked means any."""

    purposes = forms.MultipleChoiceField(
        label=gettext_lazy("Purposes"),
        choices=MessageTemplate.Purpose.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None ticked: any."),
    )
    channels = forms.MultipleChoiceField(
        label=gettext_lazy("Channels"),
        choices=lambda: [(name, channel_label(name)) for name in CHANNELS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None ticked: any."),
    )

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean()
        brand, stages = found.get("brand"), found.get("stages")
        if brand and isinstance(stages, list):
            known = set(Stage.objects.filter(journey__brand=brand).values_list("key", flat=True))
            if unknown := [str(key) for key in stages if key not in known]:
                self.add_error(
                    "stages",
                    _("The brand has no stage %(keys)s. It has: %(known)s.")
                    % {"keys": ", ".join(unknown), "known": ", ".join(sorted(known)) or "–"},
                )
        return found


def asks(row: ApprovalPolicy) -> str:
    """What a policy asks for, in words."""
    if not row.needs_approval:
        return _("no approval")
    steps = [f"{step.get_kind_display()}: {step.group.name}" for step in row.steps.all()]
    return " → ".join(steps) or _("the usual workflow")


def covered(row: ApprovalPolicy) -> str:
    """Which texts a policy covers, in words."""
    purposes = dict(MessageTemplate.Purpose.choices)
    told = [
        ", ".join(str(purposes.get(each, each)) for each in row.purposes),
        ", ".join(map(str, row.stages)),
        ", ".join(channel_label(each) for each in row.channels),
        ", ".join(map(str, row.locales)),
    ]
    return " · ".join(filter(None, told)) or _("everything")


class ApprovalPolicyViewSet(ViewSet):
    """Who approves what, in which order."""

    model = ApprovalPolicy
    icon = "clipboard-list"
    menu_label = gettext_lazy("Approval")
    list_display = [
        "title",
        "brand",
        Column("covered", label=gettext_lazy("Covers"), accessor=covered),
        Column("asks", label=gettext_lazy("Asks for"), accessor=asks),
        "sort_order",
    ]
    list_filter = ["brand"]
    search_fields = ["title"]

    def get_queryset(self, request: Any) -> Any:
        return ApprovalPolicy.objects.select_related("brand").prefetch_related("steps__group")

    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel("brand"), FieldPanel("title"), FieldPanel("sort_order")],
                heading=gettext_lazy("Policy"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("purposes"),
                    FieldPanel("stages"),
                    FieldPanel("channels"),
                    FieldPanel("locales"),
                ],
                heading=gettext_lazy("Which texts"),
                help_text=gettext_lazy("What is left empty holds for any."),
            ),
            FieldPanel("needs_approval"),
            InlinePanel(
                "steps",
                heading=gettext_lazy("Who approves, in this order"),
                label=gettext_lazy("Step"),
                panels=[FieldPanel("kind"), FieldPanel("group")],
                help_text=gettext_lazy(
                    "A step of translation is passed over by texts in the source locale. Without a "
                    "step the usual workflow holds. Who takes the last step makes the text live, "
                    "and needs the right to publish."
                ),
            ),
        ],
        base_form_class=PolicyForm,
    )
