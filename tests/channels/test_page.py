"""The page under every preview."""

from channels._figures import face, sender, tiles
from channels._look import Look
from channels._measure import Metric
from channels._page import element, page
from channels._scene import Scene
from tests.channels.reading import elements, visible_text


def test_an_element_escapes_its_attributes():
    assert element("p", "<b>x</b>", css="a", aria_label='"<&') == (
        '<p class="a" aria-label="&quot;&lt;&amp;"><b>x</b></p>'
    )


def test_a_page_forbids_all_but_styles_and_drawn_images():
    shown = page("<title>", "", "<p>Hei</p>")
    policy = next(a["content"] for _, a in elements(shown) if "http-equiv" in a)
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    assert "<title>&lt;title&gt;</title>" in shown
    assert visible_text(shown).strip() == "Hei"


def test_a_sender_is_named_by_the_look():
    assert sender(Scene(look=Look(brand_name="Nordhus", sender="NH"))) == "NH"
    assert sender(Scene(look=Look(brand_name="Nordhus"))) == "Nordhus"
    assert sender(Scene(translate=str.upper)) == "SENDER"
    assert ">Ø</span>" in face(Scene(look=Look(sender="øre")))


def test_tiles_show_a_limit_when_it_is_near():
    metrics = (
        Metric("a", "Subject", 47, 35, "characters", "warn"),
        Metric("b", "Segments", 2, 255, "segments"),
        Metric("c", "Size", 12_289, 102_400, "bytes", "ok"),
        Metric("d", "Encoding", "UCS-2"),
    )
    shown = tiles(metrics, Scene())
    words = visible_text(shown)
    assert "47 / 35" in words and "Subject (characters)" in words
    assert "255" not in words and "Segments" in words and "(segments)" not in words
    assert "13 KB / 100 KB" in words and "(bytes)" not in words
    assert 'class="tile warn"' in shown
