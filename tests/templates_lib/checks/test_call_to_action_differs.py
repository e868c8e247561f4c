"""What buttons mean."""

import pytest

ID = "call_to_action_differs"


def mail(*labels: str) -> dict[str, object]:
    buttons = [{"type": "button", "label": label, "url": "https://a.example"} for label in labels]
    return {"subject": "x", "body": buttons}


@pytest.mark.parametrize(
    ("source", "locale", "label", "count"),
    [
        pytest.param("Track your parcel", "nb", "Spor pakken", 0, id="nb"),
        pytest.param("Track your parcel", "nb", "Returner pakken", 1, id="nb-other"),
        pytest.param("Read more", "da", "Læs mere", 0, id="da"),
        pytest.param("Read more", "da", "Køb nu", 1, id="da-other"),
        pytest.param("Log in", "pl", "Zaloguj się", 0, id="pl"),
        pytest.param("Log in", "pl", "Wypisz się", 1, id="pl-other"),
        pytest.param("Track your parcel", "de", "Sendung verfolgen", 0, id="verb-last"),
        pytest.param("Track your parcel", "nl", "Pakket retourneren", 1, id="verb-last-other"),
        pytest.param("Pay now", "sv", "Köp nu", 0, id="people-mix-them"),
        pytest.param("Our sofas", "sv", "Köp nu", 0, id="no-verb"),
        pytest.param("Confirm", "fi", "Vahvista!", 0, id="fi"),
        pytest.param("Unsubscribe", "es", "Darse de baja", 0, id="es"),
    ],
)
def test_between_locales(found, source: str, locale: str, label: str, count: int) -> None:
    findings = found(ID, {"email/en": mail(source), f"email/{locale}": mail(label)})
    assert len(findings) == count


def test_only_one_button_each_is_compared_between_channels(found) -> None:
    push = {
        "title": "x",
        "body": "x",
        "actions": [{"type": "action", "name": "a", "label": "Betal"}],
    }
    assert len(found(ID, {"email/nb": mail("Spor pakken"), "push/nb": push})) == 1
    assert found(ID, {"email/nb": mail("Spor", "Betal"), "push/nb": push}) == []
