"""The phones: cut where the surface cuts, whole where it is opened, in every direction."""

import json
from pathlib import Path

import pytest

import channels
import locales
from channels import Look, Scene
from tests.channels.reading import elements, visible_text

PUSH = channels.get("push")
GALLERY = json.loads(Path(__file__).with_name("gallery.json").read_text("utf-8"))
DEVICES = [device.name for device in PUSH.preview_devices]
BODY = " ".join(f"ord{number}" for number in range(200))
WHOLE = {
    "title": "Pakken er på vei",
    "subtitle": "Ordre 4711",
    "body": BODY,
    "image": "https://bilder.nordhus.example/mappe/lampe%20eik.png?v=2",
    "link": "https://nordhus.example/nb/4711",
    "actions": [
        {"type": "action", "name": name, "label": label}
        for name, label in (("a", "Følg"), ("b", "Bytt"), ("c", ""))
    ],
}


def show(document, device="", **scene):
    outputs = {each.name: each.template for each in PUSH.assemble(PUSH.load(document), None, "nb")}
    return PUSH.preview(outputs, Scene(device=device, **scene))


def classes(shown):
    return [word for _, each in elements(shown) for word in each.get("class", "").split()]


def test_devices_have_stable_names():
    assert DEVICES == ["ios_lock", "ios_banner", "android_lock", "android_drawer"]


@pytest.mark.parametrize(
    ("device", "most"), [("ios_lock", 130), ("ios_banner", 65), ("android_lock", 49)]
)
def test_the_message_is_cut_where_the_surface_cuts_it(device, most):
    words = visible_text(show(WHOLE, device))
    assert f"{BODY[:most].rstrip()}…" in words
    assert f"{most} of {len(BODY)}" in words
    assert BODY[most:].strip() in words.partition("Not seen here")[2]


@pytest.mark.parametrize("device", ["ios_lock", "ios_banner"])
def test_opened_it_is_whole(device):
    assert BODY in visible_text(show(WHOLE, device))


def test_the_drawer_folds_as_a_lock_screen_does():
    words = visible_text(show(WHOLE, "android_drawer"))
    assert f"{BODY[:49].rstrip()}…" in words
    assert f"{BODY[:597].rstrip()}…" in words


@pytest.mark.parametrize("device", DEVICES)
def test_an_image_is_a_drawing_with_its_name(device):
    shown = show(WHOLE, device)
    pictures = [each for _, each in elements(shown) if each.get("role") == "img"]
    assert {each["aria-label"] for each in pictures} == {"Image: lampe eik.png"}
    assert not [name for name, _ in elements(shown) if name == "img"]


@pytest.mark.parametrize(
    ("device", "labels"),
    [
        ("ios_lock", ["Følg", "Bytt", "No label yet"]),
        ("ios_banner", ["Følg", "Bytt"]),
        ("android_drawer", ["Følg", "Bytt", "No label yet"]),
        ("android_lock", []),
    ],
)
def test_buttons_stand_where_the_system_shows_them(device, labels):
    words = visible_text(show(WHOLE, device))
    assert [each for each in ("Følg", "Bytt", "No label yet") if each in words] == labels


@pytest.mark.parametrize("device", DEVICES)
def test_a_subtitle_is_apple_s(device):
    assert ("Ordre 4711" in visible_text(show(WHOLE, device))) == device.startswith("ios")


@pytest.mark.parametrize("device", DEVICES)
def test_nothing_written_yet(device):
    shown = show({}, device)
    words = visible_text(shown)
    assert "No title yet" in words and "No message yet" in words and "0 of 0" in words
    assert "opened" not in classes(show({"title": "Hei", "body": "Hei"}, "ios_lock"))


@pytest.mark.parametrize("device", DEVICES)
def test_right_to_left_is_the_phone_s(device):
    shown = show(WHOLE, device, locale="ar", direction="rtl")
    phone = next(each for _, each in elements(shown) if "phone" in each.get("class", ""))
    assert phone["dir"] == "rtl"
    written = [each for _, each in elements(shown) if each.get("lang")]
    assert {(each["lang"], each["dir"]) for each in written} == {("ar", "auto")}


@pytest.mark.parametrize("device", DEVICES)
def test_words_are_words(device):
    nasty = {"title": "<b>", "body": "<script>x</script>" * 40, "link": "https://x.no/<i>"}
    shown = show(nasty, device, look=Look(sender="<u>"))
    assert not {name for name, _ in elements(shown)} & {"script"}
    assert "<b>" in visible_text(shown)


def test_where_it_leads():
    assert "https://nordhus.example/nb/4711" in visible_text(show(WHOLE))


@pytest.mark.parametrize("scene", GALLERY, ids=[scene["name"] for scene in GALLERY])
def test_the_gallery_is_finished_and_right(scene):
    content = PUSH.load(scene["content"])
    assert [part.path for part in PUSH.texts(content) if "{{" in part.text] == []
    assert list(PUSH.refusals(content)) == []
    assert [run for run in PUSH.overruns(content) if run.hard] == []
    assert scene["device"] in DEVICES
    direction = locales.get(scene["locale"]).direction
    Scene(scene["locale"], direction, Look(**scene["look"]), scene["device"])


def test_the_gallery_shows_everything():
    assert {scene["device"] for scene in GALLERY} == set(DEVICES)
    assert {scene["locale"] for scene in GALLERY} >= {"nb", "pl", "nl", "ar"}
    told = {name for scene in GALLERY for name in scene["content"]}
    assert told == {part.name for part in PUSH.parts}
