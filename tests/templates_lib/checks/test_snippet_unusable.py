"""What stops a snippet from being put in, and what does not."""

from typing import Any

import pytest

from templates_lib import checks, message
from templates_lib.checks import Finding
from templates_lib.snippets import MAX_DEPTH

MARK = '{% include "signature" %}'


def found_in(
    body: str, snippets: Any, *, channel: str = "sms", locale: str = "nb"
) -> list[Finding]:
    document = {
        "key": "k",
        "source_locale": locale,
        "snippets": snippets,
        "variants": [{"channel": channel, "locale": locale, "content": {"body": body}}],
    }
    return checks.run(message.load(document), only=["snippet_unusable"])


def one(text: str, locale: str = "nb", channel: str = "") -> dict[str, Any]:
    return {"signature": [{"locale": locale, "channel": channel, "text": text}]}


@pytest.mark.parametrize(
    ("snippets", "locale"),
    [
        pytest.param(one("Nordhus"), "nb", id="any-channel"),
        pytest.param(one("Nordhus", channel="sms"), "nb", id="its-channel"),
        pytest.param(one("Nordhus", "de"), "de-AT", id="the-locale-above"),
        pytest.param(one("{{ first_name }}"), "nb", id="a-placeholder"),
    ],
)
def test_what_can_be_put_in_is_no_fault(snippets: Any, locale: str) -> None:
    assert found_in(f"Takk! {MARK}", snippets, locale=locale) == []


@pytest.mark.parametrize(
    ("snippets", "locale"),
    [
        pytest.param({}, "nb", id="none-of-the-key"),
        pytest.param(one("Nordhus", channel="viber"), "nb", id="another-channel"),
        pytest.param(one("Nordhus", "en"), "nb", id="another-language"),
        pytest.param(one("Nordhus", "nb"), "nn", id="a-neighbour-of-the-fallback-chain"),
        pytest.param(one(f"– {MARK}"), "nb", id="round-and-round"),
        pytest.param(one("{{ first_name"), "nb", id="cannot-be-read"),
    ],
)
def test_what_cannot_is_an_error_at_the_mark(snippets: Any, locale: str) -> None:
    body = f"Takk! {MARK}"
    (finding,) = found_in(body, snippets, locale=locale)
    assert finding.severity == "error"
    assert body[finding.start : finding.end] == MARK


def test_the_nearest_key_is_suggested() -> None:
    (finding,) = found_in('Takk! {% include "signatur" %}', one("Nordhus"))
    assert finding.suggestion == MARK


@pytest.mark.parametrize(("deep", "faults"), [(MAX_DEPTH, 0), (MAX_DEPTH + 1, 1)])
def test_how_deep_snippets_may_stand_in_one_another(deep: int, faults: int) -> None:
    chain = {
        f"s{n}": [{"locale": "nb", "text": f'{{% include "s{n + 1}" %}}' if n < deep else "Hei"}]
        for n in range(1, deep + 1)
    }
    assert len(found_in('{% include "s1" %}', chain)) == faults


def test_each_mark_has_its_own() -> None:
    body = f"{MARK} {MARK}"
    assert [finding.start for finding in found_in(body, {})] == [0, len(MARK) + 1]
