"""What a channel advises about the finished message becomes findings."""

import pytest

ID = "badly_shown"


@pytest.mark.parametrize(
    ("length", "surfaces"),
    [pytest.param(49, 0, id="seen on every lock screen"), pytest.param(50, 1, id="one more")],
)
def test_what_a_surface_cuts_off_is_told_once_at_its_part(found, length, surfaces) -> None:
    findings = found(ID, {"push/nb": {"title": "Hei", "body": "a" * length}})
    assert [(each.part, str(each.severity)) for each in findings] == [("body", "info")] * surfaces


def test_a_text_that_cannot_be_rendered_is_left_to_others(found) -> None:
    assert found(ID, {"push/nb": {"title": "Hei", "body": "{{ stranger " + "a" * 90}}) == []


def test_the_words_and_the_part_make_the_fingerprint(found) -> None:
    first, second = (
        found(ID, {"push/nb": {"title": title, "body": "a" * 50}})[0] for title in ("Hei", "Hallo")
    )
    assert first.fingerprint == second.fingerprint
