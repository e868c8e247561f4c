"""Writers read what they may not change: brands, style guides with their terms, journeys."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from cms.models import Journey, StyleGuide


@pytest.mark.parametrize("model", ["brand", "styleguide", "journey"])
def test_a_copywriter_reads_and_does_not_edit(
    client: Client, stage, copywriter: User, model: str
) -> None:
    rows = {
        "brand": stage.journey.brand,
        "styleguide": StyleGuide.objects.get(),
        "journey": Journey.objects.get(),
    }
    client.force_login(copywriter)
    names = f"wagtailsnippets_cms_{model}"
    page = client.get(reverse(f"{names}:inspect", args=[rows[model].pk]))
    assert page.status_code == 200
    listing = client.get(reverse(f"{names}:list")).content.decode()
    assert reverse(f"{names}:inspect", args=[rows[model].pk]) in listing
    assert client.get(reverse(f"{names}:edit", args=[rows[model].pk])).status_code in (302, 403)


def test_terms_are_among_what_is_read(client: Client, brand, copywriter: User) -> None:
    client.force_login(copywriter)
    guide = StyleGuide.objects.get()
    page = client.get(reverse("wagtailsnippets_cms_styleguide:inspect", args=[guide.pk]))
    assert "write bestilling; not ordre" in page.content.decode()


def test_a_refusal_names_the_part_as_the_form_does(faulty, manager: User) -> None:
    with pytest.raises(Exception, match="Message: “first_name”"):
        faulty.get_latest_revision().publish(user=manager)
