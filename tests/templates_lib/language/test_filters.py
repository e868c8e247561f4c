"""Laws of the whole family of filters, and its package."""

from importlib import import_module

import pytest

from templates_lib.language import FILTERS, parse
from templates_lib.language.filters._filter import EVERYTHING
from templates_lib.placeholders import TYPES, Placeholder


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_is_named_as_its_module_and_documented(name):
    filter_ = FILTERS[name]
    module = import_module(f"templates_lib.language.filters.{name}")
    assert filter_.name == name
    assert module.FILTER is filter_
    assert module.__doc__.startswith(f"``{name}``: ")
    assert filter_.summary


@pytest.mark.parametrize("name", FILTERS)
def test_the_example_is_a_template_that_uses_the_filter(name):
    (use,) = parse(FILTERS[name].example).uses
    assert name in [one.name for one in use.filters]


# Days may be negative, which a count is not; and whole, which a number need not be.
WHOLE = {"relative_days"}


@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_writes_every_type_it_takes(name, type_):
    """What ``takes`` promises holds: the samples of those types are written."""
    filter_ = FILTERS[name]
    placeholder = Placeholder("x", type_, currency="NOK" if type_ == "money" else None)
    expression = filter_.example.split("|", 1)[1].strip(" }")
    template = parse(f"{{{{ x | {expression} }}}}")
    fits = not template.faults({"x": placeholder})
    # `default` lets a list through, which then needs a filter of its own.
    assert fits == (type_ in filter_.takes and (name, type_) != ("default", "list"))
    for value in placeholder.sample_values("nb") if fits else ():
        value = int(value) if name in WHOLE else value
        assert template.render({"x": value}, "nb", placeholders={"x": placeholder})


def test_every_type_is_taken_by_some_filter():
    assert frozenset(TYPES) == EVERYTHING
