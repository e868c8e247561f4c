"""The HTTP API under ``/api/v1/``: what is published, fetched and rendered by other systems.

A handler in `routers` parses, calls and returns. What may be asked and what is answered is typed in
`schemas`; reads are in `cms.queries`; every refusal is an RFC 9457 problem (`problems`). Only
``POST`` of `render`, `check`, `measure` and `drafts` take a body, and only the last one writes.
"""
