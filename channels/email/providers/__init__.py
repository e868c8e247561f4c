"""Who sends a mail: one module a request, found by the walk."""
