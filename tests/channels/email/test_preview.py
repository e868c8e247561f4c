"""The inbox rows, the mail in each of its views, its plain text, its figures."""

import pytest

import channels
from channels import Look, Scene
from channels.email._inbox import shown
from channels.email._limits import HTML_BYTES, HTML_BYTES_WARN
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


def frames(page):
    return [attributes for name, attributes in elements(page) if name == "iframe"]


FRAMED = {
    "phone": 375,
    "tablet": 640,
    "wide": 960,
    "dark": 375,
    "inverted": 375,
    "images_off": 640,
    "outlook": 720,
}
SIMULATED = ["dark", "inverted", "images_off", "outlook", "inbox"]


def test_devices_have_stable_names():
    names = [device.name for device in EMAIL.preview_devices]
    assert names == [*FRAMED, "text", "inbox"]
    assert {
        view.name: view.width for view in EMAIL.preview_devices if view.name in FRAMED
    } == FRAMED


@pytest.mark.parametrize(("device", "width"), FRAMED.items())
def test_the_mail_stands_in_a_frame_where_nothing_runs(device, width):
    (frame,) = frames(show(device=device))
    assert frame["sandbox"] == ""
    assert frame["style"] == f"width:{width}px"
    assert "<p>Hei</p>" in frame["srcdoc"]
    assert "https://a.no" not in frame["srcdoc"]
    assert frame["title"] == OUTPUTS["subject"]


def test_the_plain_text_needs_no_frame():
    page = show(device="text")
    assert frames(page) == []
    assert "Hei\n<i>du</i>" in visible_text(page)


@pytest.mark.parametrize("device", ["", *FRAMED, "text"])
def test_the_inbox_row(device):
    words = visible_text(show(device=device, look=Look(sender="Nordhus")))
    assert words.count("Nordhus") == 2
    assert words.count("Takk & <velkommen>") == 2
    assert "Vi pakker nå" in words
    assert "1 KB" in words


@pytest.mark.parametrize("device", [*FRAMED, "text", "inbox"])
def test_a_simulation_is_labelled_as_one(device):
    assert ("Simulation" in visible_text(show(device=device))) == (device in SIMULATED)


def test_each_inbox_cuts_where_it_does_and_says_so():
    subject, preheader = "Æ" * 80, "ø" * 150
    words = visible_text(
        show({**OUTPUTS, "subject": subject, "preheader": preheader}, device="inbox")
    )
    for row in shown(subject, preheader):
        assert row.label in words and row.source in words
        assert f"Subject: {row.subject_shown} of 80" in words
        assert f"Preheader: {row.preheader_shown} of 150" in words
        assert row.subject in words and row.preheader in words


@pytest.mark.parametrize(
    ("device", "said"), [("phone", True), ("images_off", False), ("text", False)]
)
def test_it_says_that_images_are_drawn_where_they_are(device, said):
    assert ("Images are drawn here" in visible_text(show(device=device))) == said


@pytest.mark.parametrize(
    ("size", "state", "words"),
    [
        (HTML_BYTES_WARN, "ok", "80 KB of HTML: whole"),
        (HTML_BYTES_WARN + 1, "warn", "81 KB of HTML: what a sender adds"),
        (HTML_BYTES, "warn", "100 KB of HTML: what a sender adds"),
        (HTML_BYTES + 1, "over", "101 KB of HTML: Gmail cuts"),
    ],
)
def test_the_gauge(size, state, words):
    page = show({**OUTPUTS, "html": "x" * size})
    assert words in visible_text(page)
    assert [a for _, a in elements(page) if a.get("class") == f"gauge {state}"]
    filled = [a["style"] for name, a in elements(page) if name == "i" and "style" in a]
    assert filled == [f"inline-size:{min(100, 100 * size / HTML_BYTES):.1f}%"]


def test_what_is_missing_is_said():
    words = visible_text(show({"subject": "", "preheader": "", "html": "", "text": ""}))
    assert "No subject yet" in words and "No preheader yet" in words


def test_right_to_left():
    sections = [a for name, a in elements(show(direction="rtl", locale="ar")) if name == "section"]
    assert [a["dir"] for a in sections if "dir" in a] == ["rtl", "rtl"]
