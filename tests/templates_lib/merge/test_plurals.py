"""The plural rules as arithmetic say what CLDR's rules say, for whole numbers."""

import pytest

import locales
from templates_lib.merge._plurals import never_other, rules
from templates_lib.merge._tests import alternatives, negated_away
from templates_lib.merge._tree import AllOf, AnyOf, Compare, Not, Ref

N = Ref("n")
NUMBERS = [*range(205), 1_000, 1_001, 1_011, 1_021, 10_000, 10**6, 10**6 + 1, 3 * 10**6, 10**12]
TAGS = ["nb", "da", "pl", "nl", "en", "fr", "es", "it", "pt", "ar", "cs", "sk", "sl", "hr", "uk"]
TAGS += ["ru", "lt", "lv", "et", "fi", "sv", "de", "ga", "gd", "cy", "br", "mt", "he", "ro", "is"]
TAGS += ["ja", "tr", "se"]
SIGNS = {
    "==": int.__eq__,
    "!=": int.__ne__,
    "<": int.__lt__,
    "<=": int.__le__,
    ">": int.__gt__,
    ">=": int.__ge__,
}


def holds(test, number):
    match test:
        case Not(inner):
            return not holds(inner, number)
        case AllOf(inner):
            return all(holds(each, number) for each in inner)
        case AnyOf(inner):
            return any(holds(each, number) for each in inner)
        case Compare(_, sign, wanted, modulo):
            return SIGNS[sign](number % modulo if modulo else number, wanted)


@pytest.mark.parametrize("tag", TAGS)
def test_each_number_has_the_category_that_cldr_gives_it(tag):
    known = rules(tag)
    for number in NUMBERS:
        found = [category for category, rule in known.items() if holds(rule(N), number)]
        assert (found or ["other"]) == [locales.get(tag).plural_category(number)], number


@pytest.mark.parametrize(("tag", "never"), [("pl", True), ("nb", False), ("ar", False)])
def test_whether_other_is_for_fractions_alone(tag, never):
    assert never_other(tag) is never


@pytest.mark.parametrize("tag", ["pl", "ar", "lt", "cy"])
def test_conditions_are_the_same_without_negations_and_as_alternatives(tag):
    for rule in rules(tag).values():
        test = Not(AllOf((rule(N), Not(Compare(N, "==", 3)))))
        ways = alternatives(test)
        for number in NUMBERS:
            wanted = holds(test, number)
            assert holds(negated_away(test), number) is wanted
            if ways is not None:
                assert any(all(holds(each, number) for each in way) for way in ways) is wanted
