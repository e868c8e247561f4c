"""A short run of the fuzzer, and Hypothesis beside it: both in every run of the tests."""

import os
import subprocess
import sys
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz._seeds import PIECES, seeds
from tests.fuzz._target import try_bytes

ROOT = Path(__file__).resolve().parents[2]
RUNS = 4_000


def test_the_fuzzer_finds_nothing_in_a_short_run():
    """Guided where atheris is installed, blind where it is not: the same command, the same law."""
    command = [sys.executable, "-m", "tests.fuzz.fuzz_language", "--runs", str(RUNS)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said[-4_000:]
    assert f"{RUNS} runs in" in said or f"{RUNS:,} runs in" in said


def test_the_seeds_are_many():
    assert len(list(seeds())) > 500


TEXTS = st.one_of(
    st.lists(st.sampled_from([*PIECES, *seeds()]), max_size=6).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.text(max_size=60),
).map(lambda text: text.encode("utf-8", "surrogatepass"))
INPUTS = st.one_of(
    st.binary(max_size=80),
    st.builds(lambda choice, text: choice.to_bytes(2) + text, st.integers(0, 65_535), TEXTS),
)


@settings(max_examples=500, suppress_health_check=[HealthCheck.too_slow])
@given(INPUTS)
def test_nothing_but_our_own_errors_comes_out(data):
    try_bytes(data)
