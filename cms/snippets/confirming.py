"""Confirming a change that many live texts say: a job beside the requests (`cms.jobs`).

The job is called by the change, so that whoever comes to its page meanwhile sees it. What was
decided stands in the database alone: a job that nobody sees any longer, such as one of another
machine, waits for the lock in `actions.confirm` as a second request would.
"""

from typing import Any, Final

from django.utils.translation import gettext as _

from cms import jobs
from cms.errors import Refused
from cms.models import SnippetChange
from cms.releases import Plan
from cms.snippets import actions

__all__ = ["AT_ONCE", "is_long", "job_of", "may_stop", "start", "stop"]

AT_ONCE: Final = 100
"""Live texts that are checked while a person waits: for the page of a change, to say what is wrong
with it, and when they confirm it. Each takes about 11 ms of processor time, in a message of 30:
a second for all of them.
"""


def is_long(plan: Plan) -> bool:
    """Whether to check what *plan* changes takes longer than a person waits for a page."""
    return len(plan.changes) > AT_ONCE


def job_of(change: SnippetChange) -> jobs.Job | None:
    """How the confirming of *change* is; None where it was never long, or lies far back."""
    return jobs.read(_name(change))


def start(change: SnippetChange, plan: Plan, user: Any, *, seen: str) -> None:
    """Begin to confirm *change*; nothing happens while somebody does. `Refused` as `confirm` does,
    for what can be known at once; the rest the job tells.
    """
    actions.require_confirmable(change, plan, user, seen=seen)

    def work(progress: jobs.Progress) -> None:
        progress.total = len(plan.changes)
        progress(0)
        actions.confirm(change, user, seen=seen, progress=progress)

    jobs.start(_name(change), "confirm", work, by=user.pk)


def may_stop(change: SnippetChange, job: jobs.Job, user: Any) -> bool:
    """Whoever began it may stop it, and those who may drop the change."""
    return job.by == user.pk or actions.may_drop(change, user)


def stop(change: SnippetChange, user: Any) -> None:
    """Ask for the confirming to stop; `Refused` for whoever may not. Nothing where none is."""
    job = job_of(change)
    if job is None or not job.is_running:
        return
    if not may_stop(change, job, user):
        raise Refused(_("Whoever began to confirm it may stop that, and those who publish here."))
    jobs.cancel(_name(change))


def _name(change: SnippetChange) -> str:
    return f"snippet-change-{change.pk}"
