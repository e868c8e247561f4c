import pytest

from cms.api.names import BatchLocales, as_key, may_be_key, nearest
from cms.api.problems import Refusal


def test_a_batch_looks_for_the_names_near_a_few_unknown_locales_alone() -> None:
    batch = BatchLocales()
    for number in range(BatchLocales.MOST_UNKNOWN):
        with pytest.raises(Refusal, match="not a locale"):
            batch.tag(f"qq{number}")
    with pytest.raises(Refusal, match="Too many"):
        batch.tag("qq")
    with pytest.raises(Refusal, match="not a locale"):
        batch.tag("qq0")


def test_a_batch_knows_what_it_looked_up_before() -> None:
    batch = BatchLocales()
    assert [batch.tag(sent) for sent in ("no", "nb_NO", "no")] == ["nb", "nb", "nb"]


@pytest.mark.parametrize(
    ("sent", "may"),
    [("a", True), ("a" * 100, True), ("a" * 101, False), ("", False), ("A", False), ("a\0", False)],
)
def test_what_may_be_a_key(sent: str, may: bool) -> None:
    assert may_be_key(sent) is may


def test_what_was_sent_becomes_something_to_look_for() -> None:
    assert as_key("Order.Confirmed\0é") == "order.confirmed"


@pytest.mark.parametrize(
    ("sent", "known", "near"),
    [
        ("sm", ["sms", "email"], ["sms"]),
        ("zzz", ["sms", "email"], ["email", "sms"]),
        ("zzz", ["a", "b", "c", "d", "e", "f"], []),
        ("x", [], []),
    ],
)
def test_the_nearest_names(sent: str, known: list[str], near: list[str]) -> None:
    assert nearest(sent, known) == near
