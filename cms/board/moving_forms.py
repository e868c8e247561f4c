"""What a roll-back or a promotion is asked for: whose, where, which release, which messages."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms import reach
from cms.board.moving_links import next_environment
from cms.board.release_pages import number_of
from cms.environments import all_environments, entry_environment
from cms.models import Brand

MOST_KEYS = 10_000


class MoveForm(forms.Form):
    """What both ask. ``keys`` is None for every message."""

    brand = forms.ModelChoiceField(
        Brand.objects.none(),
        label=gettext_lazy("Brand"),
        to_field_name="key",
        empty_label=None,
    )
    release = forms.CharField(
        label=gettext_lazy("Release"),
        max_length=50,
        help_text=gettext_lazy("Its number, or a label."),
    )
    note = forms.CharField(label=gettext_lazy("Note for the log"), max_length=300, required=False)

    permission = ""

    def __init__(self, data: QueryDict, user: Any) -> None:
        super().__init__(data)
        self.sent, self.user = data, user
        brands = reach.brands_where(user, self.permission)
        self.fields["brand"].queryset = brands  # type: ignore[attr-defined]
        for name in ("environment", "source", "target"):
            if name in self.fields:
                choices = [(each, each) for each in all_environments()]
                self.fields[name].choices = choices  # type: ignore[attr-defined]
        self.fields["release"].widget.attrs |= {"list": "releases", "autocomplete": "off"}

    def clean_release(self) -> int | None:
        written = self.cleaned_data["release"]
        number = number_of(written, self.user)
        if written and number is None:
            raise forms.ValidationError(_("There is no release of this number or label."))
        return number

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        lines = self.sent.get("keys", "").replace("\0", "").split()
        ticked = self.sent.getlist("key")
        keys = frozenset([*lines, *ticked])
        if len(keys) > MOST_KEYS:
            raise forms.ValidationError(_("Too many messages: choose all of them."))
        if self.data.get("some") and not keys:
            raise forms.ValidationError(_("Choose at least one message."))
        return cleaned | {"keys": keys or None}

    @property
    def expected(self) -> int | None:
        """The newest release that the person saw."""
        written = self.data.get("expected", "")
        return int(written) if written.isdecimal() and len(written) < 19 else None


class RollBackForm(MoveForm):
    """Where, and to what."""

    permission = "roll_back_release"
    environment = forms.ChoiceField(
        label=gettext_lazy("Environment"), initial=lambda: all_environments()[-1]
    )
    field_order = ["brand", "environment", "release", "note"]


class PromoteForm(MoveForm):
    """From where to where; without a release, what stands there now."""

    permission = "promote_release"
    source = forms.ChoiceField(label=gettext_lazy("From"), initial=entry_environment)
    target = forms.ChoiceField(
        label=gettext_lazy("To"), initial=lambda: next_environment(entry_environment())
    )
    field_order = ["brand", "source", "target", "release", "note"]

    def __init__(self, data: QueryDict, user: Any) -> None:
        super().__init__(data, user)
        self.fields["release"].required = False
        self.fields["release"].help_text = _(
            "Its number, or a label. Empty: what stands there now."
        )
