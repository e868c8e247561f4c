"""The form beside a plan: how keys become messages, and where they go."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

import channels
from cms.exchange.forms import IntoForm
from cms.exchange.guessing import complete
from cms.exchange.locating import locale_of
from cms.exchange.orders import Order, Upload
from cms.exchange.places import places
from cms.exchange.profile import Profile
from cms.exchange.profiling import ProfileError
from cms.exchange.profiling import load as load_profile
from cms.exchange.reading import FileRefused
from cms.exchange.saying import told
from cms.exchange.syntaxes import SYNTAXES
from cms.models.fields import known_locale
from cms.models.template import MessageTemplate


class RulesField(forms.CharField):
    """One rule a line: ``email: emails.{name}.{field}``."""

    widget = forms.Textarea(attrs={"rows": 3, "spellcheck": "false", "dir": "ltr"})

    def clean(self, value: Any) -> list[dict[str, str]]:
        lines = [line for line in super().clean(value).splitlines() if line.strip()]
        parted = (line.partition(":") for line in lines)
        return [{"channel": name.strip(), "keys": keys.strip()} for name, _, keys in parted]


class SettingsForm(IntoForm):
    """The second page: an order as it stands, to be changed. *profile* is the one now in use."""

    overwrite = forms.BooleanField(
        label=_("Also replace texts that were changed here"), required=False,
        help_text=_(
            "Without this, a text that somebody wrote or changed here since the last import is "
            "left alone. What it says now stays in its history."
        ),
    )  # fmt: skip
    purpose = forms.ChoiceField(label=_("Purpose"), choices=MessageTemplate.Purpose.choices)
    rules = RulesField(
        label=_("Keys that are messages"),
        help_text=_(
            "One shape a line, after the channel: email: emails.{name}.{field} — {name} is the "
            "message, {field} one of its texts."
        ),
    )
    placeholders = forms.ChoiceField(label=_("Placeholders are written as"))
    last = forms.CharField(
        label=_("Fields that come last"), required=False, max_length=500,
        help_text=_("In a message, whatever their order in the file. With commas between."),
    )  # fmt: skip

    def __init__(self, *args: Any, order: Order, profile: Profile | None, **kwargs: Any) -> None:
        self.order, self.profile = order, profile
        kwargs["initial"] = self._initial(order, profile)
        super().__init__(*args, **kwargs)
        for index, upload in enumerate(order.uploads):
            self.fields[f"locale-{index}"] = forms.CharField(
                label=upload.name, required=False, max_length=35,
                widget=forms.TextInput(attrs={"list": "import-locales", "autocapitalize": "off"}),
            )  # fmt: skip
        if profile is None:
            for name in ("purpose", "rules", "placeholders", "last"):
                del self.fields[name]
            return
        self.fields["placeholders"].choices = [  # type: ignore[attr-defined]
            (name, gettext(syntax.label)) for name, syntax in SYNTAXES.items()
        ]
        for name, channel, field in self._placed(profile):
            self.fields[name] = forms.ChoiceField(
                label=field, required=False, choices=_choices(channel)
            )

    # -- what the page shows -----------------------------------------------------------------------

    @staticmethod
    def _initial(order: Order, profile: Profile | None) -> dict[str, Any]:
        initial: dict[str, Any] = {
            "brand": order.brand,
            "source_locale": order.source_locale,
            "key_prefix": order.prefix,
            "overwrite": order.overwrite,
        }
        for index, upload in enumerate(order.uploads):
            initial[f"locale-{index}"] = upload.locale or _locale_of(upload)
        if profile is not None:
            initial |= {
                "purpose": profile.purpose,
                "placeholders": profile.syntax,
                "rules": "\n".join(f"{rule.channel}: {rule.keys}" for rule in profile.rules),
                "last": ", ".join(profile.last),
            }
            for name, channel, field in SettingsForm._placed(profile):
                initial[name] = profile.fields[channel.name][field] or ""
        return initial

    @staticmethod
    def _placed(profile: Profile) -> Iterator[tuple[str, channels.Channel, str]]:
        for channel, fields in profile.fields.items():
            for field in fields:
                yield f"field-{channel}-{field}", channels.get(channel), field

    @property
    def file_fields(self) -> list[Any]:
        """The files with their locales."""
        return [self[f"locale-{index}"] for index in range(len(self.order.uploads))]

    @property
    def placed_fields(self) -> list[tuple[str, list[Any]]]:
        """For each channel (its label) the source fields with their places."""
        found: dict[str, list[Any]] = {}
        for name, channel, _field in self._placed(self.profile) if self.profile else ():
            found.setdefault(gettext(channel.label), []).append(self[name])
        return list(found.items())

    @property
    def into_fields(self) -> list[Any]:
        return [self[name] for name in ("brand", "source_locale", "key_prefix", "overwrite")]

    @property
    def rule_fields(self) -> list[Any]:
        return [
            self[name]
            for name in ("rules", "placeholders", "last", "purpose")
            if name in self.fields
        ]

    # -- what it makes of the answers --------------------------------------------------------------

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for index in range(len(self.order.uploads)):
            if tag := cleaned.get(f"locale-{index}"):
                try:
                    known_locale(tag)
                except ValidationError as error:
                    self.add_error(f"locale-{index}", error)
        if self.profile is not None and not self.errors:
            try:
                cleaned["profile"] = load_profile(self._document(cleaned))
            except ProfileError as error:
                self.add_error("rules", [told(words) for words in error.problems])
        return cleaned

    def _document(self, given: dict[str, Any]) -> dict[str, Any]:
        assert self.profile is not None
        fields: dict[str, dict[str, str | None]] = {}
        for name, channel, field in self._placed(self.profile):
            fields.setdefault(channel.name, {})[field] = given[name] or None
        return {
            **self.profile.document(),
            "messages": given["rules"],
            "fields": fields,
            "last": [name.strip() for name in given["last"].split(",") if name.strip()],
            "placeholders": given["placeholders"],
            "purpose": given["purpose"],
        }

    def changed_order(self) -> Order:
        """The order as the person wants it now; the form is valid."""
        given = self.cleaned_data
        uploads = tuple(
            replace(upload, locale=given[f"locale-{index}"])
            for index, upload in enumerate(self.order.uploads)
        )
        order = replace(
            self.order, uploads=uploads, brand=given["brand"].key, prefix=given["key_prefix"],
            source_locale=given["source_locale"], overwrite=given["overwrite"],
        )  # fmt: skip
        profile = given.get("profile")
        return replace(order, profile=_completed(profile, order)) if profile else order


def _completed(profile: Profile, order: Order) -> Profile:
    """*profile* with places for the fields that a new rule brought in."""
    try:
        files = order.files()
    except FileRefused:
        return profile
    for file in files:
        if file.locale == order.source_locale:
            return complete(profile, file.entries)
    return profile


def _locale_of(upload: Upload) -> str:
    try:
        return locale_of(upload.name)
    except FileRefused:
        return ""


def _choices(channel: channels.Channel) -> list[tuple[str, Any]]:
    named = [
        (str(place), ": ".join(gettext(label) for label in place.labels))
        for place in places(channel)
    ]
    return [*named, ("", gettext("Leave out"))]
