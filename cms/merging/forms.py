"""Which sender, and what values are called there."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.environments import all_environments, default_environment
from templates_lib import merge
from templates_lib.merge import MergeError, Profile

_MOST_NAMES = 200


class ExportForm(forms.Form):
    """A target and its profile, from an address: nothing of it is stored."""

    target = forms.ChoiceField(label=gettext_lazy("Sender"))
    environment = forms.ChoiceField(label=gettext_lazy("Environment"))
    open = forms.CharField(label=gettext_lazy("Mark before a name"), max_length=10, required=False)
    close = forms.CharField(label=gettext_lazy("Mark behind a name"), max_length=10, required=False)
    names = forms.CharField(
        label=gettext_lazy("What values are called there"),
        help_text=gettext_lazy("One a line: first_name = contact.firstname"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )

    def __init__(self, data: Any) -> None:
        usual = {"environment": default_environment()}
        super().__init__({**usual, **{name: value for name, value in data.items() if value}})
        chosen = [(name, target.label) for name, target in merge.TARGETS.items()]
        chosen.sort(key=lambda pair: (merge.TARGETS[pair[0]].needs_marks, pair[1].casefold()))
        self.fields["target"].choices = chosen  # type: ignore[attr-defined]
        names = [(name, name) for name in all_environments()]
        self.fields["environment"].choices = names  # type: ignore[attr-defined]
        if len(names) == 1:
            self.fields["environment"].widget = forms.HiddenInput()

    def clean_names(self) -> dict[str, str]:
        """``name = written`` a line."""
        found: dict[str, str] = {}
        for line in self.cleaned_data["names"].splitlines():
            name, sign, written = (each.strip() for each in line.partition("="))
            if not line.strip():
                continue
            if not (sign and name and written):
                raise forms.ValidationError(
                    _("“%(line)s” has no “=” between two names."), params={"line": line[:60]}
                )
            found[name] = written
        if len(found) > _MOST_NAMES:
            raise forms.ValidationError(_("There are too many names."))
        return found

    def clean(self) -> dict[str, Any]:
        """The profile, which knows what marks and names may be."""
        asked: dict[str, Any] = super().clean() or {}
        target = merge.TARGETS.get(asked.get("target", ""))
        if target and target.needs_marks and not (asked.get("open") and asked.get("close")):
            self.add_error("open", _("Say which marks stand round a name at this sender."))
        if self.errors:
            return asked
        try:
            asked["profile"] = Profile(asked["open"], asked["close"], names=asked["names"])
        except MergeError:
            self.add_error(
                None,
                _(
                    "A mark begins with a sign and has no spaces; a name stands on one line and "
                    "has at most 200 characters."
                ),
            )
        return asked

    @property
    def shows_profile(self) -> bool:
        """Whether the profile is to be seen: it is filled in, or the sender needs one."""
        filled = any(self.data.get(name) for name in ("open", "close", "names"))
        target = merge.TARGETS.get(self.data.get("target", ""))
        return filled or (target is not None and target.needs_profile)
