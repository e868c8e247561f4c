"""The form of a variant."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

import channels
import locales
from cms import reach
from cms.editor.content_field import ContentField
from cms.models import Brand

IDENTITY = ("template", "channel", "locale", "persona", "arm")


class LocaleChoice(forms.ChoiceField):
    """A locale by any of its spellings: ``nb_NO`` chooses ``nb``."""

    def to_python(self, value: Any) -> str:
        tag = super().to_python(value)
        try:
            return locales.normalise(tag) if tag else ""
        except locales.UnknownLocaleError:
            return str(tag)


class VariantForm(WagtailAdminModelForm):
    """Identity on creation, content ever after: what a variant is for never changes, what it
    says does.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer_channels()
        self._offer_locales()
        if self.instance.pk:
            for name in IDENTITY:
                if name in self.fields:
                    self.fields[name].disabled = True
        self._shape_content()

    def _offer_channels(self) -> None:
        if "channel" in self.fields:
            self.fields["channel"] = forms.ChoiceField(
                label=_("Channel"),
                choices=[(name, _(channel.label)) for name, channel in channels.CHANNELS.items()],
            )

    def _offer_locales(self) -> None:
        """The locales that the brands write in and those we know best; any other by its tag, when
        it is sent (Wagtail's API) or stands there already.
        """
        if "locale" not in self.fields:
            return
        named = [self._address()[1], self.instance.locale]
        tags = dict.fromkeys(filter(None, [*self._own_locales(), *named]))
        self.fields["locale"] = LocaleChoice(
            label=_("Locale"),
            choices=[(tag, f"{tag} · {locales.get(tag).name}") for tag in tags],
            error_messages={"invalid_choice": _("“%(value)s” is not a known locale.")},
        )

    def _own_locales(self) -> list[str]:
        """What may be chosen: of the brands and locales in reach, where they are limited."""
        user = self.for_user
        brands = Brand.objects.all() if user is None else reach.brands_for(user)
        if user is None or not reach.is_limited(user):
            own = [tag for brand in brands for tag in brand.writes_in()]
            return [*own, *locales.curated_tags()]
        found: list[str] = []
        for brand in brands:
            tags = reach.writable_locales(user, brand, "add_variant")
            known = [
                *brand.writes_in(),
                *(locales.curated_tags() if tags is None else sorted(tags)),
            ]
            found += reach.only_in(known, tags)
        return found

    def _shape_content(self) -> None:
        """The channel's own form in place of raw JSON. Wagtail's API may narrow the form: hence
        the `if`.
        """
        if "content" not in self.fields:
            return
        channel, locale = self._address()
        if channel in channels.CHANNELS and locale and self._has_content():
            self.fields["content"] = ContentField(channel, locale, label=_("Text"), required=False)
        else:
            del self.fields["content"]

    def _has_content(self) -> bool:
        """Whether there is content to show or to read: a form that creates a variant may come
        without.
        """
        return bool(self.instance.pk) or any(
            name == "content" or name.startswith("content-") for name in self.data
        )

    def _address(self) -> tuple[str, str]:
        """Channel and locale: of the row, or of what is being sent to create one."""
        channel = self.instance.channel or self.data.get(self.add_prefix("channel"), "")
        tag = self.instance.locale or self.data.get(self.add_prefix("locale")) or ""
        try:
            return channel, locales.normalise(tag) if tag else ""
        except locales.UnknownLocaleError:
            return channel, ""
