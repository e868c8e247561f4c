"""The form of an approval policy, and its pages."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column

from channels import CHANNELS
from cms import reach
from cms.board.names import channel_label
from cms.board.reading import brands_for
from cms.choosers import ViewSet
from cms.models import ApprovalPolicy, Brand, MessageTemplate, Stage


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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user and "brand" in self.fields:
            allowed = [brand.pk for brand in brands_for(self.for_user)]
            self.fields["brand"].queryset = Brand.objects.filter(pk__in=allowed)
        if self.for_user and "steps" in self.formsets:
            steps = self.formsets["steps"]
            steps.form = _offering(steps.form, groups_for(self.for_user))

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


def groups_for(user: Any) -> QuerySet[Group]:
    """The groups that may approve, as far as *user* may know of them: whose people may log in to
    the admin, and who reach a brand that *user* reaches.
    """
    rows = Group.objects.filter(permissions__codename="access_admin").order_by("name")
    if not reach.is_limited(user):
        return rows
    near = Q(reaches=None) | Q(reaches__brand=None) | Q(reaches__brand__in=brands_for(user))
    return rows.filter(near).distinct()


def _offering(step: type[forms.ModelForm], groups: QuerySet[Group]) -> type[forms.ModelForm]:
    """The form of a step, the empty one for new steps too, with these *groups* to choose from."""

    class StepForm(step):  # type: ignore[misc, valid-type]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.fields["group"].queryset = groups

    return StepForm


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
        rows = ApprovalPolicy.objects.filter(brand__in=brands_for(request.user))
        return rows.select_related("brand").prefetch_related("steps__group")

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
