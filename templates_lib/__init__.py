"""Floor 2: what a message is, its template language, rendering, and the consistency checker.

Nothing here imports Django, Wagtail or a database: an automation worker can load a message document
and check or render it with this package and the floors below alone.
"""
