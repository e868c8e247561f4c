"""Settings → API access: the tokens, and making, changing and revoking one."""

from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import APIToken

from cms.tokens import actions
from cms.tokens.forms import NewTokenForm, TokenForm
from cms.tokens.limits import limit_of
from cms.tokens.owners import tokens_of
from cms.tokens.reading import listed, token_rows

PAGE = 50


class TokenPage(WagtailAdminTemplateMixin):
    """What the pages share: whose tokens there are to see, and the way back."""

    header_icon = "key"
    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def tokens(self) -> Any:
        return tokens_of(self.request.user)

    @cached_property
    def token(self) -> APIToken:
        found = self.tokens.select_related("user").filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404(_("There is no such token."))
        return found

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": reverse("api_access:index"), "label": _("API access")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_page_title()}]


class TokensView(TokenPage, TemplateView):
    """The living tokens, or (``?state=revoked``) those that were revoked."""

    page_title = gettext_lazy("API access")
    template_name = "cms/tokens/index.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return super().get_breadcrumbs_items()[:-1]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        revoked = self.request.GET.get("state") == "revoked"
        pages = Paginator(listed(self.tokens, revoked=revoked), PAGE)
        page = pages.get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "revoked": revoked,
            "page": page,
            "rows": token_rows(page.object_list),
            "any": bool(pages.count) or self.tokens.exists(),
            "people": self.request.user.has_perm("wagtailcore.add_apitoken"),
        }


class NewTokenView(TokenPage, FormView):
    """Makes a token, and shows it this once."""

    page_title = gettext_lazy("New token")
    template_name = "cms/tokens/new.html"
    form_class = NewTokenForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"manager": self.request.user}

    def form_valid(self, form: NewTokenForm) -> HttpResponse:
        told = form.cleaned_data
        with transaction.atomic():
            owner = form.chosen_owner() or actions.create_owner(
                self.request.user, told["username"], told["group"]
            )
            token, text = actions.create_token(
                self.request.user, owner, told["name"], told["requests_per_minute"]
            )
        self.page_title = gettext_lazy("Token made")
        self.template_name = "cms/tokens/made.html"
        # Here and nowhere else: no redirect, which would have to keep it somewhere.
        (row,) = token_rows(listed(APIToken.objects.filter(pk=token.pk), revoked=False))
        response = self.render_to_response(self.get_context_data(row=row, text=text, form=form))
        response["Cache-Control"] = "no-store"
        return response


class ChangeTokenView(TokenPage, FormView):
    """Another name, or another limit."""

    template_name = "cms/tokens/change.html"
    form_class = TokenForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.token.revoked_at is not None:
            raise Http404(_("There is no such token."))
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(self.token.name)

    def get_initial(self) -> dict[str, Any]:
        return {"name": self.token.name, "requests_per_minute": limit_of(self.token.pk)}

    def form_valid(self, form: TokenForm) -> HttpResponse:
        actions.change_token(self.request.user, self.token, **form.cleaned_data)
        messages.success(self.request, _("Saved."))
        return redirect("api_access:index")


class RevokeTokenView(TokenPage, TemplateView):
    """Asks, and revokes."""

    page_title = gettext_lazy("Revoke")
    template_name = "cms/tokens/revoke.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        name = self.token.name
        if actions.revoke_token(request.user, self.token):
            messages.success(request, _("“%(name)s” is revoked.") % {"name": name})
        else:
            messages.warning(request, _("“%(name)s” was revoked already.") % {"name": name})
        return redirect("api_access:index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        state = self.token.revoked_at is not None
        (row,) = token_rows(listed(self.tokens.filter(pk=self.token.pk), revoked=state))
        return super().get_context_data(**kwargs) | {"row": row}
