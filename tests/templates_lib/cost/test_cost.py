"""What a variant costs over its samples: least, usual, worst, and which value is to blame."""

from decimal import Decimal
from typing import Any

import pytest

from channels import Look
from templates_lib import message as messages
from templates_lib.cost import Cause, cost, price


def costed(body: str, placeholders: dict[str, Any] | None = None, locale: str = "nb", **more: Any):
    document = {
        "key": "k",
        "source_locale": locale,
        "placeholders": placeholders or {},
        "variants": [{"channel": "sms", "locale": locale, "content": {"body": body}}],
    }
    message = messages.load(document)
    return cost(message.variants[0], message, look=Look(), **more)


NAMES = {"name": {"type": "name", "samples": ["Kari", "Bartłomiej", "Zoë"], "max_length": 20}}


def test_a_text_without_gaps_costs_what_it_costs():
    found = costed("a" * 161)
    assert (found.least, found.typical, found.worst, found.bound) == (2, 2, 2, 2)
    assert (found.combinations, found.exact, found.spread, found.causes) == (1, True, {2: 1}, ())


def test_one_name_makes_three_of_one():
    found = costed("a" * 134 + " {{ name }}", NAMES)
    assert (found.least, found.typical, found.worst) == (1, 1, 3)
    assert found.spread == {1: 1, 3: 3}
    assert [cause.name for cause in found.causes] == ["name"]
    assert found.causes[0].adds == 2
    assert found.exact and found.combinations == 4


def test_a_name_may_be_as_long_and_as_dear_as_it_is_declared():
    free = costed("a" * 130 + "{{ name }}", NAMES)
    bounded = costed("a" * 130 + "{{ name }}", {"name": {**NAMES["name"], "alphabet": "latin"}})
    assert free.worst <= bounded.bound <= free.bound


def test_the_cause_is_the_value_and_not_its_neighbours():
    two = {
        "city": {"type": "text", "samples": ["Oslo", "Bergen"]},
        **NAMES,
    }
    found = costed("a" * 120 + "{{ city }} {{ name }}", two)
    assert found.causes[0].name == "name"
    assert found.combinations == 2 * 4


def test_two_values_that_each_cost_are_both_named():
    both = {
        "a": {"type": "text", "samples": ["x", "ł"]},
        "b": {"type": "text", "samples": ["y", "ż"]},
    }
    found = costed("a" * 100 + "{{ a }}{{ b }}", both)
    assert [cause.name for cause in found.causes] == ["a", "b"]


def test_an_optional_value_is_left_out_too():
    found = costed(
        "{% if extra %}" + "ł" * 80 + "{% endif %}kort",
        {"extra": {"type": "text", "required": False, "samples": ["x"]}},
    )
    assert (found.least, found.typical, found.worst) == (1, 2, 2)


def test_only_the_placeholders_that_occur_are_combined():
    many = {f"p{n}": {"type": "text", "samples": ["a", "b", "c"]} for n in range(20)}
    assert costed("{{ p1 }}", many).combinations == 3


@pytest.mark.parametrize(("most", "exact"), [(9, True), (8, False)], ids=["all", "drawn"])
def test_of_too_many_combinations_some_are_drawn_and_it_says_so(most, exact):
    two = {n: {"type": "text", "samples": ["a", "b", "ł" * 80]} for n in "xy"}
    found = costed("{{ x }}{{ y }}", two, most_tried=most)
    assert (found.exact, found.combinations, found.tried) == (exact, 9, min(most, 9))
    assert (found.least, found.worst) == (1, 3)
    assert found == costed("{{ x }}{{ y }}", two, most_tried=most)


def test_each_plural_is_counted():
    body = '{{ n | plural(one="#", few="' + "ł" * 80 + '", many="#", other="#") }}'
    found = costed(body, {"n": {"type": "count", "samples": [1, 3]}}, "pl")
    assert (found.least, found.worst) == (1, 2)
    assert found.causes == (Cause("n", 3, 1),)


def test_a_channel_that_is_not_paid_by_size_has_no_cost():
    message = messages.load(
        {
            "key": "k",
            "source_locale": "nb",
            "variants": [{"channel": "email", "locale": "nb", "content": {"subject": "Hei"}}],
        }
    )
    assert cost(message.variants[0], message, look=Look()) is None


def test_the_price_of_a_thousand():
    found = price(costed("a" * 134 + " {{ name }}", NAMES), "NO", Decimal("0.39"), "NOK")
    assert (found.least, found.typical, found.worst) == (390, 390, 1170)
    assert (found.recipients, found.currency, found.country) == (1000, "NOK", "NO")
