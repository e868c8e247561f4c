"""Mails about a text that waits for approval go to those who reach it.

Wagtail sends them to everybody in the groups of the task: a mail names the text.
"""

from typing import Any

from wagtail.admin.mail import GroupApprovalTaskStateSubmissionEmailNotifier
from wagtail.models import TaskState
from wagtail.signals import task_submitted

UID = "group_approval_task_submitted_email_notification"
"""Wagtail's own: who connects with it first stands in its place."""


class SubmissionNotifier(GroupApprovalTaskStateSubmissionEmailNotifier):
    """Wagtail's, to fewer."""

    def get_recipient_users(self, task_state: Any, **kwargs: Any) -> Any:
        found = super().get_recipient_users(task_state, **kwargs)
        task = task_state.task.specific
        variant = task_state.workflow_state.content_object
        if not hasattr(task, "reaches"):
            return found
        return [user for user in found if task.reaches(variant, user)]


def join() -> None:
    """Take Wagtail's place; called once, before Wagtail's admin is ready."""
    task_submitted.connect(SubmissionNotifier(), sender=TaskState, weak=False, dispatch_uid=UID)
