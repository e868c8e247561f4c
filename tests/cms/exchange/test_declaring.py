import pytest

from cms.exchange.declaring import declare
from templates_lib.message import load


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *[(name, "url") for name in ("url", "resetLink", "redirect")],
        *[(name, "name") for name in ("user", "first_name", "username", "owner")],
        *[(name, "text") for name in ("date", "total", "otp", "curl", "userAgent")],
    ],
)
def test_a_name_suggests_a_type(name: str, kind: str) -> None:
    assert declare(name)["type"] == kind


def test_what_was_put_in_as_an_address_is_one() -> None:
    assert declare("go", is_link=True)["type"] == "url"


@pytest.mark.parametrize("name", ["url", "user", "date", "ipAddress", "agentClient", "x", "_"])
def test_a_declaration_is_one_of_a_message_document_and_its_samples_suit(name: str) -> None:
    document = {
        "key": "k",
        "source_locale": "en",
        "variants": [],
        "placeholders": {"p": declare(name)},
    }
    placeholder = load(document).placeholders["p"]
    assert placeholder.samples
    for sample in placeholder.samples:
        placeholder.coerce(sample)
