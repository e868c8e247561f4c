"""The first form of an import: which files, into which brand."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

import locales
from cms import reach
from cms.exchange.files import ENDINGS, catalogue_of, is_plain_json
from cms.exchange.kept import MAX_TOTAL
from cms.exchange.names import is_key
from cms.exchange.orders import MAX_FILES, Order, Upload
from cms.exchange.packed import is_packed, unpacked
from cms.exchange.reading import MAX_BYTES, TOO_BIG, FileRefused, read_entries
from cms.exchange.running import LARGE
from cms.exchange.saying import told
from cms.exchange.words import say
from cms.models import Brand
from cms.models.fields import known_locale


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """One to `MAX_FILES` files; each is refused by name before more than its size is looked at."""

    widget = ManyFilesInput(attrs={"multiple": True, "accept": ",".join([*ENDINGS, ".zip"])})

    def clean(self, data: Any, initial: Any = None) -> list[Upload]:
        files: list[UploadedFile] = [each for each in data or [] if each]
        if not files:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(files) > MAX_FILES:
            raise ValidationError(
                gettext("At most %(limit)d files at a time.") % {"limit": MAX_FILES}, code="many"
            )
        if sum(file.size or 0 for file in files) > MAX_TOTAL:
            words = gettext("All files together are larger than %(limit)d MB.")
            raise ValidationError(words % {"limit": MAX_TOTAL // 1024**2}, code="big")
        return self._read(files)

    def _read(self, files: Sequence[UploadedFile]) -> list[Upload]:
        uploads: list[Upload] = []
        problems: list[str] = []
        for file in files:
            name = str(file.name)
            # One byte more than is allowed is enough to refuse a file of any size.
            upload = Upload(name, file.read(MAX_BYTES + 1))
            try:
                uploads += _files_of(upload)
            except FileRefused as refusal:
                problems.append(f"{refusal.name}: {told(refusal.words)}")
        if problems:
            raise ValidationError(problems, code="unusable")
        if len(uploads) > MAX_FILES:
            raise ValidationError(
                gettext("At most %(limit)d files at a time.") % {"limit": MAX_FILES}, code="many"
            )
        return uploads


def brands_to_import_into(user: Any) -> QuerySet[Brand]:
    """A file brings every locale and what they share: the brand must be in reach in all of them."""
    return reach.brands_where(user, "import_messages")


def _files_of(upload: Upload) -> list[Upload]:
    """*upload*, or what is packed in it, each of which can be read; raises `FileRefused`."""
    _require_size(upload.name, upload.data)
    found = unpacked(upload.name, upload.data) if is_packed(upload.name) else [upload]
    for each in found:
        if len(upload.data) > LARGE:
            continue  # a large one is read beside the request, and refused there
        if is_plain_json(each.name, each.data):
            read_entries(each.name, each.data)
        else:
            catalogue_of(each.name, each.data)
    return found


def _require_size(name: str, data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise FileRefused(name, say(TOO_BIG, limit=MAX_BYTES // 1024**2))


class IntoForm(forms.Form):
    """Where the messages go: both pages ask for this."""

    brand = forms.ModelChoiceField(
        Brand.objects.none(), label=_("Brand"), to_field_name="key", empty_label=None
    )
    source_locale = forms.CharField(
        label=_("Source locale"), max_length=35, initial="en",
        help_text=_("The others are translated from it. Its file says what a message is."),
    )  # fmt: skip
    key_prefix = forms.CharField(
        label=_("Prefix of the keys"), max_length=60, required=False,
        help_text=_("“shop” makes shop.welcome of a message called welcome. Empty: no prefix."),
    )  # fmt: skip

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        brand = self.fields["brand"]
        assert isinstance(brand, forms.ModelChoiceField)
        brand.queryset = brands_to_import_into(user)

    def clean_source_locale(self) -> str:
        tag: str = self.cleaned_data["source_locale"]
        known_locale(tag)
        return locales.normalise(tag)

    def clean_key_prefix(self) -> str:
        prefix: str = self.cleaned_data["key_prefix"].strip()
        if prefix and not is_key(prefix):
            raise ValidationError(
                gettext("Use lower-case letters and digits, joined by full stops or hyphens.")
            )
        return prefix


class StartForm(IntoForm):
    """The first page."""

    uploads = ManyFilesField(
        label=_("Files"),
        help_text=_(
            "JSON, i18next, gettext PO, XLIFF, Rails YAML, Java properties, Fluent, Android, iOS, "
            "ARB, CSV or Excel: nb.json, mail_pl.po, values-da/strings.xml. "
            "Up to 400 files of 100 MB each, or a zip of them."
        ),
    )
    field_order = ("uploads", "brand", "source_locale", "key_prefix")

    def order(self) -> Order:
        """What was asked for; the form is valid."""
        given = self.cleaned_data
        return Order(
            tuple(given["uploads"]), given["brand"].key, given["source_locale"], given["key_prefix"]
        )
