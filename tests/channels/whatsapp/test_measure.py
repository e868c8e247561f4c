"""The figures of a message, as it was written and finished."""

import pytest

from tests.channels.whatsapp.documents import WHATSAPP, card, carousel, code, offer, reply, web


def figures(document):
    return {
        metric.name: (metric.value, metric.limit, metric.state)
        for metric in WHATSAPP.measure(document).metrics
    }


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        pytest.param({}, {"body": (0, 1024, "ok")}, id="empty"),
        pytest.param(
            {"body": "Hei 🎉"},
            {"body": (5, 1024, "ok"), "lines": (1, None, "ok"), "emoji": (1, 10, "ok")},
            id="a text",
        ),
        pytest.param(
            {"body": "Hei {{ a }} og {{ a }}!", "buttons": [reply("Nei takk"), reply()]},
            {
                "body": (23, 1024, "ok"),
                "lines": (1, None, "ok"),
                "label": (8, 25, "ok"),
                "buttons": (2, 10, "ok"),
                "variables": (2, None, "ok"),
            },
            id="as it was written",
        ),
        pytest.param(
            {"category": "marketing", "body": "a\n" * 6, "footer": "x" * 61},
            {"body": (12, 1024, "ok"), "footer": (61, 60, "over"), "lines": (7, 5, "warn")},
            id="folded, and a footer too long",
        ),
        pytest.param(
            offer(body="x" * 601, header=[{"type": "text", "text": "Hei"}]),
            {
                "header": (3, 60, "ok"),
                "body": (601, 600, "over"),
                "label": (2, 25, "ok"),
                "buttons": (2, 10, "ok"),
                "lines": (17, 5, "warn"),
            },
            id="an offer takes less",
        ),
        pytest.param(
            carousel(card(body="Et"), card(body="To ord")),
            {
                "body": (8, 1024, "ok"),
                "card_body": (6, 160, "ok"),
                "label": (2, 25, "ok"),
                "cards": (2, 10, "ok"),
                "lines": (1, 5, "ok"),
            },
            id="a carousel",
        ),
        pytest.param(
            {**code(), "body": "482913"},
            {"body": (6, 15, "ok")},
            id="a code",
        ),
        pytest.param(
            {"category": "service", "body": "Hei", "buttons": [web(label="x" * 21)]},
            {
                "body": (3, 1024, "ok"),
                "label": (21, 20, "over"),
                "buttons": (1, 3, "ok"),
                "lines": (1, None, "ok"),
            },
            id="a free answer has less room",
        ),
    ],
)
def test_figures(document, expected):
    assert figures(document) == expected


def test_the_detail_says_what_the_api_answers():
    detail = WHATSAPP.measure({"category": "marketing", "body": "a\n" * 6 + "{{ b }}"}).detail
    assert detail == {"category": "marketing", "lines": 7, "folds": True, "variables": 1}
