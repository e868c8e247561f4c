"""The small forms of a map."""

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.permissions import policy_registry

import channels
from cms.board.names import channel_label
from cms.board.reading import brands_for
from cms.journeys.lanes import Lane
from cms.journeys.showing import emotion_choices
from cms.models import Brand, Journey, Persona, Touchpoint


class CellForm(forms.Form):
    """What stands in a lane of a step, and what stood there when the form was drawn."""

    value = forms.CharField(required=False, strip=False)
    was = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    overtaken: Any = None
    """The `Overtaken` that stands in the way."""
    refused: tuple[str, ...] = ()

    @classmethod
    def of(cls, lane: Lane, stands: str, wanted: str | None = None) -> "CellForm":
        """A form for what *stands* there; *wanted* is what somebody tried to write."""
        initial = {"value": stands if wanted is None else wanted, "was": stands}
        form = cls(initial=initial, auto_id=False)  # the cell is drawn twice on one page
        form.fields["value"].widget = _widget(lane)
        form.fields["value"].widget.attrs["aria-label"] = str(lane.label)
        return form


def _widget(lane: Lane) -> forms.Widget:
    if lane.kind == "emotion":
        return forms.Select(choices=emotion_choices())
    if lane.kind == "choice":
        return forms.Select(choices=[("", _("not said")), *Touchpoint.Evidence.choices])
    if lane.kind == "day":
        return forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    if lane.kind == "line":
        return forms.TextInput(attrs={"maxlength": 100, "autocomplete": "off"})
    return forms.Textarea(attrs={"rows": 4, "maxlength": 1000})


def _channel_choices() -> list[tuple[str, str]]:
    return [(name, channel_label(name)) for name in channels.CHANNELS]


class PolicyForm(forms.Form):
    """Which channels a stage's messages may go by."""

    allowed = forms.MultipleChoiceField(required=False)
    forbidden = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("allowed", "forbidden"):
            self.fields[name].choices = _channel_choices()  # type: ignore[attr-defined]


class StartForm(forms.Form):
    """A new journey."""

    brand = forms.ModelChoiceField(
        Brand.objects.none(), label=gettext_lazy("Brand"), empty_label=None
    )
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=lazy(lambda: Journey.Kind.choices, list)()
    )
    persona = forms.ModelChoiceField(
        Persona.objects.none(),
        label=gettext_lazy("Persona"),
        required=False,
        empty_label=gettext_lazy("any customer"),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        brands = brands_for(user)
        self.fields["brand"].queryset = Brand.objects.filter(  # type: ignore[attr-defined]
            pk__in=[brand.pk for brand in brands]
        )
        if len(brands) == 1:
            self.fields["brand"].initial = brands[0].pk
        policy = policy_registry.get_by_type(Persona)
        seen = policy.instances_user_has_any_permission_for(user, ("view", "change", "add"))
        self.fields["persona"].queryset = seen.filter(brand__in=brands)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        persona, brand = cleaned.get("persona"), cleaned.get("brand")
        if persona and brand and persona.brand_id != brand.pk:
            self.add_error("persona", _("This persona belongs to another brand."))
        return cleaned
