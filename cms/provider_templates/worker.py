"""The worker of webhooks, with templates for its job."""

from cms.provider_templates import due, working
from cms.webhooks.worker import Job

TEMPLATES = Job("provider_templates", due.due_accounts, working.serve)
