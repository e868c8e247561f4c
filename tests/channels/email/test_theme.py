"""All that is read can be read, by day and by night, whatever a brand's colours are."""

import re

from hypothesis import given
from hypothesis import strategies as st

from channels import Look
from channels._colours import contrast
from channels.email._night import night_styles, night_surfaces
from channels.email._theme import theme_of

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOURS, COLOURS, COLOURS)
def test_every_text_on_every_surface_has_its_contrast(accent, background, text):
    look = Look(accent=accent, background=background, text_color=text)
    theme = theme_of(look)
    for on in (theme.page, theme.none, theme.tint, theme.accent, *night_surfaces(look)):
        for colour in (on.text, on.quiet, on.link):
            assert contrast(colour, on.background) >= 4.5
        assert contrast(on.button_text, on.button) >= 4.5


def test_surfaces_that_are_not_used_cost_nothing():
    look = Look()
    assert "b-tint" not in night_styles(look, [])
    assert "b-tint" in night_styles(look, ["tint"]) and "b-accent" not in night_styles(
        look, ["tint"]
    )


def test_the_styles_are_css():
    styles = night_styles(Look(), ["tint", "accent"])
    assert styles.count("{") == styles.count("}")
    for selector in re.findall(r"^([^@{}\n]+) \{", styles, re.M):
        assert all(each.strip().startswith((".b-", "[data-og")) for each in selector.split(","))
