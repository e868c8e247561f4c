"""A preview with a persona's own values."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from cms.models import Brand, Persona
from cms.models.journey import are_samples
from cms.preview import modes


@pytest.fixture
def persona(brand: Brand) -> Persona:
    samples = ["first_name: Wilhelmina: of the gifts", "total: not an amount", "elsewhere: x"]
    return Persona.objects.create(brand=brand, key="willy", name="Willy", samples=samples)


def test_a_preview_shows_the_personas_values(
    client: Client, copywriter: User, draft: Any, persona: Persona
) -> None:
    variant = draft("nb")
    client.force_login(copywriter)
    address = reverse("wagtailsnippets_cms_variant:preview_on_edit", args=[variant.pk])
    client.post(address, {"content-body": "Hei {{ first_name }}: {{ total | money }}"})
    page = client.get(address, {"mode": "phone:persona-willy"}).content.decode()
    assert "Hei Wilhelmina: of the gifts: 1 299,50 kr" in page.replace("\u00a0", " ")


def test_each_persona_of_the_brand_is_offered(draft: Any, persona: Persona) -> None:
    other = Brand.objects.create(key="other", name="Other")
    Persona.objects.create(brand=other, key="stranger", name="Stranger")
    names = [mode for mode, _ in modes(draft("nb"))]
    assert "phone:persona-willy" in names
    assert not any("stranger" in name for name in names)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(["first_name"], id="no value"),
        pytest.param(["first_name:"], id="an empty value"),
        pytest.param(["first name: Kari"], id="no name of a placeholder"),
        pytest.param(["a: 1", "a: 2"], id="a name twice"),
        pytest.param([7], id="a number"),
        pytest.param("a: 1", id="no list"),
    ],
)
def test_what_is_no_sample_is_refused(value: Any) -> None:
    with pytest.raises(ValidationError):
        are_samples(value)
