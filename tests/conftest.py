"""What every test shares: the shared data, the store in use, and no quiet skips in CI."""

import atexit
import gc
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("BUDSKAP_SHARED", ROOT.parent / "shared"))
SHARED_ABSENT = "no shared data beside this checkout (BUDSKAP_SHARED names it)"
IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}

# Word lists are kept in a folder of this run: xdist's workers and the processes that tests start
# take it from here, so that each list is made once, and no file of other code is ever read.
if "BUDSKAP_CACHE" not in os.environ:
    os.environ["BUDSKAP_CACHE"] = tempfile.mkdtemp(prefix="budskap-tests-cache-")
    atexit.register(shutil.rmtree, os.environ["BUDSKAP_CACHE"], ignore_errors=True)

# Examples are as many as a run of some minutes affords; `make fuzz` goes deep.
# No deadline: two busy cores are slow at times. In CI the same examples each time, so that a
# submission is judged by its own change; everywhere else new ones.
settings.register_profile("budskap", deadline=None, derandomize=IN_CI)
settings.load_profile("budskap")


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The folder of corpora and vectors; a test that needs it is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(SHARED_ABSENT)
    return SHARED


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out tests marked for a store that this run does not use; another run has them."""
    postgres = os.environ.get("DATABASE_URL", "").startswith(("postgres://", "postgresql://"))
    in_use = {"postgres": postgres, "sqlite": not postgres, "redis": "REDIS_URL" in os.environ}
    absent = {name for name, used in in_use.items() if not used}
    kept: list[pytest.Item] = []
    left_out: list[pytest.Item] = []
    for item in items:
        needs_absent = any(mark.name in absent for mark in item.iter_markers())
        (left_out if needs_absent else kept).append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = kept


def pytest_collection_finish() -> None:
    """Keep the collector off the million objects of collected tests: it would walk them each time,
    a tenth of the run.
    """
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """In CI, a test that was skipped has failed."""
    return _fail_if_skipped_in_ci((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector):
    """In CI, a module that was skipped has failed."""
    return _fail_if_skipped_in_ci((yield))


def _fail_if_skipped_in_ci(report):
    """Nobody reads a skip in CI: a browser or a database that is missing there is a fault.

    Only the absence of the shared data, which no checkout can mend, may skip a test.
    """
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[-1]
        if SHARED_ABSENT not in reason:
            report.outcome = "failed"
            report.longrepr = f"{reason} (in CI that is a failure)"
    return report
