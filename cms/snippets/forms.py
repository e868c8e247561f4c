"""The form of a snippet: its texts are not saved by it but proposed (`cms.snippets.actions`)."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

import channels
from cms import reach
from cms.models import Snippet, SnippetChange, SnippetText
from cms.snippets.actions import Place, out_of_reach, places_between, propose, texts_of
from cms.snippets.uses import is_used


class SnippetForm(WagtailAdminModelForm):
    """Of the texts there are those that the person may read; they write those in their reach."""

    class Meta:
        model = Snippet
        fields = ("brand", "key", "name", "kind", "notes")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        formset = self.formsets["texts"]
        if self.instance.pk:
            self.fields["brand"].disabled = True
            tags = self._readable()
            if tags is not None:
                formset.queryset = formset.queryset.filter(locale__in=sorted(tags))
        elif len(brands := self.fields["brand"].queryset[:2]) == 1:
            self.fields["brand"].initial = brands[0]
        choices = [("", _("any channel"))]
        choices += [(name, _(each.label)) for name, each in channels.CHANNELS.items()]
        for form in (*formset.forms, formset.empty_form):
            form.fields["channel"].widget = forms.Select(choices=choices)
        # The empty form is made anew each time it is asked for: the class's own field is told too.
        formset.form.base_fields["channel"].widget = forms.Select(choices=choices)

    def _readable(self) -> frozenset[str] | None:
        if self.for_user is None:
            return None
        return reach.readable_locales(self.for_user, self.instance.brand)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if (
            self.instance.pk
            and "key" in self.changed_data
            and is_used(Snippet.objects.select_related("brand").get(pk=self.instance.pk))
        ):
            self.add_error(
                "key",
                _("Texts take it in by this name: it cannot have another while they do."),
            )
        return cleaned

    def places(self) -> list[Place]:
        """What the form says otherwise than what is stored."""
        before = texts_of(self.instance) if self.instance.pk else {}
        tags = self._readable() if self.instance.pk else None
        seen = {place: text for place, text in before.items() if tags is None or place[0] in tags}
        return places_between(seen, self._written())

    def _written(self) -> dict[tuple[str, str], str]:
        found: dict[tuple[str, str], str] = {}
        for form in self.formsets["texts"].forms:
            told = getattr(form, "cleaned_data", None) or {}
            if told and not told.get("DELETE") and told.get("locale") and told.get("text"):
                row: SnippetText = form.instance
                found[row.locale, row.channel] = told["text"]
        return found

    def is_valid(self) -> bool:
        """Valid, within reach, and without two texts of one place."""
        if not super().is_valid():
            return False
        forms_ = [
            form
            for form in self.formsets["texts"].forms
            if form.cleaned_data.get("locale") and not form.cleaned_data.get("DELETE")
        ]
        seen: set[tuple[str, str]] = set()
        for form in forms_:
            place = (form.instance.locale, form.instance.channel)
            if place in seen:
                form.add_error("locale", _("This locale and channel has a text already."))
            seen.add(place)
        if not any(form.errors for form in forms_):
            self._require_reach()
        return not self.errors and not any(form.errors for form in forms_)

    def _require_reach(self) -> None:
        if self.for_user is None:
            return
        if beyond := out_of_reach(self.instance, self.places(), self.for_user):
            words = _("These locales are out of your reach: %(locales)s.")
            error = ValidationError(words % {"locales": ", ".join(beyond)}, code="reach")
            self.add_error(None, error)

    change: SnippetChange | None = None
    """What saving proposed, if its texts are others."""

    def save(self, commit: bool = True) -> Any:
        """The snippet itself, and a change of its texts for others to confirm, or at once."""
        if not commit:
            return self.instance
        places = self.places()
        with transaction.atomic():
            self.instance.save()
            if places:
                self.change = propose(self.instance, places, self.for_user)
        return self.instance
