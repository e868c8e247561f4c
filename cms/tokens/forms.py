"""The forms of making and changing a token."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import APIToken

from cms.models.token import MOST_A_MINUTE, TokenSettings
from cms.tokens.owners import groups_for, owners_for
from cms.tokens.reading import owner_choices


class TokenForm(forms.Form):
    """What can be changed of a token: its name, and how many calls it may make."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=255,
        help_text=gettext_lazy("The system that will use it, such as “Order system, production”."),
    )
    requests_per_minute = forms.IntegerField(
        label=gettext_lazy("Calls a minute"),
        min_value=1,
        max_value=MOST_A_MINUTE,
        required=False,
        help_text=TokenSettings._meta.get_field("requests_per_minute").help_text,
    )


class NewTokenForm(TokenForm):
    """A token for an automation user, or for one that is made along with it."""

    owner = forms.TypedChoiceField(
        label=gettext_lazy("For"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=gettext_lazy("The token may do what this user's groups may."),
    )
    username = forms.CharField(label=gettext_lazy("User name"), max_length=150, required=False)
    group = forms.ModelChoiceField(
        Group.objects.none(),
        label=gettext_lazy("Group"),
        required=False,
        empty_label=gettext_lazy("Choose a group"),
        help_text=gettext_lazy("Groups that open the API and nothing else."),
    )
    field_order = ["name", "owner", "username", "group", "requests_per_minute"]

    def __init__(self, *args: Any, manager: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owners = owners_for(manager)
        new = [("", _("A new automation user, named below"))]
        owner: Any = self.fields["owner"]
        group: Any = self.fields["group"]
        owner.choices = new + owner_choices(self.owners)
        group.queryset = groups_for(manager)

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if not username:
            return ""
        User.username_validator(username)
        if User.objects.filter(username__iexact=username).exists():
            raise ValidationError(_("There is a user of this name already."))
        return username

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors:
            return cleaned
        if cleaned["owner"] and (cleaned["username"] or cleaned["group"]):
            self.add_error("owner", _("Choose a user, or name a new one: not both."))
        elif not cleaned["owner"]:
            for name in ("username", "group"):
                if not cleaned[name]:
                    self.add_error(name, _("A new automation user needs this."))
        elif self._is_taken(cleaned["owner"], cleaned["name"]):
            self.add_error("name", _("This user has a living token of this name already."))
        return cleaned

    def _is_taken(self, owner: int, name: str) -> bool:
        """A page that is loaded anew sends its form again: no second token comes of that."""
        return APIToken.objects.filter(user=owner, name=name, revoked_at=None).exists()

    def chosen_owner(self) -> User | None:
        """The user that was chosen; None: one is to be made."""
        pk = self.cleaned_data["owner"]
        return self.owners.get(pk=pk) if pk else None
