"""The pages of accounts, under Settings."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views import generic
from wagtail.admin.views.generic import PermissionCheckedMixin

from cms import reach
from cms.models import ProviderAccount
from cms.provider_templates import backends, queries
from cms.provider_templates.accounts import verify_token


def accounts_of(user: Any) -> QuerySet[ProviderAccount]:
    """The accounts that *user* may change."""
    mine = reach.changeable(user, ProviderAccount).order_by()
    return queries.accounts_in_short().filter(pk__in=mine.values("pk"))


class Changers(PermissionCheckedMixin):
    """Only those who may change accounts see anything of them."""

    model = ProviderAccount
    permission_required = "change"


class IndexView(Changers, generic.IndexView):
    """Every account, with how it goes."""

    any_permission_required = None
    template_name = "cms/provider_templates/accounts.html"
    results_template_name = "cms/provider_templates/accounts_results.html"

    def get_base_queryset(self) -> QuerySet[ProviderAccount]:
        return accounts_of(self.request.user)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return context | {"nobody_works": queries.nobody_works(), "backends": backends.BACKENDS}


class OwnBrands:
    """The form offers, and takes, only brands whose accounts the person may change."""

    request: HttpRequest

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()  # type: ignore[misc]
        return kwargs | {"brands": reach.brands_where(self.request.user, "change_provideraccount")}


class CreateView(OwnBrands, generic.CreateView):
    """First which provider (``?provider=``), then its fields."""

    @property
    def provider(self) -> str:
        return self.request.GET.get("provider", "")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not backends.known(request.GET.get("provider", "")):
            return self._choose(request)
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        return answer

    def _choose(self, request: HttpRequest) -> HttpResponse:
        if not self.user_has_permission("add"):
            answer: HttpResponse = super().dispatch(request)  # refuses as it does elsewhere
            return answer
        title = _("Add a message provider")
        context = {"backends": backends.BACKENDS.values(), "page_title": title}
        context |= {"header_title": title, "header_icon": "clipboard-list"}
        return TemplateResponse(request, "cms/provider_templates/choose.html", context)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"provider": self.provider}

    def get_add_url(self) -> str:
        return f"{super().get_add_url()}?provider={self.provider}"

    def save_instance(self) -> ProviderAccount:
        self.form.instance.created_by = self.request.user
        row: ProviderAccount = super().save_instance()
        return row


class EditView(OwnBrands, generic.EditView):
    """Everything but the provider; beside it, what the provider is to be told."""

    template_name = "cms/provider_templates/account_edit.html"

    def get_queryset(self) -> QuerySet[ProviderAccount]:
        return accounts_of(self.request.user)

    def get_object(self, queryset: Any = None) -> ProviderAccount:
        found: ProviderAccount = super().get_object(queryset)
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        account = self.object
        backend = backends.get(account.provider)
        path = reverse("provider_hook", args=[account.public_id]) if backend.tells else ""
        return context | {
            "backend": backend,
            "hook_url": f"{settings.BASE_URL}{path}" if path else "",
            "verify_token": verify_token(account) if path else "",
        }


class DeleteView(generic.DeleteView):
    """Deleting forgets what was submitted; the provider keeps it."""

    def get_queryset(self) -> QuerySet[ProviderAccount]:
        return accounts_of(self.request.user)

    @property
    def confirmation_message(self) -> str:
        return _(
            "What was submitted is forgotten here, and stays at the provider. Delete this account?"
        )
