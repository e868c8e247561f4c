"""Pictures, links and strips in previews of conversations."""

import pytest

from channels import Scene
from channels._conversation import bar, linked, picture, strip
from channels._icons import icon
from tests.channels.reading import elements, visible_text


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("https://nordhus.example/b/stol.jpg", "Image: stol.jpg"),
        ("https://nordhus.example/b/film.webm?x=1#y", "Video: film.webm"),
        ("https://nordhus.example/%C5%BC%C3%B3%C5%82ty.png", "Image: żółty.png"),
        ("https://nordhus.example/a%00%0Ab.png", "Image: ab.png"),
        ("https://nordhus.example/", "Image: nordhus.example"),
        ("https://[nordhus/b.png", "Image: https://[nordhus/b.png"),
        ('https://a.no/"><script>', 'Image: "><script>'),
        ("", "Image: "),
    ],
)
def test_a_picture_has_the_name_of_its_file(address, label):
    (box,) = [a for name, a in elements(picture(address, Scene())) if name == "div"]
    assert (box["role"], box["aria-label"]) == ("img", label)


@pytest.mark.parametrize(
    ("plain", "links"),
    [
        ("Se https://a.no/b.", ["https://a.no/b"]),
        ("HTTPS://A.NO (https://b.no)", ["HTTPS://A.NO", "https://b.no"]),
        ("a.no, mailto:x@a.no", []),
        ("<https://a.no>", ["https://a.no"]),
    ],
)
def test_addresses_are_underlined(plain, links):
    shown = linked(plain)
    assert visible_text(shown) == plain
    assert shown.count('class="link"') == len(links)
    assert [link for link in links if f'class="link">{link}<' not in shown] == []


def test_a_strip_says_how_many_cards_it_has():
    shown = strip(["<b>a</b>", "<b>b</b>"], Scene(translate=lambda msgid: msgid.replace("of", "à")))
    assert 'aria-label="Carousel à 2 cards"' in shown and shown.count("<li>") == 2


def test_a_drawing_is_not_read_aloud():
    ((_, attributes), *_) = elements(icon("check"))
    assert attributes["aria-hidden"] == "true"


def test_the_bar_says_who_and_that_it_is_known_who():
    shown = bar(Scene())
    assert "Sender" in visible_text(shown) and 'aria-label="Verified sender"' in shown
