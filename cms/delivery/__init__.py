"""The hot path: reads of published wordings, answered from memory in front of Django.

`dispatcher` is the WSGI callable. It answers what it surely may, and hands everything else to
Django; what Django answers is kept on the way out (`kept`, bounded by bytes). Whether that is still
right is told by one row of the database (`sequence`): the newest release and a count of changes of
who may what (`cms.doors`). The answer is Django's own, byte for byte; only ``Date``, the rate limit
and the newest release are made on serving.
"""
