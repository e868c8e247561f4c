"""What changed between two releases."""

import pytest
from django.contrib.auth.models import User

from cms import releases
from cms.models import Brand
from tests.cms.releases.conftest import Live, labels


def test_between_two_releases_only_what_differs_is_told(
    brand: Brand, live: Live, manager: User, rewrite
) -> None:
    nb, en = live("nb"), live("en")
    words = nb.content["body"]
    rewrite(nb, "Hei {{ first_name }}: bestilling på {{ total | money }}.")
    en.unpublish(user=manager)
    rewrite(nb, words)  # release 5 says what release 1 said
    assert labels(releases.compare(1, 5, "production", brand.key)) == []
    assert labels(releases.compare(2, 4, "production", brand.key)) == [
        ("en", "withdrawn"),
        ("nb", "changed"),
    ]
    assert labels(releases.compare(4, 2, "production", brand.key)) == [
        ("en", "added"),
        ("nb", "changed"),
    ]


@pytest.mark.parametrize("wordings", [1, 4])
def test_it_costs_the_same_however_much_there_is(
    brand: Brand, live: Live, django_assert_num_queries, wordings: int
) -> None:
    for locale in ("en", "nb", "da", "pl")[:wordings]:
        live(locale)
    with django_assert_num_queries(4):
        assert len(releases.compare(1, wordings, "production", brand.key).changes) == wordings - 1
