"""Small fields and validators that several models share."""

import json
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

import locales

KEY = RegexValidator(
    r"^[a-z0-9]+(?:[._-][a-z0-9]+)*\Z",
    _("Use lower-case letters and digits, joined by full stops, hyphens or underscores."),
)
SLUG = RegexValidator(
    r"^[a-z0-9]+(?:-[a-z0-9]+)*\Z", _("Use lower-case letters and digits, joined by hyphens.")
)
LABEL = RegexValidator(
    r"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z",
    _("Use lower-case letters, digits and hyphens, and begin with a letter."),
)
COLOUR = RegexValidator(r"^#[0-9a-fA-F]{6}\Z", _("Write a colour as # and six hexadecimal digits."))


def known_locale(tag: str) -> None:
    """Refuse a tag that no locale has, naming the nearest ones."""
    try:
        locales.get(tag)
    except locales.UnknownLocaleError as error:
        raise ValidationError(
            _("“%(tag)s” is not a known locale. Nearest: %(nearest)s."),
            params={"tag": tag, "nearest": ", ".join(error.suggestions) or "–"},
            code="unknown_locale",
        ) from error


class KeyField(models.CharField):
    """A stable name that API clients rely on: ``order.confirmed``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 100)
        kwargs.setdefault("validators", [KEY])
        super().__init__(*args, **kwargs)


class LocaleInput(forms.TextInput):
    """A tag; those we know best are offered, and any other that CLDR knows may stand."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        offered = f"{(attrs or {}).get('id', name)}-offered"
        field = super().render(name, value, {**(attrs or {}), "list": offered}, renderer)
        options = format_html_join(
            "",
            '<option value="{}">{}</option>',
            ((tag, locales.get(tag).name) for tag in locales.curated_tags()),
        )
        return format_html('{}<datalist id="{}">{}</datalist>', field, offered, options)


class LocaleField(models.CharField):
    """A BCP 47 tag, always stored in its normal form (``nb_NO`` becomes ``nb``)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 35)  # RFC 5646, section 4.4.1
        kwargs.setdefault("validators", [known_locale])
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Any:
        return self._normal(super().to_python(value))

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"widget": LocaleInput, **kwargs})

    def get_prep_value(self, value: Any) -> Any:
        return self._normal(super().get_prep_value(value))

    @staticmethod
    def _normal(value: Any) -> Any:
        try:
            return locales.normalise(value) if value else value
        except locales.UnknownLocaleError:
            return value  # the validator says so in words


class LinesFormField(forms.CharField):
    """A list that is edited as text, one entry a line.

    A number stands as it is, a record as JSON on its line; a text that would read as one of those
    is shown in double quotes.
    """

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(_line, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, list):
            return value
        lines = re.split(r"\r\n|\r|\n", value or "")
        return [_entry(line.strip()) for line in lines if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(initial) != self.to_python(data))


def _entry(line: str) -> Any:
    """What a line stands for: JSON where it is a number, a record, a list or a quoted text."""
    try:
        value = json.loads(line, parse_constant=_no_number)
    except ValueError:
        return line
    return line if value is None or isinstance(value, bool) else value


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is not JSON")


def _line(entry: Any) -> str:
    """The line that `_entry` reads back as *entry*."""
    is_plain = isinstance(entry, str) and entry.strip() == entry and _entry(entry) == entry
    if is_plain and not {"\n", "\r"} & {*entry}:
        return str(entry)
    return json.dumps(entry, ensure_ascii=False)


class LinesField(models.JSONField):
    """A list of texts, numbers or records, edited one a line, and read in one."""

    def contribute_to_class(self, cls: Any, name: str, *args: Any, **kwargs: Any) -> None:
        super().contribute_to_class(cls, name, *args, **kwargs)
        shown = f"get_{name}_display"  # what Wagtail asks for where somebody only reads
        if not hasattr(cls, shown):
            setattr(cls, shown, lambda row: ", ".join(map(_line, getattr(row, name))) or "–")

    def formfield(self, **kwargs: Any) -> Any:
        options: dict[str, Any] = {
            "required": not self.blank,
            "label": capfirst(self.verbose_name),
            "help_text": self.help_text,
            "initial": self.get_default,
            "widget": forms.Textarea(attrs={"rows": 3}),
        }
        return LinesFormField(**options)
