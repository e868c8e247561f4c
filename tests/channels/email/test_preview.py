"""The inbox row, the mail in its frame, its plain text."""

import pytest

import channels
from channels import Look, Scene
from channels.email._pictures import without_remote_images
from tests.channels.reading import elements, visible_text

EMAIL = channels.get("email")
OUTPUTS = {
    "subject": "Takk & <velkommen>",
    "preheader": "Vi pakker nå",
    "html": '<html><body><img alt="" width="520" src="https://a.no/b.png"><p>Hei</p></body></html>',
    "text": "Hei\n<i>du</i>",
}


def show(outputs=OUTPUTS, **scene):
    return EMAIL.preview(outputs, Scene(**scene))


def frames(shown):
    return [attributes for name, attributes in elements(shown) if name == "iframe"]


@pytest.mark.parametrize("device", ["phone", "wide"])
def test_the_mail_stands_in_a_frame_where_nothing_runs(device):
    (frame,) = frames(show(device=device))
    assert frame["sandbox"] == ""
    assert "<p>Hei</p>" in frame["srcdoc"]
    assert "https://a.no" not in frame["srcdoc"]
    assert frame["title"] == OUTPUTS["subject"]


def test_the_plain_text_needs_no_frame():
    shown = show(device="text")
    assert frames(shown) == []
    assert "Hei\n<i>du</i>" in visible_text(shown)


@pytest.mark.parametrize("device", ["", "phone", "wide", "text"])
def test_the_inbox_row(device):
    words = visible_text(show(device=device, look=Look(sender="Nordhus")))
    assert words.count("Nordhus") == 2
    assert words.count("Takk & <velkommen>") == 2
    assert "Vi pakker nå" in words
    assert "1 KB" in words


def test_what_is_missing_is_said():
    words = visible_text(show({"subject": "", "preheader": "", "html": "", "text": ""}))
    assert "No subject yet" in words and "No preheader yet" in words


def test_right_to_left():
    sections = [a for name, a in elements(show(direction="rtl", locale="ar")) if name == "section"]
    assert [a["dir"] for a in sections if "dir" in a] == ["rtl", "rtl"]


def test_devices_have_stable_names():
    assert [device.name for device in EMAIL.preview_devices] == ["phone", "wide", "text"]
    assert EMAIL.preview_devices[0][2] == EMAIL.preview_devices[0].width == 375


@pytest.mark.parametrize(
    ("image", "words"),
    [
        pytest.param(
            '<img alt="Lampe &amp; &lt;b&gt;" width="520" src="https://a.no">', "Lampe", id="alt"
        ),
        pytest.param('<img src="https://a.no" alt="" width="160">', "", id="no words"),
        pytest.param('<IMG SRC="cid:1">', "", id="no alt, no width"),
        pytest.param('<img src="https://a.no/{{ x }}" alt="{{ y }}">', "", id="tags"),
    ],
)
def test_an_image_is_drawn(image, words):
    ((name, attributes),) = elements(without_remote_images(image))
    assert name == "img" and attributes["src"].startswith("data:image/svg+xml,")
    assert words in attributes["src"] and "<" not in attributes["src"]
