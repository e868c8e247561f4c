"""What the admin lists and edits, declared."""

from typing import Any

from django.db.models import Count, Q
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
)
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cms.approving.policies import ApprovalPolicyViewSet
from cms.board.names import channel_label
from cms.brand_views import BrandEditView
from cms.choosers import ViewSet
from cms.editor.forms import IDENTITY, VariantForm
from cms.editor.next_text import NextTextView
from cms.editor.panels import BesidePanel, ContentPanel, IdentityPanel, PlaceholderPanel
from cms.editor.remembering import RememberedView
from cms.editor.still_right import StillRightView
from cms.editor.views import (
    FindingsView,
    VariantCreateView,
    VariantEditView,
    VariantWorkflowActionView,
)
from cms.editor.vocabulary import VocabularyView
from cms.editor.waiving import WaiveView
from cms.merging.views import VariantExportView
from cms.models import (
    Brand,
    BrandRule,
    Journey,
    MessageTemplate,
    Persona,
    Snippet,
    StyleGuide,
    Variant,
)
from cms.rules.forms import RuleForm, rule_kind
from cms.rules.panels import TrialPanel
from cms.rules.views import TrialView
from cms.snippets.forms import SnippetForm
from cms.snippets.views import (
    ChangeView,
    SnippetCreateView,
    SnippetDeleteView,
    SnippetEditView,
    UsesView,
)
from cms.terms.panels import TermFormsPanel
from cms.terms.views import FormsView
from cms.test_messages.views import TestMessageView
from cms.workspace.buttons import TemplateEditView, TemplateIndexView
from cms.workspace.views import CellView, DraftDrawnView, StartView, WorkspaceView


class VariantViewSet(ViewSet):
    """Variants: list, editor, review."""

    model = Variant
    icon = "doc-full"
    menu_label = _("Variants")
    add_view_class = VariantCreateView
    edit_view_class = VariantEditView
    workflow_action_view_class = VariantWorkflowActionView
    list_display = [
        "__str__",
        Column(
            "channel",
            label=_("Channel"),
            accessor=lambda row: channel_label(row.channel),
            sort_key="channel",
        ),
        Column("locale", label=_("Locale"), sort_key="locale"),
        Column("status_string", label=_("State")),
    ]
    list_filter = ["template__brand", "channel", "locale", "live"]
    search_fields = ["template__key", "template__title", "locale", "channel"]
    list_per_page = 50

    def get_queryset(self, request: Any) -> Any:
        return Variant.objects.select_related("template", "persona", "latest_revision")

    edit_handler = ObjectList(
        [
            IdentityPanel([FieldPanel(name) for name in IDENTITY], heading=_("Which variant")),
            BesidePanel(),
            PlaceholderPanel(),
            ContentPanel("content", heading=_("Text")),
            PublishingPanel(),
        ],
        base_form_class=VariantForm,
    )

    def get_urlpatterns(self) -> list[Any]:
        findings = self.construct_view(
            FindingsView, form_class=self.get_form_class(for_update=True)
        )
        test = self.construct_view(TestMessageView, form_class=self.get_form_class(for_update=True))
        return [
            *super().get_urlpatterns(),
            path("findings/<str:pk>/", findings, name="findings"),
            path("remembered/<str:pk>/", RememberedView.as_view(), name="remembered"),
            path("vocabulary/<str:pk>/", VocabularyView.as_view(), name="vocabulary"),
            path("next/", NextTextView.as_view(), name="next"),
            path("test/<str:pk>/", test, name="test"),
            path("waive/<str:pk>/", WaiveView.as_view(), name="waive"),
            path("still-right/<str:pk>/", StillRightView.as_view(), name="still_right"),
            path("drawn/<str:pk>/", DraftDrawnView.as_view(), name="drawn"),
            path("export/<str:pk>/", VariantExportView.as_view(), name="export"),
        ]


class MessageTemplateViewSet(ViewSet):
    """Message templates with their placeholders and facts."""

    model = MessageTemplate
    icon = "mail"
    index_view_class = TemplateIndexView
    edit_view_class = TemplateEditView
    menu_label = _("Message templates")
    list_display = [
        "title",
        Column("key", label=_("Key"), sort_key="key"),
        "brand",
        "stage",
        "purpose",
    ]
    list_filter = ["brand", "stage", "purpose"]
    search_fields = ["key", "title", "description"]
    list_per_page = 50

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("texts/<str:pk>/", WorkspaceView.as_view(), name="workspace"),
            path("texts/<str:pk>/cell/", CellView.as_view(), name="cell"),
            path("texts/<str:pk>/start/", StartView.as_view(), name="start"),
        ]


class BrandViewSet(ViewSet):
    model = Brand
    icon = "pick"
    list_display = ["name", "key", "source_locale"]
    edit_view_class = BrandEditView
    inspect_view_enabled = True  # writers read what they may not change


class StyleGuideViewSet(ViewSet):
    model = StyleGuide
    icon = "openquote"
    list_display = ["__str__", "address_form", "currency"]
    list_filter = ["brand"]
    inspect_view_enabled = True
    inspect_view_fields = [
        "brand",
        "locale",
        "address_form",
        "currency",
        "link_prefix",
        "opt_out",
        "terms_in_short",
        "notes",
    ]
    edit_handler = ObjectList([*StyleGuide.panels, TermFormsPanel()])

    def get_urlpatterns(self) -> list[Any]:
        return [*super().get_urlpatterns(), path("forms/", FormsView.as_view(), name="forms")]


class BrandRuleViewSet(ViewSet):
    """A brand's own rules, each tried on every text before it is saved."""

    model = BrandRule
    icon = "form"
    menu_label = _("Rules")
    list_display = ["key", "brand", Column("kind", label=_("Kind"), accessor=rule_kind), "is_on"]
    list_filter = ["brand", "is_on"]
    search_fields = ["key"]
    inspect_view_enabled = True
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel("brand"), FieldPanel("key"), FieldPanel("is_on")], heading=_("Rule")
            ),
            *(FieldPanel(name) for name in ("kind", "words", "pattern", "inside_words")),
            *(FieldPanel(name) for name in ("swap", "either", "needs", "min", "max", "case")),
            FieldPanel("exceptions"),
            TrialPanel(heading=_("Trial")),
            FieldPanel("message"),
            FieldPanel("severity"),
            MultiFieldPanel(
                [FieldPanel(name) for name in ("locales", "channels", "stages", "parts")],
                heading=_("Where it holds"),
            ),
        ],
        base_form_class=RuleForm,
    )

    def get_urlpatterns(self) -> list[Any]:
        return [*super().get_urlpatterns(), path("trial/", TrialView.as_view(), name="trial")]


class SnippetsViewSet(ViewSet):
    """Pieces of text that many messages share; their changes are proposed and confirmed."""

    model = Snippet
    icon = "snippet"
    list_display = [
        "name",
        Column("key", label=_("Key"), sort_key="key"),
        "brand",
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("locales", label=_("Locales"), accessor=lambda row: ", ".join(row.locales())),
        Column("waiting", label=_("To confirm"), accessor=lambda row: row.waiting or "–"),
    ]
    list_filter = ["brand", "kind"]
    search_fields = ["key", "name"]
    add_view_class = SnippetCreateView
    edit_view_class = SnippetEditView
    delete_view_class = SnippetDeleteView
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel(name) for name in ("brand", "name", "key", "kind")],
                heading=_("Snippet"),
            ),
            InlinePanel("texts", heading=_("Texts"), label=_("Text")),
            FieldPanel("notes"),
        ],
        base_form_class=SnippetForm,
    )

    def get_queryset(self, request: Any) -> Any:
        is_open = Q(changes__confirmed_at=None, changes__dropped_at=None)
        waiting = Count("changes", filter=is_open & Q(changes__isnull=False))
        rows = Snippet.objects.select_related("brand").prefetch_related("texts")
        return rows.annotate(waiting=waiting)

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("uses/<str:pk>/", self.construct_view(UsesView), name="uses"),
            path("change/<str:pk>/<int:change>/", self.construct_view(ChangeView), name="change"),
        ]


class JourneyViewSet(ViewSet):
    model = Journey
    icon = "order"
    list_display = ["title", "brand", "kind", "persona"]
    list_filter = ["brand", "kind"]
    inspect_view_enabled = True
    inspect_view_fields = ["brand", "title", "key", "kind", "persona", "stages_in_short"]


class PersonaViewSet(ViewSet):
    model = Persona
    icon = "user"
    list_display = ["name", "brand", "locale"]
    list_filter = ["brand"]
    inspect_view_enabled = True


class MessagesGroup(SnippetViewSetGroup):
    """Messages in the main menu."""

    items = (MessageTemplateViewSet, VariantViewSet)
    menu_label = _("Messages")
    menu_name = "messages"
    menu_icon = "mail"
    menu_order = 110


class BrandGroup(SnippetViewSetGroup):
    """What messages belong to."""

    items = (
        BrandViewSet,
        StyleGuideViewSet,
        BrandRuleViewSet,
        SnippetsViewSet,
        ApprovalPolicyViewSet,
        JourneyViewSet,
        PersonaViewSet,
    )
    menu_label = _("Brands")
    menu_name = "brands"
    menu_icon = "pick"
    menu_order = 130
