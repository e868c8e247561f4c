"""Images of a mail in its preview: drawn, or boxes where none is loaded."""

import re

import pytest

from channels.email._pictures import with_drawn_images, without_images
from tests.channels.reading import elements, visible_text


@pytest.mark.parametrize(
    ("image", "words"),
    [
        pytest.param(
            '<img alt="Lampe &amp; &lt;b&gt;" width="520" src="https://a.no">', "Lampe", id="alt"
        ),
        pytest.param('<img src="https://a.no" alt="" width="160">', "", id="no words"),
        pytest.param('<img src="https://a.no" alt="Lampe" width="158">', "Lampe", id="in a column"),
        pytest.param('<IMG SRC="cid:1">', "", id="no alt, no width"),
        pytest.param('<img src="https://a.no/{{ x }}" alt="{{ y }}">', "", id="tags"),
    ],
)
def test_an_image_is_drawn(image, words):
    ((name, attributes),) = elements(with_drawn_images(image))
    assert name == "img" and attributes["src"].startswith("data:image/svg+xml,")
    assert words in attributes["src"] and "<" not in attributes["src"]


@pytest.mark.parametrize(
    ("image", "words", "line"),
    [
        pytest.param('<img alt="A &amp; &lt;b&gt;" src="x">', "A & <b>", "solid", id="alt"),
        pytest.param('<img alt="" src="x" width="520">', "", "dashed", id="decoration"),
        pytest.param('<img src="x">', "", "dashed", id="no alt"),
    ],
)
def test_without_images_there_are_boxes(image, words, line):
    page = without_images(f"<p>{image}</p>")
    assert [name for name, _ in elements(page)] == ["p", "span"]
    assert visible_text(page) == words
    assert re.search(rf"border:1px {line} ", page)
