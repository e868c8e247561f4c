"""The release log through time: what changed between two releases, what stood at a moment.

Reads only, a page at a time: what they cost follows what is asked for, not what is live. The API
(`cms.api`) and the admin's pages (`cms.board`) ask the same questions here.
"""
