"""A brand's look: what no style can hold is refused when the look is made."""

import pytest

from channels import Look, LookError


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("accent", "#fff"),
        ("accent", "#1F5fbF"),
        ("font", "Arial"),
        ("font", '"Helvetica Neue", Arial, sans-serif'),
        ("font", "Source Sans 3,Arial"),
        ("logo_url", ""),
        ("logo_url", "https://example.no/logo.png"),
        ("footer", "</style><script>{{ x }}"),
    ],
)
def test_good(field, value):
    assert getattr(Look(**{field: value}), field) == value


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("accent", "red"),
        ("accent", "#12"),
        ("accent", "#12345"),
        ("accent", "#fff;background:url(x)"),
        ("accent", "#fff\n"),
        ("background", ""),
        ("text_color", "rgb(0,0,0)"),
        ("font", ""),
        ("font", "Arial; color: red"),
        ("font", "url(x)"),
        ("font", 'Arial" onload="x'),
        ("font", '"Arial'),
        ("logo_url", "javascript:alert(1)"),
        ("logo_url", "/logo.png"),
        ("logo_url", "data:image/png;base64,AA"),
        ("brand_name", None),
    ],
)
def test_bad(field, value):
    with pytest.raises(LookError) as caught:
        Look(**{field: value})
    assert caught.value.field == field
    assert field in str(caught.value)
