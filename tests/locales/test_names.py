"""Which locale was probably meant."""

import pytest

import locales


@pytest.mark.parametrize(
    ("written", "first"),
    [("polsk", "pl"), ("norwegian", "nb"), ("Dansk", "da"), ("svenska", "sv"), ("Dutch", "nl")],
)
def test_a_name_leads_to_its_tag(written, first):
    with pytest.raises(locales.UnknownLocaleError) as caught:
        locales.get(written)
    assert caught.value.suggestions[0] == first
    assert f"did you mean {first}" in str(caught.value)


def test_nothing_near_suggests_nothing():
    with pytest.raises(locales.UnknownLocaleError) as caught:
        locales.get("@@@@")
    assert caught.value.suggestions == ()
    assert str(caught.value) == "'@@@@' is not a locale we know"
