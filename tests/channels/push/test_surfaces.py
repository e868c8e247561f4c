"""What is seen where: each surface from both sides, and no character is cut in two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import channels
from channels.push._surfaces import SURFACES, first, seen

PUSH = channels.get("push")
FAMILY = "👩\u200d👩\u200d👧\u200d👦"
IMAGE = "https://bilder.nordhus.example/a.png"


def shown(body: str, image: str = "") -> dict[str, tuple[int, int]]:
    content = PUSH.load({"body": body, "image": image})
    return {each.surface.name: (each.count, each.total) for each in seen(content)}


@pytest.mark.parametrize(
    ("surface", "image", "most"),
    [
        ("ios_lock", "", 160),
        ("ios_lock", IMAGE, 130),
        ("ios_banner", "", 80),
        ("ios_banner", IMAGE, 65),
        ("android_lock", "", 49),
        ("android_lock", IMAGE, 49),
        ("android_drawer", "", 597),
        ("android_drawer", IMAGE, 597),
    ],
)
def test_each_surface(surface, image, most):
    assert shown("æ" * most, image)[surface] == (most, most)
    assert shown("æ" * (most + 1), image)[surface] == (most, most + 1)


@pytest.mark.parametrize("letter", [FAMILY, "e\u0301", "🇳🇴", "ł", "\r\n"])
def test_what_a_reader_sees_as_one_character_is_one(letter):
    cut = first(SURFACES[0], letter * 50, 49)
    assert (cut.count, cut.total, cut.text) == (49, 50, letter * 49)
    assert cut.end == len(letter) * 49


def test_the_phone_s_own_mark_stands_where_a_text_is_cut():
    assert first(SURFACES[0], "Hei du der", 4).shown == "Hei…"
    assert first(SURFACES[0], "Hei", 3).shown == "Hei"


@given(st.text(max_size=30), st.integers(1, 12))
def test_what_is_seen_is_the_beginning(body, most):
    cut = first(SURFACES[0], body, most)
    assert body.startswith(cut.text)
    assert cut.text == body[: cut.end]
    assert cut.count <= min(most, cut.total)
    assert cut.is_cut == (cut.text != body)


def test_the_measurement_tells_all_surfaces():
    assert PUSH.measure({"body": "a" * 120}).detail["seen"] == {
        "ios_lock": {"seen": 120, "of": 120},
        "ios_banner": {"seen": 80, "of": 120},
        "android_lock": {"seen": 49, "of": 120},
        "android_drawer": {"seen": 120, "of": 120},
    }
