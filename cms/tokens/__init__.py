"""Who may do what over the API, as people give it: rights of groups, and tokens.

`owners` says whose tokens somebody may make and revoke, `actions` makes and revokes, `words` says
what a token may do, `grants` and `group_panel` are the rights on Wagtail's page of a group. What a
call may do is decided in `cms.api.rights`.
"""
