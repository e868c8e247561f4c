"""Who carries a push notification: one module a request, found by the walk."""
