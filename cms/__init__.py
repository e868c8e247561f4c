"""Floor 3: storage, editing, review, releases, exchange and the HTTP API, on Django and Wagtail."""
