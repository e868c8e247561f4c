"""Test messages: a rendered variant, sent to oneself before anybody else receives it.

`sending.send_test` is the verb; `senders` says through what it goes (docs/running.md has the
settings).
"""
