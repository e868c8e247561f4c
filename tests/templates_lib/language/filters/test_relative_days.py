import pytest

from templates_lib.language import WrongValue, parse

N = "\u00a0"
TEMPLATE = parse("{{ n | relative_days }}")


@pytest.mark.parametrize(
    "tag, days",
    [
        ("nb", {-2: "i forgårs", -1: "i går", 0: "i dag", 1: "i morgen", 3: "om 3 døgn"}),
        ("nn", {-1: "i går", 1: "i morgon"}),
        ("da", {-3: "for 3 dage siden", -1: "i går", 0: "i dag", 1: "i morgen", 4: "om 4 dage"}),
        ("pl", {-1: "wczoraj", 0: "dzisiaj", 1: "jutro", 2: "pojutrze", 5: "za 5 dni"}),
        ("nl", {-1: "gisteren", 0: "vandaag", 1: "morgen", 3: "over 3 dagen"}),
        ("en", {-2: "2 days ago", -1: "yesterday", 0: "today", 1: "tomorrow", 2: "in 2 days"}),
        ("de", {2: "übermorgen", 3: "in 3 Tagen"}),
        ("cs", {-3: "před 3 dny", 5: "za 5 dní"}),
        pytest.param("nb", {1234: f"om 1{N}234 døgn", -365: "for 365 døgn siden"}, id="many"),
        pytest.param("nb", {"1": "i morgen", 1.0: "i morgen", "-0": "i dag"}, id="ways to say it"),
    ],
)
def test_written(tag, days):
    assert {each: TEMPLATE.render({"n": each}, tag) for each in days} == days


@pytest.mark.parametrize("value", [1.5, "2025-05-31", True, "tomorrow", [1]])
def test_no_number_of_days(value):
    with pytest.raises(WrongValue):
        TEMPLATE.render({"n": value}, "nb")


def test_half_a_day_is_told_what_was_expected():
    with pytest.raises(WrongValue) as caught:
        TEMPLATE.render({"n": 0.5}, "nb")
    assert caught.value.expected == "a whole number of days"
