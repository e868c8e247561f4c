"""What a channel refuses by name."""

import pytest

ID = "part_refused"


def button(url: str) -> dict[str, object]:
    return {"subject": "Hei", "body": [{"type": "button", "label": "Se", "url": url}]}


@pytest.mark.parametrize(
    ("url", "refused"),
    [
        pytest.param("https://nordhus.example", False, id="https"),
        pytest.param("mailto:a@b.no", False, id="mailto"),
        pytest.param("{{ url }}", False, id="placeholder"),
        pytest.param("javascript:alert(1)", True, id="javascript"),
        pytest.param("data:text/html,x", True, id="data"),
    ],
)
def test_an_unsafe_address_is_an_error_at_its_part(found, url: str, refused: bool) -> None:
    findings = found(ID, {"email/nb": button(url)})
    assert [(f.part, str(f.severity)) for f in findings] == [("body.0.url", "error")] * refused


def test_links_inside_texts_are_seen(found) -> None:
    text = {"type": "text", "text": "[Se](javascript:x)"}
    (finding,) = found(ID, {"email/nb": {"subject": "Hei", "body": [text]}})
    assert finding.part == "body.0.text"
