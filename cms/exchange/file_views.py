"""The pages for what is no message: terms for the style guides, other people's memories.

A file is kept, shown with what becomes of every row of it, and taken in as shown, or not at all.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages

from cms.exchange import kept
from cms.exchange.file_kinds import KINDS, Kind, ShownRow
from cms.exchange.forms import brands_to_import_into
from cms.exchange.listing import FATES, Choice
from cms.exchange.memory_files import remove_memory
from cms.exchange.orders import Upload
from cms.exchange.plan import Fate
from cms.exchange.reading import FileRefused
from cms.exchange.saying import told
from cms.exchange.views import ImportPage
from cms.models import Brand, MemoryFile

__all__ = ["FilePlanView", "FileView", "RemoveMemoryView"]

MAX_UPLOAD: Final = 20 * 1024**2
"""Bytes of a file that a page reads while somebody waits; the command line takes larger ones."""
ROWS_A_PAGE = 200


class FileForm(forms.Form):
    upload = forms.FileField(label=gettext_lazy("File"))
    brand = forms.ModelChoiceField(
        Brand.objects.none(), label=gettext_lazy("Brand"), to_field_name="key", empty_label=None
    )

    def __init__(self, *args: Any, kind: Kind, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["upload"].widget.attrs["accept"] = kind.accept
        brand = self.fields["brand"]
        assert isinstance(brand, forms.ModelChoiceField)
        brand.queryset = kind.brands(user)

    def clean_upload(self) -> Upload:
        file = self.cleaned_data["upload"]
        if file.size > MAX_UPLOAD:
            words = _("The file is larger than %(limit)d MB: import it on the command line.")
            raise ValidationError(words % {"limit": MAX_UPLOAD // 1024**2})
        upload = Upload(str(file.name), file.read())
        try:
            self.kind.read(upload)
        except FileRefused as refusal:
            raise ValidationError(told(refusal.words)) from refusal
        return upload


class KindPage(ImportPage):
    """What the pages of a kind share; ``kind`` is one of `KINDS`."""

    kind: Kind = KINDS["terms"]

    @property
    def page_title(self) -> Any:  # type: ignore[override]
        return self.kind.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(),
                {"url": reverse(f"import:{self.kind.name}"), "label": self.kind.title}]  # fmt: skip


class FileView(KindPage, FormView):
    """Takes one file, keeps it, and goes on to what would become of it."""

    form_class = FileForm
    template_name = "cms/exchange/file.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "kind": self.kind, "user": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        brands = self.kind.brands(self.request.user)
        brand = brands.filter(key=self.request.GET.get("brand", "")).first() or brands.first()
        return {"brand": brand.key} if brand else {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        brands = self.kind.brands(self.request.user)
        files: Iterable[MemoryFile] = ()
        if self.kind.name == "memory":
            rows = MemoryFile.objects.filter(brand__in=brands).select_related("brand", "added_by")
            files = rows.annotate(count=Count("units")).order_by("brand__name", "-added_at")
        return super().get_context_data(**kwargs) | {
            "kind": self.kind, "has_brands": brands.exists(), "files": files
        }  # fmt: skip

    def form_valid(self, form: FileForm) -> HttpResponse:
        given = form.cleaned_data
        token = kept.keep_file(
            self.kind.name, given["upload"], given["brand"].key, self.request.user
        )
        return redirect(f"import:{self.kind.name}_plan", token)


class FilePlanView(KindPage, TemplateView):
    """Shows what becomes of every row; POST takes in exactly what was shown."""

    template_name = "cms/exchange/file_plan.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            self.upload, key = kept.fetch_file(self.kind.name, kwargs["token"], request.user)
            self.brand = self.kind.brands(request.user).get(key=key)
            self.read = self.kind.read(self.upload)
        except kept.Gone as gone:
            messages.warning(request, gone.messages[0])
        except FileRefused as refusal:
            messages.error(request, told(refusal.words))
        except Brand.DoesNotExist:
            messages.warning(request, _("This brand is not there any longer."))
        else:
            return super().dispatch(request, *args, **kwargs)
        return redirect(f"import:{self.kind.name}")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = self.kind.rows(self.brand, self.read)
        counts = Counter(row.fate for row in rows)
        fate = self.request.GET.get("fate", "")
        wanted = [row for row in rows if row.fate == fate] if fate in set(Fate) else rows
        return super().get_context_data(**kwargs) | {
            "kind": self.kind, "brand": self.brand, "name": self.upload.name,
            "page": Paginator(wanted, ROWS_A_PAGE).get_page(self.request.GET.get("p")),
            "page_url": f"?fate={fate}" if fate in set(Fate) else "?",
            "choices": [_choice(each, counts[each], fate) for each in Fate if counts[each]],
            "writes": counts[Fate.CREATE] + counts[Fate.CHANGE],
            "digest": _digest(rows), "index_url": reverse(f"import:{self.kind.name}"),
        }  # fmt: skip

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        if request.POST.get("digest") != _digest(self.kind.rows(self.brand, self.read)):
            messages.warning(request, _("Something here changed since: look once more."))
            return redirect(f"import:{self.kind.name}_plan", token)
        try:
            self.kind.take_in(self.brand, self.upload, self.read, request.user)
        except ValidationError as refusal:
            for words in refusal.messages:
                messages.error(request, words)
            return redirect(f"import:{self.kind.name}_plan", token)
        kept.drop_file(self.kind.name, token, request.user)
        messages.success(request, _("“%(file)s” is taken in.") % {"file": self.upload.name})
        return redirect(f"import:{self.kind.name}")


class RemoveMemoryView(View):
    """POST only: a file goes, and every pair that came with it."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        files = MemoryFile.objects.filter(brand__in=brands_to_import_into(request.user))
        file = get_object_or_404(files, pk=pk)
        remove_memory(file, request.user)
        messages.success(request, _("“%(file)s” and its pairs are removed.") % {"file": file.name})
        return redirect("import:memory")


def _choice(fate: Fate, count: int, now: str) -> Choice:
    active = fate == now
    return Choice(
        str(FATES[fate]), count, "?" if active else f"?fate={fate.value}", active, fate.value
    )


def _digest(rows: Iterable[ShownRow]) -> str:
    told_ = "\n".join(f"{r.fate}\t{r.locale}\t{r.head}\t{r.texts}" for r in rows)
    return hashlib.sha256(told_.encode()).hexdigest()
