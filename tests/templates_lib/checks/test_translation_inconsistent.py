"""One source sentence, several translations."""

import pytest

from templates_lib.checks import Severity, index_of, run

ID = "translation_inconsistent"
SOURCE = "Your order is on its way."


@pytest.fixture
def judged(make_family):
    """``judged(text, *others)``: (severity, suggestion) of what is found in ``text``."""

    def run_it(text: str, *others: str, source: str = SOURCE) -> list[tuple[Severity, str | None]]:
        messages = [
            make_family({"en": SOURCE, "nb": other}, key=f"other{number}")
            for number, other in enumerate(others)
        ]
        found = run(make_family({"en": source, "nb": text}), only=[ID], index=index_of(messages))
        return [(each.severity, each.suggestion) for each in found]

    return run_it


OURS, THEIRS = "Bestillingen din er på vei.", "Ordren din er sendt til deg."


@pytest.mark.parametrize(
    ("others", "severity"),
    [
        pytest.param([], None, id="nobody"),
        pytest.param([THEIRS], Severity.INFO, id="one-other"),
        pytest.param([THEIRS, THEIRS], Severity.WARNING, id="two-others"),
        pytest.param([THEIRS, THEIRS, OURS], Severity.WARNING, id="two-to-one"),
        pytest.param([THEIRS, OURS], None, id="one-to-one"),
        pytest.param([OURS, OURS.upper()], None, id="the-same"),
    ],
)
def test_the_more_usual_one_is_told(judged, others: list[str], severity: Severity | None) -> None:
    assert judged(OURS, *others) == ([(severity, THEIRS)] if severity else [])


def test_another_source_is_another_sentence(judged) -> None:
    assert judged(OURS, THEIRS, THEIRS, source="Your order is here.") == []


def test_values_are_known_by_name(judged) -> None:
    source = "Your order is on its way."
    assert judged("Bestilling {{ no }} er på vei.", THEIRS, source=source) == [
        (Severity.INFO, None)
    ]


def test_a_message_is_not_compared_with_itself(make_family) -> None:
    message = make_family({"en": SOURCE, "nb": OURS})
    index = index_of([make_family({"en": SOURCE, "nb": THEIRS})])
    assert run(message, only=[ID], index=index) == []
