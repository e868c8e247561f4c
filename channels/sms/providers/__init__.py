"""Who sends an SMS: one module a request, found by the walk."""
