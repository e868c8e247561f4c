"""Figures and their states."""

import pytest

from channels._measure import Measurement, Metric, state_of


@pytest.mark.parametrize(
    ("value", "state"), [(0, "ok"), (5, "ok"), (6, "warn"), (10, "warn"), (11, "over")]
)
def test_state_of(value, state):
    assert state_of(value, 5, 10) == state


@pytest.mark.parametrize(
    ("states", "worst"), [([], "ok"), (["ok", "warn"], "warn"), (["over", "warn"], "over")]
)
def test_the_worst_state_counts(states, worst):
    metrics = tuple(Metric(str(n), "x", 1, state=state) for n, state in enumerate(states))
    assert Measurement(metrics).state == worst


def test_a_metric_by_name():
    assert Measurement((Metric("a", "A", 3),))["a"].value == 3
    with pytest.raises(KeyError):
        Measurement()["a"]
