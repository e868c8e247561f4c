"""One translation for several source sentences."""

import pytest

from templates_lib.checks import index_of, run

ID = "translation_reused"


@pytest.mark.parametrize(
    ("source", "text", "many"),
    [
        pytest.param("Your payment has arrived.", "Vi har mottatt den i dag.", 1, id="another"),
        pytest.param("We got it today!", "Vi har mottatt den i dag!", 0, id="the-same"),
        pytest.param("We've got it today.", "Vi har mottatt den i dag.", 0, id="nearly-the-same"),
        pytest.param("Your payment has arrived.", "Betalingen din er her.", 0, id="its-own"),
        pytest.param("Your payment.", "Mottatt i dag.", 0, id="a-word-or-two"),
    ],
)
def test_sentences(make_family, source: str, text: str, many: int) -> None:
    other = make_family({"en": "We got it today.", "nb": "Vi har mottatt den i dag."}, key="other")
    found = run(make_family({"en": source, "nb": text}), only=[ID], index=index_of([other]))
    assert len(found) == many
    assert all(each.params["where"] == "other/sms/nb" for each in found)
