"""Email: blocks that become MJML and HTML, and a plain-text part written from the same.

>>> from channels import Look
>>> [output.name for output in CHANNEL.assemble(CHANNEL.load({}), Look(), "nb")]
['subject', 'preheader', 'html', 'text']
"""

from channels.email._email import Email

__all__ = ["CHANNEL", "Email"]

CHANNEL = Email()
