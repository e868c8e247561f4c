"""Telling other systems that something was published, by the Standard Webhooks specification.

`outbox` writes what is to be told in the transaction of a release; `worker` tells it afterwards, at
least once; `targets`, `addresses` and `transport` see to it that only allowed addresses are
called. docs/webhooks.md is for those who receive, docs/decisions/0016 says why it is built so.
"""
